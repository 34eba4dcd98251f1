//! Features of the crate, which are product areas: which came and went, and what is compiled with fewer than before.

use crate::drift::Change;
use crate::drift::class::Direction;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Node, Place, Snapshot};

/// The features of both sets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Features<'a> {
    old: &'a Snapshot,
    new: &'a Snapshot,
}

impl<'a> Features<'a> {
    pub(crate) fn of(old: &'a Snapshot, new: &'a Snapshot) -> Self {
        Self { old, new }
    }

    /// Whether programs that chose features lose an item.
    pub(crate) fn are_lost(self, old: &Node, new: &Node) -> bool {
        are_fewer((old, self.old), (new, self.new))
    }

    /// The reverse.
    pub(crate) fn are_gained(self, old: &Node, new: &Node) -> bool {
        are_fewer((new, self.new), (old, self.old))
    }

    /// Features that came and went.
    pub(crate) fn changes(self) -> Vec<Change> {
        let gone = self.old.features.difference(&self.new.features).map(|name| Change {
            rule: Rule::FeatureRemoved,
            old: name.clone(),
            old_place: place(self.old, name),
            meaning: format!("the feature `{name}` is gone: programs that name it are no longer built"),
            ..blank(name)
        });
        let came = self.new.features.difference(&self.old.features).map(|name| Change {
            rule: Rule::FeatureAdded,
            new: name.clone(),
            new_place: place(self.new, name),
            meaning: format!("the feature `{name}` is new: nothing that compiles today is affected"),
            ..blank(name)
        });
        gone.chain(came).collect()
    }
}

/// Whether one side has an item with features with which the other has it not. What is told of a feature as a whole is not
/// told of its items; and a crate without features had nothing to choose.
fn are_fewer((had, had_in): (&Node, &Snapshot), (has, has_in): (&Node, &Snapshot)) -> bool {
    let now: Vec<&str> = words(has).collect();
    let mut before = words(had).peekable();
    if had_in.features.is_empty() || now.is_empty() {
        return false;
    }
    before.peek().is_none() || before.any(|it| has_in.features.contains(it) && !now.contains(&it))
}

fn blank(name: &str) -> Change {
    Change {
        rule: Rule::FeatureAdded,
        direction: Direction::default(),
        item: format!("feature {name}"),
        owner: String::new(),
        area: name.to_owned(),
        old: String::new(),
        new: String::new(),
        old_place: None,
        new_place: None,
        old_rust: String::new(),
        new_rust: String::new(),
        meaning: String::new(),
        why: "",
        fingerprint: String::new(),
    }
}

/// The first item that is compiled with a feature.
fn place(set: &Snapshot, feature: &str) -> Option<Place> {
    let mut nodes = set.operations.values().chain(set.types.values());
    nodes.find(|it| words(it).any(|it| it == feature)).map(|it| it.place.clone())
}

fn words(node: &Node) -> impl Iterator<Item = &str> {
    node.fact(Fact::Features).split(' ').filter(|it| !it.is_empty())
}
