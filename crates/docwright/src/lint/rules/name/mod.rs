//! Rules about names, in the documentation and in Rust.

pub(crate) mod bad_name;
pub(crate) mod name_adjusted;
pub(crate) mod name_case;
pub(crate) mod name_collision;
pub(crate) mod name_conflict;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] =
    &[bad_name::ENTRY, name_adjusted::ENTRY, name_case::ENTRY, name_collision::ENTRY, name_conflict::ENTRY];
