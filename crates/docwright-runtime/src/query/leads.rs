//! Types of properties in queries: relationships, the items of lists, and what has the properties of a model.

use std::marker::PhantomData;

use crate::{Is, Json, Record};

/// The type of a property that leads to another object, which has to be asked for: `Property<User, One<DirectoryObject>>`.
///
/// ```
/// use docwright_runtime::{One, Property, Reference};
///
/// const MANAGER: Property<Reference, One<Reference>> = Property::new("manager", "$expand");
/// assert_eq!(MANAGER.name(), "manager");
/// ```
pub struct One<T>(PhantomData<fn() -> T>);

/// The type of a property that leads to several other objects, which have to be asked for: `Property<Group, Many<DirectoryObject>>`.
///
/// ```
/// use docwright_runtime::{Many, Property, Reference};
///
/// const MEMBERS: Property<Reference, Many<Reference>> = Property::new("members", "$expand");
/// assert_eq!(MEMBERS.any(|_| "true").as_str(), "members/any(x:true)");
/// ```
pub struct Many<T>(PhantomData<fn() -> T>);

/// The type of a property whose type no page tells. It is compared with anything, and leads anywhere.
///
/// ```
/// use docwright_runtime::{Property, Reference};
///
/// const ANYTHING: Property<Reference> = Property::new("anything", "");
/// assert_eq!(ANYTHING.eq(true).or(ANYTHING.eq("yes")).as_str(), "anything eq true or anything eq 'yes'");
/// ```
pub struct Untyped(pub(crate) String);

/// The item of a list that a condition of [`any`](crate::Property::any) or [`all`](crate::Property::all) is about.
///
/// ```
/// use docwright_runtime::{Each, Filter, Property, Reference};
///
/// const TAGS: Property<Reference, Vec<String>> = Property::new("tags", "");
/// let red = TAGS.any(|tag| -> Filter<Each<String>> { tag.eq("red") });
/// assert_eq!(red.as_str(), "tags/any(x:x eq 'red')");
/// ```
pub struct Each<T>(PhantomData<fn() -> T>);

/// Says that a value of this type has the properties of a `N`: a model those of its own and of its base types, a relationship those
/// of what it leads to; JSON, whose shape no page tells, has any.
///
/// ```
/// use docwright_runtime::{Has, Json, One, Reference};
///
/// fn has<T: Has<Reference>>() {}
/// has::<Reference>();
/// has::<One<Reference>>();
/// has::<Json>();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not have the properties of `{N}`",
    label = "this is not a property of `{Self}`",
    note = "a model has its own properties and those of its base types; others can be named by a text"
)]
pub trait Has<N> {}

#[diagnostic::do_not_recommend]
impl<T: Is<N>, N: Record> Has<N> for T {}
#[diagnostic::do_not_recommend]
impl<T: Is<N>, N: Record> Has<N> for One<T> {}
// Nobody knows what an untyped relationship leads to.
#[diagnostic::do_not_recommend]
impl<T: Record> Has<Untyped> for T {}
impl<N> Has<N> for Json {}
impl<N> Has<N> for Untyped {}
#[diagnostic::do_not_recommend]
impl<T> Has<Self> for Each<T> {}

/// A type of a property that is a list, for `any` and `all`.
///
/// ```
/// use docwright_runtime::{Items, Many, Reference};
///
/// fn items<T: Items<Item = Reference>>() {}
/// items::<Vec<Reference>>();
/// items::<Many<Reference>>();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list",
    label = "`any` and `all` are about the items of a list",
    note = "a single value is compared as it is: `property.eq(value)`"
)]
pub trait Items {
    /// The type of its items.
    type Item;
}

impl<T> Items for Vec<T> {
    type Item = T;
}

impl<T> Items for Many<T> {
    type Item = T;
}

impl Items for Json {
    type Item = Self;
}

impl Items for Untyped {
    type Item = Self;
}

/// A type of a property that is a relationship, for `expand` and `bind`.
///
/// ```
/// use docwright_runtime::{Many, One, Reference, Relationship};
///
/// fn leads<T: Relationship<Target = Reference>>() {}
/// leads::<One<Reference>>();
/// leads::<Many<Reference>>();
/// ```
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` is not a relationship",
    label = "this property is part of the object",
    note = "relationships lead to other objects; what no page documents can be named by a text: `expand(\"members\")`"
)]
pub trait Relationship {
    /// The type of what it leads to.
    type Target;
}

impl<T> Relationship for One<T> {
    type Target = T;
}

impl<T> Relationship for Many<T> {
    type Target = T;
}

impl Relationship for Untyped {
    type Target = Self;
}
