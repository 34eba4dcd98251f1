//! The features that items of a crate were compiled with so far.
//!
//! A product area is metadata of a page: when it moves, programs that chose the old feature must still find what they use.
//! So items keep the features that they had, until a new major version forgets them.

use std::collections::{BTreeMap, BTreeSet};

/// Features and items of a crate as it was; nothing is kept of a crate that had no features.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The features.
    pub features: BTreeSet<String>,
    /// The features of each item, by its Rust path; none where it was always compiled.
    pub items: BTreeMap<String, BTreeSet<String>>,
}
