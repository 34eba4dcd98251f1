//! [`Dialect`]: the words by which the pages of a documentation set are read.
//!
//! Headings, columns, words of titles and types, lead-ins of lists: what authors of one vendor agree on, and others do
//! differently. `graph` has the tables that are built in, [`Additions`] are what `dialect:` in `docwright.yaml` adds.

pub(crate) mod accounts;
pub(crate) mod additions;
pub(crate) mod columns;
pub(crate) mod graph;
pub(crate) mod headings;
pub(crate) mod phrases;
pub(crate) mod service;
pub(crate) mod words;

use std::collections::BTreeMap;

use crate::dialect::accounts::Accounts;
pub use crate::dialect::additions::{Additions, Column, Heading, Titles};
use crate::dialect::columns::Columns;
use crate::dialect::headings::Headings;
use crate::dialect::phrases::Phrases;
use crate::dialect::words::{Words, normal};

/// The words of a documentation set.
#[derive(Debug)]
pub struct Dialect {
    /// Headings of sections.
    pub(crate) headings: Headings,
    /// Headers of table columns.
    pub(crate) columns: Columns,
    /// Words of titles that say that the page is about a type.
    pub(crate) type_words: Words,
    /// Texts of titles in front of the name of a type, in lower case.
    pub(crate) title_prefixes: Vec<String>,
    /// Languages of code blocks that can hold requests.
    pub(crate) languages: Words,
    /// Parts of the names of zones that are read rather than others.
    pub(crate) zones: Words,
    /// Words for types with what they mean, in lower case.
    types: BTreeMap<String, String>,
    /// Lead-ins of lists of values, if a set adds some.
    leads: Option<Phrases>,
    /// Kinds of accounts, if the service names some.
    pub(crate) accounts: Accounts,
}

impl Dialect {
    /// The built-in dialect with what a documentation set adds.
    #[must_use]
    pub fn new(added: &Additions) -> Self {
        let leads = || Phrases::with(&graph::LEADS, &added.values);
        let types = added.types.iter().map(|(word, meaning)| (normal(word), meaning.clone()));
        Self {
            headings: Headings::new(&added.headings),
            columns: Columns::new(&added.columns),
            type_words: Words::new(graph::TYPE_WORDS, &added.titles.suffixes),
            title_prefixes: added.titles.prefixes.iter().map(|it| it.trim().to_lowercase()).collect(),
            languages: Words::new(graph::LANGUAGES, &added.languages),
            zones: Words::new(graph::ZONES, &added.zones),
            types: types.collect(),
            leads: (!added.values.is_empty()).then(leads),
            accounts: Accounts::default(),
        }
    }

    /// The same with the kinds of accounts that a service names.
    #[must_use]
    pub fn with_accounts(self, names: [Option<&str>; 3]) -> Self {
        Self { accounts: Accounts::new(names), ..self }
    }

    /// The meaning of a word for a type that the set has given one.
    pub(crate) fn meaning(&self, word: &str) -> Option<&str> {
        if self.types.is_empty() {
            return None;
        }
        self.types.get(&normal(word)).map(String::as_str)
    }

    /// Lead-ins of lists of values.
    pub(crate) fn leads(&self) -> &Phrases {
        self.leads.as_ref().unwrap_or(&graph::LEADS)
    }
}

impl Default for Dialect {
    fn default() -> Self {
        Self::new(&Additions::default())
    }
}
