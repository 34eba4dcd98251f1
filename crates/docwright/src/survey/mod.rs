//! [`Survey`]: what a documentation set consists of, and what of it no reader knows.
//!
//! It needs no configuration, and ends with one: the words, addresses and folders that were found, as far as they can be
//! guessed. With a configuration, it says what is left.

mod address;
mod guess;
mod page;
mod suggestion;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::api::Api;
use crate::config::Config;
use crate::dialect::Dialect;
use crate::dialect::headings::unremarked;
use crate::odata::name::{fold, split_qualified};
use crate::page::document::include;
use crate::page::{Page, PageKind};
use crate::survey::page::{Below, Seen};
use crate::survey::tally::Tally;
use crate::text::plural::singular_of_name;
use crate::text::source::{FileId, Sources, Span};

pub use crate::survey::address::Addresses;
pub use crate::survey::page::Kind;
pub use crate::survey::tally::Count;

/// The findings of a look at a documentation set.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// The number of pages of each kind, with one of them.
    pub kinds: Vec<(Kind, usize, Span)>,
    /// Headings that no table has; first those that hide a request, a table or JSON.
    pub headings: Vec<Count>,
    /// Headers of tables that no reader took.
    pub tables: Vec<Count>,
    /// Words for types that mean no primitive type and name no type that some page describes.
    pub types: Vec<Count>,
    /// Wordings in front of values of which no list was made.
    pub leads: Vec<Count>,
    /// Hosts, roots and words in front of addresses.
    pub addresses: Addresses,
    /// Languages of code blocks that begin with a request and are not read for it.
    pub languages: Vec<Count>,
    /// Names of zones.
    pub zones: Vec<Count>,
    /// Folders outside the set from which pages include files.
    pub includes: Vec<Count>,
    /// Fields of the front matter.
    pub fields: Vec<Count>,
    /// A configuration that would read the set, as far as it can be guessed.
    pub suggestion: String,
}

impl Survey {
    /// Pages of which something should have been read, and nothing was.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.kinds.iter().filter(|it| it.0 == Kind::Unread).map(|it| it.1).sum()
    }
}

/// Surveys these pages; `api` is what was understood of them.
pub(crate) fn survey(
    sources: &Sources,
    config: &Config,
    api: &Api,
    files: Vec<FileId>,
    is_there: &dyn Fn(&str) -> bool,
) -> Survey {
    let dialect = Dialect::new(&config.dialect);
    let seen: Vec<Seen> = files.into_par_iter().map(|file| page::see(sources, &dialect, file)).collect();
    let lines: Vec<_> = seen.iter().flat_map(|it| &it.lines).collect();
    let shown: Vec<_> = seen.iter().flat_map(|it| &it.shown).collect();
    let mut survey = Survey {
        kinds: kinds(&seen),
        headings: headings(&seen),
        tables: tables(&seen),
        types: types(&seen, api),
        leads: counted(seen.iter().flat_map(|it| &it.leads).map(|it| (it.value.as_str(), it.span))),
        addresses: address::collect(&lines, &shown),
        languages: counted(seen.iter().flat_map(|it| &it.languages).map(|it| (it.value.as_str(), it.span))),
        zones: counted(seen.iter().flat_map(|it| &it.zones).map(|it| (it.value.as_str(), it.span))),
        includes: includes(&seen),
        fields: counted(seen.iter().flat_map(|it| &it.fields).map(|it| (it.value.as_str(), it.span))),
        suggestion: String::new(),
    };
    survey.leads.retain(|it| it.times > 1);
    survey.suggestion = suggestion::suggest(&survey, &seen, &dialect, (sources, api, is_there));
    survey
}

fn kinds(seen: &[Seen]) -> Vec<(Kind, usize, Span)> {
    let mut kinds: BTreeMap<Kind, (usize, Span)> = BTreeMap::new();
    for it in seen {
        kinds.entry(it.kind).or_insert_with(|| (0, Span::at_start(it.page.file))).0 += 1;
    }
    kinds.into_iter().map(|(kind, (count, at))| (kind, count, at)).collect()
}

fn counted<'s>(found: impl Iterator<Item = (&'s str, Span)>) -> Vec<Count> {
    let mut tally = Tally::default();
    found.for_each(|(text, at)| tally.add(text, at, ""));
    tally.counts()
}

/// Headings of articles are nobody's, unless they hide something.
fn headings(seen: &[Seen]) -> Vec<Count> {
    let mut tally = Tally::default();
    for it in seen {
        let headings = it.headings.iter().filter(|found| it.kind != Kind::Other || found.2 != Below::Text);
        for (title, at, below) in headings {
            let note = match below {
                Below::Request => "a request",
                Below::Table => "a table",
                Below::Json => "JSON",
                Below::Text => "",
            };
            tally.add(unremarked(title), *at, note);
        }
    }
    let mut counts = tally.counts();
    counts.sort_by_key(|it| it.note.is_empty());
    counts
}

fn tables(seen: &[Seen]) -> Vec<Count> {
    let mut tally = Tally::default();
    for it in seen {
        for table in it.tables.iter().filter(|table| it.kind != Kind::Other || page::is_of_properties(&table.header)) {
            tally.add(&table.header.join(" | "), table.span, "");
        }
    }
    tally.counts()
}

/// Words for types that nothing is known of.
fn types(seen: &[Seen], api: &Api) -> Vec<Count> {
    let names = api.types.iter().flat_map(|it| [fold(&it.name.name), singular_of_name(&it.name.name)]);
    let known: BTreeSet<String> = names.collect();
    let is_known = |text: &str| {
        let short = split_qualified(text).1;
        known.contains(&fold(short)) || known.contains(&singular_of_name(short))
    };
    let words = seen.iter().flat_map(|it| &it.words).filter(|it| !is_known(&it.value));
    counted(words.map(|it| (it.value.as_str(), it.span)))
}

fn includes(seen: &[Seen]) -> Vec<Count> {
    let unread = seen.iter().flat_map(|it| &it.page.unread_includes);
    counted(unread.map(|it| (include::folder(&it.value), it.span)))
}

/// Pages of which nothing was read although they show a request or a table of properties.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// The number of them.
    pub pages: usize,
    /// The number of pages of which something was read.
    pub read: usize,
    /// The headings above what was not read, the most frequent first.
    pub headings: Vec<String>,
}

impl Unread {
    /// Most of what pages say of an API was not read: what comes out is not what they document.
    #[must_use]
    pub fn is_most(&self) -> bool {
        self.pages > self.read
    }
}

/// Counts the pages of which nothing was read.
pub(crate) fn unread(sources: &Sources, config: &Config, pages: &[Page]) -> Unread {
    let says_nothing = |it: &&Page| matches!(it.kind, PageKind::Other) && it.parts.is_empty();
    let files: Vec<FileId> = pages.iter().filter(says_nothing).map(|it| it.file).collect();
    let dialect = Dialect::new(&config.dialect);
    let seen: Vec<Seen> = files.par_iter().map(|file| page::see(sources, &dialect, *file)).collect();
    let unread: Vec<&Seen> = seen.iter().filter(|it| it.kind == Kind::Unread).collect();
    let mut tally = Tally::default();
    for (title, at, _) in unread.iter().flat_map(|it| &it.headings).filter(|it| it.2 != Below::Text) {
        tally.add(unremarked(title), *at, "");
    }
    let headings = tally.counts().into_iter().map(|it| it.text).collect();
    Unread { pages: unread.len(), read: pages.len() - files.len(), headings }
}
