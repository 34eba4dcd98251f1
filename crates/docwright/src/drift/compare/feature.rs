//! Cargo features of the crate: those that came and went, and those of an item.
//!
//! Features are product areas.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::drift::change::{Change, Presence};
use crate::drift::compare::matching::words;
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Node, Place, Snapshot};

/// The features of both sets.
#[derive(Debug)]
pub(crate) struct Features<'a> {
    old: &'a Snapshot,
    new: &'a Snapshot,
    /// Of the old set and the new one; most comparisons do not ask.
    users: OnceCell<[Users<'a>; 2]>,
}

impl<'a> Features<'a> {
    pub(crate) fn of(old: &'a Snapshot, new: &'a Snapshot) -> Self {
        Self { old, new, users: OnceCell::new() }
    }

    /// Programs that chose features lose an item.
    pub(crate) fn are_lost(&self, old: &Node, new: &Node) -> bool {
        are_fewer((old, self.old), (new, self.new))
    }

    /// The reverse.
    pub(crate) fn are_gained(&self, old: &Node, new: &Node) -> bool {
        are_fewer((new, self.new), (old, self.old))
    }

    /// Features that came and went.
    pub(crate) fn changes(&self) -> Vec<Change> {
        let gone = self.old.features.difference(&self.new.features).map(|name| Change {
            functions: functions(self.old, name),
            presence: Presence::Before,
            old: name.clone(),
            old_place: place(self.old, name),
            ..change(Rule::FeatureRemoved, name, (name, ""))
        });
        let came = self.new.features.difference(&self.old.features).map(|name| Change {
            functions: functions(self.new, name),
            presence: Presence::Now,
            new: name.clone(),
            new_place: place(self.new, name),
            ..change(Rule::FeatureAdded, name, ("", name))
        });
        gone.chain(came).collect()
    }

    /// The places that made an item's features other ones: the lines of its own area where that moved, else those of what
    /// needs it in an area where nothing did on the other side.
    pub(crate) fn causes(&self, old: &Node, new: &Node) -> [Option<Place>; 2] {
        if old.fact(Fact::Area) != new.fact(Fact::Area) {
            return [old, new].map(area_place);
        }
        let [before, now] = self.users.get_or_init(|| [self.old, self.new].map(Users::of));
        [user((old, before), (new, now)), user((new, now), (old, before))]
    }
}

/// Where something needs an item with a feature that the item does not have in the other set.
fn user((item, users): (&Node, &Users<'_>), (other, others): (&Node, &Users<'_>)) -> Option<Place> {
    let known: BTreeSet<&str> = other.words(Fact::Features).collect();
    // What is compiled whatever is chosen has all features.
    let brings = |it: &Node| {
        let mut features = it.words(Fact::Features).peekable();
        (features.peek().is_none() && !known.is_empty()) || features.any(|it| !known.contains(it))
    };
    let there = others.needing(other);
    for (key, it) in users.needing(item) {
        if it.node.name == item.name || !brings(it.node) {
            continue;
        }
        match there.get(&key) {
            None => return Some(it.place.clone()),
            Some(was) if was.node.fact(Fact::Area) != it.node.fact(Fact::Area) => return area_place(it.node),
            Some(_) => {}
        }
    }
    None
}

/// Operations and types of a set by the names that they need.
#[derive(Debug, Default)]
struct Users<'a> {
    by_rust: BTreeMap<&'a str, Vec<User<'a>>>,
    /// Derived types, by the name of their base in lower case.
    by_name: BTreeMap<String, Vec<User<'a>>>,
}

/// An operation or a type that needs a type: at a property or parameter of the type, else at itself.
#[derive(Debug, Clone, Copy)]
struct User<'a> {
    key: Key<'a>,
    node: &'a Node,
    /// The rank of the part that names it; the item itself comes behind its parts.
    part: usize,
    place: &'a Place,
}

/// The key of an operation, or after all of these, of a type.
type Key<'a> = (bool, &'a str);

impl<'a> Users<'a> {
    fn of(set: &'a Snapshot) -> Self {
        let mut users = Self::default();
        let operations = set.operations.iter().map(|(key, it)| ((false, key.as_str()), it));
        let types = set.types.iter().map(|(key, it)| ((true, key.as_str()), it));
        for (key, node) in operations.chain(types) {
            for (part, it) in node.parts.iter().chain([node]).enumerate() {
                let user = User { key, node, part, place: &it.place };
                let facts = [Fact::Body, Fact::Response, Fact::RustType].into_iter();
                for name in facts.flat_map(|fact| words(it.fact(fact))) {
                    users.by_rust.entry(name).or_default().push(user);
                }
                for name in it.words(Fact::Bases) {
                    users.by_name.entry(name.to_ascii_lowercase()).or_default().push(user);
                }
            }
        }
        users
    }

    /// Operations and types that need an item, each with the first place where it does.
    fn needing(&self, item: &Node) -> BTreeMap<Key<'a>, User<'a>> {
        let by_rust = self.by_rust.get(item.rust.as_str()).into_iter();
        let mut found: BTreeMap<Key<'a>, User<'a>> = BTreeMap::new();
        for it in by_rust.chain(self.by_name.get(&item.name.to_ascii_lowercase())).flatten() {
            let first = found.entry(it.key).or_insert(*it);
            if it.part < first.part {
                *first = *it;
            }
        }
        found
    }
}

/// The line that names the area of an item.
fn area_place(it: &Node) -> Option<Place> {
    let said = it.places.get(&Fact::Area).and_then(|it| it.first());
    Some(said.map_or_else(|| it.place.clone(), |it| it.place.clone()))
}

/// Moves of areas, one for each page, whose metadata is what moved; the first of its items stands for all.
pub(crate) fn by_page(changes: Vec<Change>) -> Vec<Change> {
    let (mut moves, mut others): (Vec<Change>, Vec<Change>) = changes.into_iter().partition(|it| it.rule == Rule::Area);
    moves.sort_by(|a, b| a.item.cmp(&b.item));
    let mut pages: BTreeMap<(Arc<str>, String, String), (Change, usize)> = BTreeMap::new();
    for it in moves {
        let page = it.new_place.as_ref().or(it.old_place.as_ref()).map(|it| it.path.clone()).unwrap_or_default();
        pages.entry((page, it.old.clone(), it.new.clone())).or_insert((it, 0)).1 += 1;
    }
    for (mut it, count) in pages.into_values() {
        if count > 1 {
            it.meaning += &format!("; {} more items of its page with it", count - 1);
        }
        others.push(it);
    }
    others
}

/// One side has an item with features with which the other has it not. What is told of a feature as a whole is not
/// told of its items; and a crate without features had nothing to choose.
fn are_fewer((had, had_in): (&Node, &Snapshot), (has, has_in): (&Node, &Snapshot)) -> bool {
    let now: Vec<&str> = has.words(Fact::Features).collect();
    let mut before = had.words(Fact::Features).peekable();
    if had_in.features.is_empty() || now.is_empty() {
        return false;
    }
    before.peek().is_none() || before.any(|it| has_in.features.contains(it) && !now.contains(&it))
}

fn change(rule: Rule, name: &str, values: (&str, &str)) -> Change {
    let meaning = rule.meaning(Pair::default(), Pair::default(), values);
    Change { area: name.to_owned(), meaning, ..Change::new(rule, format!("feature {name}")) }
}

/// How many functions are compiled with a feature.
fn functions(set: &Snapshot, feature: &str) -> usize {
    set.operations.values().filter(|it| it.words(Fact::Features).any(|it| it == feature)).count()
}

/// The first item that is compiled with a feature.
fn place(set: &Snapshot, feature: &str) -> Option<Place> {
    let mut nodes = set.operations.values().chain(set.types.values());
    nodes.find(|it| it.words(Fact::Features).any(|it| it == feature)).map(|it| it.place.clone())
}
