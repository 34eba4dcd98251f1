//! Addresses: what a path leads to, and which of its segments are calls.

pub(crate) mod calls;
pub(crate) mod containers;
pub(crate) mod example;
pub(crate) mod me_alias;
pub(crate) mod navigation;
pub(crate) mod quoting;
pub(crate) mod root;
