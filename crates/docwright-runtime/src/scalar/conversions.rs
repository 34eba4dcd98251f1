//! Conversions of scalars to bytes, and to the types of other libraries, one feature each.
//!
//! Each library gets the same shape: `to_<library>` reads, `From` or `from_<library>` writes. Nothing here is part of reading a response: a text
//! that is not what it should be is an error when it is asked for, and of the one who asks.

fn parsed<T, E: std::fmt::Display>(text: &str, what: &str, result: Result<T, E>) -> crate::Result<T> {
    result.map_err(|error| crate::Error::new(crate::ErrorKind::Decode, format!("{text:?} is not {what}: {error}")))
}

#[cfg(feature = "jiff")]
mod with_jiff {
    use super::parsed;
    use crate::{Date, DateTime, Duration, Result, TimeOfDay};

    macro_rules! conversions {
        ($($name:ident, $type:ty, $what:literal;)*) => {$(
            impl $name {
                /// The value as a type of `jiff`.
                ///
                /// # Errors
                /// When the text is not of this form.
                pub fn to_jiff(&self) -> Result<$type> {
                    parsed(self.as_str(), $what, self.as_str().parse::<$type>())
                }
            }
            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    value.to_string().into()
                }
            }
        )*};
    }

    conversions! {
        DateTime, jiff::Timestamp, "a date and time";
        Date, jiff::civil::Date, "a date";
        TimeOfDay, jiff::civil::Time, "a time of day";
        Duration, jiff::Span, "a duration";
    }
}

#[cfg(feature = "chrono")]
mod with_chrono {
    use super::parsed;
    use crate::scalar::duration::{Length, print};
    use crate::{Date, DateTime, Duration, Error, ErrorKind, Result, TimeOfDay};

    impl DateTime {
        /// The value as a type of `chrono`.
        ///
        /// # Errors
        /// When the text is not of this form.
        pub fn to_chrono(&self) -> Result<chrono::DateTime<chrono::FixedOffset>> {
            parsed(self.as_str(), "a date and time", chrono::DateTime::parse_from_rfc3339(self.as_str()))
        }
    }

    impl<Z: chrono::TimeZone> From<chrono::DateTime<Z>> for DateTime {
        fn from(value: chrono::DateTime<Z>) -> Self {
            value.to_utc().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true).into()
        }
    }

    macro_rules! conversions {
        ($($name:ident, $type:ty, $what:literal;)*) => {$(
            impl $name {
                /// The value as a type of `chrono`.
                ///
                /// # Errors
                /// When the text is not of this form.
                pub fn to_chrono(&self) -> Result<$type> {
                    parsed(self.as_str(), $what, self.as_str().parse::<$type>())
                }
            }
            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    value.to_string().into()
                }
            }
        )*};
    }

    conversions! {
        Date, chrono::NaiveDate, "a date";
        TimeOfDay, chrono::NaiveTime, "a time of day";
    }

    impl Duration {
        /// The value as a type of `chrono`.
        ///
        /// # Errors
        /// When the text is not of this form, or the duration is too long for `chrono`.
        pub fn to_chrono(&self) -> Result<chrono::TimeDelta> {
            let length = self.length()?;
            let seconds = i64::try_from(length.seconds).ok();
            seconds
                .and_then(|seconds| chrono::TimeDelta::new(seconds, length.nanos))
                .map(|delta| if length.negative { -delta } else { delta })
                .ok_or_else(|| Error::new(ErrorKind::Decode, format!("{:?} is too long", self.as_str())))
        }
    }

    impl From<chrono::TimeDelta> for Duration {
        fn from(value: chrono::TimeDelta) -> Self {
            let nanos = value.abs().subsec_nanos().unsigned_abs();
            let seconds = value.abs().num_seconds().unsigned_abs();
            print(Length { negative: value < chrono::TimeDelta::zero(), seconds, nanos }).into()
        }
    }
}

#[cfg(feature = "time")]
mod with_time {
    use time::format_description::BorrowedFormatItem;
    use time::format_description::well_known::Rfc3339;
    use time::macros::format_description;

    use super::parsed;
    use crate::scalar::duration::{Length, print};
    use crate::{Date, DateTime, Duration, Error, ErrorKind, Result, TimeOfDay};

    const DATE: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");
    const TIME: &[BorrowedFormatItem<'_>] = format_description!("[hour]:[minute]:[second][optional [.[subsecond]]]");

    fn written(result: std::result::Result<String, time::error::Format>) -> Result<String> {
        result.map_err(|error| Error::new(ErrorKind::Encode, error.to_string()))
    }

    macro_rules! conversions {
        ($($name:ident, $type:ty, $format:expr, $what:literal;)*) => {$(
            impl $name {
                /// The value as a type of `time`.
                ///
                /// # Errors
                /// When the text is not of this form.
                pub fn to_time(&self) -> Result<$type> {
                    parsed(self.as_str(), $what, <$type>::parse(self.as_str(), &$format))
                }

                /// The text of a value of `time`.
                ///
                /// # Errors
                /// When the year has more than four digits.
                pub fn from_time(value: $type) -> Result<Self> {
                    written(value.format(&$format)).map(Self::from)
                }
            }
        )*};
    }

    conversions! {
        DateTime, time::OffsetDateTime, Rfc3339, "a date and time";
        Date, time::Date, DATE, "a date";
        TimeOfDay, time::Time, TIME, "a time of day";
    }

    impl Duration {
        /// The value as a type of `time`.
        ///
        /// # Errors
        /// When the text is not of this form, or the duration is too long for `time`.
        pub fn to_time(&self) -> Result<time::Duration> {
            let length = self.length()?;
            let long = |_| Error::new(ErrorKind::Decode, format!("{:?} is too long", self.as_str()));
            let seconds = i64::try_from(length.seconds).map_err(long)?;
            let nanos = i32::try_from(length.nanos).map_err(long)?;
            Ok(if length.negative {
                time::Duration::new(-seconds, -nanos)
            } else {
                time::Duration::new(seconds, nanos)
            })
        }
    }

    impl From<time::Duration> for Duration {
        fn from(value: time::Duration) -> Self {
            let (seconds, nanos) = (value.whole_seconds().unsigned_abs(), value.subsec_nanoseconds().unsigned_abs());
            print(Length { negative: value.is_negative(), seconds, nanos }).into()
        }
    }
}

#[cfg(feature = "uuid")]
mod with_uuid {
    use super::parsed;
    use crate::{Guid, Result};

    impl Guid {
        /// The value as a type of `uuid`.
        ///
        /// # Errors
        /// When the text is not a GUID.
        pub fn to_uuid(&self) -> Result<uuid::Uuid> {
            parsed(self.as_str(), "a GUID", uuid::Uuid::try_parse(self.as_str()))
        }
    }

    impl From<uuid::Uuid> for Guid {
        fn from(value: uuid::Uuid) -> Self {
            value.to_string().into()
        }
    }
}

mod bytes {
    use super::parsed;
    use crate::format::base64;
    use crate::{Binary, Error, ErrorKind, Result};

    impl Binary {
        /// The bytes. OData prescribes the alphabet for URLs, and services use the ordinary one; both are read.
        ///
        /// # Errors
        /// When the text is not base64.
        pub fn to_bytes(&self) -> Result<Vec<u8>> {
            let text = self.as_str();
            parsed(if text.len() > 40 { "…" } else { text }, "base64", base64::decode(text))
        }

        /// The text of bytes, in the ordinary alphabet.
        #[must_use]
        pub fn from_bytes(bytes: &[u8]) -> Self {
            Self::of_text(base64::encode(bytes))
        }

        /// A text that is base64 already, in either alphabet; it is sent as it is.
        ///
        /// ```
        /// use docwright_runtime::Binary;
        ///
        /// assert_eq!(Binary::from_base64("AQI=")?, Binary::from([1, 2]));
        /// assert!(Binary::from_base64("hello world!").is_err());
        /// # Ok::<(), docwright_runtime::Error>(())
        /// ```
        ///
        /// # Errors
        /// When the text is not base64.
        pub fn from_base64(text: impl Into<String>) -> Result<Self> {
            let value = Self::of_text(text.into());
            match value.to_bytes() {
                Ok(_) => Ok(value),
                Err(error) => Err(Error::new(ErrorKind::Encode, error.to_string())),
            }
        }
    }

    impl From<&[u8]> for Binary {
        fn from(bytes: &[u8]) -> Self {
            Self::from_bytes(bytes)
        }
    }

    impl From<Vec<u8>> for Binary {
        fn from(bytes: Vec<u8>) -> Self {
            Self::from_bytes(&bytes)
        }
    }

    impl<const N: usize> From<[u8; N]> for Binary {
        fn from(bytes: [u8; N]) -> Self {
            Self::from_bytes(&bytes)
        }
    }

    impl<const N: usize> From<&[u8; N]> for Binary {
        fn from(bytes: &[u8; N]) -> Self {
            Self::from_bytes(bytes)
        }
    }

    impl From<crate::Bytes> for Binary {
        fn from(bytes: crate::Bytes) -> Self {
            Self::from_bytes(&bytes)
        }
    }
}
