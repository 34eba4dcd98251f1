//! Several names in one query option: lists of one type, parentheses around different ones, texts.

use crate::{Expand, OrderBy, Result, Select};

/// The text of a query option that is a list.
trait Joined: Sized {
    fn joined(items: impl Iterator<Item = Self>) -> Self;
}

impl Joined for String {
    fn joined(items: impl Iterator<Item = Self>) -> Self {
        items.collect::<Vec<_>>().join(",")
    }
}

impl Joined for Result<String> {
    fn joined(items: impl Iterator<Item = Self>) -> Self {
        items.collect::<Result<Vec<_>>>().map(|it| it.join(","))
    }
}

macro_rules! several {
    ($trait:ident, $method:ident, $text:ty, |$plain:ident| $written:expr) => {
        impl<M> $trait<M> for &str {
            fn $method(self) -> $text {
                let $plain = self.to_owned();
                $written
            }
        }
        impl<M> $trait<M> for String {
            fn $method(self) -> $text {
                let $plain = self;
                $written
            }
        }
        impl<M> $trait<M> for &String {
            fn $method(self) -> $text {
                let $plain = self.clone();
                $written
            }
        }
        several!(lists $trait, $method, $text: [const N: usize] [P; N], [] Vec<P>);
        impl<M, P: $trait<M> + Clone> $trait<M> for &[P] {
            fn $method(self) -> $text {
                <$text>::joined(self.iter().cloned().map($trait::$method))
            }
        }
        several!(tuples $trait, $method, $text: A B C D E F G H I J K L Q R S U);
    };
    (lists $trait:ident, $method:ident, $text:ty: $([$($params:tt)*] $type:ty),+) => {$(
        impl<M, P: $trait<M>, $($params)*> $trait<M> for $type {
            fn $method(self) -> $text {
                <$text>::joined(self.into_iter().map($trait::$method))
            }
        }
    )+};
    (tuples $trait:ident, $method:ident, $text:ty:) => {};
    (tuples $trait:ident, $method:ident, $text:ty: $first:ident $($more:ident)*) => {
        impl<M, $first: $trait<M>, $($more: $trait<M>),*> $trait<M> for ($first, $($more,)*) {
            #[allow(non_snake_case)] // the items are called as their types
            fn $method(self) -> $text {
                let ($first, $($more,)*) = self;
                <$text>::joined([$first.$method(), $($more.$method()),*].into_iter())
            }
        }
        several!(tuples $trait, $method, $text: $($more)*);
    };
}

several!(Select, select, String, |text| text);
several!(OrderBy, order_by, String, |text| text);
several!(Expand, expand, Result<String>, |text| Ok(text));
