//! Rules about JSON: annotations, representations and examples.

pub(crate) mod invalid_annotation;
pub(crate) mod invalid_json;
pub(crate) mod trailing_comma;
pub(crate) mod unknown_annotation;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] =
    &[invalid_annotation::ENTRY, invalid_json::ENTRY, trailing_comma::ENTRY, unknown_annotation::ENTRY];
