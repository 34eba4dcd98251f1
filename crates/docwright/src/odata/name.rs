//! Names of types, properties and parts of addresses: what they may hold, and how they are compared.

/// Names are compared without regard to case: link targets, annotations and headings differ in it all the time.
pub(crate) fn fold(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// Appends a name as it is compared.
pub(crate) fn push_folded(text: &mut String, name: &str) {
    let start = text.len();
    text.push_str(name);
    text[start..].make_ascii_lowercase();
}

/// `#example.graph.callRecords.session` → (`example.graph.callRecords`, `session`).
pub(crate) fn split_qualified(text: &str) -> (Option<&str>, &str) {
    let text = text.trim().trim_start_matches('#').trim_matches('.');
    let text = text.strip_prefix("graph.").unwrap_or(text);
    match text.rsplit_once('.') {
        Some((namespace, name)) => (Some(namespace), name),
        None => (None, text),
    }
}

/// `Collection(example.graph.user)` → (true, `example.graph.user`).
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
/// `@example.graph.downloadUrl` are.
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

/// Letters, digits and a few marks, one letter at least: a literal of an address.
pub(crate) fn is_literal(text: &str) -> bool {
    text.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '$' | '.'))
        && text.chars().any(|it| it.is_ascii_alphabetic())
}

/// `example.mail.user`: a type in a namespace of two words or more, which begins small. Other literals with dots are values:
/// `contoso.com`, `mail.contoso.com`, `Com.Contoso.Deal`.
pub(crate) fn is_qualified(text: &str) -> bool {
    let is_host = || text.rsplit('.').next().is_some_and(|it| TOP_LEVEL.iter().any(|top| it.eq_ignore_ascii_case(top)));
    let parts = || text.split('.');
    parts().count() > 2
        && text.starts_with(|it: char| it.is_ascii_lowercase())
        && parts().all(|it| is_literal(it) && !it.contains('-'))
        && !is_host()
}

/// The ends of the names of hosts that documentation shows.
const TOP_LEVEL: [&str; 8] = ["com", "net", "org", "edu", "gov", "io", "local", "example"];

/// Says outright that the value is JSON of no particular type.
pub(crate) fn is_untyped(text: &str) -> bool {
    matches!(
        fold(text.trim()).as_str(),
        "json" | "object" | "json object" | "untyped json object" | "edm.untyped" | "untyped" | "class" | "array"
    ) || is_qualified(text.trim()) && split_qualified(text).1.eq_ignore_ascii_case("json")
}

/// True if a spelling shows where the words begin; a capital at the very start does not.
pub(crate) fn has_words(spelling: &str) -> bool {
    spelling.chars().skip(1).any(|it| it.is_ascii_uppercase())
}

/// True if a name is another one, misspelt: one letter inside of it is left out, added, another or at its neighbour's
/// place. Names that differ in a number or at an end are two names: `line1` and `line2`, `ccRecipients` and
/// `bccRecipients`, `drive` and `drives`.
pub(crate) fn is_misspelt(name: &str, other: &str) -> bool {
    const SHORTEST: usize = 5;
    let (name, other) = (name.as_bytes(), other.as_bytes());
    if name.len().min(other.len()) < SHORTEST || name.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let ends = |it: &[u8]| [it.first(), it.last()].map(|it| it.map(u8::to_ascii_lowercase));
    ends(name) == ends(other) && digits_of(name).eq(digits_of(other)) && is_one_slip(name, other)
}

/// True if two letters are the same but for their case.
fn is_letter(one: &u8, other: &u8) -> bool {
    one.eq_ignore_ascii_case(other)
}

fn digits_of(name: &[u8]) -> impl Iterator<Item = &u8> {
    name.iter().filter(|it| it.is_ascii_digit())
}

/// True if two names differ by one letter, or by two that have changed places.
fn is_one_slip(name: &[u8], other: &[u8]) -> bool {
    let front = name.iter().zip(other).take_while(|(one, other)| is_letter(one, other)).count();
    let (name, other) = (&name[front..], &other[front..]);
    let back = name.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| is_letter(one, other)).count();
    match (&name[..name.len() - back], &other[..other.len() - back]) {
        ([], []) => false,
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => is_letter(a, d) && is_letter(b, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_in_namespaces_are_told_from_hosts_and_other_values_with_dots() {
        for name in ["example.mail.user", "example.callRecords.session", "a.b.c.d"] {
            assert!(is_qualified(name), "{name}");
        }
        for name in ["contoso.com", "mail.contoso.com", "Com.Contoso.Deal", "a.b", "v1.0", "a..b", "b.txt", "x-y.a.b"] {
            assert!(!is_qualified(name), "{name}");
        }
        assert!(is_untyped("example.mail.Json") && !is_untyped("example.mail.jsonb"));
    }

    #[test]
    fn qualified_names() {
        assert_eq!(
            split_qualified("#example.graph.callRecords.session"),
            (Some("example.graph.callRecords"), "session")
        );
        assert_eq!(split_qualified("message"), (None, "message"));
        assert_eq!(split_collection("Collection(example.graph.user)"), (true, "example.graph.user"));
        assert_eq!(split_collection("sourceCollection"), (false, "sourceCollection"));
    }

    #[test]
    fn misspelt_names() {
        for (name, other) in [("atAprovedPlace", "atApprovedPlace"), ("colour", "coluor"), ("commment", "comment")] {
            assert!(is_misspelt(name, other) && is_misspelt(other, name), "{name} {other}");
        }
        let two = [("line1", "line2"), ("drive", "drives"), ("ccRecipients", "bccRecipients"), ("comment", "Comment")];
        for (name, other) in two.into_iter().chain([("cTag", "eTag"), ("caller", "callee"), ("altitude", "latitude")]) {
            assert!(!is_misspelt(name, other), "{name} {other}");
        }
    }
}
