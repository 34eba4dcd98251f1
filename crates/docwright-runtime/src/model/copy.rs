//! `Clone` of records, and the conversion of a record into a base or derived type.

use crate::{Item, List, Peek, Record, Slot};

/// Clones a model; what every generated `Clone` calls.
#[must_use]
#[doc(hidden)]
pub fn clone<T: Record + Item>(source: &T) -> T {
    let mut target = T::blank();
    copy_record(source, &mut target);
    target
}

/// Copies into a blank model of the same type.
pub(crate) fn copy_record(source: &dyn Record, target: &mut dyn Record) {
    for index in 0..source.shape().fields.len() {
        if let Some(value) = source.field(index).peek() {
            put(value, target.field_mut(index).fill());
        }
    }
    *target.rest_mut() = source.rest().clone();
}

/// Copies a value into a blank slot of the same kind. Of another kind nothing is copied: the caller then has other means.
pub(crate) fn put(value: Peek<'_>, slot: Slot<'_>) -> bool {
    match (value, slot) {
        (Peek::Text(value), Slot::Text(place)) => value.clone_into(place),
        (Peek::Bool(value), Slot::Bool(place)) => *place = value,
        (Peek::Int32(value), Slot::Int32(place)) => *place = value,
        (Peek::Int64(value), Slot::Int64(place)) => *place = value,
        (Peek::Double(value), Slot::Double(place)) => *place = value,
        (Peek::Decimal(value), Slot::Decimal(place)) => place.clone_from(value),
        (Peek::Scalar(value, from), Slot::Scalar(place, to)) if from == to => place.clone_from(value),
        (Peek::Token(value, from), Slot::Token(place, to)) if from.name == to.name => place.clone_from(value),
        (Peek::Flags(value, from), Slot::Flags(place, to)) if from.name == to.name => place.clone_from(value),
        (Peek::Json(value), Slot::Json(place)) => place.clone_from(value),
        (Peek::Record(value), Slot::Record(place)) if value.shape().name == place.shape().name => {
            copy_record(value, place)
        }
        (Peek::List(value), Slot::List(place)) => return copy_list(value, place),
        _ => return false,
    }
    true
}

fn copy_list(source: &dyn List, target: &mut dyn List) -> bool {
    (0..source.len()).map_while(|index| source.at(index)).all(|value| put(value, target.push()))
}
