//! Rules about types and inheritance.

pub(crate) mod ambiguous_type;
pub(crate) mod base_conflict;
pub(crate) mod base_cycle;
pub(crate) mod duplicate_type;
pub(crate) mod type_spelling;
pub(crate) mod unknown_type;
pub(crate) mod unreadable_type;
pub(crate) mod unstated_base;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[
    ambiguous_type::ENTRY,
    base_conflict::ENTRY,
    base_cycle::ENTRY,
    duplicate_type::ENTRY,
    type_spelling::ENTRY,
    unknown_type::ENTRY,
    unreadable_type::ENTRY,
    unstated_base::ENTRY,
];
