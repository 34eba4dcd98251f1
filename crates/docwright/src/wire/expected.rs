//! The expected type of a JSON value, and names of types for messages.

use crate::api::Values;
use crate::krate::{ItemKind, Scalar, Struct};
use crate::text::json::{Json, JsonMember};
use crate::wire::types::Origin;

/// The expectation of a value.
pub(crate) struct Expected<'a> {
    /// Its type.
    pub(crate) kind: &'a ItemKind,
    /// Where the documentation says so.
    pub(crate) origin: Option<Origin>,
    /// The derived type that the documentation says the objects are of, where they do not say it themselves.
    pub(crate) assumed: Option<&'a Struct>,
    /// The constraints on its value that the documentation states.
    pub(crate) values: Option<&'a Values>,
}

impl<'a> Expected<'a> {
    /// A type that no table is about.
    pub(crate) fn of(kind: &'a ItemKind) -> Self {
        Self { kind, origin: None, assumed: None, values: None }
    }
}

/// `{"@odata.type": "example.graph.color"}` or `{}`
pub(crate) fn only_names_a_type(members: &[JsonMember]) -> bool {
    members.iter().all(|it| it.name.value == "@odata.type")
}

/// The JSON type of a value, for a message.
pub(crate) fn kind(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
        Json::Elided => "left out",
    }
}

/// The name of a primitive type in messages, and JSON that stands for a placeholder.
pub(crate) fn label(scalar: Scalar) -> (&'static str, &'static str) {
    match scalar {
        Scalar::String => ("a string", "\"\""),
        Scalar::Boolean => ("a boolean", "false"),
        Scalar::Byte | Scalar::SByte | Scalar::Int16 | Scalar::Int32 => ("a 32-bit integer", "0"),
        Scalar::Int64 => ("a 64-bit integer", "0"),
        Scalar::Single | Scalar::Double => ("a number", "0"),
        Scalar::Decimal => ("a decimal number", "0"),
        Scalar::Guid => ("a GUID", "\"\""),
        Scalar::Date => ("a date", "\"\""),
        Scalar::DateTimeOffset => ("a date and time", "\"\""),
        Scalar::TimeOfDay => ("a time of day", "\"\""),
        Scalar::Duration => ("a duration", "\"\""),
        Scalar::Binary | Scalar::Stream => ("base64 text", "\"\""),
    }
}
