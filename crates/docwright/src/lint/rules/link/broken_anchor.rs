//! `broken-anchor`: links to headings that are not there.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::entry::{Entry, Finder};
use crate::lint::links::{self, Leads};
use crate::lint::set::{Set, letters};
use crate::page::Outline;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{FileId, Span};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BrokenAnchor,
    why: "The link leads to the top of the page instead of the place that was meant. Headings are compared by letters and \
          digits alone, since sites make anchors out of them in different ways.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-How bright: see [brightness](#brightness-value).
+How bright: see [brightness](#brightness-values).
 ### brightness values
 |Member|
 |:---|
 |dim|
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let mut pages: BTreeMap<FileId, Places> = BTreeMap::new();
    for link in links::all(set) {
        let (Leads::Page { file, anchor } | Leads::OtherCase { file, anchor, .. }) =
            links::leads(set, link.file, link.target)
        else {
            continue;
        };
        let Some(outline) = set.outline(file).filter(|_| !anchor.is_empty()) else { continue };
        let places = pages.entry(file).or_insert_with(|| Places::of(outline));
        if !places.has(&anchor) {
            let message = format!("`{}` has no heading `#{anchor}`", set.sources[file].path);
            let mut it = Diagnostic::new(Rule::BrokenAnchor, message, link.span);
            if let Some(near) = places.nearest(&anchor) {
                it = it.with("this heading is similar", near);
            }
            found.push(it);
        }
    }
}

/// More headings than these that begin alike are not told apart.
const ALIKE: usize = 64;

/// The places on a page that a link can lead to, by their letters.
struct Places {
    /// Headings, the first of each title.
    headings: BTreeMap<String, Span>,
    anchors: BTreeSet<String>,
}

impl Places {
    fn of(page: &Outline) -> Self {
        let mut headings = BTreeMap::new();
        for it in &page.headings {
            headings.entry(letters(&it.title)).or_insert(it.span);
        }
        Self { headings, anchors: page.anchors.iter().map(|it| letters(it)).collect() }
    }

    fn has(&self, anchor: &str) -> bool {
        let anchor = anchor.replace("%20", "-");
        // The second heading of one title gets a number.
        let numbered = anchor.trim_end_matches(|it: char| it.is_ascii_digit()).trim_end_matches('-');
        let is_there = |it: &str| self.headings.contains_key(it) || self.anchors.contains(it);
        is_there(&letters(&anchor)) || is_there(&letters(numbered))
    }

    /// The first heading that begins like the anchor, or the other way round.
    fn nearest(&self, anchor: &str) -> Option<Span> {
        let wanted = letters(anchor);
        let longer = self
            .headings
            .range(wanted.clone()..)
            .take_while(|it| it.0.starts_with(&wanted))
            .take(ALIKE)
            .filter(|it| !it.0.is_empty());
        let starts = wanted.char_indices().skip(1).map(|(at, _)| &wanted[..at]);
        let shorter = starts.filter_map(|it| self.headings.get(it));
        longer.map(|it| it.1).chain(shorter).min().copied()
    }
}
