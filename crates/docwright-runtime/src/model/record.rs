//! The object-safe traits of generated types: record, field, item, list.

use crate::model::enumeration::{Flags, Members, Token};
use crate::scalar::{ScalarKind, Text};
use crate::{Decimal, Json, Rest, Shape};

/// A model, seen as a table of fields.
///
/// Generated code implements it; programs use the models' own fields and [`Model`](crate::Model).
///
/// ```
/// use docwright_runtime::{Record, Reference};
///
/// fn is_set(record: &dyn Record, name: &str) -> bool {
///     record.shape().find(name).is_some_and(|index| record.field(index).peek().is_some())
/// }
/// assert!(is_set(&Reference::to("https://…"), "@odata.id"));
/// assert!(!is_set(&Reference::default(), "@odata.id"));
/// ```
#[doc(hidden)]
pub trait Record: AsRecord + Send + Sync + 'static {
    /// The static description of this type: its name, its fields, its relatives.
    fn shape(&self) -> &'static Shape;
    /// The field at this place of [`Shape::fields`]; beyond the last one, a field that is never set.
    fn field(&self, index: usize) -> &dyn Field;
    /// The same, to write.
    fn field_mut(&mut self, index: usize) -> &mut dyn Field;
    /// The properties that the model holds besides its fields.
    fn rest(&self) -> &Rest;
    /// The same, to write.
    fn rest_mut(&mut self) -> &mut Rest;
}

/// A model as what all models are. Later compilers turn `&dyn Is<B>` into that by themselves.
#[doc(hidden)]
pub trait AsRecord {
    fn as_record(&self) -> &dyn Record;
}

impl<T: Record> AsRecord for T {
    #[inline]
    fn as_record(&self) -> &dyn Record {
        self
    }
}

/// Says that a value of this type may stand wherever a `B` is expected: every model is itself and each of its base types.
///
/// ```
/// use docwright_runtime::{Is, Reference, Request};
///
/// fn create(object: &dyn Is<Reference>) -> Request<()> {
///     Request::post("/objects", &[]).body(object)
/// }
/// assert!(create(&Reference::to("https://…")).check().is_ok());
/// ```
pub trait Is<B: Record>: Record {}

impl<T: Record> Is<T> for T {}

/// One field of a [`Record`]: a value that may be absent.
///
/// ```
/// use docwright_runtime::{Field, Slot};
///
/// let mut name: Option<String> = None;
/// if let Slot::Text(text) = name.fill() {
///     text.push_str("Ada");
/// }
/// assert_eq!(name.as_deref(), Some("Ada"));
/// ```
#[doc(hidden)]
pub trait Field {
    /// Puts a blank value in place of what is there and lends it.
    fn fill(&mut self) -> Slot<'_>;
    /// The value, when there is one.
    fn peek(&self) -> Option<Peek<'_>>;
    /// Removes the value.
    fn clear(&mut self);
}

/// A type of which a field or a list can hold values: a scalar, an enum, a model.
///
/// ```
/// use docwright_runtime::{Collection, Item};
///
/// fn first<T: Item>(page: Collection<T>) -> Option<T> {
///     page.value.into_iter().next()
/// }
/// assert_eq!(first(Collection::from(vec![1, 2])), Some(1));
/// ```
pub trait Item: Sized + Send + Sync + 'static {
    /// A value to be filled in.
    #[doc(hidden)]
    fn blank() -> Self;
    /// The place to write to.
    #[doc(hidden)]
    fn slot(&mut self) -> Slot<'_>;
    /// The value to read.
    #[doc(hidden)]
    fn peek(&self) -> Peek<'_>;
}

/// A list of items of one type, whichever.
///
/// ```
/// use docwright_runtime::{List, Slot};
///
/// let mut names = vec!["Ada".to_owned()];
/// let list: &mut dyn List = &mut names;
/// if let Slot::Text(text) = list.push() {
///     text.push_str("Grace");
/// }
/// assert_eq!(names, ["Ada", "Grace"]);
/// ```
#[doc(hidden)]
pub trait List {
    /// Appends a blank item and lends it.
    fn push(&mut self) -> Slot<'_>;
    /// Removes the last item.
    fn pop(&mut self);
    /// How many items there are.
    fn len(&self) -> usize;
    /// True when there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The item at this place.
    fn at(&self, index: usize) -> Option<Peek<'_>>;
}

/// A place to write a value to, by kind.
///
/// ```
/// use docwright_runtime::{Item, Slot};
///
/// let mut number = 0;
/// if let Slot::Int32(place) = Item::slot(&mut number) {
///     *place = 7;
/// }
/// assert_eq!(number, 7);
/// ```
#[non_exhaustive]
#[doc(hidden)]
pub enum Slot<'a> {
    /// Nothing is kept here.
    None,
    /// A string.
    Text(&'a mut String),
    /// A boolean.
    Bool(&'a mut bool),
    /// A 32-bit number.
    Int32(&'a mut i32),
    /// A 64-bit number.
    Int64(&'a mut i64),
    /// A floating-point number, `INF`, `-INF` or `NaN`.
    Double(&'a mut f64),
    /// A decimal number of any length.
    Decimal(&'a mut Decimal),
    /// A scalar that is kept as text.
    Scalar(&'a mut Text, ScalarKind),
    /// A value of an open enum.
    Token(&'a mut Token, &'static Members),
    /// A set of values of a flags enum.
    Flags(&'a mut Flags, &'static Members),
    /// A model.
    Record(&'a mut dyn Record),
    /// A list.
    List(&'a mut dyn List),
    /// Any JSON value.
    Json(&'a mut Json),
}

/// A value to read, by kind; the counterpart of [`Slot`].
///
/// ```
/// use docwright_runtime::{Item, Peek};
///
/// assert!(matches!(Item::peek(&true), Peek::Bool(true)));
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
#[doc(hidden)]
pub enum Peek<'a> {
    /// A string.
    Text(&'a str),
    /// A boolean.
    Bool(bool),
    /// A 32-bit number.
    Int32(i32),
    /// A 64-bit number.
    Int64(i64),
    /// A floating-point number.
    Double(f64),
    /// A decimal number of any length.
    Decimal(&'a Decimal),
    /// A scalar that is kept as text.
    Scalar(&'a Text, ScalarKind),
    /// A value of an open enum.
    Token(&'a Token, &'static Members),
    /// A set of values of a flags enum.
    Flags(&'a Flags, &'static Members),
    /// A model.
    Record(&'a dyn Record),
    /// A list.
    List(&'a dyn List),
    /// Any JSON value.
    Json(&'a Json),
}

impl<T: Item> Field for Option<T> {
    #[inline]
    fn fill(&mut self) -> Slot<'_> {
        self.insert(T::blank()).slot()
    }
    #[inline]
    fn peek(&self) -> Option<Peek<'_>> {
        self.as_ref().map(T::peek)
    }
    #[inline]
    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Item> Field for Option<Vec<T>> {
    #[inline]
    fn fill(&mut self) -> Slot<'_> {
        Slot::List(self.insert(Vec::new()))
    }
    #[inline]
    fn peek(&self) -> Option<Peek<'_>> {
        self.as_ref().map(|list| Peek::List(list))
    }
    #[inline]
    fn clear(&mut self) {
        *self = None;
    }
}

/// A list that is always there, as in [`Collection`](crate::Collection).
impl<T: Item> Field for Vec<T> {
    fn fill(&mut self) -> Slot<'_> {
        Vec::clear(self);
        Slot::List(self)
    }
    fn peek(&self) -> Option<Peek<'_>> {
        Some(Peek::List(self))
    }
    fn clear(&mut self) {
        Vec::clear(self);
    }
}

/// The field that is never set: generated code names it where an index is out of range, so that no index can panic.
impl Field for Rest {
    fn fill(&mut self) -> Slot<'_> {
        Slot::None
    }
    fn peek(&self) -> Option<Peek<'_>> {
        None
    }
    fn clear(&mut self) {}
}

impl<T: Item> List for Vec<T> {
    #[inline]
    fn push(&mut self) -> Slot<'_> {
        let at = Vec::len(self);
        Vec::push(self, T::blank());
        self[at].slot()
    }
    #[inline]
    fn pop(&mut self) {
        Vec::pop(self);
    }
    #[inline]
    fn len(&self) -> usize {
        Vec::len(self)
    }
    #[inline]
    fn at(&self, index: usize) -> Option<Peek<'_>> {
        self.get(index).map(T::peek)
    }
}
