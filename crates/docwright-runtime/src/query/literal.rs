//! Values in conditions, written as OData writes literals: `'it''s'`, `2024-01-01`, `duration'P1D'`.

use std::fmt::Write;

use crate::format::number;
use crate::literal::{Faults, Given};
use crate::{Item, Json, Peek, ScalarKind, Untyped};

/// A value in a condition, written as OData writes literals: strings in quotes, dates without.
///
/// ```
/// use docwright_runtime::{Date, Literal};
///
/// fn text(value: impl Literal) -> String {
///     let mut text = String::new();
///     value.literal(&mut text);
///     text
/// }
/// assert_eq!((text("it's"), text(Date::from("2024-01-01")), text(1.5)), ("'it''s'".into(), "2024-01-01".into(), "1.5".into()));
/// ```
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` is not compared with a value",
    label = "only single values are compared",
    note = "conditions on the items of a list are made by `any` and `all`, those on what an object has by `then`; a text is always a condition: `filter(\"…\")`"
)]
pub trait Literal {
    /// Appends the literal.
    fn literal(&self, out: &mut String);
}

impl Literal for &str {
    fn literal(&self, out: &mut String) {
        quoted(self, out);
    }
}

impl Literal for &String {
    fn literal(&self, out: &mut String) {
        quoted(self, out);
    }
}

impl Literal for Untyped {
    fn literal(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

impl<T: Item> Literal for T {
    fn literal(&self, out: &mut String) {
        peeked(self.peek(), out);
    }
}

/// Anything for a property whose type no page tells.
pub struct Loose;

#[diagnostic::do_not_recommend]
impl<V: Literal> Given<Untyped, Loose> for V {
    fn give(self, _: &mut Faults) -> Option<Untyped> {
        let mut text = String::new();
        self.literal(&mut text);
        Some(Untyped(text))
    }
}

pub(crate) fn quoted(text: &str, out: &mut String) {
    let _ = write!(out, "'{}'", text.replace('\'', "''"));
}

fn peeked(value: Peek<'_>, out: &mut String) {
    // Writing to a string doesn't fail.
    let _ = match value {
        Peek::Text(text) => return quoted(text, out),
        Peek::Json(Json::String(text)) => return quoted(text, out),
        Peek::Token(token, members) => return quoted(token.as_str(members), out),
        Peek::Flags(flags, members) => return quoted(&flags.to_text(members), out),
        Peek::Bool(value) => write!(out, "{value}"),
        Peek::Int32(value) => write!(out, "{value}"),
        Peek::Int64(value) => write!(out, "{value}"),
        Peek::Double(value) => match number::special(value) {
            Some(text) => out.write_str(text),
            None => write!(out, "{value}"),
        },
        Peek::Decimal(value) => out.write_str(value.as_str()),
        Peek::Scalar(text, ScalarKind::Duration) => write!(out, "duration'{}'", text.0),
        Peek::Scalar(text, ScalarKind::Binary) => write!(out, "binary'{}'", text.0),
        Peek::Scalar(text, _) => out.write_str(&text.0),
        // OData takes JSON where it takes structured values at all.
        Peek::Record(_) | Peek::List(_) | Peek::Json(_) => match crate::json::write_peek(value) {
            Ok(json) => out.write_str(&String::from_utf8_lossy(&json)),
            Err(_) => out.write_str("null"),
        },
    };
}
