//! Rules about request bodies.

pub(crate) mod body_conflict;
pub(crate) mod unknown_body;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[body_conflict::ENTRY, unknown_body::ENTRY];
