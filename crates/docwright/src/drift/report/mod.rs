//! A report as text: groups of changes, Rust signatures, release notes.

pub(crate) mod groups;
pub(crate) mod release;
pub(crate) mod signature;
