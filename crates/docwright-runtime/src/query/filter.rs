//! `$filter` expressions, checked by the compiler: `Message::IS_READ.eq(false)`.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::marker::PhantomData;

use crate::format::number;
use crate::{Is, Item, Peek, Property, PropertyPath, Record, ScalarKind};

/// A condition on a `M`.
///
/// ```
/// use docwright_runtime::{Filter, Property, Reference};
///
/// // Generated models have such constants: `Message::IS_READ`.
/// const IS_READ: Property<Reference> = Property::new("isRead", "");
/// const SUBJECT: Property<Reference> = Property::new("subject", "");
///
/// let open: Filter<Reference> = IS_READ.eq(false).and(SUBJECT.starts_with("Re:").or(SUBJECT.eq_null()));
/// assert_eq!(open.as_str(), "isRead eq false and (startswith(subject,'Re:') or subject eq null)");
/// ```
pub struct Filter<M> {
    text: String,
    /// True when the outermost operator is `or`, which binds weaker than `and`.
    or: bool,
    model: PhantomData<fn() -> M>,
}

impl<M> Filter<M> {
    fn new(text: String) -> Self {
        Self { text, or: false, model: PhantomData }
    }

    /// Both conditions hold.
    #[must_use]
    pub fn and<B>(self, other: Filter<B>) -> Self
    where
        M: Is<B>,
        B: Record,
    {
        Self::new(format!("{} and {}", self.operand(), other.operand()))
    }

    /// One of the conditions holds.
    #[must_use]
    pub fn or<B>(self, other: Filter<B>) -> Self
    where
        M: Is<B>,
        B: Record,
    {
        Self { or: true, ..Self::new(format!("{} or {}", self.text, other.text)) }
    }

    fn operand(&self) -> Cow<'_, str> {
        if self.or { format!("({})", self.text).into() } else { self.text.as_str().into() }
    }

    /// The text of the query option.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The condition does not hold.
impl<M> std::ops::Not for Filter<M> {
    type Output = Self;
    fn not(self) -> Self {
        Self::new(format!("not ({})", self.text))
    }
}

impl<M> fmt::Display for Filter<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// A condition in `$filter` of a request for `M`: a condition on `M` or a base type of it, or a string as it is.
///
/// ```
/// use docwright_runtime::{Collection, Predicate, Property, Reference, Request};
///
/// fn users(condition: impl Predicate<Reference>) -> Request<Collection<Reference>> {
///     Request::get("/users", &[]).filter(condition)
/// }
/// const NAME: Property<Reference> = Property::new("displayName", "$filter(eq)");
/// assert_eq!(users(NAME.eq("Ada")).path_and_query(), users("displayName eq 'Ada'").path_and_query());
/// ```
pub trait Predicate<M> {
    /// The text of the query option.
    fn predicate(self) -> String;
}

impl<M: Is<B>, B: Record> Predicate<M> for Filter<B> {
    fn predicate(self) -> String {
        self.text
    }
}

impl<M> Predicate<M> for &str {
    fn predicate(self) -> String {
        self.to_owned()
    }
}

impl<M> Predicate<M> for String {
    fn predicate(self) -> String {
        self
    }
}

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

impl<T: Item> Literal for T {
    fn literal(&self, out: &mut String) {
        peeked(self.peek(), out);
    }
}

fn quoted(text: &str, out: &mut String) {
    let _ = write!(out, "'{}'", text.replace('\'', "''"));
}

fn peeked(value: Peek<'_>, out: &mut String) {
    // Writing to a string doesn't fail.
    let _ = match value {
        Peek::Text(text) => return quoted(text, out),
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

macro_rules! operators {
    ($($(#[$doc:meta])* $name:ident, $operator:literal;)*) => {
        impl<M> Property<M> {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self, value: impl Literal) -> Filter<M> {
                PropertyPath::from(self).$name(value)
            })*
        }
        impl<M> PropertyPath<M> {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self, value: impl Literal) -> Filter<M> {
                let mut text = format!(concat!("{} ", $operator, " "), self.path);
                value.literal(&mut text);
                Filter::new(text)
            })*
        }
    };
}

operators! {
    /// Is equal to the value.
    eq, "eq";
    /// Is not equal to the value.
    ne, "ne";
    /// Is greater than the value.
    gt, "gt";
    /// Is greater than the value or equal to it.
    ge, "ge";
    /// Is less than the value.
    lt, "lt";
    /// Is less than the value or equal to it.
    le, "le";
    /// Has these flags set.
    has, "has";
}

macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident, $function:literal;)*) => {
        impl<M> Property<M> {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self, text: &str) -> Filter<M> {
                PropertyPath::from(self).$name(text)
            })*
        }
        impl<M> PropertyPath<M> {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self, text: &str) -> Filter<M> {
                let mut filter = format!(concat!($function, "({},"), self.path);
                quoted(text, &mut filter);
                filter.push(')');
                Filter::new(filter)
            })*
        }
    };
}

functions! {
    /// Starts with the text.
    starts_with, "startswith";
    /// Ends with the text.
    ends_with, "endswith";
    /// Contains the text.
    contains, "contains";
}

impl<M> Property<M> {
    /// Is one of the values.
    #[must_use]
    pub fn is_in<L: Literal>(self, values: impl IntoIterator<Item = L>) -> Filter<M> {
        PropertyPath::from(self).is_in(values)
    }

    /// Has no value.
    #[must_use]
    pub fn eq_null(self) -> Filter<M> {
        Filter::new(format!("{} eq null", self.name()))
    }

    /// Has a value.
    #[must_use]
    pub fn ne_null(self) -> Filter<M> {
        Filter::new(format!("{} ne null", self.name()))
    }
}

impl<M> PropertyPath<M> {
    /// Is one of the values.
    #[must_use]
    pub fn is_in<L: Literal>(self, values: impl IntoIterator<Item = L>) -> Filter<M> {
        let mut text = format!("{} in (", self.path);
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            value.literal(&mut text);
        }
        text.push(')');
        Filter::new(text)
    }
}
