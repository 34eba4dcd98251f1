//! Rules about operations: their request lines, pages and examples.

pub(crate) mod bad_request_line;
pub(crate) mod duplicate_example;
pub(crate) mod duplicate_operation;
pub(crate) mod foreign_host;
pub(crate) mod no_request;
pub(crate) mod operation_conflict;
pub(crate) mod request_body;
pub(crate) mod response;
pub(crate) mod wrong_verb;

use crate::lint::entry::Entry;

pub(crate) const ENTRIES: &[Entry] = &[
    bad_request_line::ENTRY,
    duplicate_example::ENTRY,
    duplicate_operation::ENTRY,
    foreign_host::ENTRY,
    no_request::ENTRY,
    operation_conflict::ENTRY,
    wrong_verb::ENTRY,
];
