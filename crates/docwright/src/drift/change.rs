//! [`Report`] and [`Change`]: the differences between two snapshots.

use std::cmp::Reverse;

use crate::drift::class::{Class, Direction};
use crate::drift::rules::Rule;
use crate::drift::snapshot::Place;
use crate::text::digest;

/// The changes between two documentation sets: the worst first, and among equals those that most callers meet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The changes.
    pub changes: Vec<Change>,
}

/// The sides of a comparison on which a changed item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Presence {
    /// It is there before and now.
    #[default]
    Both,
    /// It is gone.
    Before,
    /// It is new.
    Now,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of change.
    pub rule: Rule,
    /// Where the objects concerned travel, for rules that are completed by it.
    pub direction: Direction,
    /// The changed item in the words of the documentation: `example.graph.message.subject`, `GET /me/messages`.
    pub item: String,
    /// The type or operation that it is part of, by name; the item itself where it is one, empty for pages and features.
    pub owner: String,
    /// The product area, empty when the documentation names none.
    pub area: String,
    /// How many functions of the crate a caller meets it through: those that send or answer objects of a type, or an
    /// operation's own one.
    pub functions: usize,
    /// The sides that have the item.
    pub presence: Presence,
    /// The old value; empty when it was not there or there is nothing to show.
    pub old: String,
    /// The new value.
    pub new: String,
    /// Where the old documentation says so.
    pub old_place: Option<Place>,
    /// Where the new documentation says so.
    pub new_place: Option<Place>,
    /// The item in Rust as it was; empty when nothing in Rust stands for it.
    pub old_rust: String,
    /// The item in Rust as it is.
    pub new_rust: String,
    /// The meaning for Rust callers, in one sentence without a final full stop.
    pub meaning: String,
    /// Why two names are taken for one item that was renamed, or what a fact follows from that another page shows; empty
    /// elsewhere.
    pub why: &'static str,
    /// Tells this change from all others, and stays the same when other things change, move or are reordered.
    pub fingerprint: String,
}

impl Change {
    /// A change of which nothing is known but its rule and its item.
    pub(crate) fn new(rule: Rule, item: impl Into<String>) -> Self {
        Self {
            rule,
            direction: Direction::default(),
            item: item.into(),
            owner: String::new(),
            area: String::new(),
            functions: 0,
            presence: Presence::default(),
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

    /// The full name of what happened: `property/type-changed/response`.
    pub fn id(&self) -> String {
        match self.rule.id().strip_suffix('*') {
            Some(start) => format!("{start}{}", self.direction),
            None => self.rule.id().to_owned(),
        }
    }

    /// The effect on a typed client.
    pub fn class(&self) -> Class {
        self.rule.class()
    }

    /// Why the change is taken for what it is, in words; empty where there is nothing to say.
    pub fn reason(&self) -> String {
        match self.rule {
            _ if self.why.is_empty() => String::new(),
            Rule::TypeBaseAdded
            | Rule::TypeBaseRemoved
            | Rule::PropertyReadOnly
            | Rule::PropertyWritable
            | Rule::FeatureLost
            | Rule::FeatureGained => self.why.to_owned(),
            _ => format!("taken for one item: {}", self.why),
        }
    }

    /// It says nothing to anybody: white space, metadata of a page that nothing follows from, samples in other languages.
    pub fn is_formatting(&self) -> bool {
        self.rule == Rule::PageFormat
    }

    /// It is about lines of a page, of which both sides have the text.
    pub fn is_of_lines(&self) -> bool {
        matches!(self.rule, Rule::PageText | Rule::PageFormat)
            && self.old_place.iter().chain(&self.new_place).any(|it| it.span.is_some())
    }

    fn order(&self) -> (Reverse<Class>, Reverse<usize>, &str, &str, Rule, &str, &str) {
        let (worst, most) = (Reverse(self.class()), Reverse(self.functions));
        (worst, most, &self.area, &self.item, self.rule, &self.old, &self.new)
    }
}

impl Report {
    /// Changes with their fingerprints, sorted.
    pub(crate) fn of(mut changes: Vec<Change>) -> Self {
        for it in &mut changes {
            // Digests of texts tell changes apart, and say nothing to anybody.
            it.fingerprint = digest(&[&it.id(), &it.item, &it.old, &it.new].map(|it| it.to_lowercase()).join("\n"));
        }
        changes.sort_by(|a, b| a.order().cmp(&b.order()));
        changes.dedup_by(|a, b| a.fingerprint == b.fingerprint);
        // The text of a page is told by its words, where it is known.
        let is_digest = |it: &&mut Change| it.rule.is_of_text() && !it.is_of_lines();
        for it in changes.iter_mut().filter(is_digest) {
            (it.old, it.new) = Default::default();
        }
        Self { changes }
    }

    /// The worst class of all changes, but for those of formatting alone.
    pub fn worst(&self) -> Option<Class> {
        self.changes.iter().filter(|it| !it.is_formatting()).map(Change::class).max()
    }

    /// The number of changes of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|it| it.class() == class).count()
    }
}
