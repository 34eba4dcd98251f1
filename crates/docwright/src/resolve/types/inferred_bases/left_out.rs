//! Values that a type leaves out of its table, as it inherits them.
//!
//! ```text
//! openShift               lists   schedulingGroupId
//! its example             shows   schedulingGroupId, createdDateTime, lastModifiedBy
//! changeTrackedEntity     has     createdDateTime, lastModifiedBy: all that is left
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Overruling, TypeDef, TypeKind, Witness};
use crate::odata::name::fold;
use crate::resolve::property::example_members::Shown;
use crate::resolve::types::inferred_bases::{Beside, ENOUGH, Shows, values};

/// Types with values of which another type lists none, while the examples of a page show them all.
pub(super) fn find(shown: &Shown, types: &[TypeDef]) -> Vec<Shows> {
    let mut found = Vec::new();
    let names: Vec<Vec<String>> = types.iter().map(|it| values(it).map(|it| fold(&it.name)).collect()).collect();
    let by_rarest = by_rarest(&names);
    for (rank, definition) in types.iter().enumerate() {
        let TypeKind::Struct(own) = &definition.kind else { continue };
        if *own.open {
            continue;
        }
        let listed: BTreeSet<String> = own.properties.iter().map(|it| fold(&it.name)).collect();
        let mut most = ENOUGH;
        let mut best: Vec<Shows> = Vec::new();
        // In the order of types, of which the first of equals counts.
        let unlisted = shown.names(rank).filter(|it| !listed.contains(*it));
        let may_be: BTreeSet<usize> = unlisted.filter_map(|it| by_rarest.get(it)).flatten().copied().collect();
        for base in may_be.into_iter().filter(|base| *base != rank) {
            let names = &names[base];
            if names.len() < most || names.iter().any(|name| listed.contains(name)) {
                continue;
            }
            let (witness, rule) = (Witness::Example, Overruling::LeavesOut);
            let places = shown.places_of_all(rank, names);
            let shows: Vec<_> = places
                .into_iter()
                .map(|span| Shows { rank, base, span, witness, rule, beside: Beside::Nothing })
                .collect();
            if !shows.is_empty() {
                (most, best) = (names.len() + 1, shows);
            }
        }
        found.append(&mut best);
    }
    found
}

/// The types by the one of their names that fewest types have. Of types with the same names, the first stands for all.
fn by_rarest(names: &[Vec<String>]) -> BTreeMap<&str, Vec<usize>> {
    let mut first: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for (rank, names) in names.iter().enumerate() {
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.sort_unstable();
        first.entry(names).or_insert(rank);
    }
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    first.keys().flatten().for_each(|name| *times.entry(name).or_default() += 1);
    let mut by_rarest: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (names, rank) in &first {
        let rarest = names.iter().min_by_key(|it| times.get(**it));
        by_rarest.entry(rarest.copied().unwrap_or_default()).or_default().push(*rank);
    }
    by_rarest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_looked_up_by_what_few_others_have() {
        let lists = |make: &dyn Fn(usize) -> Vec<String>| -> Vec<usize> {
            let names: Vec<Vec<String>> = (0..100).map(make).collect();
            by_rarest(&names).values().map(Vec::len).collect()
        };
        assert_eq!(lists(&|_| vec!["b".to_owned(), "a".to_owned()]), [1], "the first stands for all that are alike");
        assert_eq!(lists(&|at| vec!["a".to_owned(), format!("x{at}")]), [1; 100]);
    }
}
