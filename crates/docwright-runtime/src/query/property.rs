//! Properties as constants of their models, the names in query options: `Message::SUBJECT`.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use crate::{Capabilities, Is, Record};

/// A documented property of the model `M`, for `select`, `filter`, `is_null` and the like.
///
/// ```
/// use docwright_runtime::{Collection, Property, Reference, Request};
///
/// // Generated models have such constants: `Message::SUBJECT`.
/// const SUBJECT: Property<Reference> = Property::new("subject", "default $orderby");
/// assert!(SUBJECT.capabilities().can_order_by());
///
/// let request = Request::<Collection<Reference>>::get("/me/messages", &[]).select([SUBJECT]);
/// assert_eq!(request.path_and_query(), "/me/messages?$select=subject");
/// ```
pub struct Property<M> {
    name: &'static str,
    abilities: &'static str,
    values: &'static [&'static str],
    model: PhantomData<fn() -> M>,
}

impl<M> Property<M> {
    /// Names a property and what its documentation says about queries, in the words of [`Capabilities`]; generated code calls it.
    #[must_use]
    pub const fn new(name: &'static str, abilities: &'static str) -> Self {
        Self { name, abilities, values: &[], model: PhantomData }
    }

    /// Names a property of text whose documentation lists the values that it can have; generated code calls it.
    #[must_use]
    pub const fn listed(name: &'static str, abilities: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, abilities, values, model: PhantomData }
    }

    /// The values that the documentation lists for a property of text, as they are sent; none where it lists none. A
    /// service may take and answer others: the documentation adds and drops values, so that no name in Rust stands for
    /// one.
    ///
    /// ```
    /// use docwright_runtime::{Property, Reference};
    ///
    /// const GRADE: Property<Reference> = Property::listed("grade", "", &["gold", "silver"]);
    /// assert!(GRADE.values().contains(&"gold"));
    /// ```
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        self.values
    }

    /// The name in JSON and in query options.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The documented capabilities of it. Constants can be made of it.
    #[must_use]
    pub const fn capabilities(self) -> Capabilities {
        Capabilities::new(self.abilities)
    }

    /// A property of this property: `Message::FROM.then(Recipient::EMAIL_ADDRESS)` is `from/emailAddress`.
    #[must_use]
    pub fn then<N>(self, next: Property<N>) -> PropertyPath<M> {
        PropertyPath::from(self).then(next)
    }

    /// Sorts from the highest to the lowest.
    #[must_use]
    pub fn desc(self) -> Sorted<M> {
        PropertyPath::from(self).desc()
    }

    /// Sorts from the lowest to the highest, beside others that do the opposite: `order_by([A.desc(), B.asc()])`.
    #[must_use]
    pub fn asc(self) -> Sorted<M> {
        PropertyPath::from(self).asc()
    }
}

impl<M> Clone for Property<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Property<M> {}

impl<M> fmt::Debug for Property<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Property").field(&self.name).finish()
    }
}

/// Prints the name.
impl<M> fmt::Display for Property<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}

/// A property of a property of the model `M`.
///
/// ```
/// use docwright_runtime::{Property, PropertyPath, Reference};
///
/// const FROM: Property<Reference> = Property::new("from", "");
/// const ADDRESS: Property<Reference> = Property::new("address", "");
///
/// let path: PropertyPath<Reference> = FROM.then(ADDRESS);
/// assert_eq!(path.eq("ada@example.com").as_str(), "from/address eq 'ada@example.com'");
/// ```
pub struct PropertyPath<M> {
    pub(crate) path: Cow<'static, str>,
    model: PhantomData<fn() -> M>,
}

impl<M> PropertyPath<M> {
    /// A property of what this path leads to.
    #[must_use]
    pub fn then<N>(self, next: Property<N>) -> Self {
        Self { path: format!("{}/{}", self.path, next.name).into(), model: PhantomData }
    }

    /// Sorts from the highest to the lowest.
    #[must_use]
    pub fn desc(self) -> Sorted<M> {
        Sorted { text: format!("{} desc", self.path), model: PhantomData }
    }

    /// Sorts from the lowest to the highest.
    #[must_use]
    pub fn asc(self) -> Sorted<M> {
        Sorted { text: self.path.into_owned(), model: PhantomData }
    }
}

impl<M> From<Property<M>> for PropertyPath<M> {
    fn from(property: Property<M>) -> Self {
        Self { path: property.name.into(), model: PhantomData }
    }
}

/// A property to sort by, and in which direction.
///
/// ```
/// use docwright_runtime::{Collection, Property, Reference, Request, Sorted};
///
/// const SUBJECT: Property<Reference> = Property::new("subject", "$orderby");
///
/// let from_z: Sorted<Reference> = SUBJECT.desc();
/// let request = Request::<Collection<Reference>>::get("/me/messages", &[]).order_by([from_z, SUBJECT.asc()]);
/// assert_eq!(request.query_options().next(), Some(("$orderby", "subject desc,subject")));
/// ```
pub struct Sorted<M> {
    text: String,
    model: PhantomData<fn() -> M>,
}

/// A name in `$select` and `$expand` of a request for `M`: a property of `M` or its base types, or a string as it is.
///
/// ```
/// use docwright_runtime::{Property, Reference, Select};
///
/// fn names(properties: &[&dyn Select<Reference>]) -> String {
///     properties.iter().map(|it| it.select()).collect::<Vec<_>>().join(",")
/// }
/// const ID: Property<Reference> = Property::new("id", "");
/// assert_eq!(names(&[&ID, &"undocumented"]), "id,undocumented");
/// ```
pub trait Select<M> {
    /// The text of the query option.
    fn select(&self) -> Cow<'_, str>;
}

/// A sort key in `$orderby` of a request for `M`.
///
/// ```
/// use docwright_runtime::{OrderBy, Property, Reference};
///
/// const ID: Property<Reference> = Property::new("id", "");
/// let by_id: [&dyn OrderBy<Reference>; 3] = [&ID, &ID.desc(), &"id asc"];
/// assert_eq!(by_id.map(|it| it.order_by()), ["id", "id desc", "id asc"]);
/// ```
pub trait OrderBy<M> {
    /// The text of the query option.
    fn order_by(&self) -> Cow<'_, str>;
}

macro_rules! texts {
    ($trait:ident, $method:ident: $([$($params:tt)*] $type:ty, |$value:ident| $text:expr;)*) => {$(
        impl<M, $($params)*> $trait<M> for $type {
            fn $method(&self) -> Cow<'_, str> {
                let $value = self;
                Cow::Borrowed($text)
            }
        }
    )*};
}

texts! { Select, select: [] &str, |text| text; [] String, |text| text; }
texts! { OrderBy, order_by: [] &str, |text| text; [] String, |text| text; }

impl<M: Is<B>, B: Record> Select<M> for Property<B> {
    fn select(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.name)
    }
}

impl<M: Is<B>, B: Record> Select<M> for PropertyPath<B> {
    fn select(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.path)
    }
}

impl<M: Is<B>, B: Record> OrderBy<M> for Property<B> {
    fn order_by(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.name)
    }
}

impl<M: Is<B>, B: Record> OrderBy<M> for PropertyPath<B> {
    fn order_by(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.path)
    }
}

impl<M: Is<B>, B: Record> OrderBy<M> for Sorted<B> {
    fn order_by(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.text)
    }
}
