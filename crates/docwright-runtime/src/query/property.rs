//! Properties as constants of their models, the names in query options: `Message::SUBJECT`.

use std::fmt;
use std::marker::PhantomData;

use crate::{Capabilities, Expansion, Has, PropertyPath, Relationship, Sorted, Untyped};

/// A documented property of the model `M` whose value is a `T`, for `select`, `filter`, `is_null` and the like.
///
/// ```
/// use docwright_runtime::{Collection, Property, Reference, Request};
///
/// // Generated models have such constants: `Message::SUBJECT`.
/// const SUBJECT: Property<Reference, String> = Property::new("subject", "default $orderby");
/// const IS_READ: Property<Reference, bool> = Property::new("isRead", "");
/// assert!(SUBJECT.capabilities().can_order_by());
///
/// let request = Request::<Collection<Reference>>::get("/me/messages", &[]).select((SUBJECT, IS_READ));
/// assert_eq!(request.path_and_query(), "/me/messages?$select=subject,isRead");
/// ```
///
/// `T` is `String`, `bool`, `DateTime`, an enumeration or a model, a `Vec` of them, [`One`](crate::One) or [`Many`](crate::Many) for
/// relationships, and [`Untyped`] where no page tells.
pub struct Property<M, T = Untyped> {
    name: &'static str,
    abilities: &'static str,
    values: &'static [&'static str],
    types: PhantomData<fn() -> (M, T)>,
}

impl<M, T> Property<M, T> {
    /// Names a property and what its documentation says about queries, in the words of [`Capabilities`]; generated code calls it.
    #[must_use]
    pub const fn new(name: &'static str, abilities: &'static str) -> Self {
        Self { name, abilities, values: &[], types: PhantomData }
    }

    /// Names a property of text whose documentation lists the values that it can have; generated code calls it.
    #[must_use]
    pub const fn listed(name: &'static str, abilities: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, abilities, values, types: PhantomData }
    }

    /// The values that the documentation lists for a property of text, as they are sent; none where it lists none. A
    /// service may take and answer others: the documentation adds and drops values, so that no name in Rust stands for
    /// one.
    ///
    /// ```
    /// use docwright_runtime::{Property, Reference};
    ///
    /// const GRADE: Property<Reference, String> = Property::listed("grade", "", &["gold", "silver"]);
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

    /// The same property without the type of its value, so that properties of different types stand in one list, such as columns
    /// that a program chooses while it runs.
    ///
    /// ```
    /// use docwright_runtime::{Property, Reference};
    ///
    /// const NAME: Property<Reference, String> = Property::new("name", "");
    /// const SIZE: Property<Reference, i32> = Property::new("size", "");
    /// let columns: Vec<Property<Reference>> = vec![NAME.untyped(), SIZE.untyped()];
    /// assert_eq!(columns.len(), 2);
    /// ```
    #[must_use]
    pub const fn untyped(self) -> Property<M> {
        Property { name: self.name, abilities: self.abilities, values: self.values, types: PhantomData }
    }

    /// The way to this property, which [`then`](Self::then) and [`count`](Self::count) go on.
    #[must_use]
    pub fn path(self) -> PropertyPath<M, T> {
        PropertyPath::new(self.name().into())
    }

    /// A property of this property: `Message::FROM.then(Recipient::EMAIL_ADDRESS)` is `from/emailAddress`.
    #[must_use]
    pub fn then<N, U>(self, next: Property<N, U>) -> PropertyPath<M, U>
    where
        T: Has<N>,
    {
        self.path().then(next)
    }

    /// Sorts from the highest to the lowest.
    #[must_use]
    pub fn desc(self) -> Sorted<M> {
        self.path().desc()
    }

    /// Sorts from the lowest to the highest, as the property alone does: `order_by((A.desc(), B))`.
    #[must_use]
    pub fn asc(self) -> Sorted<M> {
        self.path().asc()
    }

    /// Asks for what the relationship leads to along with the object, and for what of it: `expand(Group::MEMBERS.expand().top(5))`.
    ///
    /// ```
    /// use docwright_runtime::{Json, Many, Property, Reference, Request};
    ///
    /// const ID: Property<Reference, String> = Property::new("id", "");
    /// const MEMBERS: Property<Reference, Many<Reference>> = Property::new("members", "");
    /// let request = Request::<Reference>::get("/groups/{id}", &["7"]).expand(MEMBERS.expand().select([ID]).top(5));
    /// assert_eq!(request.path_and_query(), "/groups/7?$expand=members($select=id;$top=5)");
    /// ```
    pub fn expand(self) -> Expansion<M, T>
    where
        T: Relationship,
    {
        Expansion::new(self.name())
    }
}

impl<M, T> Clone for Property<M, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, T> Copy for Property<M, T> {}

impl<M, T> fmt::Debug for Property<M, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Property").field(&self.name).finish()
    }
}

/// Prints the name.
impl<M, T> fmt::Display for Property<M, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
