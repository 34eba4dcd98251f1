//! The rules of lint, one file each, in folders by the thing they are about.

pub(crate) mod config;
pub(crate) mod deprecation;
pub(crate) mod enumeration;
pub(crate) mod front_matter;
pub(crate) mod json;
pub(crate) mod link;
pub(crate) mod markdown;
pub(crate) mod name;
pub(crate) mod operation;
pub(crate) mod page;
pub(crate) mod property;
pub(crate) mod section;
pub(crate) mod types;

use crate::lint::entry::Entry;

/// Every rule, by the thing it is about.
pub(crate) const ENTRIES: &[&[Entry]] = &[
    config::ENTRIES,
    deprecation::ENTRIES,
    enumeration::ENTRIES,
    front_matter::ENTRIES,
    json::ENTRIES,
    link::ENTRIES,
    markdown::ENTRIES,
    name::ENTRIES,
    operation::ENTRIES,
    operation::request_body::ENTRIES,
    operation::response::ENTRIES,
    page::ENTRIES,
    property::ENTRIES,
    section::ENTRIES,
    types::ENTRIES,
];
