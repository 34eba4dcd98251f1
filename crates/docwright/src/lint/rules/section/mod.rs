//! Rules about the sections of pages.

pub(crate) mod duplicate_section;
pub(crate) mod misplaced_section;
pub(crate) mod missing_section;
pub(crate) mod unread_section;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] =
    &[duplicate_section::ENTRY, misplaced_section::ENTRY, missing_section::ENTRY, unread_section::ENTRY];
