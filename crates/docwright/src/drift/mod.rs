//! Drift: API changes between two documentation sets, and what they break.
//!
//! ```text
//! Sources ─▶ Snapshot ─┐
//!                      ├─▶ compare ─▶ Report ─▶ version bump, changelog
//! Sources ─▶ Snapshot ─┘
//! ```
//!
//! A [`Snapshot`] knows items by their names in the documentation and what they are called in Rust. Two of them are laid
//! side by side: what is on one side only was removed or added unless the two fit together as a rename, and each fact that
//! differs is a [`Change`] of one [`Rule`].

pub(crate) mod abilities;
pub(crate) mod change;
pub(crate) mod class;
pub(crate) mod compare;
pub(crate) mod meaning;
pub(crate) mod observe;
pub(crate) mod pair;
pub(crate) mod report;
pub(crate) mod restore;
pub(crate) mod rules;
pub(crate) mod saved_model;
pub(crate) mod snapshot;

use crate::drift::compare::page;

pub use crate::drift::change::{Change, Presence, Report};
pub use crate::drift::class::{Class, Direction};
pub use crate::drift::compare::page::text::is_replaced;
pub use crate::drift::report::groups::Group;
pub use crate::drift::report::release::Bump;
pub use crate::drift::restore::restore;
pub use crate::drift::rules::Rule;
pub use crate::drift::saved_model::{LineError, Making};
pub use crate::drift::snapshot::{Fact, Kind, Node, Place, Snapshot, Stretch};
pub use crate::text::digest;

/// Compares two documentation sets.
pub fn compare(old: &Snapshot, new: &Snapshot) -> Report {
    let mut changes = compare::items(old, new);
    let more = page::texts(old, new, &changes);
    changes.extend(more);
    Report::of(changes)
}
