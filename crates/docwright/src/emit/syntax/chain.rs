//! The longest chain of structs, each the type of a field of the one before.

use std::collections::BTreeMap;

use crate::krate::{Item, ItemKind, ItemPath, Krate, ModPath};

/// How many structs hold each other in a row, at most; what is part of a circle counts as one row.
pub(crate) fn longest(krate: &Krate) -> usize {
    let structs = krate.modules.iter().flat_map(|(path, module)| {
        let public = module.public(path).to_vec();
        module.items.iter().filter_map(move |item| match item {
            Item::Struct(it) => Some((ItemPath { module: ModPath(public.clone()), ident: it.ident.clone() }, it)),
            _ => None,
        })
    });
    let structs: Vec<_> = structs.collect();
    let ranks: BTreeMap<&ItemPath, usize> = structs.iter().enumerate().map(|(rank, it)| (&it.0, rank)).collect();
    let held = structs.iter().map(|(_, it)| {
        let held = it.fields.iter().filter_map(|field| match &field.ty.item {
            ItemKind::Struct(path) => ranks.get(path).copied(),
            _ => None,
        });
        held.collect()
    });
    longest_path(&held.collect::<Vec<Vec<usize>>>())
}

/// From those that hold nothing to those that hold them, each once. What is left holds itself in the end: all of it, one
/// behind the other, is the longest that its chains can be.
fn longest_path(held: &[Vec<usize>]) -> usize {
    let mut holders = vec![Vec::new(); held.len()];
    held.iter().enumerate().for_each(|(holder, held)| held.iter().for_each(|it| holders[*it].push(holder)));
    let mut missing: Vec<usize> = held.iter().map(Vec::len).collect();
    let mut lengths = vec![1; held.len()];
    let mut open: Vec<usize> = (0..held.len()).filter(|it| missing[*it] == 0).collect();
    let mut done = 0;
    let mut longest = 0;
    while let Some(rank) = open.pop() {
        done += 1;
        longest = longest.max(lengths[rank]);
        for &holder in &holders[rank] {
            lengths[holder] = lengths[holder].max(lengths[rank] + 1);
            missing[holder] -= 1;
            if missing[holder] == 0 {
                open.push(holder);
            }
        }
    }
    longest + held.len() - done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_are_measured_and_circles_counted() {
        let chain: Vec<Vec<usize>> =
            (0..100_000).map(|it| if it == 0 { vec![] } else { vec![it - 1, it - 1] }).collect();
        for (held, expected) in [
            (vec![], 0),
            (vec![vec![], vec![]], 1),
            (vec![vec![1, 2], vec![2], vec![]], 3),
            (vec![vec![0]], 1),
            (vec![vec![1], vec![0, 2], vec![3], vec![]], 4),
            (chain, 100_000),
        ] {
            assert_eq!(longest_path(&held), expected);
        }
    }
}
