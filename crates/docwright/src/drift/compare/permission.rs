//! Permissions compared: which sets of them suffice for an operation.

use std::collections::BTreeSet;

use crate::drift::rules::Rule;

/// Alternatives are parted by commas, the least privileged first; what is needed together is joined by `+`.
pub(crate) fn access_rule(old: &str, new: &str) -> Rule {
    let set = |text: &str| text.split('+').map(str::to_owned).collect::<BTreeSet<_>>();
    let all = |text: &str| text.split(", ").filter(|it| !it.is_empty()).map(set).collect::<Vec<_>>();
    let (old, new) = (all(old), all(new));
    if old.is_empty() {
        return Rule::PermissionAlternative;
    }
    let mut gone = old.iter().filter(|it| !new.contains(it)).peekable();
    if gone.peek().is_none() {
        let is_added = new.len() > old.len() && old.first() == new.first();
        return if is_added { Rule::PermissionAlternative } else { Rule::PermissionOrder };
    }
    let needs_more = |it: &BTreeSet<String>| new.iter().any(|now| now.is_superset(it));
    if gone.all(needs_more) { Rule::PermissionNeeded } else { Rule::PermissionRemoved }
}
