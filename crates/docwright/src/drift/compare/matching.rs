//! The matching of items of two snapshots: by name, else as a rename.

use std::collections::{BTreeMap, BTreeSet};

use crate::drift::snapshot::{Fact, Kind, Node};

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
        alike: impl Fn(&Node, &Node) -> Option<&'static str>,
    ) -> Self {
        let mut pairs = Self::default();
        for (key, node) in old {
            match new.get(key) {
                Some(other) => pairs.both.push((node, other)),
                None => pairs.removed.push(node),
            }
        }
        pairs.added = new.iter().filter(|(key, _)| !old.contains_key(*key)).map(|it| it.1).collect();
        pairs.find_renamed(alike);
        pairs
    }

    /// Parts of one item: the same name, else the same name but for letter case.
    pub(crate) fn of_parts(
        old: &'a [Node],
        new: &'a [Node],
        alike: impl Fn(&Node, &Node) -> Option<&'static str>,
    ) -> Self {
        let mut pairs = Self { removed: old.iter().collect(), added: new.iter().collect(), ..Self::default() };
        pairs.take(|it| (it.kind, it.name.clone()));
        pairs.take(|it| (it.kind, it.name.to_lowercase()));
        pairs.find_renamed(alike);
        pairs
    }

    /// Takes together what has the same key, the first with the first.
    fn take(&mut self, key: impl Fn(&Node) -> (Kind, String)) {
        let mut waiting: BTreeMap<(Kind, String), Vec<&'a Node>> = BTreeMap::new();
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
    fn find_renamed(&mut self, alike: impl Fn(&Node, &Node) -> Option<&'static str>) {
        let mut of_old = vec![Best::default(); self.removed.len()];
        let mut of_new = vec![Best::default(); self.added.len()];
        for (a, old) in self.removed.iter().enumerate() {
            for (b, new) in self.added.iter().enumerate().filter(|(_, new)| old.kind == new.kind) {
                let Some(why) = alike(old, new) else { continue };
                let shared = shared_ends(old, new);
                of_old[a].offer(shared, b, why);
                of_new[b].offer(shared, a, why);
            }
        }
        let sure = of_old.iter().enumerate().filter_map(|(a, best)| {
            let (b, why) = best.only?;
            of_new[b].only.filter(|it| it.0 == a).map(|_| (a, b, why))
        });
        let sure: Vec<_> = sure.collect();
        self.renamed = sure.iter().map(|(a, b, why)| (self.removed[*a], self.added[*b], *why)).collect();
        let (old, new): (BTreeSet<usize>, BTreeSet<usize>) = sure.iter().map(|(a, b, _)| (*a, *b)).unzip();
        self.removed = without(&self.removed, &old);
        self.added = without(&self.added, &new);
    }
}

/// The candidate that shares most with an item.
#[derive(Debug, Clone, Default)]
struct Best {
    shared: usize,
    /// Its rank, and why it is one; nothing while there is none, or where several share as much.
    only: Option<(usize, &'static str)>,
    is_offered: bool,
}

impl Best {
    fn offer(&mut self, shared: usize, rank: usize, why: &'static str) {
        if !self.is_offered || shared > self.shared {
            *self = Self { shared, only: Some((rank, why)), is_offered: true };
        } else if shared == self.shared {
            self.only = None;
        }
    }
}

/// How many segments two addresses share at their beginnings and ends; other names have none.
fn shared_ends(old: &Node, new: &Node) -> usize {
    let split = |it: &Node| it.fact(Fact::Template).split('/').map(str::to_lowercase).collect::<Vec<_>>();
    let (old, new) = (split(old), split(new));
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let after = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    (before + after).min(old.len()).min(new.len())
}

fn without<'a>(nodes: &[&'a Node], gone: &BTreeSet<usize>) -> Vec<&'a Node> {
    nodes.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, it)| *it).collect()
}

/// Why a type that is gone and a new one are one type, if they are.
pub(crate) fn same_type(old: &Node, new: &Node) -> Option<&'static str> {
    if old.fact(Fact::Shape) != new.fact(Fact::Shape) {
        return None;
    }
    let parts = |it: &Node| -> BTreeSet<(String, String)> {
        it.parts.iter().map(|it| (it.name.to_lowercase(), it.fact(Fact::Type).to_lowercase())).collect()
    };
    let (a, b) = (parts(old), parts(new));
    let (shared, most) = (a.intersection(&b).count(), a.len().max(b.len()));
    // A page that is mostly rewritten describes another type.
    if old.place.path == new.place.path && shared * 2 >= most {
        return Some("it is described by the same page and holds the same");
    }
    (shared >= 2 && shared * 5 >= most * 4).then_some("it holds the same")
}

/// Why an operation that is gone and a new one are one, if they are; `renames` are those of types.
pub(crate) fn same_operation(renames: &Renames, old: &Node, new: &Node) -> Option<&'static str> {
    let method = |it: &Node| it.name.split(' ').next().unwrap_or_default().to_owned();
    let contract = |fact| renames.apply(old.fact(fact)) == new.fact(fact);
    let same = method(old) == method(new)
        && old.place.path == new.place.path
        && contract(Fact::Response)
        && (contract(Fact::Body) || old.parts.iter().any(|it| it.kind == Kind::Parameter));
    same.then_some("it is described by the same page and answers the same")
}

/// The parts of an item by place: what stands before and after each.
pub(crate) struct Neighbours<'a>(BTreeMap<*const Node, (Option<&'a str>, Option<&'a str>)>);

impl<'a> Neighbours<'a> {
    /// Those of an item's parts.
    pub(crate) fn of(parts: &'a [Node]) -> Self {
        let name = |at: Option<usize>| at.and_then(|at| parts.get(at)).map(|it| it.name.as_str());
        let around = |(at, part): (usize, &'a Node)| {
            (std::ptr::from_ref(part), (name(at.checked_sub(1)), name(at.checked_add(1))))
        };
        Self(parts.iter().enumerate().map(around).collect())
    }

    /// The names before and after a part; `None` at the ends.
    fn around(&self, part: &Node) -> Option<(&'a str, &'a str)> {
        let (before, after) = self.0.get(&std::ptr::from_ref(part))?;
        before.zip(*after)
    }
}

/// Why a part that is gone and a new one are one part of an item with these parts before and now, if they are.
pub(crate) fn same_part(
    renames: &Renames,
    (before, now): (&Neighbours<'_>, &Neighbours<'_>),
    old: &Node,
    new: &Node,
) -> Option<&'static str> {
    let doc = old.fact(Fact::Doc);
    let same_text = !doc.is_empty() && doc == new.fact(Fact::Doc);
    match old.kind {
        Kind::Property | Kind::Parameter => {
            // The type is looked at last: to tell it in new words takes longest.
            let enclosed = || before.around(old).is_some_and(|it| now.around(new) == Some(it));
            if !same_text && !enclosed() || renames.apply(old.fact(Fact::Type)) != new.fact(Fact::Type) {
                return None;
            }
            Some(if same_text { "type and text are the same" } else { "type and neighbours are the same" })
        }
        Kind::Member => {
            let value = old.fact(Fact::Value);
            match (same_text, !value.is_empty() && value == new.fact(Fact::Value)) {
                (true, _) => Some("the text is the same"),
                (false, true) => Some("the number is the same"),
                (false, false) => None,
            }
        }
        _ => None,
    }
}
