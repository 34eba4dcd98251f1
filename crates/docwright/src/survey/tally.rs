//! [`Tally`]: how often something stands in a documentation set, and where it stands first.

use std::collections::BTreeMap;

use crate::text::source::Span;

/// Something that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The thing, as pages write it.
    pub text: String,
    /// How often.
    pub times: usize,
    /// One of the places.
    pub at: Span,
    /// A remark on it; empty where there is nothing to remark.
    pub note: String,
}

/// Counts of texts.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<String, (usize, Span, String)>);

impl Tally {
    /// Counts a text; the first remark about it stays.
    pub(super) fn add(&mut self, text: &str, at: Span, note: &str) {
        let found = self.0.entry(text.to_owned()).or_insert_with(|| (0, at, String::new()));
        found.0 += 1;
        if found.2.is_empty() && !note.is_empty() {
            found.2 = note.to_owned();
            found.1 = at;
        }
    }

    /// The counts, the most frequent first.
    pub(super) fn counts(self) -> Vec<Count> {
        let counts = self.0.into_iter().map(|(text, (times, at, note))| Count { text, times, at, note });
        let mut counts: Vec<Count> = counts.collect();
        counts.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.text.cmp(&b.text)));
        counts
    }
}
