//! Agreement of pages about one endpoint, and the weight that decides where they contradict each other.
//!
//! Pages that agree settle it. Pages that name different types settle it when the types have a common base: derived types
//! share a path, each on a page of its own. Otherwise the pages contradict each other, which is reported, and weight
//! decides: a page with few request lines is about them, a page with many mentions them in passing. Where nothing has
//! more weight than the rest, anything goes: JSON.

use std::collections::BTreeMap;

use crate::api::{Evidence, Operation, TypeId};
use crate::lower::endpoint::grouping::{Endpoint, Use};
use crate::lower::types::inheritance::Hierarchy;
use crate::text::diagnostic::{Diagnostic, Rule};

/// The type that all types are or derive from, unless that says nothing.
pub(crate) fn base_of(types: &Hierarchy<'_>, ids: &[TypeId]) -> Option<TypeId> {
    types.common_base(ids).filter(|it| ids.contains(it) || !types.says_nothing(*it))
}

/// How much the word of a page counts: all pages share one weight among their request lines.
pub(crate) fn weight(it: &Use<'_>) -> u64 {
    1_000_000 / u64::try_from(it.lines).unwrap_or(u64::MAX).max(1)
}

/// The claim that has more weight than any other.
pub(crate) fn heaviest<T: Ord + Copy>(said: impl Iterator<Item = (T, u64)>) -> Option<T> {
    let mut weights: BTreeMap<T, u64> = BTreeMap::new();
    for (it, weight) in said {
        *weights.entry(it).or_default() += weight;
    }
    let most = *weights.values().max()?;
    let mut winners = weights.into_iter().filter(|(_, weight)| *weight == most);
    let (winner, _) = winners.next()?;
    winners.next().is_none().then_some(winner)
}

/// The mode of a sequence; the least of several that occur equally often.
pub(crate) fn most_frequent<T: Ord + Default + Clone>(items: impl Iterator<Item = T>) -> T {
    let mut sorted: Vec<T> = items.collect();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b);
    let mut best: &[T] = &[];
    for run in runs {
        if run.len() > best.len() {
            best = run;
        }
    }
    best.first().cloned().unwrap_or_default()
}

/// The finding that pages do not agree, with the evidence of each.
pub(crate) fn disagreement<'a>(
    about: &str,
    endpoint: &Endpoint<'a>,
    evidence: impl Fn(&'a Operation) -> &'a [Evidence],
) -> Diagnostic {
    let (first, rest) = endpoint.uses.split_first().expect("an endpoint has a use");
    let message = format!("the pages that document this request do not agree on its {about}");
    let said = |it: &Use<'a>| evidence(it.operation).iter().find(|it| it.agrees && it.span != first.route.span);
    let tell = |found: Diagnostic, it: &Evidence| found.with(format!("{}: {}", it.witness.name(), it.says), it.span);
    let found = Diagnostic::new(Rule::OperationConflict, message, first.route.span);
    let found = said(first).into_iter().fold(found, tell);
    rest.iter().fold(found, |found, it| match said(it) {
        Some(evidence) => tell(found, evidence),
        None => found.with("also documented here", it.route.span),
    })
}
