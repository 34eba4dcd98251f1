//! Raw JSON values, kept as text: what no field is documented for is neither parsed nor changed.
//!
//! serde_json hands its own `RawValue` the text of a value. It does so for whoever asks in the way `RawValue` asks; any other format answers the
//! same question with the value itself, which is then written as JSON.

use std::cell::Cell;
use std::fmt;
use std::sync::OnceLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::value::RawValue;

use crate::Json;

/// Reads any value as the JSON text of it.
pub(crate) struct RawSeed;

impl<'de> DeserializeSeed<'de> for RawSeed {
    type Value = Box<RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Box<RawValue>, D::Error> {
        deserializer.deserialize_newtype_struct(question(), RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Box<RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    /// The answer of serde_json.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Box<RawValue>, A::Error> {
        Box::<RawValue>::deserialize(MapAccessDeserializer::new(map))
    }

    /// The answer of everyone else.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Box<RawValue>, D::Error> {
        let value = Json::deserialize(deserializer)?;
        from_json(&value).map_err(serde::de::Error::custom)
    }
}

/// The JSON text of a value.
pub(crate) fn from_json(value: &Json) -> serde_json::Result<Box<RawValue>> {
    serde_json::value::to_raw_value(value)
}

/// The name of the newtype that `RawValue` asks for. It is no part of serde_json's interface, so it is learnt by letting `RawValue` ask.
fn question() -> &'static str {
    static NAME: OnceLock<&'static str> = OnceLock::new();
    NAME.get_or_init(|| {
        let name = Cell::new("");
        // The listener answers every question with an error; it is only there to hear it.
        let _ = Box::<RawValue>::deserialize(Listener(&name));
        name.get()
    })
}

struct Listener<'a>(&'a Cell<&'static str>);

impl<'de> Deserializer<'de> for Listener<'_> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(serde::de::Error::custom("there is no value here"))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.set(name);
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Writes kept text: as it is where the writer is ours and takes JSON, as a value otherwise.
pub(crate) struct RawSer<'a> {
    pub(crate) raw: &'a RawValue,
    pub(crate) verbatim: bool,
}

impl Serialize for RawSer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.verbatim {
            return self.raw.serialize(serializer);
        }
        // Most of what is kept are short strings such as ETags; they need no parsing.
        match self.raw.get() {
            "null" => serializer.serialize_unit(),
            text => match plain_string(text) {
                Some(text) => serializer.serialize_str(text),
                None => serde_json::from_str::<Json>(text).map_err(serde::ser::Error::custom)?.serialize(serializer),
            },
        }
    }
}

/// The content of a JSON string without escapes.
pub(crate) fn plain_string(text: &str) -> Option<&str> {
    let content = text.strip_prefix('"')?.strip_suffix('"')?;
    (!content.contains(['"', '\\'])).then_some(content)
}

/// True when two texts are the same JSON value.
pub(crate) fn same(a: &RawValue, b: &RawValue) -> bool {
    let parse = |raw: &RawValue| serde_json::from_str::<Json>(raw.get()).ok();
    a.get() == b.get() || parse(a).is_some_and(|a| Some(a) == parse(b))
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeSeed;
    use serde::de::value::MapDeserializer;
    use serde_json::value::RawValue;

    use super::{RawSeed, plain_string, same};

    #[test]
    fn text_is_kept_to_the_last_digit() {
        for text in ["1.10", "12345678901234567890.1234567890", "{ \"b\" : [1 ,2], \"a\":null}", "\"\\u0041\"", "null"]
        {
            let raw = RawSeed.deserialize(&mut serde_json::Deserializer::from_str(text)).expect("valid JSON");
            assert_eq!(raw.get(), text);
        }
    }

    #[test]
    fn other_formats_are_written_as_json() {
        let map = MapDeserializer::<_, serde::de::value::Error>::new([("a", 1), ("b", 2)].into_iter());
        // This deserializer forwards a newtype to `visit_map`, as few do; its map is no answer of serde_json and must be refused, not misread.
        assert!(RawSeed.deserialize(map).is_err());
        let value = serde_json::json!({"a": [1, 2.5, "x"], "b": null});
        let raw = RawSeed.deserialize(value.clone()).expect("a value");
        assert_eq!(serde_json::from_str::<serde_json::Value>(raw.get()).expect("JSON"), value);
    }

    #[test]
    fn plain_strings() {
        for (text, want) in
            [("\"W/x\"", Some("W/x")), ("\"\"", Some("")), ("\"a\\n\"", None), ("1", None), ("\"", None)]
        {
            assert_eq!(plain_string(text), want);
        }
    }

    #[test]
    fn equality_is_that_of_the_values() {
        let raw = |text: &str| RawValue::from_string(text.to_owned()).expect("valid JSON");
        for (a, b, want) in [
            ("1", "1", true),
            ("[1,2]", "[1, 2]", true),
            ("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true),
            ("1", "2", false),
            ("\"1\"", "1", false),
        ] {
            assert_eq!(same(&raw(a), &raw(b)), want, "{a} {b}");
        }
    }
}
