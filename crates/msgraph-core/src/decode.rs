//! Reading: one visitor for all models.
//!
//! The visitor is generic over the data format and dynamic over the model, so a program holds it once per format it reads.

mod record;

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use crate::fill::{expecting, put_bool, put_double, put_integer, put_str, put_unsigned};
use crate::raw::RawSeed;
use crate::scalar::Text;
use crate::trail::Trail;
use crate::{Decimal, Field, Item, Json, List, Slot};

/// Reads a model or an enum; what every generated `Deserialize` calls.
///
/// # Errors
/// Those of the format, with the path to the value, the model and its documentation page.
#[inline]
pub fn deserialize<'de, T: Item, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    read(value.slot(), deserializer)?;
    Ok(value)
}

pub(crate) fn read<'de, D: Deserializer<'de>>(
    slot: Slot<'_>,
    deserializer: D,
) -> Result<(), D::Error> {
    let mut trail = Trail::default();
    let result = Seed {
        slot,
        trail: &mut trail,
    }
    .deserialize(deserializer);
    result.map_err(|error| {
        if trail.is_empty() {
            error
        } else {
            D::Error::custom(Explained(&trail, error))
        }
    })
}

/// An error of a format that only takes text. The position that serde_json looks for stays at the end.
struct Explained<'a, E>(&'a Trail, E);

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

/// Reads a value that is not null.
pub(crate) struct Seed<'a, 't> {
    pub(crate) slot: Slot<'a>,
    pub(crate) trail: &'t mut Trail,
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.slot {
            Slot::None => serde::de::IgnoredAny::deserialize(deserializer).map(drop),
            Slot::Json(json) => Json::deserialize(deserializer).map(|value| *json = value),
            // As a number it would be rounded on the way.
            Slot::Decimal(decimal) => {
                let raw = RawSeed.deserialize(deserializer)?;
                read_decimal(raw.get(), decimal).ok_or_else(|| {
                    D::Error::invalid_type(
                        Unexpected::Other(kind_of(raw.get())),
                        &"a decimal number",
                    )
                })
            }
            slot => deserializer.deserialize_any(SlotVisitor {
                slot,
                trail: self.trail,
            }),
        }
    }
}

fn read_decimal(text: &str, decimal: &mut Decimal) -> Option<()> {
    decimal.0 = match text.as_bytes() {
        [b'"', ..] => Text(
            String::deserialize(&mut serde_json::Deserializer::from_str(text))
                .ok()?
                .into(),
        ),
        [b'-' | b'0'..=b'9', ..] => Text(text.into()),
        _ => return None,
    };
    Some(())
}

/// What a JSON text is, for an error.
fn kind_of(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'{') => "map",
        Some(b'[') => "sequence",
        Some(b't' | b'f') => "boolean",
        _ => "null",
    }
}

/// Where a value that may be null goes.
pub(crate) enum Place<'a> {
    Field(&'a mut dyn Field),
    Item(&'a mut dyn List),
}

/// Reads a value that may be null and says whether it was not.
pub(crate) struct NullableSeed<'a, 't> {
    pub(crate) place: Place<'a>,
    pub(crate) trail: &'t mut Trail,
}

impl<'de> DeserializeSeed<'de> for NullableSeed<'_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for NullableSeed<'_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let slot = match self.place {
            Place::Field(field) => field.fill(),
            Place::Item(list) => list.push(),
        };
        Seed {
            slot,
            trail: self.trail,
        }
        .deserialize(deserializer)?;
        Ok(true)
    }
}

struct SlotVisitor<'a, 't> {
    slot: Slot<'a>,
    trail: &'t mut Trail,
}

impl<'de> Visitor<'de> for SlotVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(&self.slot, f)
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<(), E> {
        put_bool(&mut self.slot, value)
            .ok_or_else(|| E::invalid_type(Unexpected::Bool(value), &self))
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<(), E> {
        put_integer(&mut self.slot, value)
            .ok_or_else(|| E::invalid_value(Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<(), E> {
        put_unsigned(&mut self.slot, value)
            .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<(), E> {
        put_double(&mut self.slot, value)
            .ok_or_else(|| E::invalid_value(Unexpected::Float(value), &self))
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<(), E> {
        put_str(&mut self.slot, value)
            .ok_or_else(|| E::invalid_value(Unexpected::Str(value), &self))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Slot::List(list) = self.slot else {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        };
        let mut index = 0;
        loop {
            match seq.next_element_seed(NullableSeed {
                place: Place::Item(list),
                trail: self.trail,
            }) {
                Ok(Some(_)) => index += 1,
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.trail.at_index(index);
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, map: A) -> Result<(), A::Error> {
        match self.slot {
            Slot::Record(record) => record::read_record(record, self.trail, map),
            Slot::Int32(_) | Slot::Int64(_) | Slot::Double(_) | Slot::Scalar(..) => {
                // serde_json hands numbers over as maps when some crate of the program asked it for arbitrary precision.
                let number = serde_json::Number::deserialize(MapAccessDeserializer::new(map));
                let text = number
                    .map_err(|_| A::Error::invalid_type(Unexpected::Map, &self))?
                    .to_string();
                put_str(&mut self.slot, &text)
                    .ok_or_else(|| A::Error::invalid_value(Unexpected::Other(&text), &self))
            }
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}
