//! Kinds of answers, which decide the query options of a request: objects with properties, and lists.

use crate::{Collection, Content, Json, Record, Response, Typed, Value, WithResponse};

/// An answer that is made of objects, so that their properties can be chosen: `select` and `expand`.
///
/// ```
/// use docwright_runtime::{Collection, Objects, Reference};
///
/// fn chooses<R: Objects>() {}
/// chooses::<Reference>();
/// chooses::<Collection<Reference>>();
/// ```
#[diagnostic::on_unimplemented(
    message = "a request that answers `{Self}` has no properties to choose",
    label = "`{Self}` is answered, which has no properties",
    note = "any option can be sent: `request.query(\"$select\", \"id\")`, and read as any type: `request.returning::<User>()`"
)]
pub trait Objects {}

/// An answer that is a list, or may be one for all that is documented, so that its items can be chosen, sorted and counted: `top`, `filter`,
/// `order_by`, `search`, `skip`, `count`.
///
/// ```
/// use docwright_runtime::{Collection, Lists, Reference};
///
/// fn chooses<R: Lists>() {}
/// chooses::<Collection<Reference>>();
/// ```
#[diagnostic::on_unimplemented(
    message = "a request that answers `{Self}` has no list to choose from",
    label = "`{Self}` is answered, which is no list",
    note = "any option can be sent: `request.query(\"$top\", \"5\")`"
)]
pub trait Lists {}

#[diagnostic::do_not_recommend]
impl<T: Record> Objects for T {}
impl<T> Lists for Collection<T> {}
// A number is the answer of `$count`, which a condition or a search may narrow.
impl Lists for i64 {}
#[diagnostic::do_not_recommend]
impl<R: Objects> Objects for WithResponse<R> {}
#[diagnostic::do_not_recommend]
impl<R: Lists> Lists for WithResponse<R> {}

/// Answers of which nothing says what they are: JSON of any shape, and files, which may be a report of rows.
macro_rules! either {
    ($([$($params:tt)*] $type:ty),+) => {$(
        impl<$($params)*> Objects for $type {}
        impl<$($params)*> Lists for $type {}
    )+};
}

either!([] Json, [] Content, [] Response, [T] Typed<T>);
impl Lists for Value<Json> {}
