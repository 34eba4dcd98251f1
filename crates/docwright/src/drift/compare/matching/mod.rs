//! The matching of items of two snapshots: by name, else as a rename.
//!
//! Nothing here compares each item with each other one: items are looked up by what they must share to be one.

pub(crate) mod keyed;
pub(crate) mod operation;
pub(crate) mod parts;
pub(crate) mod types;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::drift::snapshot::{Kind, Node};

/// Items of two sets laid side by side.
#[derive(Debug, Default)]
pub(crate) struct Pairs<'a> {
    /// The same name, but for letter case.
    pub(crate) both: Vec<(&'a Node, &'a Node)>,
    /// Other names, and why they are taken for one item.
    pub(crate) renamed: Vec<(&'a Node, &'a Node, &'static str)>,
    /// Only there before.
    pub(crate) removed: Vec<&'a Node>,
    /// Only there now.
    pub(crate) added: Vec<&'a Node>,
}

/// The ranks of an item that is gone and of a new one, and why they are taken for one.
pub(crate) type Renamed = (usize, usize, &'static str);

/// New names for old ones.
#[derive(Debug, Default)]
pub(crate) struct Renames(pub(crate) BTreeMap<String, String>);

impl Renames {
    /// An old text in the words of the new set.
    pub(crate) fn apply(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let mut changed = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(|it| !is_word(it)).unwrap_or(rest.len());
            let (name, after) = rest.split_at(word);
            changed.push_str(self.0.get(name).map_or(name, String::as_str));
            let other = after.find(is_word).unwrap_or(after.len());
            changed.push_str(&after[..other]);
            rest = &after[other..];
        }
        changed
    }
}

/// The names in a text: `Collection`, `models::Message`, `example.graph.message`.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it| !is_word(it)).filter(|it| !it.is_empty())
}

fn is_word(it: char) -> bool {
    it.is_alphanumeric() || matches!(it, '_' | '.' | ':' | '#' | '@')
}

impl<'a> Pairs<'a> {
    /// Types or operations, which have names that no other has.
    pub(crate) fn of_items(
        old: &'a BTreeMap<String, Node>,
        new: &'a BTreeMap<String, Node>,
        sure: impl FnOnce(&[&'a Node], &[&'a Node]) -> Vec<Renamed>,
    ) -> Self {
        let mut pairs = Self::default();
        for (key, node) in old {
            match new.get(key) {
                Some(other) => pairs.both.push((node, other)),
                None => pairs.removed.push(node),
            }
        }
        pairs.added = new.iter().filter(|(key, _)| !old.contains_key(*key)).map(|it| it.1).collect();
        pairs.find_renamed(sure);
        pairs
    }

    /// Parts of one item: the same name, else the same name but for letter case.
    pub(crate) fn of_parts(
        old: &'a [Node],
        new: &'a [Node],
        sure: impl FnOnce(&[&'a Node], &[&'a Node]) -> Vec<Renamed>,
    ) -> Self {
        let mut pairs = Self { removed: old.iter().collect(), added: new.iter().collect(), ..Self::default() };
        pairs.take(|it| (it.kind, Cow::Borrowed(it.name.as_str())));
        pairs.take(|it| (it.kind, Cow::Owned(it.name.to_lowercase())));
        pairs.find_renamed(sure);
        pairs
    }

    /// Takes together what has the same key, the first with the first.
    fn take(&mut self, key: impl Fn(&'a Node) -> (Kind, Cow<'a, str>)) {
        if self.added.is_empty() {
            return;
        }
        let mut waiting: BTreeMap<(Kind, Cow<'a, str>), Vec<&'a Node>> = BTreeMap::new();
        for it in std::mem::take(&mut self.added).into_iter().rev() {
            waiting.entry(key(it)).or_default().push(it);
        }
        for it in std::mem::take(&mut self.removed) {
            match waiting.get_mut(&key(it)).and_then(Vec::pop) {
                Some(other) => self.both.push((it, other)),
                None => self.removed.push(it),
            }
        }
        self.added = waiting.into_values().flat_map(|it| it.into_iter().rev()).collect();
    }

    /// Takes together what is alike, where each has no other that it could as well be.
    fn find_renamed(&mut self, sure: impl FnOnce(&[&'a Node], &[&'a Node]) -> Vec<Renamed>) {
        let sure = sure(&self.removed, &self.added);
        self.renamed = sure.iter().map(|(a, b, why)| (self.removed[*a], self.added[*b], *why)).collect();
        let (old, new): (BTreeSet<usize>, BTreeSet<usize>) = sure.iter().map(|(a, b, _)| (*a, *b)).unzip();
        self.removed = without(&self.removed, &old);
        self.added = without(&self.added, &new);
    }
}

fn without<'a>(nodes: &[&'a Node], gone: &BTreeSet<usize>) -> Vec<&'a Node> {
    nodes.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, it)| *it).collect()
}
