//! Rules about what is deprecated.

pub(crate) mod deprecation_conflict;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[deprecation_conflict::ENTRY];
