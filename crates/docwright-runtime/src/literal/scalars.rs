//! Conversions in literals: numbers, and the types of other libraries for scalars.

use std::borrow::Cow;

use crate::literal::Faults;
use crate::literal::given::{Converted, Given, Words};
use crate::{Binary, Date, DateTime, Decimal, Duration, Guid, Json, TimeOfDay};

macro_rules! converted {
    ($($target:ty: $($value:ty),+;)*) => {$($(
        impl Given<$target, Converted> for $value {
            fn give(self, _: &mut Faults) -> Option<$target> {
                Some(self.into())
            }
        }
    )+)*};
}

converted! {
    i32: i8, u8, i16, u16;
    i64: i8, u8, i16, u16, i32, u32;
    f64: i8, u8, i16, u16, i32, u32, f32;
    Json: bool, i8, u8, i16, u16, i32, u32, i64, u64, f32, f64, String;
    DateTime: String;
    Date: String;
    TimeOfDay: String;
    Duration: String;
    Guid: String;
    Decimal: String;
    Binary: Vec<u8>, &[u8], crate::Bytes;
}

impl<const N: usize> Given<Binary, Converted> for &[u8; N] {
    fn give(self, _: &mut Faults) -> Option<Binary> {
        Some(self.into())
    }
}

#[cfg(feature = "jiff")]
converted! {
    DateTime: jiff::Timestamp;
    Date: jiff::civil::Date;
    TimeOfDay: jiff::civil::Time;
    Duration: jiff::Span;
}

#[cfg(feature = "chrono")]
converted! {
    Date: chrono::NaiveDate;
    TimeOfDay: chrono::NaiveTime;
    Duration: chrono::TimeDelta;
}

#[cfg(feature = "time")]
converted! {
    Duration: time::Duration;
}

#[cfg(feature = "uuid")]
converted! {
    Guid: uuid::Uuid;
}

/// Numbers of any kind are decimal ones.
macro_rules! decimals {
    ($($value:ty),+) => {$(
        impl Given<Decimal, Converted> for $value {
            fn give(self, _: &mut Faults) -> Option<Decimal> {
                Some(self.to_string().into())
            }
        }
    )+};
}

decimals!(i8, u8, i16, u16, i32, u32, i64, u64, f64);

impl<T: for<'b> From<&'b str>> Given<T, Words> for Cow<'_, str> {
    fn give(self, _: &mut Faults) -> Option<T> {
        Some(T::from(&self))
    }
}

#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> Given<DateTime, Converted> for chrono::DateTime<Z> {
    fn give(self, _: &mut Faults) -> Option<DateTime> {
        Some(self.into())
    }
}

/// The conversions that a year of five digits makes fail.
#[cfg(feature = "time")]
macro_rules! with_time {
    ($($target:ident: $value:ty;)*) => {$(
        impl Given<$target, Converted> for $value {
            fn give(self, faults: &mut Faults) -> Option<$target> {
                faults.note($target::from_time(self))
            }
        }
    )*};
}

#[cfg(feature = "time")]
with_time! {
    DateTime: time::OffsetDateTime;
    Date: time::Date;
    TimeOfDay: time::Time;
}
