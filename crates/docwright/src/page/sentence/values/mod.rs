//! [`Values`]: constraints on a value, as its description states them.
//!
//! ```markdown
//! The grade. Possible values are: `gold`, `silver`. The default value is `gold`.
//! How many. Valid values 1 to 24.
//! The title. The maximum length is 64 characters.
//! ```

pub(crate) mod choice;
pub(crate) mod default;
pub(crate) mod limits;
pub(crate) mod list;
pub(crate) mod plain;

use std::fmt;

use crate::dialect::Dialect;
use crate::odata::Scalar;
use crate::odata::scalar::scalar;
use crate::page::sentence::text::SentenceText;
use crate::page::sentence::type_text::TypeText;
use crate::text::prose::Prose;
use crate::text::source::{Span, Spanned};

/// The constraints that a description puts on a value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Values {
    /// The values that it lists, in its order.
    pub listed: Vec<Spanned<String>>,
    /// The description says that no other value is taken; lists of examples and of what is likely do not.
    pub is_closed: bool,
    /// The value that holds when none is set.
    pub default: Option<Spanned<String>>,
    /// The smallest and the largest number.
    pub range: Option<Spanned<Bounds>>,
    /// The shortest and the longest text, in characters.
    pub length: Option<Spanned<Bounds>>,
}

/// The ends of a range, both of it; one that is not said is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// Nothing is less.
    pub least: Option<i64>,
    /// Nothing is more.
    pub most: Option<i64>,
}

impl Bounds {
    /// A number lies between the ends.
    #[must_use]
    pub fn hold(&self, number: f64) -> bool {
        // Numbers of documentation are small: none is rounded.
        self.least.is_none_or(|it| it as f64 <= number) && self.most.is_none_or(|it| number <= it as f64)
    }
}

/// `1 to 24`
impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => write!(f, "exactly {least}"),
            (Some(least), Some(most)) => write!(f, "{least} to {most}"),
            (Some(least), None) => write!(f, "at least {least}"),
            (None, Some(most)) => write!(f, "at most {most}"),
            (None, None) => f.write_str("any"),
        }
    }
}

impl Values {
    /// The description says nothing about values.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The listed values as they are sent.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.listed.iter().map(|it| it.value.as_str())
    }

    /// Drops the listed values beyond those that are read, and returns the place of the first one.
    pub(crate) fn limit(&mut self) -> Option<Span> {
        let first = self.listed.get(list::MAX_VALUES)?.span;
        self.listed.truncate(list::MAX_VALUES);
        Some(first)
    }

    /// A value is among those that are listed, in any letter case, or none are listed.
    #[must_use]
    pub fn allow(&self, value: &str) -> bool {
        self.listed.is_empty() || self.names().any(|it| it.eq_ignore_ascii_case(value))
    }
}

/// The constraints that type cell and description of a value state; a type that is not said may be any.
pub(crate) fn read(dialect: &Dialect, description: &Prose, ty: &TypeText, cell: Option<&Prose>) -> Values {
    let first = ty.names.first().map(|it| scalar(&it.text));
    let cell = cell.filter(|_| first == Some(Some(Scalar::String))).map(SentenceText::new);
    let length = cell.and_then(|it| limits::of_type(&it));
    if description.runs.is_empty() {
        return Values { length, ..Values::default() };
    }
    let flat = SentenceText::new(description);
    let (listed, is_closed) = list::read(dialect, &flat, ty);
    Values {
        listed,
        is_closed,
        default: default::read(&flat),
        range: limits::range(&flat).filter(|_| first.is_none_or(|it| it.is_some_and(Scalar::is_number))),
        length: length.or_else(|| limits::length(&flat).filter(|_| first.is_none_or(|it| it == Some(Scalar::String)))),
    }
}
