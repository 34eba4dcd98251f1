//! Operators and functions of `$filter`, as methods of properties and their paths.

use super::literal::quoted;
use crate::literal::{Faults, Given};
use crate::{Filter, Literal, Property, PropertyPath, Result, Untyped};

/// A type of a property that is text, for `starts_with` and its like.
///
/// ```
/// fn text<T: docwright_runtime::Textual>() {}
/// text::<String>();
/// ```
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` is not text",
    label = "only text begins, ends or contains",
    note = "a text is always a condition: `filter(\"contains(name,'x')\")`"
)]
pub trait Textual {}

impl Textual for String {}
impl Textual for crate::Json {}
impl Textual for Untyped {}

/// The literal of what is given for a property of type `T`; of nothing it is `null`.
fn written<T: Literal, How>(value: impl Given<T, How>) -> Result<String> {
    let mut faults = Faults::default();
    let mut text = String::new();
    match value.give(&mut faults) {
        Some(value) => value.literal(&mut text),
        None => text.push_str("null"),
    }
    faults.first().map_or(Ok(text), Err)
}

macro_rules! operators {
    ($($(#[$doc:meta])* $name:ident, $operator:literal;)*) => {
        impl<M, T> Property<M, T> {
            $($(#[$doc])*
            #[must_use]
            pub fn $name<How>(self, value: impl Given<T, How>) -> Filter<M>
            where
                T: Literal,
            {
                self.path().$name(value)
            })*
        }
        impl<M, T> PropertyPath<M, T> {
            $($(#[$doc])*
            #[must_use]
            pub fn $name<How>(self, value: impl Given<T, How>) -> Filter<M>
            where
                T: Literal,
            {
                Filter::try_new(written(value).map(|it| format!(concat!("{} ", $operator, " {}"), self.path, it)))
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
        impl<M, T> Property<M, T> {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self, text: &str) -> Filter<M>
            where
                T: Textual,
            {
                self.path().$name(text)
            })*
        }
        impl<M, T> PropertyPath<M, T> {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self, text: &str) -> Filter<M>
            where
                T: Textual,
            {
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

impl<M, T> Property<M, T> {
    /// Is one of the values.
    #[must_use]
    pub fn is_in<V: Given<T, How>, How>(self, values: impl IntoIterator<Item = V>) -> Filter<M>
    where
        T: Literal,
    {
        self.path().is_in(values)
    }

    /// Has no value.
    #[must_use]
    pub fn eq_null(self) -> Filter<M> {
        self.path().eq_null()
    }

    /// Has a value.
    #[must_use]
    pub fn ne_null(self) -> Filter<M> {
        self.path().ne_null()
    }
}

impl<M, T> PropertyPath<M, T> {
    /// Is one of the values.
    #[must_use]
    pub fn is_in<V: Given<T, How>, How>(self, values: impl IntoIterator<Item = V>) -> Filter<M>
    where
        T: Literal,
    {
        let values = values.into_iter().map(written).collect::<Result<Vec<_>>>();
        Filter::try_new(values.map(|it| format!("{} in ({})", self.path, it.join(","))))
    }

    /// Has no value.
    #[must_use]
    pub fn eq_null(self) -> Filter<M> {
        Filter::new(format!("{} eq null", self.path))
    }

    /// Has a value.
    #[must_use]
    pub fn ne_null(self) -> Filter<M> {
        Filter::new(format!("{} ne null", self.path))
    }
}
