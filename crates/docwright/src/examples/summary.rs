//! Shares of the examples that agree, for requests and responses.

use crate::examples::{Outcome, Report, Side};

/// How many examples there are, and of how many something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Those of which it holds.
    pub good: usize,
    /// All of them.
    pub all: usize,
}

impl Report<'_> {
    /// Requests that are exactly what a function makes, of all requests to this API.
    pub fn requests(&self) -> Share {
        self.share(|it| it.side == Side::Request && it.counts(), |it| it.is_exact())
    }

    /// Answers that are read and written again without loss, of those that are readable and whose type is documented.
    pub fn responses(&self) -> Share {
        self.share(|it| it.side == Side::Response && it.typed, |it| it.is_lossless())
    }

    fn share(&self, wanted: impl Fn(&Outcome<'_>) -> bool, good: impl Fn(&Outcome<'_>) -> bool) -> Share {
        let wanted: Vec<_> = self.outcomes.iter().filter(|it| wanted(it)).collect();
        Share { good: wanted.iter().filter(|it| good(it)).count(), all: wanted.len() }
    }
}
