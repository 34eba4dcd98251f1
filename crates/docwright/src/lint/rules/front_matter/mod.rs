//! Rules about the YAML front matter of pages.

pub(crate) mod invalid_front_matter;
pub(crate) mod missing_field;
pub(crate) mod missing_front_matter;
pub(crate) mod placeholder;
pub(crate) mod wrong_doc_type;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[
    invalid_front_matter::ENTRY,
    missing_field::ENTRY,
    missing_front_matter::ENTRY,
    placeholder::ENTRY,
    wrong_doc_type::ENTRY,
];
