//! The names that paths are made of, each worked out once: thousands of paths share some hundred names.

use std::collections::BTreeMap;

use super::names::{module, words};
use super::singular::singular;
use crate::krate::Ident;

/// The names met so far.
#[derive(Debug, Default)]
pub(super) struct Vocabulary<'a> {
    known: BTreeMap<&'a str, Word>,
}

/// What a name becomes.
#[derive(Debug)]
pub(super) struct Word {
    /// As a module below the top.
    pub(super) module: Ident,
    /// Why that is not the plain name, for a diagnostic.
    pub(super) adjusted: Option<String>,
    /// The words.
    pub(super) words: String,
    /// The singular, as words.
    pub(super) singular: String,
}

impl<'a> Vocabulary<'a> {
    /// Looks a name up.
    pub(super) fn word(&mut self, text: &'a str) -> &Word {
        self.known.entry(text).or_insert_with(|| {
            let name = module(text, false);
            let adjusted = name.adjustment(text);
            let words = words(text);
            Word { module: name.ident, adjusted, singular: singular(&words), words }
        })
    }
}
