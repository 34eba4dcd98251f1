//! `$filter` expressions, checked by the compiler: `Message::IS_READ.eq(false)`.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use crate::{Error, Has, Result};

/// A condition on a `M`.
///
/// ```
/// use docwright_runtime::{Filter, Property, Reference};
///
/// // Generated models have such constants: `Message::IS_READ`.
/// const IS_READ: Property<Reference, bool> = Property::new("isRead", "");
/// const SUBJECT: Property<Reference, String> = Property::new("subject", "");
///
/// let open: Filter<Reference> = IS_READ.eq(false).and(SUBJECT.starts_with("Re:").or(SUBJECT.eq_null()));
/// assert_eq!(open.as_str(), "isRead eq false and (startswith(subject,'Re:') or subject eq null)");
/// ```
///
/// A value that cannot be written, such as a year of five digits, is an error of the request.
pub struct Filter<M> {
    text: String,
    /// True when the outermost operator is `or`, which binds weaker than `and`.
    or: bool,
    problem: Option<Error>,
    model: PhantomData<fn() -> M>,
}

impl<M> Filter<M> {
    pub(crate) fn new(text: String) -> Self {
        Self { text, or: false, problem: None, model: PhantomData }
    }

    /// A condition whose values may be such that they cannot be written.
    pub(crate) fn try_new(text: Result<String>) -> Self {
        match text {
            Ok(text) => Self::new(text),
            Err(problem) => Self { problem: Some(problem), ..Self::new(String::new()) },
        }
    }

    /// Both conditions hold.
    #[must_use]
    pub fn and<B>(self, other: Filter<B>) -> Self
    where
        M: Has<B>,
    {
        let text = format!("{} and {}", self.operand(), other.operand());
        Self { problem: self.problem.or(other.problem), ..Self::new(text) }
    }

    /// One of the conditions holds.
    #[must_use]
    pub fn or<B>(self, other: Filter<B>) -> Self
    where
        M: Has<B>,
    {
        let text = format!("{} or {}", self.text, other.text);
        Self { or: true, problem: self.problem.or(other.problem), ..Self::new(text) }
    }

    fn operand(&self) -> Cow<'_, str> {
        if self.or { format!("({})", self.text).into() } else { self.text.as_str().into() }
    }

    /// The text of the query option.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The condition does not hold.
impl<M> std::ops::Not for Filter<M> {
    type Output = Self;
    fn not(self) -> Self {
        Self { problem: self.problem, ..Self::new(format!("not ({})", self.text)) }
    }
}

impl<M> fmt::Display for Filter<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// A condition in `$filter` of a request for `M`: a condition on `M` or a base type of it, or a string as it is.
///
/// ```
/// use docwright_runtime::{Collection, Predicate, Property, Reference, Request};
///
/// fn users(condition: impl Predicate<Reference>) -> Request<Collection<Reference>> {
///     Request::get("/users", &[]).filter(condition)
/// }
/// const NAME: Property<Reference, String> = Property::new("displayName", "$filter(eq)");
/// assert_eq!(users(NAME.eq("Ada")).path_and_query(), users("displayName eq 'Ada'").path_and_query());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a condition on `{M}`",
    label = "this is about something else",
    note = "conditions are made of properties of the model or its base types, `User::MAIL.eq(\"…\")`, or are texts; in `any` and `all`, of the item that the closure takes"
)]
pub trait Predicate<M> {
    /// The text of the query option.
    ///
    /// # Errors
    /// When a value in it cannot be written.
    fn predicate(self) -> Result<String>;
}

#[diagnostic::do_not_recommend]
impl<M: Has<B>, B> Predicate<M> for Filter<B> {
    fn predicate(self) -> Result<String> {
        self.problem.map_or(Ok(self.text), Err)
    }
}

impl<M> Predicate<M> for &str {
    fn predicate(self) -> Result<String> {
        Ok(self.to_owned())
    }
}

impl<M> Predicate<M> for String {
    fn predicate(self) -> Result<String> {
        Ok(self)
    }
}
