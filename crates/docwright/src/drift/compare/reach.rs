//! Reachability of types from operations: where their objects travel, and with how many requests.

use std::collections::BTreeMap;

use crate::drift::class::Direction;
use crate::drift::compare::matching::words;
use crate::drift::snapshot::{Fact, Kind, Node, Snapshot};

/// The reach of every type, by its key.
#[derive(Debug, Default)]
pub(crate) struct Reach(BTreeMap<String, OfType>);

#[derive(Debug, Clone, Copy, Default)]
struct OfType {
    direction: Direction,
    /// The operations that send or answer objects of the type, alone or in others.
    functions: usize,
}

impl Reach {
    /// Follows types from requests and answers.
    pub(crate) fn of(snapshot: &Snapshot) -> Self {
        let paths = snapshot.types.values().enumerate().map(|(rank, it)| (it.rust.as_str(), rank));
        let paths: BTreeMap<&str, usize> = paths.filter(|it| !it.0.is_empty()).collect();
        let by_path = |text: &str| words(text).filter_map(|it| paths.get(it).copied()).collect::<Vec<_>>();
        let (mut sent, mut answered) = (Vec::new(), Vec::new());
        // Many operations are about the same types: these are followed once.
        let mut alike: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
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
        let mut reach = vec![OfType::default(); snapshot.types.len()];
        let ends = Graph::of(snapshot, true).reached(&[&sent, &answered]);
        for (it, ends) in reach.iter_mut().zip(ends) {
            for (bit, direction) in [(1, Direction::Request), (2, Direction::Response)] {
                it.direction = if ends & bit > 0 { it.direction.and(direction) } else { it.direction };
            }
        }
        // Related objects come along only when they are asked for.
        let graph = Graph::of(snapshot, false);
        let mut by_count: BTreeMap<usize, Vec<&[usize]>> = BTreeMap::new();
        alike.iter().for_each(|(types, count)| by_count.entry(*count).or_default().push(types));
        for (count, starts) in by_count {
            for starts in starts.chunks(Starts::BITS as usize) {
                let ends = graph.reached(starts);
                reach.iter_mut().zip(ends).for_each(|(it, ends)| it.functions += count * ends.count_ones() as usize);
            }
        }
        Self(snapshot.types.keys().cloned().zip(reach).collect())
    }

    /// Where objects of a type travel.
    pub(crate) fn direction(&self, of: &Node) -> Direction {
        self.of_type(of).direction
    }

    /// How many functions a caller meets an item through: those that send or answer objects of a type, or an operation's own.
    pub(crate) fn functions(&self, of: &Node) -> usize {
        match of.kind {
            Kind::Type => self.of_type(of).functions,
            _ => 1,
        }
    }

    fn of_type(&self, it: &Node) -> OfType {
        self.0.get(&it.name.to_lowercase()).copied().unwrap_or_default()
    }
}

/// The starts from which something is reached, a bit for each: as many as are followed at once.
type Starts = u64;

/// The types that come with objects of a type. Each has two vertices: by the first, which stands at an even rank, it is only
/// reached for its properties, as the base of another one.
struct Graph {
    next: Vec<Vec<usize>>,
    /// Vertices, each before those that it leads to but for circles.
    order: Vec<usize>,
}

impl Graph {
    fn of(snapshot: &Snapshot, with_related: bool) -> Self {
        let ranks: BTreeMap<&str, usize> = snapshot.types.keys().map(String::as_str).zip(0..).collect();
        let rank = |name: &str| ranks.get(name.to_lowercase().as_str()).copied();
        let mut next = vec![Vec::new(); 2 * ranks.len()];
        for (from, it) in snapshot.types.values().enumerate() {
            let parts = it.parts.iter().filter(|it| with_related || !it.is(Fact::Navigation));
            let parts = parts.flat_map(|it| words(it.fact(Fact::Type))).filter_map(rank).map(|to| 2 * to + 1);
            let bases: Vec<usize> = words(it.fact(Fact::Bases)).filter_map(rank).collect();
            next[2 * from].extend(parts.chain(bases.iter().map(|base| 2 * base)));
            // A base type's other derived types do not come with it.
            bases.iter().for_each(|base| next[2 * base + 1].push(2 * from + 1));
        }
        for whole in (1..next.len()).step_by(2) {
            let own = next[whole - 1].clone();
            next[whole].extend(own);
        }
        let order = order(&next);
        Self { next, order }
    }

    /// For each type the starts from which it is reached.
    fn reached(&self, starts: &[&[usize]]) -> Vec<Starts> {
        let mut from: Vec<Starts> = vec![0; self.next.len()];
        for (bit, start) in starts.iter().enumerate() {
            start.iter().for_each(|it| from[2 * it + 1] |= 1 << bit);
        }
        // Again only where a circle leads back to what was passed.
        let mut goes_on = true;
        while std::mem::take(&mut goes_on) {
            for &vertex in &self.order {
                for &to in &self.next[vertex] {
                    goes_on |= from[vertex] & !from[to] != 0;
                    from[to] |= from[vertex];
                }
            }
        }
        from.chunks(2).map(|it| it[0] | it[1]).collect()
    }
}

/// The vertices of a graph in reverse postorder.
fn order(next: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(next.len());
    let mut seen = vec![false; next.len()];
    for start in 0..next.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut open = vec![(start, 0)];
        while let Some((vertex, at)) = open.pop() {
            let Some(&to) = next[vertex].get(at) else {
                order.push(vertex);
                continue;
            };
            open.push((vertex, at + 1));
            if !std::mem::replace(&mut seen[to], true) {
                open.push((to, 0));
            }
        }
    }
    order.reverse();
    order
}
