//! `Debug` of records: what is set, under its documented name, and nothing that is secret.

use std::fmt;

use crate::{List, Peek, Record};

/// Prints a model; what every generated `Debug` calls.
///
/// # Errors
/// Those of the formatter.
#[doc(hidden)]
pub fn debug(record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // The name in Rust is the documented one with a capital, but for the few that had to give way to another.
    let name = record.shape().short_name();
    let title = name
        .chars()
        .next()
        .map_or_else(|| "Parameters".to_owned(), |first| first.to_uppercase().chain(name.chars().skip(1)).collect());
    debug_as(&title, record, f)
}

/// Prints a model under a name of its own.
pub(crate) fn debug_as(title: &str, record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (shape, rest) = (record.shape(), record.rest());
    let mut out = f.debug_struct(title);
    for (index, name) in shape.fields.iter().enumerate() {
        match record.field(index).peek() {
            Some(_) if shape.secret.contains(name) => out.field(name, &Hidden),
            Some(value) => out.field(name, &Shown(value)),
            None if rest.is_null(index) => out.field(name, &Null),
            None => &mut out,
        };
    }
    for (name, raw) in rest.iter() {
        match &**name {
            "@odata.type" | "@odata.id" | "@odata.etag" => out.field(name, &format_args!("{}", raw.get())),
            // No page says what these are: a download link with a token in it, or a relationship full of keys.
            _ => out.field(name, &Hidden),
        };
    }
    out.finish()
}

impl fmt::Debug for dyn Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(self, f)
    }
}

struct Hidden;

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

struct Null;

impl fmt::Debug for Null {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null")
    }
}

struct Shown<'a>(Peek<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Peek::Text(value) => value.fmt(f),
            Peek::Bool(value) => value.fmt(f),
            Peek::Int32(value) => value.fmt(f),
            Peek::Int64(value) => value.fmt(f),
            Peek::Double(value) => value.fmt(f),
            Peek::Decimal(value) => f.write_str(value.as_str()),
            Peek::Scalar(value, _) => f.write_str(&value.0),
            Peek::Token(token, members) => f.write_str(token.as_str(members)),
            Peek::Flags(flags, members) => f.write_str(&flags.to_text(members)),
            // A JSON value of unknown shape may hold anything, but its owner's page documents it and didn't call it secret.
            Peek::Json(value) => write!(f, "{value}"),
            Peek::Record(record) => debug(record, f),
            Peek::List(list) => list_of(list, f),
        }
    }
}

fn list_of(list: &dyn List, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_list().entries((0..list.len()).map_while(|index| list.at(index)).map(Shown)).finish()
}
