//! Scalar types of OData that keep their text, so that no odd date fails the decoding of a page.
//!
//! Conversions to the types of other libraries are in `conversions`, behind features.

mod conversions;
pub(crate) mod duration;

use std::fmt;

use crate::{Item, Peek, Slot};

/// The text of a scalar. Only this crate can look into it; the scalars themselves tell it.
#[doc(hidden)]
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(pub(crate) Box<str>);

/// The documented type of a text.
///
/// ```
/// use docwright_runtime::{Date, Item, Peek, ScalarKind};
///
/// assert!(matches!(Date::from("2024-01-01").peek(), Peek::Scalar(_, ScalarKind::Date)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[doc(hidden)]
pub enum ScalarKind {
    /// `Edm.DateTimeOffset`
    DateTime,
    /// `Edm.Date`
    Date,
    /// `Edm.TimeOfDay`
    TimeOfDay,
    /// `Edm.Duration`
    Duration,
    /// `Edm.Guid`
    Guid,
    /// `Edm.Binary`
    Binary,
}

impl ScalarKind {
    /// The name of it in errors.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::DateTime => "a date and time",
            Self::Date => "a date",
            Self::TimeOfDay => "a time of day",
            Self::Duration => "a duration",
            Self::Guid => "a GUID",
            Self::Binary => "base64 text",
        }
    }
}

macro_rules! scalars {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Text);

        impl $name {
            /// The value as it stands in JSON.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0.0
            }
        }

        impl Item for $name {
            #[inline]
            fn blank() -> Self {
                Self(Text::default())
            }
            #[inline]
            fn slot(&mut self) -> Slot<'_> {
                Slot::Scalar(&mut self.0, ScalarKind::$name)
            }
            #[inline]
            fn peek(&self) -> Peek<'_> {
                Peek::Scalar(&self.0, ScalarKind::$name)
            }
        }

        text_traits!($name);
    )*};
}

/// The conversions from text. Bytes have none: what says "text" may as well be the text of the bytes as their base64.
macro_rules! from_text {
    ($($name:ident),+) => {$(
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Text(text.into()))
            }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(Text(text.into()))
            }
        }
        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(text.into())
            }
        }
    )+};
}

from_text!(DateTime, Date, TimeOfDay, Duration, Guid, Decimal);

/// The conversions that all of them have; `Decimal` too, which reads and writes differently.
macro_rules! text_traits {
    ($name:ident) => {
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }
        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::serialize(self, serializer)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::deserialize(deserializer)
            }
        }
    };
}

scalars! {
    /// A point in time, `Edm.DateTimeOffset`: `2014-01-01T00:00:00Z`.
    ///
    /// ```
    /// use docwright_runtime::{DateTime, json};
    ///
    /// let value: DateTime = json::from_str(r#""2014-01-01T00:00:00Z""#)?;
    /// assert_eq!(value, DateTime::from("2014-01-01T00:00:00Z"));
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    DateTime;
    /// A day, `Edm.Date`: `2014-01-01`.
    ///
    /// ```
    /// use docwright_runtime::{Date, json};
    ///
    /// let value: Date = json::from_str(r#""2014-01-01""#)?;
    /// assert_eq!(value, Date::from("2014-01-01"));
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    Date;
    /// A time of day, `Edm.TimeOfDay`: `13:20:00.000`.
    ///
    /// ```
    /// use docwright_runtime::{TimeOfDay, json};
    ///
    /// let value: TimeOfDay = json::from_str(r#""13:20:00.000""#)?;
    /// assert_eq!(value, TimeOfDay::from("13:20:00.000"));
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    TimeOfDay;
    /// A length of time, `Edm.Duration`: `PT22H`.
    ///
    /// ```
    /// use docwright_runtime::{Duration, json};
    ///
    /// let value: Duration = json::from_str(r#""PT22H""#)?;
    /// assert_eq!(value, Duration::from("PT22H"));
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    Duration;
    /// A GUID, `Edm.Guid`.
    ///
    /// ```
    /// use docwright_runtime::{Guid, json};
    ///
    /// let value: Guid = json::from_str(r#""6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0""#)?;
    /// assert_eq!(value, Guid::from("6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0"));
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    Guid;
    /// Bytes, `Edm.Binary`, as base64 text. It is made of bytes, or of text by [`from_base64`](Self::from_base64).
    ///
    /// ```
    /// use docwright_runtime::{Binary, json};
    ///
    /// let value: Binary = json::from_str(r#""AQI=""#)?;
    /// assert_eq!(value, Binary::from(b"\x01\x02"));
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    Binary;
}

impl Binary {
    fn of_text(text: String) -> Self {
        Self(Text(text.into()))
    }
}

/// A decimal number, `Edm.Decimal`, with all its digits.
///
/// It is written as a JSON number. Formats (or JSON libraries other than serde_json) that only know floating-point numbers get the text as a
/// string where such a number would lose digits.
///
/// ```
/// use docwright_runtime::{Decimal, json};
///
/// let price: Decimal = json::from_str("12345678901234567890.10")?;
/// assert_eq!(price.as_str(), "12345678901234567890.10");
/// assert_eq!(json::to_string(&price)?, "12345678901234567890.10");
/// assert_eq!(Decimal::from("0.5").to_f64(), Some(0.5));
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(pub(crate) Text);

impl Decimal {
    /// The digits as they stand in JSON.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0.0
    }

    /// The nearest floating-point number; nothing when the text isn't a number.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        crate::format::number::parse_double(self.as_str())
    }
}

impl Item for Decimal {
    #[inline]
    fn blank() -> Self {
        Self(Text::default())
    }
    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Slot::Decimal(self)
    }
    #[inline]
    fn peek(&self) -> Peek<'_> {
        Peek::Decimal(self)
    }
}

text_traits!(Decimal);
