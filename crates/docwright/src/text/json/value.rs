//! [`Json`]: a JSON value as it is written in documentation, with the place of every part.

use crate::text::source::Spanned;

/// A JSON value as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number's text.
    Number(String),
    /// A string, escapes decoded; also a word that lacks its quotes.
    String(String),
    /// `[ … ]`
    Array(Vec<Spanned<Json>>),
    /// `{ … }`, members in the order written.
    Object(Vec<JsonMember>),
    /// `...` where a value belongs: the author left it out.
    Elided,
}

/// A member of a JSON object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonMember {
    /// The key.
    pub name: Spanned<String>,
    /// The value.
    pub value: Spanned<Json>,
}

impl Json {
    /// The member of an object.
    pub fn get(&self, name: &str) -> Option<&Spanned<Json>> {
        self.members().iter().find(|member| member.name.value == name).map(|member| &member.value)
    }

    /// The members of an object; none for other values.
    pub fn members(&self) -> &[JsonMember] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// A truth value, also one that was written as a string.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            Self::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Self::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }
}
