//! Literals of models: the macro `model!`, and the functions that its expansion calls.
//!
//! The macro knows no types: it tells what a value looks like (an object, a list, null, an expression), and leaves the rest to [`Given`], which
//! says what may be given for what. Fields are assigned by their names, so that the compiler itself finds misspelt ones.

mod given;
mod list;
mod macros;
mod scalars;

pub use self::given::Given;
pub use self::list::{Lent, Listing};
use crate::{Error, Json, Model, Record, Result};

/// The first error of a literal. Literals are values, so it waits in the model until that is written.
#[derive(Default)]
pub struct Faults(Option<Error>);

impl Faults {
    pub(crate) fn note<T>(&mut self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.0.get_or_insert(error);
                None
            }
        }
    }

    /// The error, for values that stand in no model.
    pub(crate) fn first(self) -> Option<Error> {
        self.0
    }

    /// Leaves the error in the model.
    pub fn settle(self, record: &mut dyn Record) {
        if let Some(error) = self.0 {
            record.rest_mut().set_fault(error);
        }
    }
}

/// An empty model.
#[must_use]
pub fn blank<T: Model>() -> T {
    T::blank()
}

/// Puts a value into a field.
pub fn put<T, V: Given<T, How>, How>(faults: &mut Faults, place: &mut Option<T>, value: V) {
    *place = value.give(faults);
}

/// Makes the field at this address null, or absent. The address is that of a field, because a literal knows no other name of it.
pub fn unset<T: Record>(record: &mut T, place: *const (), null: bool) {
    let fields = record.shape().fields.len();
    if let Some(index) = (0..fields).find(|index| std::ptr::addr_eq(record.field(*index), place)) {
        record.field_mut(index).clear();
        record.rest_mut().set_null(index, null);
    }
}

/// A place for the value of a property that no page documents.
#[must_use]
pub fn any() -> Option<Json> {
    None
}

/// Sets a property by its name in JSON.
pub fn extra<T: Model>(faults: &mut Faults, record: &mut T, name: &str, value: Option<Json>) {
    if let Some(value) = value {
        faults.note(record.set_extra(name, value));
    }
}

/// Sets a relationship by its method; the value is put into a place of the kind that the method takes.
pub fn relate<M, A: Lent + ?Sized>(
    faults: &mut Faults,
    record: &mut M,
    set: impl FnOnce(&mut M, &A) -> Result<()>,
    fill: impl FnOnce(&mut Faults, &mut Option<A::Place>),
) {
    let mut place = None;
    fill(faults, &mut place);
    if let Some(value) = &place {
        faults.note(set(record, A::lend(value)));
    }
}

/// A place for an item of this list.
#[must_use]
pub fn item<L: Listing>(_: &L) -> Option<L::Item> {
    None
}

/// An empty list in this place.
pub fn list<T: Listing>(place: &mut Option<T>) -> &mut T {
    place.insert(T::empty())
}
