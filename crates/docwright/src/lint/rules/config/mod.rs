//! Rules about `docwright.yaml`: corrections, and suppressions there and in pages.

pub(crate) mod bad_suppression;
pub(crate) mod expired_suppression;
pub(crate) mod stale_correction;
pub(crate) mod unused_suppression;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] =
    &[bad_suppression::ENTRY, expired_suppression::ENTRY, stale_correction::ENTRY, unused_suppression::ENTRY];
