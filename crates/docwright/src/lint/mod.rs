//! What only `lint` looks at: the compiler copes with it, readers of the documentation do not.
//!
//! One file a rule: what it finds is in the table of [`Rule`], why and an example stand beside the code that finds it.
//! To add one, write the file, name it in [`CHECKS`], and add a fixture that fires it.

pub(crate) mod links;
pub(crate) mod policy;
pub(crate) mod remarks;
pub(crate) mod rules;
pub(crate) mod set;

use crate::lint::rules::link::broken_anchor;
use crate::lint::rules::link::broken_link;
use crate::lint::rules::link::link_case;
use crate::lint::rules::operation::duplicate_example;
use crate::lint::rules::operation::duplicate_operation;
use crate::lint::rules::operation::wrong_verb;
use crate::lint::rules::page::broken_table;
use crate::lint::rules::page::missing_field;
use crate::lint::rules::page::orphan_page;
use crate::lint::rules::page::trailing_comma;
use crate::lint::rules::page::unknown_annotation;
use crate::lint::rules::page::wrong_doc_type;
use crate::lint::rules::section::duplicate_section;
use crate::lint::rules::section::misplaced_section;
use crate::lint::rules::section::missing_section;
use crate::lint::rules::types::duplicate_type;
use crate::lint::rules::types::missing_member;
use crate::lint::rules::types::type_spelling;
use crate::lint::rules::types::unshown_property;
use rayon::prelude::*;

pub(crate) use crate::lint::policy::apply;
pub(crate) use crate::lint::set::Set;
use crate::text::diagnostic::{Diagnostic, Rule};

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
    broken_link::CHECK,
    link_case::CHECK,
    broken_anchor::CHECK,
    orphan_page::CHECK,
    missing_field::CHECK,
    wrong_doc_type::CHECK,
    missing_section::CHECK,
    misplaced_section::CHECK,
    duplicate_section::CHECK,
    broken_table::CHECK,
    unknown_annotation::CHECK,
    trailing_comma::CHECK,
    type_spelling::CHECK,
    wrong_verb::CHECK,
    duplicate_operation::CHECK,
    duplicate_type::CHECK,
    duplicate_example::CHECK,
    missing_member::CHECK,
    unshown_property::CHECK,
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
