//! Checks of a generated record, for tests: its table of names fits its fields.

use crate::{Item, Peek, Record, Slot};

/// Says what is wrong with the table of a model: names out of order, names without a field, fields that are written and read in different places.
#[must_use]
pub fn model<T: Record + Item>() -> Vec<String> {
    let mut problems = Vec::new();
    let mut value = T::blank();
    let shape = value.shape();
    let mut complain = |problem: String| problems.push(format!("{}: {problem}", shape.label()));
    if !shape.fields.is_sorted_by(|a, b| a < b) {
        complain("the fields are not sorted by name, or one is there twice".to_owned());
    }
    for name in shape.secret.iter().chain(shape.read_only) {
        if shape.find(name).is_none() {
            complain(format!("{name} is marked but is no field"));
        }
    }
    for (index, name) in shape.fields.iter().enumerate() {
        if matches!(value.field_mut(index).fill(), Slot::None) {
            complain(format!("{name} has no field"));
        }
        let set: Vec<usize> = (0..shape.fields.len()).filter(|other| value.field(*other).peek().is_some()).collect();
        if set != [index] {
            complain(format!("{name} is written at {index} and read at {set:?}"));
        }
        value.field_mut(index).clear();
    }
    if !matches!(value.field_mut(shape.fields.len()).fill(), Slot::None) {
        complain("there is a field without a name".to_owned());
    }
    if !matches!(value.peek(), Peek::Record(record) if std::ptr::addr_eq(record, &raw const value)) {
        complain("it does not lend itself".to_owned());
    }
    problems
}
