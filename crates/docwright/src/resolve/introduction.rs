//! Introductions without the boilerplate that pages of a set have in common.
//!
//! ```markdown
//! > **Note:** The Graph API for Intune requires an active Intune license for the tenant.
//! ```
//!
//! A passage on many pages says nothing of any of them; it is known by counting, so that no list of phrases has to be kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::Passage;
use crate::page::Page;

/// A passage on fewer pages is never boilerplate, however small the set.
const MIN_PAGES: usize = 10;

/// A passage on one page in so many is boilerplate. Warnings of one service are on a share of its pages alone, so that
/// among those of all services they stay far below.
const SHARE: usize = 20;

/// The passages that the pages of a set have in common.
#[derive(Debug, Default)]
pub(crate) struct Boilerplate(BTreeSet<String>);

impl Boilerplate {
    /// Counts the passages of all pages.
    pub(crate) fn of(pages: &[Page]) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for page in pages {
            let said: BTreeSet<String> = page.introduction.iter().filter_map(words).collect();
            said.into_iter().for_each(|it| *counts.entry(it).or_default() += 1);
        }
        let enough = MIN_PAGES.max(pages.len().div_ceil(SHARE));
        Self(counts.into_iter().filter(|it| it.1 >= enough).map(|it| it.0).collect())
    }

    /// The introduction of a page without them.
    pub(crate) fn strip(&self, page: &Page) -> Vec<Passage> {
        if self.0.is_empty() {
            return page.introduction.clone();
        }
        let mut is_own = true;
        let kept = page.introduction.iter().filter(|it| {
            if let Some(said) = words(it) {
                is_own = !self.0.contains(&said);
            }
            is_own
        });
        kept.cloned().collect()
    }
}

/// The words of a passage. Code, tables and items of lists belong to what stands above them.
fn words(it: &Passage) -> Option<String> {
    match it {
        Passage::Paragraph(text) | Passage::Note { text, .. } => Some(text.plain()),
        Passage::Item(_) | Passage::NoteItem(_) | Passage::Code(_) | Passage::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::page;

    fn kept(pages: usize, same: usize) -> usize {
        let text = |at: usize| format!("# A\nPage {at}.\n\n> {}\n", if at < same { "Licensed." } else { "Free." });
        let pages: Vec<Page> = (0..pages).map(|at| page(&text(at).replace("Free", &format!("Free {at}"))).0).collect();
        let common = Boilerplate::of(&pages);
        pages.iter().map(|it| common.strip(it).len()).sum()
    }

    #[test]
    fn a_passage_on_many_pages_is_left_out() {
        assert_eq!(kept(12, 9), 24);
        assert_eq!(kept(12, 10), 14);
        assert_eq!(kept(400, 19), 800);
        assert_eq!(kept(400, 20), 780);
    }
}
