//! JSON, the format of the wire: exact to the last digit, and compiled here once for all programs.

use serde::Serialize;
use serde::de::DeserializeSeed;

use crate::format::decode::{self, Seed};
use crate::format::encode::{How, Writer};
use crate::format::error_path::ErrorPath;
use crate::{Error, ErrorKind, Field, Item, Peek, Record, Result, Slot};

/// Reads a value from JSON bytes. A byte order mark in front is passed over.
///
/// ```
/// let size: i64 = docwright_runtime::json::from_slice(br#""12345678901""#)?;
/// assert_eq!(size, 12_345_678_901);
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
///
/// # Errors
/// When the bytes are not JSON or not of the shape of `T`.
#[inline]
pub fn from_slice<T: Item>(bytes: &[u8]) -> Result<T> {
    let mut value = T::blank();
    read_slot(bytes, value.slot())?;
    Ok(value)
}

/// Reads a value from JSON text.
///
/// # Errors
/// As [`from_slice`].
#[inline]
pub fn from_str<T: Item>(text: &str) -> Result<T> {
    from_slice(text.as_bytes())
}

/// Writes a value as JSON bytes. Other than through serde, decimals and undocumented values keep all their digits.
///
/// # Errors
/// When models are nested too deeply.
#[inline]
pub fn to_vec<T: Item>(value: &T) -> Result<Vec<u8>> {
    write_peek(value.peek())
}

/// Writes a value as JSON text.
///
/// # Errors
/// As [`to_vec`].
pub fn to_string<T: Item>(value: &T) -> Result<String> {
    let bytes = to_vec(value)?;
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::Encode, "the JSON written is not UTF-8"))
}

pub(crate) fn read_slot(bytes: &[u8], slot: Slot<'_>) -> Result<()> {
    let expected = decode::label(&slot);
    match read(bytes, slot) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::new(ErrorKind::Decode, format!("invalid type: null, expected {expected}"))),
        Err(error) => Err(error),
    }
}

/// Reads a value that may be null; false when it was.
pub(crate) fn read_field(bytes: &[u8], field: &mut dyn Field) -> Result<bool> {
    let seen = read(bytes, field.fill());
    if !matches!(seen, Ok(true)) {
        field.clear();
    }
    seen
}

fn read(bytes: &[u8], mut slot: Slot<'_>) -> Result<bool> {
    let mut path = ErrorPath::default();
    let mut reader = serde_json::Deserializer::from_str(text(bytes)?);
    let result = Seed { slot: &mut slot, path: &mut path }.deserialize(&mut reader);
    let result = result.and_then(|seen| reader.end().map(|()| seen));
    result.map_err(|error| Error::json(ErrorKind::Decode, &error, &path))
}

/// The bytes after a byte order mark.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// Checks the encoding once, which is quicker than string by string.
fn text(bytes: &[u8]) -> Result<&str> {
    std::str::from_utf8(without_mark(bytes))
        .map_err(|error| Error::new(ErrorKind::Decode, format!("the JSON is not UTF-8: {error}")))
}

pub(crate) fn write_peek(value: Peek<'_>) -> Result<Vec<u8>> {
    write(value, How { json: true, ..How::default() })
}

/// Writes a value without the nulls that were among the items of lists. Whether these are to be written is found out this
/// way: with them, each level of lists in lists would double the work.
pub(crate) fn write_without_nulls(value: Peek<'_>) -> Result<Vec<u8>> {
    write(value, How { json: true, no_holes: true, ..How::default() })
}

/// Writes a model as the body of a request.
pub(crate) fn write_body(record: &dyn Record, declared: Option<&'static str>, skip_read_only: bool) -> Result<Vec<u8>> {
    write(Peek::Record(record), How { json: true, skip_read_only, declared, ..How::default() })
}

fn write(value: Peek<'_>, how: How) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(128);
    let result = Writer { value: &value, how: &how }.serialize(&mut serde_json::Serializer::new(&mut bytes));
    result.map_err(|error| Error::json(ErrorKind::Encode, &error, &ErrorPath::default()))?;
    Ok(bytes)
}
