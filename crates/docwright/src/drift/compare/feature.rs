//! Cargo features of the crate: those that came and went, and those of an item.
//!
//! Features are product areas.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::drift::change::{Change, Presence};
use crate::drift::compare::matching::words;
use crate::drift::pair::Pair;
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

    /// Programs that chose features lose an item.
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
}

impl<'a> Features<'a> {
    /// The places that made an item's features other ones: the lines of its own area where that moved, else those of what
    /// needs it in an area where nothing did on the other side.
    pub(crate) fn causes(self, old: &Node, new: &Node) -> [Option<Place>; 2] {
        if old.fact(Fact::Area) != new.fact(Fact::Area) {
            return [old, new].map(area_place);
        }
        [user((old, self.old), (new, self.new)), user((new, self.new), (old, self.old))]
    }
}

/// Where something needs an item with a feature that the item does not have in the other set.
fn user((item, set): (&Node, &Snapshot), (other, other_set): (&Node, &Snapshot)) -> Option<Place> {
    let known: Vec<&str> = other.words(Fact::Features).collect();
    let is_further = |it: &str| !known.contains(&it);
    // What is compiled whatever is chosen has all features.
    let brings = |it: &Node| {
        let mut features = it.words(Fact::Features).peekable();
        (features.peek().is_none() && !known.is_empty()) || features.any(is_further)
    };
    let all = set.operations.iter().map(|it| (it, &other_set.operations));
    let all = all.chain(set.types.iter().map(|it| (it, &other_set.types)));
    for ((key, it), there) in all.filter(|it| it.0.1.name != item.name && brings(it.0.1)) {
        let Some(place) = need(it, item) else { continue };
        let counterpart = there.get(key).filter(|it| need(it, other).is_some());
        match counterpart {
            None => return Some(place.clone()),
            Some(was) if was.fact(Fact::Area) != it.fact(Fact::Area) => return area_place(it),
            Some(_) => {}
        }
    }
    None
}

/// Where an operation or a type needs a type: at the property or parameter of the type, else at itself.
fn need<'n>(it: &'n Node, item: &Node) -> Option<&'n Place> {
    let names = |node: &Node| {
        let rust = [Fact::Body, Fact::Response, Fact::RustType]
            .into_iter()
            .any(|fact| words(node.fact(fact)).any(|it| it == item.rust));
        rust || node.words(Fact::Bases).any(|it| it.eq_ignore_ascii_case(&item.name))
    };
    it.parts.iter().find(|part| names(part)).or_else(|| Some(it).filter(|it| names(it))).map(|it| &it.place)
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
