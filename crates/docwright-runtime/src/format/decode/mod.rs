//! Deserialization: one serde visitor for all models.
//!
//! The visitor is generic over the data format and dynamic over the model, so a program holds it once per format it reads.

mod record;

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use crate::format::error_path::ErrorPath;
use crate::format::fill::{expecting, put_bool, put_double, put_integer, put_str, put_unsigned};
use crate::format::raw::RawSeed;
use crate::scalar::Text;
use crate::{Decimal, Item, Json, List, Slot};

/// Reads a model or an enum; what every generated `Deserialize` calls.
///
/// # Errors
/// Those of the format, with the path to the value, the model and its documentation page.
#[inline]
#[doc(hidden)]
pub fn deserialize<'de, T: Item, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    read(value.slot(), deserializer)?;
    Ok(value)
}

pub(crate) fn read<'de, D: Deserializer<'de>>(mut slot: Slot<'_>, deserializer: D) -> Result<(), D::Error> {
    let mut path = ErrorPath::default();
    let expected = label(&slot);
    match (Seed { slot: &mut slot, path: &mut path }).deserialize(deserializer) {
        Ok(true) => Ok(()),
        Ok(false) => Err(D::Error::invalid_type(Unexpected::Unit, &expected)),
        Err(error) if path.is_empty() => Err(error),
        Err(error) => Err(D::Error::custom(Explained(&path, error))),
    }
}

/// The name of a value at the root, for an error when null comes in its place.
pub(crate) fn label(slot: &Slot<'_>) -> &'static str {
    match slot {
        Slot::Record(record) => record.shape().label(),
        _ => "a value",
    }
}

/// An error of a format that only takes text. The position that serde_json looks for stays at the end.
struct Explained<'a, E>(&'a ErrorPath, E);

impl<E: fmt::Display> fmt::Display for Explained<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        match self.0.model() {
            Some(shape) if shape.doc.is_empty() => write!(f, " (in {})", shape.label())?,
            Some(shape) => write!(f, " (in {}, see {})", shape.label(), shape.doc)?,
            None => {}
        }
        write!(f, ": {}", self.1)
    }
}

/// Reads a value into a blank slot and says whether it was there: null leaves the slot blank.
///
/// It refers to the slot: a slot that is moved about is written in parts and read as a whole, which processors are slow at.
pub(crate) struct Seed<'a, 's, 't> {
    pub(crate) slot: &'a mut Slot<'s>,
    pub(crate) path: &'t mut ErrorPath,
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_, '_> {
    type Value = bool;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        match self.slot {
            Slot::None => serde::de::IgnoredAny::deserialize(deserializer).map(|_| true),
            Slot::Json(json) => {
                **json = Json::deserialize(deserializer)?;
                Ok(!json.is_null())
            }
            // As a number it would be rounded on the way.
            Slot::Decimal(decimal) => {
                let raw = RawSeed.deserialize(deserializer)?;
                read_decimal(raw.get(), decimal)
                    .ok_or_else(|| D::Error::invalid_type(Unexpected::Other(kind_of(raw.get())), &"a decimal number"))
            }
            _ => deserializer.deserialize_any(self),
        }
    }
}

fn read_decimal(text: &str, decimal: &mut Decimal) -> Option<bool> {
    decimal.0 = match text.as_bytes() {
        b"null" => return Some(false),
        [b'"', ..] => Text(String::deserialize(&mut serde_json::Deserializer::from_str(text)).ok()?.into()),
        [b'-' | b'0'..=b'9', ..] => Text(text.into()),
        _ => return None,
    };
    Some(true)
}

/// The kind of a JSON text, for an error.
fn kind_of(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'{') => "map",
        Some(b'[') => "sequence",
        _ => "boolean",
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(self.slot, f)
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        put_bool(self.slot, value).map(|()| true).ok_or_else(|| E::invalid_type(Unexpected::Bool(value), &self))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<bool, E> {
        put_integer(self.slot, value).map(|()| true).ok_or_else(|| E::invalid_value(Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<bool, E> {
        put_unsigned(self.slot, value)
            .map(|()| true)
            .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<bool, E> {
        put_double(self.slot, value).map(|()| true).ok_or_else(|| E::invalid_value(Unexpected::Float(value), &self))
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<bool, E> {
        // Most values are of this kind.
        if let Slot::Text(place) = self.slot {
            **place = value.to_owned();
            return Ok(true);
        }
        put_str(self.slot, value).map(|()| true).ok_or_else(|| E::invalid_value(Unexpected::Str(value), &self))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<bool, A::Error> {
        match self.slot {
            Slot::List(list) => read_list(*list, self.path, seq).map(|()| true),
            _ => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        match self.slot {
            Slot::Record(record) => record::read_record(*record, self.path, map).map(|()| true),
            Slot::Int32(_) | Slot::Int64(_) | Slot::Double(_) | Slot::Scalar(..) => {
                // serde_json hands numbers over as maps when some crate of the program asked it for arbitrary precision.
                let number = serde_json::Number::deserialize(MapAccessDeserializer::new(map));
                let text = number.map_err(|_| A::Error::invalid_type(Unexpected::Map, &self))?.to_string();
                put_str(self.slot, &text)
                    .map(|()| true)
                    .ok_or_else(|| A::Error::invalid_value(Unexpected::Other(&text), &self))
            }
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

fn read_list<'de, A: SeqAccess<'de>>(list: &mut dyn List, path: &mut ErrorPath, mut seq: A) -> Result<(), A::Error> {
    let mut index = 0;
    let mut null_items = Vec::new();
    loop {
        match seq.next_element_seed(ItemSeed { list, path }) {
            Ok(Some(true)) => {}
            Ok(Some(false)) => {
                list.pop();
                null_items.push(index);
            }
            Ok(None) => {
                path.null_items = null_items;
                return Ok(());
            }
            Err(error) => {
                path.at_index(index);
                return Err(error);
            }
        }
        index += 1;
    }
}

/// Reads an item that is added when one comes.
struct ItemSeed<'a, 't> {
    list: &'a mut dyn List,
    path: &'t mut ErrorPath,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let slot = &mut self.list.push();
        // Where anything may stand, null is one of the things.
        let null_is_a_value = matches!(slot, Slot::Json(_));
        Ok(Seed { slot, path: self.path }.deserialize(deserializer)? || null_is_a_value)
    }
}
