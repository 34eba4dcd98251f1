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

/// The types that come with objects of a type.
///
/// Each type has two vertices: by the first, at an even rank, it is only reached for its properties, as the base of another one.
struct Graph {
    /// For each vertex its circle: vertices that all lead to each other, or one that does not lead back to itself.
    circles: Vec<usize>,
    /// The circles that each circle leads to, all of which stand behind it.
    next: Vec<Vec<usize>>,
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
        let (circles, count) = circles(&next);
        let mut between = vec![Vec::new(); count];
        for (from, next) in next.iter().enumerate() {
            let others = next.iter().map(|to| circles[*to]).filter(|to| *to != circles[from]);
            between[circles[from]].extend(others);
        }
        Self { circles, next: between }
    }

    /// For each type the starts from which it is reached.
    fn reached(&self, starts: &[&[usize]]) -> Vec<Starts> {
        let mut from: Vec<Starts> = vec![0; self.next.len()];
        for (bit, start) in starts.iter().enumerate() {
            start.iter().for_each(|it| from[self.circles[2 * it + 1]] |= 1 << bit);
        }
        for (circle, next) in self.next.iter().enumerate() {
            next.iter().for_each(|to| from[*to] |= from[circle]);
        }
        self.circles.chunks(2).map(|it| from[it[0]] | from[it[1]]).collect()
    }
}

/// For each vertex of a graph the rank of its circle, each before those that it leads to, and how many there are: the algorithm
/// of Kosaraju.
fn circles(next: &[Vec<usize>]) -> (Vec<usize>, usize) {
    let mut former = vec![Vec::new(); next.len()];
    for (from, next) in next.iter().enumerate() {
        next.iter().for_each(|to| former[*to].push(from));
    }
    let mut circles = vec![usize::MAX; next.len()];
    let mut count = 0;
    for start in left(next).into_iter().rev() {
        if circles[start] < count {
            continue;
        }
        circles[start] = count;
        let mut open = vec![start];
        while let Some(vertex) = open.pop() {
            for &it in &former[vertex] {
                if circles[it] == usize::MAX {
                    circles[it] = count;
                    open.push(it);
                }
            }
        }
        count += 1;
    }
    (circles, count)
}

/// The vertices of a graph, each when all that it leads to was seen.
fn left(next: &[Vec<usize>]) -> Vec<usize> {
    let mut left = Vec::with_capacity(next.len());
    let mut seen = vec![false; next.len()];
    for start in 0..next.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut open = vec![(start, 0)];
        while let Some((vertex, at)) = open.pop() {
            let Some(&to) = next[vertex].get(at) else {
                left.push(vertex);
                continue;
            };
            open.push((vertex, at + 1));
            if !std::mem::replace(&mut seen[to], true) {
                open.push((to, 0));
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every graph of some hundreds: the circles are those of what leads to what, and stand in order.
    #[test]
    fn circles_are_what_leads_back_to_itself() {
        let mut seed = 7_u32;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed as usize / 65_536 % below
        };
        for size in (1..8).cycle().take(700) {
            let mut next = vec![Vec::new(); size];
            (0..random(2 * size + 1)).for_each(|_| next[random(size)].push(random(size)));
            let mut leads: Vec<Vec<bool>> =
                (0..size).map(|a| (0..size).map(|b| a == b || next[a].contains(&b)).collect()).collect();
            for via in 0..size {
                for from in 0..size {
                    for to in 0..size {
                        leads[from][to] |= leads[from][via] && leads[via][to];
                    }
                }
            }
            let (circles, count) = circles(&next);
            for from in 0..size {
                assert!(circles[from] < count);
                for to in 0..size {
                    assert_eq!(circles[from] == circles[to], leads[from][to] && leads[to][from], "{next:?}");
                    assert!(!leads[from][to] || circles[from] <= circles[to], "{next:?}");
                }
            }
        }
    }
}
