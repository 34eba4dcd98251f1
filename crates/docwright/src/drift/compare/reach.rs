//! The direction of each type: request, response or both, by reachability.

use std::collections::{BTreeMap, BTreeSet};

use crate::drift::class::Direction;
use crate::drift::compare::matching::words;
use crate::drift::snapshot::{Fact, Kind, Node, Snapshot};

/// The direction of every type, by its key.
#[derive(Debug, Default)]
pub(crate) struct Reach(BTreeMap<String, Direction>);

impl Reach {
    /// Follows types from requests and answers.
    pub(crate) fn of(snapshot: &Snapshot) -> Self {
        let paths = snapshot.types.iter().map(|(key, it)| (it.rust.as_str(), key.as_str()));
        let paths: BTreeMap<&str, &str> = paths.filter(|it| !it.0.is_empty()).collect();
        let by_path = |text: &str| words(text).filter_map(|it| paths.get(it).copied()).collect::<Vec<_>>();
        let (mut sent, mut answered) = (Vec::new(), Vec::new());
        for it in snapshot.operations.values() {
            sent.extend(by_path(it.fact(Fact::Body)));
            answered.extend(by_path(it.fact(Fact::Response)));
            let parameters = it.parts.iter().filter(|it| it.kind == Kind::Parameter);
            sent.extend(parameters.flat_map(|it| by_path(it.fact(Fact::RustType))));
        }
        let edges = edges(snapshot);
        let mut reach = Self::default();
        for (start, direction) in [(sent, Direction::Request), (answered, Direction::Response)] {
            for key in closure(start, &edges) {
                let known = reach.0.entry(key.to_owned()).or_default();
                *known = known.and(direction);
            }
        }
        reach
    }

    /// Where objects of a type travel.
    pub(crate) fn direction(&self, of: &Node) -> Direction {
        self.0.get(&of.name.to_lowercase()).copied().unwrap_or_default()
    }
}

/// The types that come with objects of a type.
#[derive(Debug, Default)]
struct Edges<'a> {
    /// Types of its properties.
    properties: Vec<&'a str>,
    /// Its base types.
    bases: Vec<&'a str>,
    /// Its derived types.
    derived: Vec<&'a str>,
}

fn edges(snapshot: &Snapshot) -> BTreeMap<&str, Edges<'_>> {
    let key = |name: &str| snapshot.types.get_key_value(&name.to_lowercase()).map(|it| it.0.as_str());
    let mut edges: BTreeMap<&str, Edges<'_>> = BTreeMap::new();
    for (from, it) in &snapshot.types {
        let properties = it.parts.iter().flat_map(|it| words(it.fact(Fact::Type)));
        edges.entry(from).or_default().properties.extend(properties.filter_map(key));
        for base in words(it.fact(Fact::Bases)).filter_map(key) {
            edges.entry(from).or_default().bases.push(base);
            edges.entry(base).or_default().derived.push(from);
        }
    }
    edges
}

/// A base type is reached for its properties; its other derived types do not come with it.
fn closure<'a>(start: Vec<&'a str>, edges: &BTreeMap<&'a str, Edges<'a>>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<(&str, bool)> = start.into_iter().map(|it| (it, true)).collect();
    while let Some((it, is_whole)) = open.pop() {
        if !seen.insert((it, is_whole)) {
            continue;
        }
        let Some(edges) = edges.get(it) else { continue };
        open.extend(edges.properties.iter().map(|it| (*it, true)));
        open.extend(edges.bases.iter().map(|it| (*it, false)));
        open.extend(edges.derived.iter().filter(|_| is_whole).map(|it| (*it, true)));
    }
    seen.into_iter().map(|it| it.0).collect()
}
