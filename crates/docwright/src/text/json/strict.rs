//! Lenient JSON written strictly: comments, ellipses and what was left out are gone, placeholders are values.

use std::fmt;

use crate::text::json::value::Json;
use crate::text::source::{Span, Spanned};

/// JSON without places: members keep their order, and numbers their digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// The text of a number.
    Number(String),
    /// A string.
    String(String),
    /// `[ … ]`
    Array(Vec<Value>),
    /// `{ … }`
    Object(Vec<(String, Value)>),
}

/// The text of a value, with `stand_ins` in place of what stands at their places.
pub(crate) fn text(json: &Json, stand_ins: &[(Span, &'static str)]) -> String {
    value(json, stand_ins).to_string()
}

fn value(json: &Json, stand_ins: &[(Span, &'static str)]) -> Value {
    let at = |json: &Spanned<Json>| match stand_ins.iter().find(|it| it.0 == json.span) {
        Some((_, stand_in)) => Value::stand_in(stand_in),
        None => value(&json.value, stand_ins),
    };
    match json {
        Json::Null | Json::Elided => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => strict_number(number),
        Json::String(content) => Value::String(content.clone()),
        Json::Array(items) => Value::Array(items.iter().filter(|it| it.value != Json::Elided).map(at).collect()),
        Json::Object(members) => {
            let members = members.iter().filter(|it| it.value.value != Json::Elided);
            Value::Object(members.map(|it| (it.name.value.clone(), at(&it.value))).collect())
        }
    }
}

impl From<&Json> for Value {
    fn from(json: &Json) -> Self {
        value(json, &[])
    }
}

impl Value {
    /// A text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::String(text.into())
    }

    /// A number.
    pub(crate) fn number(number: impl fmt::Display) -> Self {
        Self::Number(number.to_string())
    }

    /// An object.
    pub(crate) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.map(|(name, value)| (name.to_owned(), value)).to_vec())
    }

    /// The member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|it| it.0 == name).map(|it| &it.1),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Object(members) = self else { return None };
        members.iter_mut().find(|it| it.0 == name).map(|it| &mut it.1)
    }

    /// The text of a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Replaces a member of an object, or adds it at the end.
    pub(crate) fn set(&mut self, name: &str, value: Self) {
        let Self::Object(members) = self else { return };
        match members.iter_mut().find(|it| it.0 == name) {
            Some(member) => member.1 = value,
            None => members.push((name.to_owned(), value)),
        }
    }

    /// Removes a member of an object.
    pub(crate) fn remove(&mut self, name: &str) {
        if let Self::Object(members) = self {
            members.retain(|it| it.0 != name);
        }
    }

    fn stand_in(text: &str) -> Self {
        match text {
            "null" => Self::Null,
            "false" => Self::Bool(false),
            "{}" => Self::Object(Vec::new()),
            "\"\"" => Self::String(String::new()),
            number => Self::Number(number.to_owned()),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => f.write_str(number),
            Self::String(content) => write_string(f, content),
            Self::Array(items) => list(f, ["[", "]"], items, |f, it| it.fmt(f)),
            Self::Object(members) => list(f, ["{", "}"], members, |f, (name, value)| {
                write_string(f, name)?;
                write!(f, ": {value}")
            }),
        }
    }
}

fn list<T>(
    f: &mut fmt::Formatter<'_>,
    [open, close]: [&str; 2],
    items: &[T],
    write: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    f.write_str(open)?;
    for (rank, item) in items.iter().enumerate() {
        f.write_str(if rank > 0 { ", " } else { "" })?;
        write(f, item)?;
    }
    f.write_str(close)
}

fn write_string(f: &mut fmt::Formatter<'_>, content: &str) -> fmt::Result {
    f.write_str(&serde_json::to_string(content).unwrap_or_default())
}

/// `0042` is not a number of JSON; what else is none is text.
fn strict_number(number: &str) -> Value {
    if is_number(number) {
        return Value::Number(number.to_owned());
    }
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |it| ("-", it));
    let shorter = format!("{sign}{}", digits.trim_start_matches(['0', '+']));
    if is_number(&shorter) { Value::Number(shorter) } else { Value::String(number.to_owned()) }
}

/// True for the text of a number as JSON writes it.
pub(crate) fn is_number(text: &str) -> bool {
    text.starts_with(|it: char| it == '-' || it.is_ascii_digit())
        && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::json::value::JsonMember;
    use crate::text::source::Sources;

    #[test]
    fn what_is_written_is_json() {
        let sources = Sources::from_texts([("a.md", "")]);
        let file = sources.iter().next().unwrap().0;
        let at = |json: Json, start: usize| Spanned::new(json, Span::new(file, start..start + 1));
        let member = |name: &str, json: Json, start| JsonMember {
            name: Spanned::new(name.to_owned(), Span::at_start(file)),
            value: at(json, start),
        };
        let number = |it: &str| Json::Number(it.to_owned());
        let json = Json::Object(vec![
            member("a\"", Json::Array(vec![at(number("0042"), 1), at(Json::Elided, 2), at(Json::Null, 3)]), 4),
            member("b", Json::String("Integer".to_owned()), 5),
            member("c", Json::Elided, 6),
            member("d", number("1-2"), 7),
        ]);
        let stand_ins = [(Span::new(file, 5..6), "0")];
        assert_eq!(text(&json, &stand_ins), r#"{"a\"": [42, null], "b": 0, "d": "1-2"}"#);
    }
}
