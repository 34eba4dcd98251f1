//! Serialization: one serde serializer for all models.
//!
//! It is generic over the data format and dynamic over the model, as the visitor that reads.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::number;
use crate::format::error_path::MAX_DEPTH;
use crate::format::raw::RawSer;
use crate::{Decimal, Item, List, Peek, Record};

/// Writes a model or an enum; what every generated `Serialize` calls.
///
/// # Errors
/// Those of the format.
#[inline]
#[doc(hidden)]
pub fn serialize<T: Item, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Writer { value: &value.peek(), how: &How::default() }.serialize(serializer)
}

/// Writes a model that is no item of anything.
pub(crate) fn serialize_record<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    Writer { value: &Peek::Record(record), how: &How::default() }.serialize(serializer)
}

/// How to write.
#[derive(Clone, Copy, Default)]
pub(crate) struct How {
    /// The writer is serde_json's: kept JSON text may be written as it is.
    pub(crate) json: bool,
    /// Leave out what only the service writes. Concerns the outermost object: further in, an `id` says which object is meant.
    pub(crate) skip_read_only: bool,
    /// The documented type of the outermost object, to be told of when the value is of another.
    pub(crate) declared: Option<&'static str>,
    /// Leave out the nulls that were read among the items of lists.
    pub(crate) no_holes: bool,
    pub(crate) depth: u8,
}

impl How {
    fn inner(&self) -> Self {
        Self { skip_read_only: false, declared: None, depth: self.depth + 1, ..*self }
    }
}

pub(crate) struct Writer<'a> {
    pub(crate) value: &'a Peek<'a>,
    pub(crate) how: &'a How,
}

impl Serialize for Writer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self.value {
            Peek::Text(text) => serializer.serialize_str(text),
            Peek::Bool(value) => serializer.serialize_bool(value),
            Peek::Int32(value) => serializer.serialize_i32(value),
            Peek::Int64(value) => serializer.serialize_i64(value),
            Peek::Double(value) => match number::special(value) {
                Some(text) => serializer.serialize_str(text),
                None => serializer.serialize_f64(value),
            },
            Peek::Decimal(value) => write_decimal(value, self.how, serializer),
            Peek::Scalar(text, _) => serializer.serialize_str(&text.0),
            Peek::Token(token, members) => serializer.serialize_str(token.as_str(members)),
            Peek::Flags(flags, members) => serializer.serialize_str(&flags.to_text(members)),
            Peek::Record(record) => write_record(record, self.how, serializer),
            Peek::List(list) => write_list(list, self.how, serializer),
            Peek::Json(value) => value.serialize(serializer),
        }
    }
}

fn write_decimal<S: Serializer>(value: &Decimal, how: &How, serializer: S) -> Result<S::Ok, S::Error> {
    let text = value.as_str();
    if !number::is_json_number(text) {
        return serializer.serialize_str(text);
    }
    if let (true, Ok(raw)) = (how.json, serde_json::from_str(text)) {
        return RawSer { raw, verbatim: true }.serialize(serializer);
    }
    if let Ok(value) = text.parse::<i64>() {
        return serializer.serialize_i64(value);
    }
    match value.to_f64() {
        Some(value) if value.to_string() == text => serializer.serialize_f64(value),
        _ => serializer.serialize_str(text),
    }
}

fn write_list<S: Serializer>(list: &dyn List, how: &How, serializer: S) -> Result<S::Ok, S::Error> {
    let mut seq = serializer.serialize_seq(Some(list.len()))?;
    for value in (0..list.len()).map_while(|index| list.at(index)) {
        seq.serialize_element(&Writer { value: &value, how })?;
    }
    seq.end()
}

/// A list with the nulls that were read.
struct Punched<'a> {
    list: &'a dyn List,
    places: Vec<Option<usize>>,
    how: &'a How,
}

impl Serialize for Punched<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.places.len()))?;
        for place in &self.places {
            match place.and_then(|index| self.list.at(index)) {
                Some(value) => seq.serialize_element(&Writer { value: &value, how: self.how })?,
                None => seq.serialize_element(&())?,
            }
        }
        seq.end()
    }
}

fn write_record<S: Serializer>(record: &dyn Record, how: &How, serializer: S) -> Result<S::Ok, S::Error> {
    if how.depth >= MAX_DEPTH {
        return Err(S::Error::custom(format_args!("nested deeper than {MAX_DEPTH} levels")));
    }
    let (shape, rest) = (record.shape(), record.rest());
    if let Some(fault) = rest.fault() {
        return Err(S::Error::custom(fault));
    }
    let inner = how.inner();
    let mut map = serializer.serialize_map(None)?;
    if how.declared.is_some_and(|declared| declared != shape.name) && rest.raw("@odata.type").is_none() {
        map.serialize_entry("@odata.type", &format_args!("#{}", shape.name))?;
    }
    // Annotations come first: readers that stream need the type before the properties.
    for (name, raw) in rest.iter().filter(|(name, _)| name.contains('@')) {
        map.serialize_entry(name, &RawSer { raw, verbatim: how.json })?;
    }
    for (index, name) in shape.fields.iter().enumerate() {
        if how.skip_read_only && shape.read_only.contains(name) {
            continue;
        }
        if let Some(value) = record.field(index).peek() {
            let list = if let Peek::List(list) = value { Some(list).filter(|_| !how.no_holes) } else { None };
            let holes = list.and_then(|list| Some((list, rest.null_items(index)?.around(list)?)));
            if let Some((list, places)) = holes {
                let punched = Punched { list, places: places.collect(), how: &inner };
                map.serialize_entry(name, &punched)?;
                continue;
            }
            map.serialize_entry(name, &Writer { value: &value, how: &inner })?;
        } else if rest.is_null(index) {
            map.serialize_entry(name, &())?;
        }
    }
    for (name, raw) in rest.iter().filter(|(name, _)| !name.contains('@')) {
        map.serialize_entry(name, &RawSer { raw, verbatim: how.json })?;
    }
    map.end()
}
