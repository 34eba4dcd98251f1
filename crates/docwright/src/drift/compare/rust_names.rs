//! Rust names that were those of one item and are those of another.

use std::collections::BTreeMap;

use crate::drift::compare::Comparison;
use crate::drift::snapshot::{Fact, Kind, Node};

/// Items by kind and Rust name.
pub(crate) type ByRust<'n> = BTreeMap<(Kind, &'n str), Vec<&'n Node>>;

/// Items by kind and Rust name, in their order.
pub(crate) fn by_rust<'n>(nodes: impl IntoIterator<Item = &'n Node>) -> ByRust<'n> {
    let mut all = ByRust::new();
    nodes.into_iter().for_each(|it| all.entry((it.kind, &*it.rust)).or_default().push(it));
    all
}

impl Comparison<'_> {
    /// The old Rust name of an item is that of another one now, which callers use without noticing.
    pub(crate) fn is_taken(&self, old: &Node, now: &ByRust<'_>) -> bool {
        let facts = [Fact::RustType, Fact::Navigation, Fact::Arguments, Fact::Body, Fact::Omittable, Fact::Response];
        let same = |it: &Node| facts.into_iter().all(|fact| self.renames.apply(old.fact(fact)) == it.fact(fact));
        !old.rust.is_empty() && now.get(&(old.kind, &*old.rust)).is_some_and(|it| it.iter().any(|it| same(it)))
    }
}
