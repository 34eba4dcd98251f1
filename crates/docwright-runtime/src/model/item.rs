//! [`Item`] for types that are not generated: Rust's own scalars, boxes, JSON values.

use crate::{Item, Json, Peek, Record, Slot};

macro_rules! items {
    ($($type:ty, $blank:expr, $kind:ident, |$value:ident| $peek:expr;)*) => {$(
        impl Item for $type {
            #[inline]
            fn blank() -> Self {
                $blank
            }
            #[inline]
            fn slot(&mut self) -> Slot<'_> {
                Slot::$kind(self)
            }
            #[inline]
            fn peek(&self) -> Peek<'_> {
                let $value = self;
                Peek::$kind($peek)
            }
        }
    )*};
}

items! {
    String, String::new(), Text, |value| value;
    bool, false, Bool, |value| *value;
    i32, 0, Int32, |value| *value;
    i64, 0, Int64, |value| *value;
    f64, 0.0, Double, |value| *value;
    Json, Json::Null, Json, |value| value;
}

impl<T: Record + Item> Item for Box<T> {
    #[inline]
    fn blank() -> Self {
        Self::new(T::blank())
    }
    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        T::slot(self)
    }
    #[inline]
    fn peek(&self) -> Peek<'_> {
        T::peek(self)
    }
}
