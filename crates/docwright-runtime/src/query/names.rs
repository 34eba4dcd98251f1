//! Names in `$select` and `$orderby`: properties, paths, texts.

use std::marker::PhantomData;

use crate::{Has, Property, PropertyPath};

/// A property to sort by, and in which direction: `Message::SUBJECT.desc()`.
///
/// ```
/// use docwright_runtime::{Collection, Property, Reference, Request, Sorted};
///
/// const SUBJECT: Property<Reference, String> = Property::new("subject", "$orderby");
/// const SIZE: Property<Reference, i32> = Property::new("size", "$orderby");
///
/// let from_z: Sorted<Reference> = SUBJECT.desc();
/// let request = Request::<Collection<Reference>>::get("/me/messages", &[]).order_by((from_z, SIZE, "id desc"));
/// assert_eq!(request.query_options().next(), Some(("$orderby", "subject desc,size,id desc")));
/// ```
pub struct Sorted<M> {
    text: String,
    model: PhantomData<fn() -> M>,
}

impl<M> Sorted<M> {
    pub(crate) fn of(text: String) -> Self {
        Self { text, model: PhantomData }
    }
}

/// Names in `$select` of a request for `M`: a property of `M` or its base types, a text as it is, or several: those of different types
/// in parentheses, those of one type as a list too.
///
/// ```
/// use docwright_runtime::{Property, Reference, Select};
///
/// fn names(properties: impl Select<Reference>) -> String {
///     properties.select()
/// }
/// const ID: Property<Reference, String> = Property::new("id", "");
/// const SIZE: Property<Reference, i32> = Property::new("size", "");
/// assert_eq!(names((ID, SIZE, "undocumented")), "id,size,undocumented");
/// assert_eq!((names([ID, ID]), names(["a", "b"]), names(SIZE)), ("id,id".into(), "a,b".into(), "size".into()));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a property of `{M}`",
    label = "this cannot be selected from `{M}`",
    note = "a property of the model or its base types can be named, or a text: `select((User::ID, \"extra\"))`"
)]
pub trait Select<M> {
    /// The text of the query option.
    fn select(self) -> String;
}

/// Sort keys in `$orderby` of a request for `M`: a property of `M` or its base types, a text as it is, or several: those of different
/// types in parentheses, those of one type as a list too.
///
/// ```
/// use docwright_runtime::{OrderBy, Property, Reference};
///
/// fn keys(properties: impl OrderBy<Reference>) -> String {
///     properties.order_by()
/// }
/// const ID: Property<Reference, String> = Property::new("id", "");
/// assert_eq!((keys((ID.desc(), ID, "x asc")), keys([ID.desc(), ID.asc()])), ("id desc,id,x asc".into(), "id desc,id".into()));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a sort key of `{M}`",
    label = "`{M}` cannot be sorted by this",
    note = "a property of the model or its base types can be named, or a text: `order_by((User::ID.desc(), \"extra\"))`"
)]
pub trait OrderBy<M> {
    /// The text of the query option.
    fn order_by(self) -> String;
}

macro_rules! names {
    ($($trait:ident, $method:ident: [$($params:tt)*] $type:ty, |$it:ident| $text:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<M: Has<B>, $($params)*> $trait<M> for $type {
            fn $method(self) -> String {
                let $it = self;
                $text
            }
        }
    )*};
}

names! {
    Select, select: [B, T] Property<B, T>, |it| it.name().to_owned();
    Select, select: [B, T] PropertyPath<B, T>, |it| it.path.into_owned();
    OrderBy, order_by: [B, T] Property<B, T>, |it| it.name().to_owned();
    OrderBy, order_by: [B, T] PropertyPath<B, T>, |it| it.path.into_owned();
    OrderBy, order_by: [B] Sorted<B>, |it| it.text;
}
