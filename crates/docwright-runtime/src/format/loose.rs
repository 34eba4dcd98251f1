//! Properties of a JSON object, found whatever the letter case of their names.

use crate::Json;

static NOTHING: Json = Json::Null;

/// The property of this name; null when there is none. Services that speak of sessions and operations do not agree on the first letter.
pub(crate) fn field<'a>(body: &'a Json, name: &str) -> &'a Json {
    let known = body.as_object().and_then(|fields| {
        fields.get(name).or_else(|| fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, it)| it))
    });
    known.unwrap_or(&NOTHING)
}

/// The text of that property, unless it is empty.
pub(crate) fn text<'a>(body: &'a Json, name: &str) -> Option<&'a str> {
    field(body, name).as_str().filter(|text| !text.is_empty())
}
