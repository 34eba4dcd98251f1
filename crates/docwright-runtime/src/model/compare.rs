//! `PartialEq` of records.

use crate::format::raw;
use crate::{List, Peek, Record};

/// Compares two models; what every generated `PartialEq` calls.
///
/// Absent and null are different. What is kept as JSON text is equal when its values are.
#[must_use]
#[doc(hidden)]
pub fn eq(a: &dyn Record, b: &dyn Record) -> bool {
    let (shape, other) = (a.shape(), b.shape());
    if !std::ptr::eq(shape, other) && (shape.name != other.name || shape.fields != other.fields) {
        return false;
    }
    let fields = (0..shape.fields.len()).all(|index| match (a.field(index).peek(), b.field(index).peek()) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => a.rest().is_null(index) == b.rest().is_null(index),
        _ => false,
    });
    fields
        && a.rest().names().eq(b.rest().names())
        && a.rest().iter().zip(b.rest().iter()).all(|((_, a), (_, b))| raw::same(a, b))
}

#[allow(clippy::float_cmp, reason = "equality of models is equality of what they hold")]
fn same(a: Peek<'_>, b: Peek<'_>) -> bool {
    match (a, b) {
        (Peek::Text(a), Peek::Text(b)) => a == b,
        (Peek::Bool(a), Peek::Bool(b)) => a == b,
        (Peek::Int32(a), Peek::Int32(b)) => a == b,
        (Peek::Int64(a), Peek::Int64(b)) => a == b,
        (Peek::Double(a), Peek::Double(b)) => a == b,
        (Peek::Decimal(a), Peek::Decimal(b)) => a == b,
        (Peek::Scalar(a, _), Peek::Scalar(b, _)) => a == b,
        (Peek::Token(a, _), Peek::Token(b, _)) => a == b,
        (Peek::Flags(a, _), Peek::Flags(b, _)) => a == b,
        (Peek::Json(a), Peek::Json(b)) => a == b,
        (Peek::Record(a), Peek::Record(b)) => eq(a, b),
        (Peek::List(a), Peek::List(b)) => same_lists(a, b),
        _ => false,
    }
}

fn same_lists(a: &dyn List, b: &dyn List) -> bool {
    a.len() == b.len()
        && (0..a.len()).all(|index| matches!((a.at(index), b.at(index)), (Some(a), Some(b)) if same(a, b)))
}
