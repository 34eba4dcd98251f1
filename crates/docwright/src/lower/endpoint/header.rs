//! Request headers of an endpoint: those that it sends with one value, and those that callers have to give.

use crate::api::Header;
use crate::lower::endpoint::grouping::Use;

/// Headers that whoever sends a request sets by itself, whatever a page requires.
const OF_CLIENT: &[&str] = &["user-agent", "host", "client-request-id"];

/// Headers that every page requires with one and the same value.
pub(crate) fn fixed(uses: &[Use<'_>]) -> Vec<(String, String)> {
    let mut all = uses.iter().map(|it| {
        let fixed = it.operation.headers.iter().filter(|it| it.required && it.preset.is_none());
        let fixed = fixed.filter_map(|it| Some((it.name.clone(), fixed_value(&it.doc.plain())?)));
        fixed.collect::<Vec<_>>()
    });
    let Some(first) = all.next() else {
        return Vec::new();
    };
    let others: Vec<_> = all.collect();
    first.into_iter().filter(|it| others.iter().all(|other| other.contains(it))).collect()
}

/// Headers that every page requires of every request and leaves the value of to the caller: `If-Match`.
pub(crate) fn given<'a>(uses: &[Use<'a>]) -> Vec<&'a Header> {
    let mut all = uses.iter().map(|it| it.operation.headers.iter().filter(|it| is_given(it)).collect::<Vec<_>>());
    let mut found: Vec<&Header> = Vec::new();
    let first = all.next().unwrap_or_default();
    let others: Vec<_> = all.collect();
    for it in first {
        let is_same = |other: &&Header| other.name.eq_ignore_ascii_case(&it.name);
        if others.iter().all(|page| page.iter().any(is_same)) && !found.iter().any(is_same) {
            found.push(it);
        }
    }
    found
}

fn is_given(it: &Header) -> bool {
    let is_of_client = OF_CLIENT.iter().any(|name| it.name.eq_ignore_ascii_case(name));
    it.always && it.preset.is_none() && !is_of_client && fixed_value(&it.doc.plain()).is_none()
}

/// The value in `eventual. Required.`: one word, before nothing but the word `required`.
fn fixed_value(text: &str) -> Option<String> {
    let (value, rest) = text.trim().split_once(['.', ' ', ',']).unwrap_or((text.trim(), ""));
    let rest = rest.trim_matches(|it: char| !it.is_ascii_alphabetic());
    let is_word = !value.is_empty() && value.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'='));
    let is_type = ["string", "boolean", "integer", "required"].iter().any(|it| value.eq_ignore_ascii_case(it));
    (is_word && !is_type && rest.eq_ignore_ascii_case("required")).then(|| value.to_owned())
}
