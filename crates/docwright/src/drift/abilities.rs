//! Query abilities of a property, compared: `$filter(eq,ne) $orderby select-only`.

use std::collections::BTreeSet;

/// A bare `$filter` takes any operator.
fn takes_any(abilities: &str) -> bool {
    abilities.split(' ').any(|it| it == "$filter")
}

/// The single abilities.
fn abilities(text: &str) -> BTreeSet<&str> {
    text.split([' ', '(', ',', ')']).filter(|it| !it.is_empty()).collect()
}

/// All that queries lose are operators of `$filter` that are not listed, as none was before.
pub(crate) fn is_list_of(old: &str, new: &str) -> bool {
    let (had, has) = (abilities(old), abilities(new));
    let hides = has.contains("select-only") && !had.contains("select-only");
    takes_any(old) && !takes_any(new) && has.is_superset(&had) && !hides
}

/// Queries can do all that they could.
pub(crate) fn are_kept(old: &str, new: &str) -> bool {
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
    had.iter().all(is_kept) && !hides && !narrows
}
