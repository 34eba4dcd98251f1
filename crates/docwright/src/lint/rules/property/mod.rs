//! Rules about properties.

pub(crate) mod duplicate_property;
pub(crate) mod misspelt_member;
pub(crate) mod no_properties;
pub(crate) mod type_conflict;
pub(crate) mod unlisted_property;
pub(crate) mod unshown_property;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[
    duplicate_property::ENTRY,
    misspelt_member::ENTRY,
    no_properties::ENTRY,
    type_conflict::ENTRY,
    unlisted_property::ENTRY,
    unshown_property::ENTRY,
];
