//! OData query options that a property's description allows, as one text.
//!
//! ```text
//! abilities = ["default" | "select-only"] ["$filter" ["(" operator {"," operator} ")"]] ["$orderby"] ["$search"] ["$count"]
//!             ["$expand"] ["read-only"]          parted by blanks
//! Returned only on `$select`. Supports `$filter` (`eq`, `ne`) and `$orderBy`.  →  select-only $filter(eq,ne) $orderby
//! ```

use crate::api::{Property, Prose, Run};
use crate::odata::query_option::of_properties;

/// Operators and functions that descriptions list behind `$filter`.
const OPERATORS: &[&str] =
    &["any", "all", "contains", "endswith", "eq", "ge", "gt", "has", "in", "le", "lt", "ne", "not", "startswith"];

/// The abilities of a property.
pub(crate) fn abilities(property: &Property) -> String {
    let mut found: Vec<String> = Vec::new();
    if let Some(doc) = property.doc.as_ref().filter(|it| mentions_options(it)) {
        let text = doc.plain().to_ascii_lowercase();
        let sentences: Vec<&str> = text.split(". ").collect();
        if sentences.iter().any(|it| returned_on_select(it)) {
            found.push("select-only".to_owned());
        } else if sentences.iter().any(|it| returned_by_default(it)) {
            found.push("default".to_owned());
        }
        let supports: Vec<&str> = sentences.into_iter().filter(|it| is_support(it)).collect();
        found.extend(supports.iter().find_map(|it| filter(it)));
        let options = of_properties().filter(|option| supports.iter().any(|it| has_word(it, option)));
        found.extend(options.map(str::to_owned));
    }
    if *property.read_only {
        found.push("read-only".to_owned());
    }
    found.join(" ")
}

/// Few descriptions do; the others are not looked at closely.
fn mentions_options(doc: &Prose) -> bool {
    doc.runs.iter().any(
        |it| matches!(&it.value, Run::Text(text) | Run::Code(text) if text.contains('$') || text.contains("default")),
    )
}

fn returned_on_select(sentence: &str) -> bool {
    let asked = ["only", "requires $select", "unless", "not returned by default"];
    has_word(sentence, "$select") && asked.iter().any(|it| sentence.contains(it))
}

fn returned_by_default(sentence: &str) -> bool {
    sentence.contains("returned by default") && !sentence.contains("not returned")
}

fn is_support(sentence: &str) -> bool {
    let denied =
        ["not support", "n't support", "unsupported", "supported only when"].iter().any(|it| sentence.contains(it));
    sentence.contains("support") && !denied
}

/// `$filter(eq,ne)`; without operators when none are listed.
fn filter(sentence: &str) -> Option<String> {
    let at = sentence.find("$filter")?;
    let rest = sentence[at + "$filter".len()..].trim_start();
    let listed = rest.strip_prefix('(').and_then(|it| it.split_once(')')).map_or("", |(list, _)| list);
    let words = listed.split(|it: char| !it.is_ascii_alphabetic());
    let mut operators: Vec<&str> = Vec::new();
    for word in words.filter(|it| OPERATORS.contains(it)) {
        if !operators.contains(&word) {
            operators.push(word);
        }
    }
    Some(if operators.is_empty() { "$filter".to_owned() } else { format!("$filter({})", operators.join(",")) })
}

/// True if an option occurs and does not merely begin a longer one.
fn has_word(text: &str, option: &str) -> bool {
    let mut found = text.match_indices(option).map(|(at, _)| &text[at + option.len()..]);
    found.any(|after| !after.starts_with(|it: char| it.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::{Property, Prose, Run, abilities};
    use crate::lower::tests::testing::Docs;
    use crate::text::source::Spanned;

    #[test]
    fn descriptions_in_the_words_of_constants() {
        let mut docs = Docs::new();
        let property = docs.property("name: String");
        for (text, want) in [
            ("A name.", ""),
            (
                "Returned by default. Supports $filter (eq, ne, NOT, in, startsWith).",
                "default $filter(eq,ne,not,in,startswith)",
            ),
            ("Not returned by default; name it in $select.", "select-only"),
            ("The name. Returned only on $select. Supports $select.", "select-only"),
            ("Returned only on applying a $select query option.", "select-only"),
            ("This is the default calendar.", ""),
            ("Supports $filter.", "$filter"),
            ("Supports $filter (eq operator only) and $orderBy", "$filter(eq) $orderby"),
            (
                "Supports $orderby, $search, and $filter (eq, le, and ge operators only).",
                "$filter(eq,le,ge) $orderby $search",
            ),
            ("Supports $filter (eq on null values).", "$filter(eq)"),
            ("Supports $select and $expand.", "$expand"),
            ("Does not support $filter. Supports $orderby.", "$orderby"),
            ("Supported only when the header is set and $count is true.", ""),
        ] {
            let run = Spanned::new(Run::Text(text.to_owned()), property.origin);
            let doc = Some(Prose { runs: vec![run], span: property.origin });
            assert_eq!(abilities(&Property { doc: doc.clone(), ..property.clone() }), want, "{text}");
            let also = abilities(&Property { doc, read_only: true.into(), ..property.clone() });
            assert_eq!(also, format!("{want} read-only").trim(), "{text}");
        }
    }
}
