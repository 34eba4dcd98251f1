//! Values held against what their descriptions say: a list, a range, a length.

use crate::api::Values;
use crate::krate::ItemKind;
use crate::text::json::Json;
use crate::text::source::{Span, Spanned};
use crate::wire::finding::Rule;

/// A value that a description does not allow.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    pub(crate) rule: Rule,
    /// The second half of a sentence about the value.
    pub(crate) message: String,
    /// Where the description says so.
    pub(crate) place: Span,
}

/// A JSON value of this type that its description does not allow.
pub(crate) fn json(values: &Values, kind: &ItemKind, json: &Json) -> Option<Misfit> {
    match (kind, json) {
        (ItemKind::Scalar(crate::krate::Scalar::String), Json::String(it)) => text(values, it),
        (ItemKind::Scalar(_), Json::Number(it)) => number(values, it),
        _ => None,
    }
}

/// A text that its description does not allow; several values may stand in one text, parted by commas.
pub(crate) fn text(values: &Values, text: &str) -> Option<Misfit> {
    if is_placeholder(text) {
        return None;
    }
    let unlisted = || {
        // One value alone is an example more often than a list.
        let first = values.listed.first().filter(|_| values.listed.len() > 1 || values.is_closed)?;
        let other = text.split(',').map(str::trim).find(|it| !values.allow(it)).filter(|_| !values.allow(text))?;
        let (rule, says) = match values.is_closed {
            true => (Rule::RefusedValue, "no other value is"),
            false => (Rule::UnlistedValue, "other values are"),
        };
        Some(Misfit { rule, message: format!("`{other}` is not listed, {says}"), place: first.span })
    };
    let length = text.chars().count();
    let out_of = |it: &Spanned<crate::api::Bounds>| {
        // A text is shorter than any number that a float cannot hold.
        let message = format!("it has {length} characters, documented is {}", it.value);
        let misfit = Misfit { rule: Rule::LimitExceeded, message, place: it.span };
        (!it.value.hold(length as f64)).then_some(misfit)
    };
    unlisted().or_else(|| values.length.as_ref().and_then(out_of))
}

/// A number that its description does not allow.
pub(crate) fn number(values: &Values, number: &str) -> Option<Misfit> {
    let range = values.range.as_ref()?;
    let value = number.parse::<f64>().ok()?;
    let message = format!("`{number}` is out of the range, documented is {}", range.value);
    (!range.value.hold(value)).then_some(Misfit { rule: Rule::LimitExceeded, message, place: range.span })
}

/// Something that stands for a text: nothing, a name in braces, a type, an ellipsis, a choice.
fn is_placeholder(text: &str) -> bool {
    let word = text.trim().to_ascii_lowercase();
    word.is_empty()
        || word.starts_with(['{', '<', '[', '*', '.', '…', '%'])
        || word.starts_with("string")
        || word.ends_with("-value")
        || word.ends_with("...")
        || word.contains(" | ")
}
