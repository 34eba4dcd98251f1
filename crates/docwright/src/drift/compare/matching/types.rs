//! The matching of renamed types by what they hold: a set-similarity join with prefix filtering.
//!
//! Two types can only share four parts in five if one of the rarest two in ten of each is the same one. So a type is looked up by
//! its rarest parts, and not compared with each other type.

use std::collections::{BTreeMap, BTreeSet};

use crate::drift::compare::matching::Renamed;
use crate::drift::compare::matching::keyed::Few;
use crate::drift::snapshot::{Fact, Node};

/// After so many types that are not alike, it is open whether another one is.
const PATIENCE: usize = 256;

/// Ranks of types that are gone and of new ones that are one type.
pub(crate) fn same_types(old: &[&Node], new: &[&Node]) -> Vec<Renamed> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let ranks = ranks(old.iter().chain(new));
    let (old, new) = (items(old, &ranks), items(new, &ranks));
    let (of_old, of_new) = (Indexes::of(&old), Indexes::of(&new));
    let sure = old.iter().enumerate().filter_map(|(a, it)| {
        let b = of_new.only(it)?;
        let why = match of_old.only(&new[b])? == a {
            true if it.path == new[b].path && Scope::Page.are_alike(it, &new[b]) => {
                "it is described by the same page and holds the same"
            }
            true => "it holds the same",
            false => return None,
        };
        Some((a, b, why))
    });
    sure.collect()
}

/// A type by what it holds.
struct Item<'a> {
    shape: &'a str,
    path: &'a str,
    /// The ranks of its parts, the rarest first.
    parts: Vec<usize>,
}

/// A part of a type: its name and its type, in lower case.
type Part = (String, String);

fn parts(of: &Node) -> BTreeSet<Part> {
    of.parts.iter().map(|it| (it.name.to_lowercase(), it.fact(Fact::Type).to_lowercase())).collect()
}

/// The ranks of all parts, the rarest first.
fn ranks<'a>(nodes: impl Iterator<Item = &'a &'a Node>) -> BTreeMap<Part, usize> {
    let mut counts: BTreeMap<Part, usize> = BTreeMap::new();
    for it in nodes.flat_map(|it| parts(it)) {
        *counts.entry(it).or_default() += 1;
    }
    let mut order: Vec<(usize, Part)> = counts.into_iter().map(|(part, count)| (count, part)).collect();
    order.sort();
    order.into_iter().enumerate().map(|(rank, (_, part))| (part, rank)).collect()
}

fn items<'a>(nodes: &[&'a Node], ranks: &BTreeMap<Part, usize>) -> Vec<Item<'a>> {
    let item = |it: &&'a Node| {
        let mut parts: Vec<usize> = parts(it).iter().filter_map(|it| ranks.get(it).copied()).collect();
        parts.sort_unstable();
        Item { shape: it.fact(Fact::Shape), path: &it.place.path, parts }
    };
    nodes.iter().map(item).collect()
}

/// Where a type is looked for, which says how much must be the same.
#[derive(Clone, Copy)]
enum Scope {
    /// The same page; one that is mostly rewritten describes another type.
    Page,
    Anywhere,
}

impl Scope {
    /// The least number of parts that two types share, of which the larger one has so many.
    fn least(self, most: usize) -> usize {
        match self {
            Self::Page => most.div_ceil(2),
            Self::Anywhere => (most * 4).div_ceil(5).max(2),
        }
    }

    fn are_alike(self, a: &Item<'_>, b: &Item<'_>) -> bool {
        shared(&a.parts, &b.parts) >= self.least(a.parts.len().max(b.parts.len()))
    }

    fn place<'a>(self, of: &Item<'a>) -> (&'a str, &'a str) {
        (of.shape, if matches!(self, Self::Page) { of.path } else { "" })
    }

    /// Those of its parts of which any other type that is alike has one.
    fn telling<'i>(self, of: &'i Item<'_>) -> &'i [usize] {
        let count = (of.parts.len() + 1).saturating_sub(self.least(of.parts.len()));
        &of.parts[..count.min(of.parts.len())]
    }
}

/// How many ranks two sorted lists share.
fn shared(a: &[usize], b: &[usize]) -> usize {
    let (mut at, mut count) = (0, 0);
    for it in a {
        at += b[at..].iter().take_while(|other| *other < it).count();
        count += usize::from(b.get(at) == Some(it));
    }
    count
}

/// Types of one side that hold exactly the same at one place.
struct Group<'a> {
    like: &'a Item<'a>,
    members: Few,
}

type Place<'a> = (&'a str, &'a str);

/// Types of one side, by what they hold.
struct Index<'a> {
    scope: Scope,
    groups: Vec<Group<'a>>,
    same: BTreeMap<(Place<'a>, &'a [usize]), usize>,
    telling: BTreeMap<(Place<'a>, usize), Vec<usize>>,
}

impl<'a> Index<'a> {
    fn of(scope: Scope, items: &'a [Item<'a>]) -> Self {
        let mut index = Self { scope, groups: Vec::new(), same: BTreeMap::new(), telling: BTreeMap::new() };
        for (rank, it) in items.iter().enumerate() {
            let place = scope.place(it);
            if let Some(known) = index.same.get(&(place, it.parts.as_slice())) {
                let group = &mut index.groups[*known];
                group.members = Few::and(Some(group.members), rank);
                continue;
            }
            let group = index.groups.len();
            index.same.insert((place, &it.parts), group);
            index.groups.push(Group { like: it, members: Few::One(rank) });
            for part in scope.telling(it) {
                index.telling.entry((place, *part)).or_default().push(group);
            }
        }
        index
    }

    /// Adds the types that are alike to those that were `found`; several as soon as there are two.
    fn add(&self, of: &Item<'_>, mut found: Option<Few>) -> Option<Few> {
        let place = self.scope.place(of);
        let same = self.same.get(&(place, of.parts.as_slice()));
        let others = self.scope.telling(of).iter().filter_map(|part| self.telling.get(&(place, *part))).flatten();
        let (mut seen, mut misses) = (BTreeSet::new(), 0);
        for at in same.into_iter().chain(others) {
            if !seen.insert(*at) {
                continue;
            }
            let group = &self.groups[*at];
            if !self.scope.are_alike(of, group.like) {
                misses += 1;
            } else if let Few::One(rank) = group.members {
                found = Some(Few::and(found, rank));
            } else {
                found = Some(Few::Several);
            }
            if misses > PATIENCE || found == Some(Few::Several) {
                return Some(Few::Several);
            }
        }
        found
    }
}

/// Types of one side, on the same page and anywhere.
struct Indexes<'a>(Index<'a>, Index<'a>);

impl<'a> Indexes<'a> {
    fn of(items: &'a [Item<'a>]) -> Self {
        Self(Index::of(Scope::Page, items), Index::of(Scope::Anywhere, items))
    }

    /// The one type that is alike.
    fn only(&self, of: &Item<'_>) -> Option<usize> {
        match self.1.add(of, self.0.add(of, None))? {
            Few::One(rank) => Some(rank),
            Few::Several => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::snapshot::{Kind, Place};

    /// `lamp.md: id name color`
    fn node(text: &str) -> Node {
        let (path, parts) = text.split_once(": ").unwrap();
        let place = || Place { path: path.into(), span: None };
        let mut node = Node::new(Kind::Type, "", "", place());
        node.parts = parts.split(' ').map(|it| Node::new(Kind::Property, it, it, place())).collect();
        node
    }

    fn pairs(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
        let [old, new] = [old, new].map(|it| it.iter().map(|it| node(it)).collect::<Vec<_>>());
        let found = same_types(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>());
        found.into_iter().map(|it| (it.0, it.1)).collect()
    }

    #[test]
    fn types_that_hold_most_of_the_same_are_one() {
        assert_eq!(pairs(&["a: 1 2 3 4 5", "b: 1 2 6 7"], &["c: 1 2 6 7", "d: 1 2 3 4 9"]), [(0, 1), (1, 0)]);
        assert_eq!(pairs(&["a: 1 2 3 4 5"], &["d: 1 2 3 8 9"]), []);
        assert_eq!(pairs(&["a: 1 2 3 4"], &["a: 1 2 8 9"]), [(0, 0)]);
        assert_eq!(pairs(&["a: 1"], &["b: 1"]), []);
        assert_eq!(pairs(&["a: 1"], &["a: 1"]), [(0, 0)]);
    }

    #[test]
    fn a_type_that_could_be_several_is_none() {
        assert_eq!(pairs(&["a: 1 2"], &["b: 1 2", "c: 1 2"]), []);
        assert_eq!(pairs(&["a: 1 2 3 4 5", "b: 1 2 3 4 6"], &["c: 1 2 3 4 7"]), []);
        assert_eq!(pairs(&["a: 1 2", "a: 3 4"], &["a: 3 4", "a: 1 2", "b: 5 6"]), [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_type_is_looked_up_by_what_few_others_hold() {
        // All have an id and a name: under those each would be compared with each.
        let nodes: Vec<Node> = (0..100).map(|it| node(&format!("p{it}: id name k{it}"))).collect();
        let nodes: Vec<&Node> = nodes.iter().collect();
        let items = items(&nodes, &ranks(nodes.iter()));
        let index = Index::of(Scope::Anywhere, &items);
        assert_eq!(index.telling.values().map(Vec::len).max(), Some(1));
    }

    #[test]
    fn each_pair_of_types_is_found_that_comparing_all_finds() {
        let parts = |seed: usize| -> Vec<String> {
            (0..1 + seed % 7).map(|it| ((seed * 7 + it * it * (1 + seed % 3)) % 23).to_string()).collect()
        };
        let text = |seed: usize| format!("p{}: {}", seed % 5, parts(seed).join(" "));
        let [old, new]: [Vec<Node>; 2] =
            [0..60, 40..110].map(|it| it.map(|seed| node(&text(seed * 13 % 101))).collect());
        let (old, new): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
        let is_one = |a: &Node, b: &Node| {
            let (one, other) = (super::parts(a), super::parts(b));
            let (shared, most) = (one.intersection(&other).count(), one.len().max(other.len()));
            (a.place.path == b.place.path && shared * 2 >= most) || (shared >= 2 && shared * 5 >= most * 4)
        };
        let mut want = Vec::new();
        for (a, it) in old.iter().enumerate() {
            let like: Vec<usize> = (0..new.len()).filter(|b| is_one(it, new[*b])).collect();
            let [b] = like.as_slice() else { continue };
            if old.iter().filter(|it| is_one(it, new[*b])).count() == 1 {
                want.push((a, *b));
            }
        }
        let found: Vec<_> = same_types(&old, &new).into_iter().map(|it| (it.0, it.1)).collect();
        assert!(want.len() > 3, "{want:?}");
        assert_eq!(found, want);
    }
}
