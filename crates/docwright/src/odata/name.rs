//! How a name in the documentation is compared: file stems, namespaces, and the spelling most places use.

use std::collections::BTreeMap;

use crate::api::{Scalar, Segment};

/// Names are compared without regard to case: link targets, annotations and headings differ in it all the time.
pub(crate) fn fold(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// `resources/message.md` → `message`; what links and pages are matched by.
pub(crate) fn stem(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    fold(file.strip_suffix(".md").unwrap_or(file))
}

/// A link's target as the stem of the page and the anchor within it: `../resources/x.md#y` → (`x`, `y`).
///
/// Addresses of the published pages and of conceptual articles lead out of the documentation set, except
/// `/graph/api/resources/x?view=…`.
pub(crate) fn link_target(target: &str) -> (String, Option<String>) {
    let (page, anchor) = target.split_once('#').map_or((target, None), |(page, anchor)| (page, Some(fold(anchor))));
    let page = page.split('?').next().unwrap_or(page);
    let outside = page.starts_with('/') || page.contains("://");
    let published = page.find("/api/resources/").map(|at| &page[at..]);
    match (outside, published) {
        (true, None) => (String::new(), None),
        (_, Some(inside)) => (stem(inside), anchor),
        (false, None) => (stem(page), anchor),
    }
}

/// `#microsoft.graph.callRecords.session` → (`microsoft.graph.callRecords`, `session`).
pub(crate) fn split_qualified(text: &str) -> (Option<&str>, &str) {
    let text = text.trim().trim_start_matches('#').trim_matches('.');
    let text = text.strip_prefix("graph.").unwrap_or(text);
    match text.rsplit_once('.') {
        Some((namespace, name)) => (Some(namespace), name),
        None => (None, text),
    }
}

/// `Collection(microsoft.graph.user)` → (true, `microsoft.graph.user`).
pub(crate) fn split_collection(text: &str) -> (bool, &str) {
    let text = text.trim();
    match text.get(..11) {
        Some(head) if head.eq_ignore_ascii_case("collection(") => (true, text[11..].trim_end_matches(')').trim()),
        _ => (false, text),
    }
}

/// Letters, digits and underscores, one letter at least: what a type or property can be called. That is more than OData
/// allows (a digit in front, letters beyond ASCII), because what a page calls so must not get lost.
pub(crate) fn is_identifier(name: &str) -> bool {
    name.chars().all(|it| it.is_alphanumeric() || it == '_') && name.chars().any(char::is_alphabetic)
}

/// Control information such as `@odata.type` is no property; instance annotations such as
/// `@microsoft.graph.downloadUrl` are.
pub(crate) fn is_property_name(name: &str) -> bool {
    let plain = name.strip_prefix('@').unwrap_or(name);
    let parts_are_words = plain.split(['.', '@', '-']).all(|it| !it.is_empty() && it.chars().all(is_word));
    !is_control_information(name) && parts_are_words && plain.chars().any(char::is_alphabetic)
}

fn is_word(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

/// `@odata.type`, `members@odata.count`.
pub(crate) fn is_control_information(name: &str) -> bool {
    name.trim_start_matches('@').starts_with("odata.") || name.contains("@odata.")
}

/// A primitive type by any of the names that authors use. `Integer` and `number` do not say how large the values get, so
/// they are given room.
pub(crate) fn scalar(text: &str) -> Option<Scalar> {
    let name = fold(text.trim());
    let name = name.strip_prefix("edm.").unwrap_or(&name);
    Some(match name {
        "string" | "url" | "uri" | "text" | "etag" => Scalar::String,
        "boolean" | "bool" => Scalar::Boolean,
        "byte" => Scalar::Byte,
        "sbyte" => Scalar::SByte,
        "int16" => Scalar::Int16,
        "int32" | "int" => Scalar::Int32,
        "int64" | "integer" | "long" => Scalar::Int64,
        "single" | "float" => Scalar::Single,
        "double" | "number" | "numeric" => Scalar::Double,
        "decimal" => Scalar::Decimal,
        "guid" | "uuid" => Scalar::Guid,
        "date" => Scalar::Date,
        "datetimeoffset" | "datetime" | "timestamp" => Scalar::DateTimeOffset,
        "timeofday" | "time" => Scalar::TimeOfDay,
        "duration" => Scalar::Duration,
        "binary" | "bytes" => Scalar::Binary,
        "stream" => Scalar::Stream,
        _ => return None,
    })
}

/// Says outright that the value is JSON of no particular type.
pub(crate) fn is_untyped(text: &str) -> bool {
    matches!(
        fold(text.trim()).as_str(),
        "json" | "object" | "json object" | "untyped json object" | "microsoft.graph.json" | "edm.untyped" | "untyped"
    )
}

/// Whether a spelling shows where the words begin; a capital at the very start does not.
pub(crate) fn has_words(spelling: &str) -> bool {
    spelling.chars().skip(1).any(|it| it.is_ascii_uppercase())
}

/// A path with anonymous keys, for comparing paths.
pub(crate) fn path_key(segments: &[Segment]) -> String {
    let mut key = String::new();
    for segment in segments {
        key.push('/');
        match segment {
            Segment::Literal(name) | Segment::Cast(name) => key.push_str(&fold(name)),
            Segment::Key(_) => key.push_str("{}"),
            Segment::Call { name, .. } => key.push_str(&format!("{}()", fold(name))),
            Segment::ByPath(_) => key.push(':'),
            Segment::Ref => key.push_str("$ref"),
            Segment::Value => key.push_str("$value"),
            Segment::Count => key.push_str("$count"),
        }
    }
    key
}

/// Counts how names are spelled over the whole documentation.
#[derive(Debug, Default)]
pub(crate) struct Spellings(BTreeMap<String, BTreeMap<String, usize>>);

impl Spellings {
    pub(crate) fn count(&mut self, name: &str) {
        if is_identifier(name) {
            *self.0.entry(fold(name)).or_default().entry(name.to_owned()).or_default() += 1;
        }
    }

    /// The spelling of a type: its own page's annotation, unless that is written all in lower case where other places
    /// show where its words begin; else what most places use, the alphabetically first of equals. A capital at the
    /// very start shows no word: headings and sentences have one for their own reasons.
    pub(crate) fn best(&self, name: &str, own_annotation: Option<&str>) -> String {
        let folded = fold(name);
        if let Some(own) = own_annotation.filter(|own| **own != folded) {
            return own.to_owned();
        }
        let counted = self.0.get(&folded).into_iter().flatten();
        let shouted = |spelling: &str| !spelling.chars().any(|it| it.is_ascii_lowercase());
        let first = own_annotation.and_then(|own| own.chars().next());
        let cased = counted.filter(|(spelling, _)| {
            let starts_alike = first.is_none_or(|first| spelling.starts_with(first));
            starts_alike && has_words(spelling) && !shouted(spelling)
        });
        // `max_by_key` keeps the last of equals, so the spellings are walked backwards.
        let winner = cased.collect::<Vec<_>>().into_iter().rev().max_by_key(|(_, count)| **count);
        let own = || own_annotation.unwrap_or(name).to_owned();
        winner.map_or_else(own, |(spelling, _)| spelling.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_targets() {
        let target = |it: &str| {
            let (page, anchor) = link_target(it);
            format!("{page} {}", anchor.unwrap_or_default())
        };
        assert_eq!(target("../resources/Message.md#Properties"), "message properties");
        assert_eq!(target("#importance-values"), " importance-values");
        assert_eq!(target("/graph/permissions-reference"), " ");
        assert_eq!(target("/graph/api/resources/user?view=graph-rest-1.0#x"), "user x");
        assert_eq!(target("https://example.com/a.md"), " ");
    }

    #[test]
    fn qualified_names() {
        assert_eq!(
            split_qualified("#microsoft.graph.callRecords.session"),
            (Some("microsoft.graph.callRecords"), "session")
        );
        assert_eq!(split_qualified("message"), (None, "message"));
        assert_eq!(split_collection("Collection(microsoft.graph.user)"), (true, "microsoft.graph.user"));
        assert_eq!(split_collection("sourceCollection"), (false, "sourceCollection"));
    }

    #[test]
    fn spelling_follows_most_places() {
        let mut spellings = Spellings::default();
        for name in ["driveItem", "driveItem", "DriveItem", "driveitem", "driveitem", "driveitem"] {
            spellings.count(name);
        }
        assert_eq!(spellings.best("driveitem", None), "driveItem");
        assert_eq!(spellings.best("driveitem", Some("DriveItem")), "DriveItem");
        assert_eq!(spellings.best("DRIVEITEM", Some("driveitem")), "driveItem");
        assert_eq!(spellings.best("unseen", None), "unseen");
        ["POST", "Post", "POST"].iter().for_each(|it| spellings.count(it));
        assert_eq!(spellings.best("post", Some("post")), "post");
    }
}
