//! Drift: what changed between two documentation sets, and what it means for Rust callers.
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

pub(crate) mod class;
pub(crate) mod compare;
pub(crate) mod observe;
pub(crate) mod report;
pub(crate) mod rules;
pub(crate) mod saved_model;
pub(crate) mod snapshot;

use crate::drift::compare::pages;

pub use crate::drift::class::{Class, Direction};
pub use crate::drift::compare::groups::Group;
pub use crate::drift::report::release::Bump;
pub use crate::drift::rules::Rule;
pub use crate::drift::saved_model::{LineError, Making};
pub use crate::drift::snapshot::{Fact, Kind, Node, Place, Snapshot, Stretch, digest};

/// What changed, the worst first, then by product area and item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The changes.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change.
    pub rule: Rule,
    /// Where the objects concerned travel, for rules that are completed by it.
    pub direction: Direction,
    /// What changed, in the words of the documentation: `microsoft.graph.message.subject`, `GET /me/messages`.
    pub item: String,
    /// The type or operation that it is part of, by name; the item itself where it is one, empty for pages and features.
    pub owner: String,
    /// The product area, empty when the documentation names none.
    pub area: String,
    /// What it was; empty when it was not there or there is nothing to show.
    pub old: String,
    /// What it is.
    pub new: String,
    /// Where the old documentation says so.
    pub old_place: Option<Place>,
    /// Where the new documentation says so.
    pub new_place: Option<Place>,
    /// The item in Rust as it was; empty when nothing in Rust stands for it.
    pub old_rust: String,
    /// The item in Rust as it is.
    pub new_rust: String,
    /// What it means for Rust callers, in one sentence without a final full stop.
    pub meaning: String,
    /// Why two names are taken for one item that was renamed, or what a fact follows from that another page shows; empty
    /// elsewhere.
    pub why: &'static str,
    /// Tells this change from all others, and stays the same when other things change, move or are reordered.
    pub fingerprint: String,
}

/// Compares two documentation sets.
pub fn compare(old: &Snapshot, new: &Snapshot) -> Report {
    let mut changes = compare::items(old, new);
    let more = pages::texts(old, new, &changes);
    changes.extend(more);
    for it in &mut changes {
        // Digests of texts tell changes apart, and say nothing to anybody.
        it.fingerprint = digest(&[&it.id(), &it.item, &it.old, &it.new].map(|it| it.to_lowercase()).join("\n"));
    }
    changes.sort_by(|a, b| a.order().cmp(&b.order()));
    changes.dedup_by(|a, b| a.fingerprint == b.fingerprint);
    for it in changes.iter_mut().filter(|it| it.rule.is_of_text()) {
        (it.old, it.new) = Default::default();
    }
    Report { changes }
}

impl Change {
    /// The full name of what happened: `property/type-changed/response`.
    pub fn id(&self) -> String {
        match self.rule.id().strip_suffix('*') {
            Some(start) => format!("{start}{}", self.direction),
            None => self.rule.id().to_owned(),
        }
    }

    /// What a typed client feels of it.
    pub fn class(&self) -> Class {
        self.rule.class()
    }

    /// Why the change is taken for what it is, in words; empty where there is nothing to say.
    pub fn reason(&self) -> String {
        match self.rule {
            _ if self.why.is_empty() => String::new(),
            Rule::TypeBaseAdded | Rule::TypeBaseRemoved | Rule::PropertyReadOnly | Rule::PropertyWritable => {
                self.why.to_owned()
            }
            _ => format!("taken for one item: {}", self.why),
        }
    }

    fn order(&self) -> (std::cmp::Reverse<Class>, &str, &str, Rule, &str, &str) {
        (std::cmp::Reverse(self.class()), &self.area, &self.item, self.rule, &self.old, &self.new)
    }
}

impl Report {
    /// The worst class of all changes.
    pub fn worst(&self) -> Option<Class> {
        self.changes.iter().map(Change::class).max()
    }

    /// The number of changes of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|it| it.class() == class).count()
    }
}
