//! The answers that a test tells, in place of the documented ones.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use docwright::mock::{Answer as Told, Request, Scenario};
use serde::Serialize;

use crate::subject::Which;
use crate::{Shared, lock};

/// An answer that a test tells: a status, a value that is written as JSON, or both and headers.
///
/// ```
/// use docwright_mock::Answer;
/// use serde_json::json;
///
/// let gone = Answer::from(404);                              // the documented example of this status, or an error of it
/// let ada = Answer::from(&json!({"displayName": "Ada"}));    // with the documented status; a model goes as well
/// let busy = Answer::status(429).header("Retry-After", "0");
/// let made = Answer::json(&json!({"id": "7"})).with_status(201).header("Location", "https://lamps.example/lamps/7");
/// let photo = Answer::content("image/png", b"...");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "it is told to a mock"]
pub struct Answer(pub(crate) Scenario);

impl Answer {
    /// The documented example of this status, or an error of it.
    pub fn status(status: u16) -> Self {
        Self(Told::status(status).into())
    }

    /// A value as JSON, with the documented status: a model, or any other. A list in place of a page of a collection
    /// becomes that page.
    ///
    /// # Panics
    /// When the value cannot be written as JSON.
    #[track_caller]
    pub fn json<T: Serialize + ?Sized>(value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => Self(Told::json(bytes).into()),
            Err(error) => panic!("the answer cannot be written as JSON: {error}"),
        }
    }

    /// Bytes, with the documented status.
    pub fn content(content_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self(Told::default().body(content_type, bytes).into())
    }

    /// The example of this rank on the page, counted from 1.
    pub fn example(rank: usize) -> Self {
        Self(Scenario::Example(rank))
    }

    /// The same with this status.
    pub fn with_status(self, status: u16) -> Self {
        self.with(|it| it.with_status(status))
    }

    /// The same with a header, in place of one of that name.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.with(|it| it.header(name, value))
    }

    fn with(self, change: impl FnOnce(Told) -> Told) -> Self {
        Self(Scenario::Told(change(match self.0 {
            Scenario::Told(told) => told,
            Scenario::Status(status) => Told::status(status),
            Scenario::Example(_) => Told::default(),
        })))
    }
}

impl From<u16> for Answer {
    fn from(status: u16) -> Self {
        Self::status(status)
    }
}

impl<T: Serialize + ?Sized> From<&T> for Answer {
    #[track_caller]
    fn from(value: &T) -> Self {
        Self::json(value)
    }
}

impl From<Scenario> for Answer {
    fn from(scenario: Scenario) -> Self {
        Self(scenario)
    }
}

/// Requests of one kind, and what they are answered with: made by [`Mock::on`](crate::Mock::on).
pub struct On<'m> {
    pub(crate) shared: &'m Arc<Shared>,
    pub(crate) which: Which,
}

impl On<'_> {
    /// Answers them so from now on, after those answers that are still to be given [once](Self::once).
    pub fn answer(self, answer: impl Into<Answer>) -> Self {
        let answer = answer.into().0;
        self.tell(|it| it.always = Some(answer))
    }

    /// Answers one of them so: the next one, or the one after those that were told before.
    pub fn once(self, answer: impl Into<Answer>) -> Self {
        let answer = answer.into().0;
        self.tell(|it| it.once.push_back(answer))
    }

    /// Answers them as documented from now on.
    pub fn as_documented(self) {
        let which = &self.which;
        lock(&self.shared.told).retain(|it| it.which != *which);
    }

    fn tell(self, tell: impl FnOnce(&mut Answers)) -> Self {
        let mut told = lock(&self.shared.told);
        let mut answers = match told.iter().position(|it| it.which == self.which) {
            Some(at) => told.remove(at),
            None => Answers { which: self.which.clone(), once: VecDeque::new(), always: None },
        };
        tell(&mut answers);
        // What was told last is heard first.
        told.insert(0, answers);
        drop(told);
        self
    }
}

/// The answers to requests of one kind.
#[derive(Debug)]
pub(crate) struct Answers {
    which: Which,
    once: VecDeque<Scenario>,
    always: Option<Scenario>,
}

impl Shared {
    /// The answer that is told for a request, and is then told for once.
    pub(crate) fn told(&self, request: &Request, function: Option<&str>) -> Option<Scenario> {
        let mut told = lock(&self.told);
        let here = told.iter_mut().filter(|it| it.which.is(&request.method, &request.target, function));
        let answer = here.filter_map(|it| it.once.pop_front().or_else(|| it.always.clone())).next();
        drop(told);
        answer.or_else(|| lock(&self.scenarios).get(function?).cloned())
    }
}

impl fmt::Debug for On<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "On({})", self.which)
    }
}
