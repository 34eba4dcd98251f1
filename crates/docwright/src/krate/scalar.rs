//! The Rust types of OData's primitive types.

use crate::krate::Scalar;

/// The Rust type of a primitive type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RustScalar {
    /// One that every program knows: `String`, `i32`.
    Plain(&'static str),
    /// One of the runtime: `DateTime`.
    Runtime(&'static str),
}

impl RustScalar {
    /// Its name without a path.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain(name) | Self::Runtime(name) => name,
        }
    }
}

impl Scalar {
    /// The Rust type of its values.
    pub fn rust(self) -> RustScalar {
        use RustScalar::{Plain, Runtime};
        match self {
            Self::String => Plain("String"),
            Self::Boolean => Plain("bool"),
            Self::Byte | Self::SByte | Self::Int16 | Self::Int32 => Plain("i32"),
            Self::Int64 => Plain("i64"),
            Self::Single | Self::Double => Plain("f64"),
            Self::Decimal => Runtime("Decimal"),
            Self::Guid => Runtime("Guid"),
            Self::Date => Runtime("Date"),
            Self::DateTimeOffset => Runtime("DateTime"),
            Self::TimeOfDay => Runtime("TimeOfDay"),
            Self::Duration => Runtime("Duration"),
            Self::Binary | Self::Stream => Runtime("Binary"),
        }
    }
}
