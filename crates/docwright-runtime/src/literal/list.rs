//! Lists in literals: what takes items one by one, and how a relationship borrows them.

use crate::{Item, Json};

/// The place of a list in a literal: a typed list, or a property of any shape.
#[diagnostic::on_unimplemented(
    message = "a list cannot be given for a property of type `{Self}`",
    label = "this property takes a single value"
)]
pub trait Listing {
    /// The type of its items.
    type Item;
    /// A list without items.
    fn empty() -> Self;
    /// Adds an item; of a place that stayed empty there is none.
    fn append(&mut self, item: Option<Self::Item>);
}

impl<T> Listing for Vec<T> {
    type Item = T;
    fn empty() -> Self {
        Self::new()
    }
    fn append(&mut self, item: Option<T>) {
        self.extend(item);
    }
}

impl Listing for Json {
    type Item = Self;
    fn empty() -> Self {
        Self::Array(Vec::new())
    }
    fn append(&mut self, item: Option<Self>) {
        if let Self::Array(items) = self {
            items.extend(item);
        }
    }
}

/// The objects that the method of a relationship borrows: one, or several.
pub trait Lent {
    /// The owned value.
    type Place;
    /// Lends it.
    fn lend(place: &Self::Place) -> &Self;
}

impl<T: Item> Lent for T {
    type Place = T;
    fn lend(place: &T) -> &T {
        place
    }
}

impl<T: Item> Lent for [T] {
    type Place = Vec<T>;
    fn lend(place: &Vec<T>) -> &[T] {
        place
    }
}
