//! Conversions in literals: models for boxes and base types, options, lists.

use std::any::Any;
use std::fmt::Display;

use crate::format::json;
use crate::literal::Faults;
use crate::{Is, Item, Json, Model, Result};

/// Says that a value of this type may be given for a field of type `Option<T>`.
///
/// `How` tells the ways apart and is found by the compiler, so that the ways may overlap as long as no type has two of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be given for a property of type `{T}`",
    label = "this is not what the property takes",
    note = "text is given for texts, enums and dates, a model for a model of its type or of a base type, `[…]` or a `Vec` for lists, and an `Option` of all that"
)]
pub trait Given<T, How> {
    /// The value as it stands in the field, or nothing.
    fn give(self, faults: &mut Faults) -> Option<T>;
}

/// As it is: scalars, enums, JSON.
pub struct Same;
/// Text for what is made of text.
pub struct Words;
/// Another type for a scalar.
pub struct Converted;
/// A model for one of its type or of a base type.
pub struct Based;
/// The same for a boxed one.
pub struct Boxed;
/// A boxed model, unboxed first.
pub struct Unboxed;
/// A value that may be there or not.
pub struct Maybe<How>(How);
/// A list of what is given in this way.
pub struct Listed<How>(How);

// Models show themselves for debugging only, so `Display` keeps them out.
impl<T: Item + Display> Given<T, Same> for T {
    fn give(self, _: &mut Faults) -> Option<T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: From<&'a str>> Given<T, Words> for &'a str {
    fn give(self, _: &mut Faults) -> Option<T> {
        Some(T::from(self))
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: From<&'a str>> Given<T, Words> for &'a String {
    fn give(self, _: &mut Faults) -> Option<T> {
        Some(T::from(self))
    }
}

#[diagnostic::do_not_recommend]
impl<B: Model, D: Model + Is<B>> Given<B, Based> for D {
    fn give(self, faults: &mut Faults) -> Option<B> {
        let mut value = Some(self);
        match (&mut value as &mut dyn Any).downcast_mut::<Option<B>>() {
            Some(same) => same.take(),
            None => value.and_then(|it| faults.note(it.upcast())),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<B: Model, D: Model + Is<B>> Given<Box<B>, Boxed> for D {
    fn give(self, faults: &mut Faults) -> Option<Box<B>> {
        Given::<B, Based>::give(self, faults).map(Box::new)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Model, D: Model + Is<B>> Given<Box<B>, Unboxed> for Box<D> {
    fn give(self, faults: &mut Faults) -> Option<Box<B>> {
        (*self).give(faults)
    }
}

/// A model for a property of any shape.
#[diagnostic::do_not_recommend]
impl<D: Model> Given<Json, Based> for D {
    fn give(self, faults: &mut Faults) -> Option<Json> {
        faults.note(as_json(&self))
    }
}

fn as_json<D: Model>(model: &D) -> Result<Json> {
    json::from_slice(&json::write_peek(model.peek())?)
}

#[diagnostic::do_not_recommend]
impl<T, How, V: Given<T, How>> Given<T, Maybe<How>> for Option<V> {
    fn give(self, faults: &mut Faults) -> Option<T> {
        self.and_then(|value| value.give(faults))
    }
}

#[diagnostic::do_not_recommend]
impl<T, How, V: Given<T, How>> Given<Vec<T>, Listed<How>> for Vec<V> {
    fn give(self, faults: &mut Faults) -> Option<Vec<T>> {
        Some(self.into_iter().filter_map(|value| value.give(faults)).collect())
    }
}

#[diagnostic::do_not_recommend]
impl<T, How, V: Given<T, How>, const N: usize> Given<Vec<T>, Listed<How>> for [V; N] {
    fn give(self, faults: &mut Faults) -> Option<Vec<T>> {
        Some(self.into_iter().filter_map(|value| value.give(faults)).collect())
    }
}

#[diagnostic::do_not_recommend]
impl<T, How, V: Given<T, How> + Clone> Given<Vec<T>, Listed<How>> for &[V] {
    fn give(self, faults: &mut Faults) -> Option<Vec<T>> {
        Some(self.iter().filter_map(|value| value.clone().give(faults)).collect())
    }
}

#[diagnostic::do_not_recommend]
impl<How, V: Given<Json, How>> Given<Json, Listed<How>> for Vec<V> {
    fn give(self, faults: &mut Faults) -> Option<Json> {
        Given::<Vec<Json>, Listed<How>>::give(self, faults).map(Json::Array)
    }
}
