//! [`Pair`]: one item of both snapshots, or of one.

use crate::drift::change::Presence;
use crate::drift::snapshot::Node;

/// One item of both sets, or of one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pair<'a> {
    pub(crate) old: Option<&'a Node>,
    pub(crate) new: Option<&'a Node>,
}

impl<'a> Pair<'a> {
    pub(crate) fn of(old: &'a Node, new: &'a Node) -> Self {
        Self { old: Some(old), new: Some(new) }
    }

    pub(crate) fn gone(it: &'a Node) -> Self {
        Self { old: Some(it), new: None }
    }

    pub(crate) fn came(it: &'a Node) -> Self {
        Self { old: None, new: Some(it) }
    }

    /// The sides that have it.
    pub(crate) fn presence(self) -> Presence {
        match (self.old, self.new) {
            (Some(_), None) => Presence::Before,
            (None, Some(_)) => Presence::Now,
            _ => Presence::Both,
        }
    }

    /// The new item where there is one.
    pub(crate) fn either(self) -> Option<&'a Node> {
        self.new.or(self.old)
    }
}
