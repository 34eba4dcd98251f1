//! Deserialization of one object into a record: each name is a field, or is kept as raw JSON.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::Seed;
use crate::format::error_path::{ErrorPath, MAX_DEPTH};
use crate::format::raw::RawSeed;
use crate::model::null_items::NullItems;
use crate::{Record, Shape};

pub(super) fn read_record<'de, A: MapAccess<'de>>(
    record: &mut dyn Record,
    path: &mut ErrorPath,
    mut map: A,
) -> Result<(), A::Error> {
    if !path.enter() {
        return Err(A::Error::custom(format_args!("nested deeper than {MAX_DEPTH} levels")));
    }
    let shape = record.shape();
    let (kept_at, mut order) = path.orders.take(shape);
    let (mut place, mut guess) = (0, order.guess(0));
    let mut other = Cow::Borrowed("");
    while let Some(key) = map.next_key_seed(KeySeed { shape, guess, other: &mut other })? {
        let Some(index) = key else {
            match map.next_value_seed(RawSeed) {
                Ok(value) => record.rest_mut().push(&other, value),
                Err(error) => {
                    path.at_key(other.into_owned(), shape);
                    return Err(error);
                }
            }
            continue;
        };
        if index != guess {
            order.learn(place, index);
        }
        place = index + 1;
        guess = order.guess(place);
        match map.next_value_seed(Seed { slot: &mut record.field_mut(index).fill(), path }) {
            Ok(true) if path.null_items.is_empty() => {}
            Ok(true) => {
                let at = std::mem::take(&mut path.null_items);
                let null_items = record.field(index).peek().and_then(|list| NullItems::of(index, at, list));
                record.rest_mut().set_null_items(null_items);
            }
            Ok(false) => {
                record.field_mut(index).clear();
                record.rest_mut().set_null(index, true);
            }
            Err(error) => {
                path.at_key(shape.fields.get(index).copied().unwrap_or_default(), shape);
                return Err(error);
            }
        }
    }
    record.rest_mut().seal();
    path.orders.put(kept_at, order);
    path.leave();
    Ok(())
}

/// Reads the name of a property: the index of the field, or nothing and the name.
struct KeySeed<'de, 'a> {
    shape: &'static Shape,
    guess: usize,
    other: &'a mut Cow<'de, str>,
}

impl KeySeed<'_, '_> {
    #[inline]
    fn find(&self, name: &str) -> Option<usize> {
        if self.shape.fields.get(self.guess).is_some_and(|field| *field == name) {
            return Some(self.guess);
        }
        // Annotations are in almost every object and fields of almost none; they sort before everything else.
        if name.starts_with('@') && self.shape.fields.first().is_none_or(|field| !field.starts_with('@')) {
            return None;
        }
        self.shape.find(name)
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed<'de, '_> {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'de, '_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a property name of {}", self.shape.label())
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Option<usize>, E> {
        let index = self.find(name);
        if index.is_none() {
            *self.other = Cow::Borrowed(name);
        }
        Ok(index)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<usize>, E> {
        let index = self.find(name);
        if index.is_none() {
            *self.other = Cow::Owned(name.to_owned());
        }
        Ok(index)
    }
}
