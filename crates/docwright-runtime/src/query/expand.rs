//! `$expand`: related objects that are asked for along with an object, and the options of each.

use std::borrow::Cow;
use std::marker::PhantomData;

use crate::request::{Options, add, search_expression, set};
use crate::{Error, Has, Items, OrderBy, Predicate, Property, Relationship, Result, Select};

/// A relationship in `$expand` of a request for `M`: a relationship of `M` or its base types, with or without options, or a text as it
/// is.
///
/// ```
/// use docwright_runtime::{Expand, Many, Property, Reference};
///
/// const MEMBERS: Property<Reference, Many<Reference>> = Property::new("members", "");
/// assert_eq!(Expand::<Reference>::expand(MEMBERS)?, "members");
/// assert_eq!(Expand::<Reference>::expand(MEMBERS.expand().top(5))?, "members($top=5)");
/// assert_eq!(Expand::<Reference>::expand(["a", "b($select=c)"])?, "a,b($select=c)");
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relationship of `{M}`",
    label = "this cannot be expanded",
    note = "a relationship of the model or its base types can be named, or a text: `expand(\"members\")`"
)]
pub trait Expand<M> {
    /// The text of the query option.
    ///
    /// # Errors
    /// When a value in a condition cannot be written.
    fn expand(self) -> Result<String>;
}

#[diagnostic::do_not_recommend]
impl<M: Has<B>, B, T: Relationship> Expand<M> for Property<B, T> {
    fn expand(self) -> Result<String> {
        Ok(self.name().to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<M: Has<B>, B, T> Expand<M> for Expansion<B, T> {
    fn expand(self) -> Result<String> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let options: Vec<String> = self.options.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Ok(if options.is_empty() { self.name.to_owned() } else { format!("{}({})", self.name, options.join(";")) })
    }
}

/// A relationship of `M` to be expanded, with what is asked of the objects that it leads to: `Group::MEMBERS.expand().top(5)`.
///
/// ```
/// use docwright_runtime::{One, Property, Reference, Request};
///
/// const ID: Property<Reference, String> = Property::new("id", "");
/// const OWNER: Property<Reference, One<Reference>> = Property::new("owner", "");
/// let request = Request::<Reference>::get("/x", &[]).expand(OWNER.expand().select([ID]).expand(OWNER));
/// assert_eq!(request.path_and_query(), "/x?$expand=owner($select=id;$expand=owner)");
/// ```
#[must_use = "it does nothing until a request expands it"]
pub struct Expansion<M, T> {
    name: &'static str,
    options: Options,
    problem: Option<Error>,
    types: PhantomData<fn() -> (M, T)>,
}

impl<M, T: Relationship> Expansion<M, T> {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, options: Options::new(), problem: None, types: PhantomData }
    }

    /// Asks for these properties only.
    pub fn select(mut self, properties: impl Select<T::Target>) -> Self {
        add(&mut self.options, "$select", &properties.select());
        self
    }

    /// Asks for what the related objects are related to, in turn.
    pub fn expand(mut self, relationship: impl Expand<T::Target>) -> Self {
        if let Some(text) = self.note(relationship.expand()) {
            add(&mut self.options, "$expand", &text);
        }
        self
    }

    /// Sets any option: `("$levels", "max")`.
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        set(&mut self.options, name.into(), value.into());
        self
    }

    fn note(&mut self, written: Result<String>) -> Option<String> {
        written.map_err(|error| self.problem.get_or_insert(error).clone()).ok()
    }
}

/// Options of relationships to several objects.
impl<M, T: Relationship> Expansion<M, T> {
    /// Asks for what meets a condition. A second call replaces the first.
    pub fn filter(mut self, condition: impl Predicate<T::Target>) -> Self
    where
        T: Items,
    {
        match self.note(condition.predicate()) {
            Some(text) => self.query("$filter", text),
            None => self,
        }
    }

    /// Asks for an order.
    pub fn order_by(mut self, properties: impl OrderBy<T::Target>) -> Self
    where
        T: Items,
    {
        add(&mut self.options, "$orderby", &properties.order_by());
        self
    }

    /// Asks for at most so many objects.
    pub fn top(self, count: u32) -> Self
    where
        T: Items,
    {
        self.query("$top", count.to_string())
    }

    /// Passes over so many objects.
    pub fn skip(self, count: u32) -> Self
    where
        T: Items,
    {
        self.query("$skip", count.to_string())
    }

    /// Searches, as [`Request::search`](crate::Request::search) does.
    pub fn search(self, text: &str) -> Self
    where
        T: Items,
    {
        self.query("$search", search_expression(text))
    }

    /// Asks for the number of all related objects along with them.
    pub fn count(self) -> Self
    where
        T: Items,
    {
        self.query("$count", "true")
    }
}
