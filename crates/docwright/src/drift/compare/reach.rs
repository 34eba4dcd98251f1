//! Reachability of types from operations: where their objects travel, and with how many requests.

use std::collections::{BTreeMap, BTreeSet};

use crate::drift::class::Direction;
use crate::drift::compare::matching::words;
use crate::drift::snapshot::{Fact, Kind, Node, Snapshot};

/// The reach of every type, by its key.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    directions: BTreeMap<String, Direction>,
    /// The operations that send or answer objects of the type, alone or in others.
    functions: BTreeMap<String, usize>,
}

impl Reach {
    /// Follows types from requests and answers.
    pub(crate) fn of(snapshot: &Snapshot) -> Self {
        let paths = snapshot.types.iter().map(|(key, it)| (it.rust.as_str(), key.as_str()));
        let paths: BTreeMap<&str, &str> = paths.filter(|it| !it.0.is_empty()).collect();
        let by_path = |text: &str| words(text).filter_map(|it| paths.get(it).copied()).collect::<Vec<_>>();
        let (mut sent, mut answered) = (Vec::new(), Vec::new());
        // Many operations are about the same types: these are followed once.
        let mut alike: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for it in snapshot.operations.values() {
            let parameters = it.parts.iter().filter(|it| it.kind == Kind::Parameter);
            let mut own = by_path(it.fact(Fact::Body));
            own.extend(parameters.flat_map(|it| by_path(it.fact(Fact::RustType))));
            sent.extend(&own);
            let reply = by_path(it.fact(Fact::Response));
            answered.extend(&reply);
            own.extend(reply);
            *alike.entry(own).or_default() += 1;
        }
        let edges = edges(snapshot);
        let mut reach = Self::default();
        for (start, direction) in [(sent, Direction::Request), (answered, Direction::Response)] {
            for key in closure(start, &edges, true) {
                let known = reach.directions.entry(key.to_owned()).or_default();
                *known = known.and(direction);
            }
        }
        for (start, count) in alike {
            // Related objects come along only when they are asked for.
            for key in closure(start, &edges, false) {
                *reach.functions.entry(key.to_owned()).or_default() += count;
            }
        }
        reach
    }

    /// Where objects of a type travel.
    pub(crate) fn direction(&self, of: &Node) -> Direction {
        self.directions.get(&of.name.to_lowercase()).copied().unwrap_or_default()
    }

    /// How many functions a caller meets an item through: those that send or answer objects of a type, or an operation's own.
    pub(crate) fn functions(&self, of: &Node) -> usize {
        match of.kind {
            Kind::Type => self.functions.get(&of.name.to_lowercase()).copied().unwrap_or_default(),
            _ => 1,
        }
    }
}

/// The types that come with objects of a type.
#[derive(Debug, Default)]
struct Edges<'a> {
    /// Types of its properties.
    properties: Vec<&'a str>,
    /// Types of its navigation properties.
    related: Vec<&'a str>,
    /// Its base types.
    bases: Vec<&'a str>,
    /// Its derived types.
    derived: Vec<&'a str>,
}

fn edges(snapshot: &Snapshot) -> BTreeMap<&str, Edges<'_>> {
    let key = |name: &str| snapshot.types.get_key_value(&name.to_lowercase()).map(|it| it.0.as_str());
    let mut edges: BTreeMap<&str, Edges<'_>> = BTreeMap::new();
    for (from, it) in &snapshot.types {
        let own = edges.entry(from).or_default();
        for part in &it.parts {
            let to = if part.is(Fact::Navigation) { &mut own.related } else { &mut own.properties };
            to.extend(words(part.fact(Fact::Type)).filter_map(key));
        }
        for base in words(it.fact(Fact::Bases)).filter_map(key) {
            edges.entry(from).or_default().bases.push(base);
            edges.entry(base).or_default().derived.push(from);
        }
    }
    edges
}

/// A base type is reached for its properties; its other derived types do not come with it.
fn closure<'a>(start: Vec<&'a str>, edges: &BTreeMap<&'a str, Edges<'a>>, with_related: bool) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<(&str, bool)> = start.into_iter().map(|it| (it, true)).collect();
    while let Some((it, is_whole)) = open.pop() {
        if !seen.insert((it, is_whole)) {
            continue;
        }
        let Some(edges) = edges.get(it) else { continue };
        let related = edges.related.iter().filter(|_| with_related);
        open.extend(edges.properties.iter().chain(related).map(|it| (*it, true)));
        open.extend(edges.bases.iter().map(|it| (*it, false)));
        open.extend(edges.derived.iter().filter(|_| is_whole).map(|it| (*it, true)));
    }
    seen.into_iter().map(|it| it.0).collect()
}
