//! Rules about responses and status codes.

pub(crate) mod bodiless_response;
pub(crate) mod response_conflict;
pub(crate) mod status_conflict;
pub(crate) mod unknown_response;
pub(crate) mod unused_response;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[
    bodiless_response::ENTRY,
    response_conflict::ENTRY,
    status_conflict::ENTRY,
    unknown_response::ENTRY,
    unused_response::ENTRY,
];
