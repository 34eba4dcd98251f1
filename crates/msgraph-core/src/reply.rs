//! How answers are read.

use crate::{Bytes, Item, Peek, Result, json};

/// An answer of the service that says success.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
}

impl Answer {
    /// An answer with this status and body.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The first header of this name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

/// A type that an answer can be read as.
pub trait Reply: Sized {
    /// The model whose properties `select` and `filter` may name.
    type Model;

    /// Reads an answer.
    ///
    /// # Errors
    /// When the answer doesn't have the documented shape.
    fn read(answer: &Answer) -> Result<Self>;
}

/// A model, or a number in the body as `$count` answers it. An empty body, as many updates answer, is an empty model.
impl<T: Item> Reply for T {
    type Model = T;

    fn read(answer: &Answer) -> Result<Self> {
        let blank = T::blank();
        if answer.body.is_empty() && matches!(blank.peek(), Peek::Record(_)) {
            return Ok(blank);
        }
        json::from_slice(&answer.body)
    }
}

/// Nothing is expected, and whatever comes is no error.
impl Reply for () {
    type Model = ();

    fn read(_: &Answer) -> Result<Self> {
        Ok(())
    }
}
