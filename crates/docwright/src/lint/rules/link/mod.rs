//! Rules about links.

pub(crate) mod broken_anchor;
pub(crate) mod broken_link;
pub(crate) mod link_case;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[broken_anchor::ENTRY, broken_link::ENTRY, link_case::ENTRY];
