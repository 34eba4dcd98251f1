//! Literals of paths with what they become, each worked out once: thousands of paths are made of some hundred words.

use std::collections::BTreeMap;

use super::names::{module, words};
use super::singular::singular;
use crate::krate::Ident;

/// The literals met so far.
#[derive(Debug, Default)]
pub(super) struct Vocabulary<'a> {
    known: BTreeMap<&'a str, Word>,
}

/// What a literal becomes.
#[derive(Debug)]
pub(super) struct Word {
    /// As a module below the top.
    pub(super) module: Ident,
    /// Why that is not the plain name, for a diagnostic.
    pub(super) adjusted: Option<String>,
    /// The singular, as words.
    pub(super) singular: String,
}

impl<'a> Vocabulary<'a> {
    /// Looks a literal up.
    pub(super) fn word(&mut self, text: &'a str) -> &Word {
        self.known.entry(text).or_insert_with(|| {
            let name = module(text, false);
            let adjusted = name.adjustment(text);
            Word {
                module: name.ident,
                adjusted,
                singular: singular(&words(text)),
            }
        })
    }
}
