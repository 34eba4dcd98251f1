//! Coercion of one scalar of a data format into a slot, or nothing when it does not fit there.
//!
//! Reading is generous where the meaning is plain: numbers in strings, integers with a fraction of zero, an enum's number.

use std::fmt;

use super::number;
use crate::scalar::Text;
use crate::{Flags, Slot, Token};

pub(crate) fn put_bool(slot: &mut Slot<'_>, value: bool) -> Option<()> {
    match slot {
        Slot::Bool(place) => **place = value,
        _ => return None,
    }
    Some(())
}

pub(crate) fn put_integer(slot: &mut Slot<'_>, value: i64) -> Option<()> {
    match slot {
        Slot::Int32(place) => **place = i32::try_from(value).ok()?,
        Slot::Int64(place) => **place = value,
        #[allow(clippy::cast_precision_loss, reason = "the documented type is a floating-point number")]
        Slot::Double(place) => **place = value as f64,
        Slot::Scalar(..) | Slot::Token(..) => return put_str(slot, &value.to_string()),
        _ => return None,
    }
    Some(())
}

pub(crate) fn put_unsigned(slot: &mut Slot<'_>, value: u64) -> Option<()> {
    match slot {
        #[allow(clippy::cast_precision_loss, reason = "the documented type is a floating-point number")]
        Slot::Double(place) => **place = value as f64,
        Slot::Scalar(..) => return put_str(slot, &value.to_string()),
        _ => return put_integer(slot, i64::try_from(value).ok()?),
    }
    Some(())
}

pub(crate) fn put_double(slot: &mut Slot<'_>, value: f64) -> Option<()> {
    match slot {
        Slot::Double(place) => **place = value,
        Slot::Int32(_) | Slot::Int64(_) => return put_integer(slot, number::whole(value)?),
        Slot::Scalar(..) => return put_str(slot, &value.to_string()),
        _ => return None,
    }
    Some(())
}

pub(crate) fn put_str(slot: &mut Slot<'_>, value: &str) -> Option<()> {
    match slot {
        Slot::Text(place) => **place = value.to_owned(),
        Slot::Scalar(place, _) => **place = Text(value.into()),
        Slot::Token(place, members) => **place = Token::read(value, members),
        Slot::Flags(place, members) => **place = Flags::read(value, members),
        Slot::Int32(place) => **place = i32::try_from(number::parse_integer(value)?).ok()?,
        Slot::Int64(place) => **place = number::parse_integer(value)?,
        Slot::Double(place) => **place = number::parse_double(value)?,
        _ => return None,
    }
    Some(())
}

/// The values that a slot takes, for an error: "expected …".
pub(crate) fn expecting(slot: &Slot<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match slot {
        Slot::None => f.write_str("anything"),
        Slot::Text(_) => f.write_str("a string"),
        Slot::Bool(_) => f.write_str("a boolean"),
        Slot::Int32(_) => f.write_str("a 32-bit integer"),
        Slot::Int64(_) => f.write_str("a 64-bit integer"),
        Slot::Double(_) => f.write_str("a number"),
        Slot::Decimal(_) => f.write_str("a decimal number"),
        Slot::Scalar(_, kind) => f.write_str(kind.label()),
        Slot::Token(_, members) => write!(f, "a value of {}", members.name),
        Slot::Flags(_, members) => write!(f, "comma-separated values of {}", members.name),
        Slot::Record(record) => write!(f, "an object, {}", record.shape().label()),
        Slot::List(_) => f.write_str("an array"),
        Slot::Json(_) => f.write_str("any JSON value"),
    }
}
