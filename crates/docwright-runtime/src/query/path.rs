//! Paths of properties: a property of a property, the number of its items, conditions on them.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use crate::{Each, Filter, Has, Items, Predicate, Property, Sorted, Untyped};

/// A property of a property of the model `M`, whose value is a `T`.
///
/// ```
/// use docwright_runtime::{Property, PropertyPath, Reference};
///
/// const FROM: Property<Reference, Reference> = Property::new("from", "");
/// const ADDRESS: Property<Reference, String> = Property::new("address", "");
///
/// let path: PropertyPath<Reference, String> = FROM.then(ADDRESS);
/// assert_eq!(path.eq("ada@example.com").as_str(), "from/address eq 'ada@example.com'");
/// ```
pub struct PropertyPath<M, T = Untyped> {
    pub(crate) path: Cow<'static, str>,
    types: PhantomData<fn() -> (M, T)>,
}

impl<M, T> PropertyPath<M, T> {
    pub(crate) fn new(path: Cow<'static, str>) -> Self {
        Self { path, types: PhantomData }
    }

    /// A property of what this path leads to.
    #[must_use]
    pub fn then<N, U>(self, next: Property<N, U>) -> PropertyPath<M, U>
    where
        T: Has<N>,
    {
        PropertyPath::new(format!("{}/{}", self.path, next.name()).into())
    }

    /// How many items it has: `addresses/$count`.
    #[must_use]
    pub fn count(self) -> PropertyPath<M, i32>
    where
        T: Items,
    {
        PropertyPath::new(format!("{}/$count", self.path).into())
    }

    /// At least one item meets the condition.
    #[must_use]
    pub fn any<P: Predicate<Each<T::Item>>>(
        self,
        condition: impl FnOnce(PropertyPath<Each<T::Item>, T::Item>) -> P,
    ) -> Filter<M>
    where
        T: Items,
    {
        self.lambda("any", condition)
    }

    /// All items meet the condition.
    #[must_use]
    pub fn all<P: Predicate<Each<T::Item>>>(
        self,
        condition: impl FnOnce(PropertyPath<Each<T::Item>, T::Item>) -> P,
    ) -> Filter<M>
    where
        T: Items,
    {
        self.lambda("all", condition)
    }

    fn lambda<P: Predicate<Each<T::Item>>>(
        self,
        word: &str,
        condition: impl FnOnce(PropertyPath<Each<T::Item>, T::Item>) -> P,
    ) -> Filter<M>
    where
        T: Items,
    {
        let variable = variable(&self.path);
        let condition = condition(PropertyPath::new(variable.clone().into())).predicate();
        Filter::try_new(condition.map(|it| format!("{}/{word}({variable}:{it})", self.path)))
    }

    /// Sorts from the highest to the lowest.
    #[must_use]
    pub fn desc(self) -> Sorted<M> {
        Sorted::of(format!("{} desc", self.path))
    }

    /// Sorts from the lowest to the highest.
    #[must_use]
    pub fn asc(self) -> Sorted<M> {
        Sorted::of(self.path.into_owned())
    }
}

/// The name of an item of the list at this path, another one than that of the item that the path begins with.
fn variable(path: &str) -> String {
    let depth = match path.split('/').next().and_then(|it| it.strip_prefix('x')) {
        Some("") => Some(1),
        Some(digits) => digits.parse::<u32>().ok().map(|it| it.saturating_add(1)),
        None => None,
    };
    depth.map_or_else(|| "x".to_owned(), |it| format!("x{it}"))
}

impl<M, T> Property<M, T> {
    /// How many items it has: `addresses/$count`.
    #[must_use]
    pub fn count(self) -> PropertyPath<M, i32>
    where
        T: Items,
    {
        self.path().count()
    }

    /// At least one item meets the condition.
    ///
    /// ```
    /// use docwright_runtime::{Property, Reference};
    ///
    /// const TO: Property<Reference, Vec<Reference>> = Property::new("to", "");
    /// const NAME: Property<Reference, String> = Property::new("name", "");
    /// let to_ada = TO.any(|it| it.then(NAME).eq("Ada"));
    /// assert_eq!(to_ada.as_str(), "to/any(x:x/name eq 'Ada')");
    /// ```
    #[must_use]
    pub fn any<P: Predicate<Each<T::Item>>>(
        self,
        condition: impl FnOnce(PropertyPath<Each<T::Item>, T::Item>) -> P,
    ) -> Filter<M>
    where
        T: Items,
    {
        self.path().any(condition)
    }

    /// All items meet the condition.
    #[must_use]
    pub fn all<P: Predicate<Each<T::Item>>>(
        self,
        condition: impl FnOnce(PropertyPath<Each<T::Item>, T::Item>) -> P,
    ) -> Filter<M>
    where
        T: Items,
    {
        self.path().all(condition)
    }
}

impl<M, T> Clone for PropertyPath<M, T> {
    fn clone(&self) -> Self {
        Self::new(self.path.clone())
    }
}

impl<M, T> fmt::Debug for PropertyPath<M, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PropertyPath").field(&self.path).finish()
    }
}
