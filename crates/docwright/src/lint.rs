//! What only `lint` looks at: the compiler copes with it, readers of the documentation do not.
//!
//! One file a rule: what it finds is in the table of [`Rule`], why and an example stand beside the code that finds it.
//! To add one, write the file, name it in [`CHECKS`], and add a fixture that fires it.

mod anchors;
mod annotations;
mod doc_type;
mod duplicate_examples;
mod duplicate_operations;
mod duplicate_types;
mod fields;
mod link_case;
mod links;
mod members;
mod missing_pages;
mod orphans;
mod policy;
mod remarks;
mod repeated_sections;
mod section_order;
mod sections;
mod set;
mod tables;
mod trailing_commas;
mod type_spelling;
mod unshown;
mod verbs;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Rule};
pub(crate) use policy::apply;
pub(crate) use set::{Set, outlines};

/// A rule of its own: what looks for it, and what is said about it beside the table of rules.
pub(crate) struct Check {
    /// The rule.
    pub(crate) rule: Rule,
    /// Why it matters.
    pub(crate) why: &'static str,
    /// A documentation set before and after it is mended, as a diff.
    pub(crate) example: &'static str,
    find: fn(&Set<'_>, &mut Vec<Diagnostic>),
}

/// Every check.
pub(crate) const CHECKS: &[Check] = &[
    missing_pages::CHECK,
    link_case::CHECK,
    anchors::CHECK,
    orphans::CHECK,
    fields::CHECK,
    doc_type::CHECK,
    sections::CHECK,
    section_order::CHECK,
    repeated_sections::CHECK,
    tables::CHECK,
    annotations::CHECK,
    trailing_commas::CHECK,
    type_spelling::CHECK,
    verbs::CHECK,
    duplicate_operations::CHECK,
    duplicate_types::CHECK,
    duplicate_examples::CHECK,
    members::CHECK,
    unshown::CHECK,
];

/// Everything that the checks find.
pub(crate) fn check(set: &Set<'_>) -> Vec<Diagnostic> {
    let run = |check: &Check| {
        let mut found = Vec::new();
        (check.find)(set, &mut found);
        found
    };
    CHECKS.par_iter().flat_map_iter(run).collect()
}
