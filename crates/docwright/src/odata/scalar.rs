//! [`Scalar`]: the primitive types of OData, and what authors call them.

use crate::odata::name::fold;

/// OData's primitive types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scalar {
    /// `Edm.String`
    String,
    /// `Edm.Boolean`
    Boolean,
    /// `Edm.Byte`, 0 to 255
    Byte,
    /// `Edm.SByte`, -128 to 127
    SByte,
    /// `Edm.Int16`
    Int16,
    /// `Edm.Int32`
    Int32,
    /// `Edm.Int64`
    Int64,
    /// `Edm.Single`
    Single,
    /// `Edm.Double`
    Double,
    /// `Edm.Decimal`
    Decimal,
    /// `Edm.Guid`
    Guid,
    /// `Edm.Date`
    Date,
    /// `Edm.DateTimeOffset`
    DateTimeOffset,
    /// `Edm.TimeOfDay`
    TimeOfDay,
    /// `Edm.Duration`
    Duration,
    /// `Edm.Binary`
    Binary,
    /// `Edm.Stream`
    Stream,
}

impl Scalar {
    /// It is one of the types of numbers.
    pub(crate) fn is_number(self) -> bool {
        use Scalar::{Byte, Decimal, Double, Int16, Int32, Int64, SByte, Single};
        matches!(self, Byte | SByte | Int16 | Int32 | Int64 | Single | Double | Decimal)
    }
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
