//! Groups of changes that are one edit to a reader.
//!
//! The same edit is told of every address of an operation, or a table grew by hundreds of rows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::drift::change::{Change, Report};
use crate::drift::rules::Rule;
use crate::drift::snapshot::Place;

/// More changes of one rule about one item are told together.
const FEW: usize = 8;

/// Changes that are told together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The changes, in their order; never none.
    pub changes: Vec<&'a Change>,
    /// They are about parts of one item; otherwise they are one edit that several items share.
    pub is_of_one: bool,
}

impl Report {
    /// Every change in one group: the worst first, among equals those that most callers meet, then in the order of the
    /// changes that come first.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut by_owner: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for it in &self.changes {
            *by_owner.entry((it.id(), &it.owner)).or_default() += 1;
        }
        let mut ranks: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        let mut groups: Vec<Group<'_>> = Vec::new();
        for it in &self.changes {
            let is_of_one =
                by_owner.get(&(it.id(), it.owner.as_str())).is_some_and(|it| *it > FEW) && !it.is_of_lines();
            let rank = *ranks.entry(key(it, is_of_one)).or_insert(groups.len());
            match groups.get_mut(rank) {
                Some(group) => group.changes.push(it),
                None => groups.push(Group { changes: vec![it], is_of_one }),
            }
        }
        groups.sort_by_key(|it| Reverse((it.first().class(), it.functions())));
        groups
    }
}

type Key<'a> = (String, &'a str, Vec<&'a str>, Vec<Option<&'a Place>>);

/// The properties that changes of a group have in common.
fn key(it: &Change, is_of_one: bool) -> Key<'_> {
    // The lines of one page are read together.
    if it.is_of_lines() {
        return (it.id(), &it.item, Vec::new(), Vec::new());
    }
    if is_of_one {
        return (it.id(), &it.owner, Vec::new(), Vec::new());
    }
    // Pages move from area to area together.
    if it.rule == Rule::Area {
        return (it.id(), "", vec![&it.old, &it.new], Vec::new());
    }
    let part = it.item.strip_prefix(it.owner.as_str()).unwrap_or_default();
    let places = [&it.old_place, &it.new_place].map(Option::as_ref);
    // An address is nothing that others share, and neither is what has no place of its own.
    let is_shared = places.iter().flatten().any(|it| it.span.is_some()) && it.old != it.owner && it.new != it.owner;
    let owner = if is_shared { "" } else { &it.owner };
    (it.id(), owner, vec![part, &it.old, &it.new, &it.area], places.to_vec())
}

impl<'a> Group<'a> {
    /// The change that stands for all.
    pub fn first(&self) -> &'a Change {
        self.changes[0]
    }

    /// How many functions of the crate a caller meets the changes through; those of parts of one item are the same.
    pub fn functions(&self) -> usize {
        let owners: BTreeMap<&str, usize> = self.changes.iter().map(|it| (it.owner.as_str(), it.functions)).collect();
        owners.values().sum()
    }

    fn is_of_pages(&self) -> bool {
        self.first().rule.id().starts_with("page/")
    }

    /// The changed items in the words of the documentation.
    pub fn item(&self) -> String {
        let (first, count) = (self.first(), self.changes.len());
        if count == 1 || first.is_of_lines() {
            return first.item.clone();
        }
        if !self.is_of_one {
            return format!("{} and {} more", first.item, count - 1);
        }
        let part = |it: &Change| {
            it.item.strip_prefix(&it.owner).unwrap_or_default().trim_start_matches(['.', ':', ' ']).to_owned()
        };
        let range = format!("{} … {}", part(first), part(self.changes[count - 1]));
        if self.is_of_pages() {
            format!("{count} pages: {range}")
        } else {
            format!("{}: {count} times, {range}", first.owner)
        }
    }

    /// The meaning for Rust callers.
    pub fn meaning(&self) -> String {
        match self.changes.len() {
            1 => self.first().meaning.clone(),
            count if self.first().is_of_lines() => format!("{count} places read differently: {}", self.first().meaning),
            count if self.is_of_pages() => format!("{count} pages read differently: {}", self.first().meaning),
            count => format!("{}; {} more like it", self.first().meaning, count - 1),
        }
    }
}
