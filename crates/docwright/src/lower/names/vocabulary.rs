//! The names that paths are made of, each worked out once: thousands of paths share some hundred names.

use std::collections::BTreeMap;

use crate::krate::Ident;
use crate::lower::names::ident::words;
use crate::lower::names::module::module;
use crate::text::plural::singular;

/// The names met so far.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary<'a> {
    known: BTreeMap<&'a str, Word>,
}

/// A name in all the forms that it takes in Rust.
#[derive(Debug)]
pub(crate) struct Word {
    /// As a module below the top.
    pub(crate) module: Ident,
    /// Why that is not the plain name, for a diagnostic.
    pub(crate) adjusted: Option<String>,
    /// The words.
    pub(crate) words: String,
    /// The singular, as words.
    pub(crate) singular: String,
}

impl<'a> Vocabulary<'a> {
    /// Looks a name up.
    pub(crate) fn word(&mut self, text: &'a str) -> &Word {
        self.known.entry(text).or_insert_with(|| {
            let name = module(text, false);
            let adjusted = name.adjustment(text);
            let words = words(text);
            Word { module: name.ident, adjusted, singular: singular(&words), words }
        })
    }
}
