//! Contracts with cases: what an operation is sent or answers, and under which condition.
//!
//! ```text
//! body      parameters (can be left out), or text/plain: raw content
//! response  302: raw content, or `$format=application/json`, 200: a collection of lampUse
//! ```

use std::fmt;
use std::ops::Deref;

use crate::api::{Decided, Operation};
use crate::text::source::Spanned;

/// The cases of what an operation is sent or answers. Reading it reads the main case: what happens unless a caller asks
/// for something else.
#[derive(Clone)]
pub struct Cases<T> {
    main: When<T>,
    others: Vec<When<T>>,
}

/// One case: what is sent or answered, and when.
#[derive(Debug, Clone)]
pub struct When<T> {
    /// The content, with the evidence for it.
    pub what: Decided<T>,
    /// The condition under which it is sent or answered.
    pub condition: Condition,
}

/// The condition of a case. Of the main case, it says no more than what comes with it.
#[derive(Debug, Clone, Default)]
pub struct Condition {
    /// The media type that tells it from the other cases: `text/plain`.
    pub media: Option<Spanned<String>>,
    /// The query parameter that asks for it, and its value: `$format` and `application/json`.
    pub query: Option<Spanned<(String, String)>>,
    /// The success statuses that it comes with; none where all of the operation's do.
    pub statuses: Vec<Spanned<u16>>,
    /// It can be left out as a whole.
    pub optional: Decided<bool>,
}

/// One way to call an operation: the ranks of its cases of body and response.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variant {
    /// The case of the body.
    pub body: usize,
    /// The case of the response.
    pub response: usize,
}

impl<T> Cases<T> {
    /// The main case alone.
    pub(crate) fn one(what: Decided<T>) -> Self {
        Self { main: When { what, condition: Condition::default() }, others: Vec::new() }
    }

    /// The main case comes with what this condition says.
    pub(crate) fn on(mut self, condition: Condition) -> Self {
        self.main.condition = condition;
        self
    }

    /// A further case.
    pub(crate) fn or(mut self, what: Decided<T>, condition: Condition) -> Self {
        self.others.push(When { what, condition });
        self
    }

    /// The case that holds unless a caller asks for something else.
    #[must_use]
    pub fn main(&self) -> &When<T> {
        &self.main
    }

    /// The content of the main case, for overrulings of the facts in it.
    pub(in crate::api) fn main_mut(&mut self) -> &mut Decided<T> {
        &mut self.main.what
    }

    /// All cases, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = &When<T>> {
        std::iter::once(&self.main).chain(&self.others)
    }

    /// The case of a rank; the main one where there is none.
    #[must_use]
    pub fn case(&self, rank: usize) -> &When<T> {
        rank.checked_sub(1).and_then(|it| self.others.get(it)).unwrap_or(&self.main)
    }
}

impl Operation {
    /// The ways to call it: the main one, and one for each case that a caller asks for by what is sent or by a query.
    pub fn variants(&self) -> impl Iterator<Item = Variant> {
        let bodies = self.body.iter().enumerate().skip(1).filter(|(_, it)| it.condition.media.is_some());
        let bodies = bodies.map(|(body, _)| Variant { body, response: 0 });
        let responses = self.response.iter().enumerate().skip(1).filter(|(_, it)| it.condition.query.is_some());
        let responses = responses.map(|(response, _)| Variant { body: 0, response });
        std::iter::once(Variant::default()).chain(bodies).chain(responses)
    }

    /// The success statuses that a caller of a variant has to expect, in the order of the page: those of a case that is
    /// asked for, or all but those of such cases.
    pub fn statuses_of(&self, variant: Variant) -> Vec<u16> {
        let own = &self.response.case(variant.response).condition;
        let asked =
            |status: u16| self.response.iter().any(|it| it.condition.query.is_some() && it.condition.has(status));
        let expected = |status: u16| own.has(status) || own.query.is_none() && !asked(status);
        self.statuses.iter().copied().filter(|it| expected(*it)).collect()
    }

    /// The query parameter that asks for a variant, and its value.
    #[must_use]
    pub fn query_of(&self, variant: Variant) -> Option<&(String, String)> {
        self.response.case(variant.response).condition.query.as_ref().map(|it| &it.value)
    }
}

impl<T> Deref for Cases<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.main.what
    }
}

/// A case without condition is its content.
impl<T: fmt::Debug> fmt::Debug for Cases<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.others.is_empty() && self.main.condition.is_plain() {
            return self.main.what.fmt(f);
        }
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Condition {
    fn has(&self, status: u16) -> bool {
        self.statuses.iter().any(|it| it.value == status)
    }

    /// It says nothing.
    fn is_plain(&self) -> bool {
        self.media.is_none() && self.query.is_none() && self.statuses.is_empty() && !*self.optional
    }
}
