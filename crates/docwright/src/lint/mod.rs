//! Lint: findings beyond what the compiler reports, and the policy for all.
//!
//! `rules` has one file for each rule, named after its id, whoever finds it: its row (id, severity, what, how to fix it) is
//! in the table of [`Rule`](crate::text::diagnostic::Rule), why it matters and an example are beside the code that finds it.

pub mod catalog;
pub(crate) mod entry;
pub mod fix;
pub(crate) mod links;
pub(crate) mod policy;
pub(crate) mod remarks;
pub(crate) mod rules;
pub(crate) mod set;

use rayon::prelude::*;

use crate::lint::entry::{Find, Finder};
pub(crate) use crate::lint::policy::apply;
pub(crate) use crate::lint::set::Set;
use crate::text::diagnostic::Diagnostic;

/// Everything that only lint finds: the compiler copes with it, readers of the documentation do not.
pub(crate) fn check(set: &Set<'_>) -> Vec<Diagnostic> {
    let finds = catalog::entries().filter_map(|it| match it.found_by {
        Finder::Lint(find) | Finder::LintWithFix(find) => Some(find),
        Finder::Compiler => None,
    });
    let run = |find: Find| {
        let mut found = Vec::new();
        find(set, &mut found);
        found
    };
    finds.collect::<Vec<Find>>().into_par_iter().flat_map_iter(run).collect()
}
