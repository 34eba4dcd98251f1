//! Rules about pages as a whole.

pub(crate) mod no_content;
pub(crate) mod not_utf8;
pub(crate) mod orphan_page;
pub(crate) mod page_too_large;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[no_content::ENTRY, not_utf8::ENTRY, orphan_page::ENTRY, page_too_large::ENTRY];
