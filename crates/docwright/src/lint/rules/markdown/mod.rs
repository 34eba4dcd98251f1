//! Rules about the Markdown of pages: tables, includes, nesting.

pub(crate) mod bad_include;
pub(crate) mod broken_table;
pub(crate) mod missing_include;
pub(crate) mod ragged_row;
pub(crate) mod too_deep;
pub(crate) mod unclosed_block;
pub(crate) mod unknown_table;
pub(crate) mod unread_cell;
pub(crate) mod unread_includes;
pub(crate) mod unread_row;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[
    bad_include::ENTRY,
    broken_table::ENTRY,
    missing_include::ENTRY,
    ragged_row::ENTRY,
    too_deep::ENTRY,
    unclosed_block::ENTRY,
    unknown_table::ENTRY,
    unread_cell::ENTRY,
    unread_includes::ENTRY,
    unread_row::ENTRY,
];
