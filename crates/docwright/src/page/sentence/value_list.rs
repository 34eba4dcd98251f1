//! Members of an enumeration that a description lists.
//!
//! ```markdown
//! The status. Possible values are: `a`, `b` (the default), or `unknownFutureValue`. Use the `Prefer: …` header to get
//! the following values in this evolvable enum: `c`. Default is `a`. Valid values 4 to 16.
//! ```
//!
//! ```text
//! list   := lead item (gap item)*
//! lead   := "possible values" | "allowed values" | "one of" | "evolvable enum" | …
//! item   := code, else emphasis, else a plain word; never numbers for a numeric type
//! gap    := "," "and" "or" ";" "(remark)" | "- explanation" up to the next item, but no end of a sentence
//! ```

use std::ops::Range;

use crate::page::sentence::phrases::Phrases;
use crate::page::sentence::text::{MarkKind, SentenceText, TextMark};
use crate::page::sentence::type_text::{self, TypeText};
use crate::text::prose::Prose;
use crate::text::source::Spanned;

static LEADS: Phrases = Phrases::new(&[
    "possible value",
    "allowed value",
    "supported value",
    "valid value",
    "accepted value",
    "acceptable value",
    "permitted value",
    "available value",
    "values are",
    "values can be",
    "values include",
    "values in this evolvable enum",
    "value can be",
    "value is one of",
    "can be one of",
    "must be one of",
    "one of the following",
    "could be one of",
    "value(s) in this evolvable enum",
    "possible types",
    "values:",
]);

/// No description lists more.
const MAX_VALUES: usize = 1000;

/// Between two items stands at most this much text.
const MAX_GAP: usize = 600;

/// The members that a description lists for a property of this type.
pub(crate) fn read(description: &Prose, ty: &TypeText) -> Vec<Spanned<String>> {
    if description.runs.is_empty() || is_numeric(ty) {
        return Vec::new();
    }
    let flat = SentenceText::new(description);
    let mut values: Vec<Spanned<String>> = Vec::new();
    let mut from = 0;
    while let Some(lead) = flat.find(&(from..flat.text.len()), &LEADS) {
        let (list, end) = list(&flat, lead.end);
        for value in list {
            if values.len() < MAX_VALUES && !values.iter().any(|known| known.value == value.value) {
                values.push(value);
            }
        }
        from = end.max(lead.end);
    }
    if values.iter().all(|value| is_scalar_word(&value.value)) {
        return Vec::new();
    }
    values
}

fn is_numeric(ty: &TypeText) -> bool {
    let first = ty.names.first().map(|name| name.text.to_ascii_lowercase());
    first.is_some_and(|name| {
        let name = name.strip_prefix("edm.").unwrap_or(&name);
        type_text::is_primitive(name) && !matches!(name, "string" | "json" | "url" | "guid")
    })
}

/// `true`, `null`, `12`: values, but not members of an enumeration.
fn is_scalar_word(word: &str) -> bool {
    matches!(word, "true" | "false" | "null") || word.parse::<f64>().is_ok()
}

/// The items after a lead, and where the list ends.
fn list(flat: &SentenceText, from: usize) -> (Vec<Spanned<String>>, usize) {
    let near = flat.lower.floor_char_boundary(from + MAX_GAP);
    let stop = flat.lower[from..near].find(". ").map_or(near, |at| from + at);
    for kind in [MarkKind::Code, MarkKind::Strong, MarkKind::Emphasis] {
        let (items, end) = marked(flat, from, &kind);
        if !items.is_empty() {
            return (items, end);
        }
    }
    (plain(flat, from..stop), stop)
}

fn marked(flat: &SentenceText, from: usize, kind: &MarkKind) -> (Vec<Spanned<String>>, usize) {
    let mut items = Vec::new();
    let mut end = from;
    let first = flat.marks.partition_point(|mark| mark.range.start < from);
    for mark in &flat.marks[first..] {
        if mark.range.start > end + MAX_GAP {
            break;
        }
        if mark.kind != *kind {
            continue;
        }
        let gap = &flat.lower[end..mark.range.start];
        let fits = if items.is_empty() { !ends_sentence(gap) && gap.len() < 120 } else { is_gap(gap) };
        if !fits {
            break;
        }
        items.extend(item(flat, mark));
        end = mark.range.end;
    }
    (items, end)
}

fn item(flat: &SentenceText, mark: &TextMark) -> Option<Spanned<String>> {
    let text = flat.text[mark.range.clone()].trim_matches(['`', '"', '\'', ' ', ',', '.']);
    (!text.is_empty()).then(|| Spanned::new(text.to_owned(), mark.span))
}

fn ends_sentence(gap: &str) -> bool {
    gap.contains(". ") || gap.contains(".\n")
}

fn is_gap(gap: &str) -> bool {
    let trimmed = gap.trim_start();
    let explains = ["-", "–", "—", ":", "(", "="].iter().any(|start| trimmed.starts_with(start));
    if explains {
        return gap.contains('\n') || !ends_sentence(gap);
    }
    let mut words = gap.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| matches!(word, "and" | "or" | "the" | "value" | "default")) && !ends_sentence(gap)
}

/// `Possible values: low, normal, high.`: single words between separators, at least two.
fn plain(flat: &SentenceText, range: Range<usize>) -> Vec<Spanned<String>> {
    let text = &flat.text[range.clone()];
    let Some(start) = text.find([':', ' ']).map(|at| at + 1).filter(|_| text.contains(',')) else {
        return Vec::new();
    };
    let text = &text[start..];
    let mut items = Vec::new();
    let mut at = range.start + start;
    for piece in text.split(',') {
        let word = piece.trim().trim_start_matches("and ").trim_start_matches("or ");
        let word = word.trim_matches(['"', '\'', '.', ' ', '\n']);
        let first = items.is_empty() && word.starts_with("are:");
        let word = if first { word["are:".len()..].trim() } else { word };
        if word.is_empty() || !word.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
            return Vec::new();
        }
        let offset = at + piece.find(word).unwrap_or_default();
        items.push(Spanned::new(word.to_owned(), flat.span(&(offset..offset + word.len()))));
        at += piece.len() + 1;
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;
    use crate::text::source::Span;
    use crate::text::source::tests::file;

    fn values(text: &str, ty: &str) -> Vec<String> {
        let ty = type_text::from_name(ty, Span::at_start(file()));
        read(&prose(text), &ty).into_iter().map(|value| value.value).collect()
    }

    #[test]
    fn lists_are_found_after_their_lead() {
        let cases: &[(&str, &[&str])] = &[
            (
                "The importance. The possible values are: `low`, `normal`, and `high`. Default is `other`.",
                &["low", "normal", "high"],
            ),
            ("Possible values: `a` (the default), `b` - explained, `c`.", &["a", "b", "c"]),
            ("Can be one of: *a*, *b*.", &["a", "b"]),
            ("Possible values are: <ul><li>**a**: x. </li><li>**b**: y.</li></ul>", &["a", "b"]),
            ("Possible values are: Low, Normal, High.", &["Low", "Normal", "High"]),
            (
                "Values are: `a`, `unknownFutureValue`. You must use the `Prefer: x` request header to get the following values in this evolvable enum: `b`.",
                &["a", "unknownFutureValue", "b"],
            ),
            ("The value of `x` when `y` is set.", &[]),
            ("Possible values are `true` or `false`.", &[]),
            ("Valid values 4 to 16", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(values(text, "String"), *expected, "{text}");
        }
    }

    #[test]
    fn every_lead_leads_by_itself() {
        for lead in LEADS.list() {
            assert_eq!(values(&format!("The kind. {lead} `a` or `b`."), "String"), ["a", "b"], "{lead}");
        }
    }

    #[test]
    fn numbers_are_values_of_strings_only() {
        assert_eq!(values("Possible values: `1.1`, `2.0`, `x`.", "String"), ["1.1", "2.0", "x"]);
        assert_eq!(values("Possible values: `1`, `2`.", "Int32"), [""; 0]);
    }
}
