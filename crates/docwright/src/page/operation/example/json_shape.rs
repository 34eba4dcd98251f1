//! JSON representations: an object of a type, whatever the page writes around it.
//!
//! ```text
//! "lamp" { "colour": "string" }                  a label in front, with or without a colon
//! "value": [ { "colour": "string" } ]            a member of an answer, without the answer
//! { "value": [ { "colour": "string" } ] }        a collection of such objects
//! ```

use crate::page::document::context::Context;
use crate::page::operation::example::shown::read_json;
use crate::text::json::Json;
use crate::text::source::{Span, Spanned};

/// The object that a block shows.
pub(crate) fn read(cx: &mut Context<'_>, content: Span) -> Option<Spanned<Json>> {
    let (_, object) = labelled(cx, content);
    let json = read_json(cx, object).value?;
    Some(of_one(json))
}

/// The label in front of an object or a list, and the object or list.
pub(crate) fn labelled(cx: &Context<'_>, content: Span) -> (Option<Spanned<String>>, Span) {
    let text = cx.text(content);
    let at = |start: usize, end: usize| {
        let base = content.start as usize;
        Span::new(content.file, base + start..base + end)
    };
    let begin = text.len() - text.trim_start().len();
    let inner = text[begin..].strip_prefix('"').and_then(|it| it.split_once('"'));
    let rest = |rest: &str| rest.trim_start_matches([':', ' ', '\n', '\r', '\t']).len();
    let labelled = inner.filter(|(label, after)| {
        let is_name = !label.is_empty() && label.chars().all(|it| it.is_alphanumeric() || it == '_');
        is_name && after[after.len() - rest(after)..].starts_with(['{', '['])
    });
    let Some((label, after)) = labelled else { return (None, content) };
    let name = Spanned::new(label.to_owned(), at(begin + 1, begin + 1 + label.len()));
    (Some(name), at(text.len() - rest(after), text.len()))
}

/// One of the objects, where several are shown as they are answered.
fn of_one(json: Spanned<Json>) -> Spanned<Json> {
    let items = match &json.value {
        Json::Array(items) => items,
        Json::Object(members) => match members.as_slice() {
            [only] if only.name.value == "value" => match &only.value.value {
                Json::Array(items) => items,
                _ => return json,
            },
            _ => return json,
        },
        _ => return json,
    };
    match items.first() {
        Some(first) if matches!(first.value, Json::Object(_)) => first.clone(),
        _ => json,
    }
}
