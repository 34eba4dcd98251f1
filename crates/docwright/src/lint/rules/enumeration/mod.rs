//! Rules about enumerations and their members.

pub(crate) mod enum_conflict;
pub(crate) mod missing_member;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[enum_conflict::ENTRY, missing_member::ENTRY];
