//! What queries can do with a property, before and now: `$filter(eq,ne) $orderby select-only`.

use std::collections::BTreeSet;

use crate::drift::rules::Rule;

/// A bare `$filter` takes any operator.
fn takes_any(abilities: &str) -> bool {
    abilities.split(' ').any(|it| it == "$filter")
}

/// What queries can do, taken apart.
fn abilities(text: &str) -> BTreeSet<&str> {
    text.split([' ', '(', ',', ')']).filter(|it| !it.is_empty()).collect()
}

/// Whether all that queries lose are operators of `$filter` that are not listed, as none was before.
pub(crate) fn is_list_of(old: &str, new: &str) -> bool {
    let (had, has) = (abilities(old), abilities(new));
    let hides = has.contains("select-only") && !had.contains("select-only");
    takes_any(old) && !takes_any(new) && has.is_superset(&had) && !hides
}

/// Whether queries can do all that they could.
pub(crate) fn ability_rule(old: &str, new: &str) -> Rule {
    let (bare, is_bare) = (takes_any, |it: &str| !it.contains('$'));
    let (had, has) = (abilities(old), abilities(new));
    let is_kept = |it: &&str| match *it {
        // That a property comes unasked is what holds unless the opposite is said.
        "default" => !has.contains("select-only"),
        "select-only" => true,
        it => has.contains(it) || (is_bare(it) && bare(new)),
    };
    let hides = has.contains("select-only") && !had.contains("select-only");
    let narrows = bare(old) && has.contains("$filter") && !bare(new);
    if had.iter().all(is_kept) && !hides && !narrows { Rule::PropertyAbilityGained } else { Rule::PropertyAbilityLost }
}
