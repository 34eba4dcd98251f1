//! [`Deprecation`]: the fact that something in an API goes out of use.

/// Something still works, and is not to be used any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecation {
    /// The page's own words on one line of some 300 characters at most, often with what to use instead and a date; empty
    /// where only a mark says so.
    pub note: String,
}

impl Deprecation {
    /// The decision in words of the model.
    #[must_use]
    pub fn text(&self) -> &str {
        if self.note.is_empty() { "yes" } else { &self.note }
    }
}
