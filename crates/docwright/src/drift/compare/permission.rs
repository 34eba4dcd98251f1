//! Permissions compared: which sets of them suffice for an operation.
//!
//! A page that splits its table into one for each scenario says what it said, and in more detail: where the tables for a
//! kind of account are other ones, all of them together are compared.

use std::collections::BTreeSet;

use crate::drift::compare::Comparison;
use crate::drift::observe::permission::{account_of, join};
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Node, Snapshot};
use crate::odata::name::is_misspelt;

/// Sets of permissions, each of which suffices.
pub(crate) type Alternatives = Vec<BTreeSet<String>>;

/// The kinds of account whose tables one side has under other headings than the other.
pub(crate) fn redrawn(old: &Node, new: &Node) -> BTreeSet<String> {
    let tables = |it: &Node| -> BTreeSet<(String, String)> {
        it.parts.iter().filter_map(|it| Some((account_of(it)?.to_owned(), it.name.to_lowercase()))).collect()
    };
    let (old, new) = (tables(old), tables(new));
    old.symmetric_difference(&new).map(|it| it.0.clone()).collect()
}

impl Comparison<'_> {
    /// Compares what all tables for one kind of account say together.
    pub(crate) fn access(&mut self, owner: Pair<'_>, account: &str) {
        let whole = |it: Option<&Node>| {
            let mut tables =
                it.into_iter().flat_map(|it| &it.parts).filter(|it| account_of(it) == Some(account)).cloned();
            let mut first = tables.next()?;
            tables.for_each(|it| join(&mut first, it));
            account.clone_into(&mut first.name);
            Some(first).filter(|it| it.is(Fact::AnyOf))
        };
        let (old, new) = (whole(owner.old), whole(owner.new));
        let pair = Pair { old: old.as_ref(), new: new.as_ref() };
        match (pair.old, pair.new) {
            (None, None) => {}
            (Some(_), None) => self.tell(Rule::PermissionRemoved, owner, pair),
            (None, Some(_)) => self.tell(Rule::PermissionAlternative, owner, pair),
            (Some(before), Some(now)) => match self.access_rule(before, now) {
                // Each table has an order of its own.
                Some(Rule::PermissionOrder) | None => {}
                Some(rule) => self.tell_fact(rule, Fact::AnyOf, owner, pair),
            },
        }
    }

    /// The rule for the sets that suffice; nothing where they are the same.
    pub(crate) fn access_rule(&self, old: &Node, new: &Node) -> Option<Rule> {
        let (before, now) = (alternatives(old.fact(Fact::AnyOf)), alternatives(new.fact(Fact::AnyOf)));
        let spelled = self.respelled(&before, &now);
        match spelled == now {
            true if before == now => None,
            true => Some(Rule::PermissionSpelling),
            false => Some(rule(&spelled, &now)),
        }
    }

    /// Alternatives with the spelling of today: a name that no page has any more is the one that differs from it by a slip.
    fn respelled(&self, before: &Alternatives, now: &Alternatives) -> Alternatives {
        let known = self.permissions.get_or_init(|| self.new.permissions());
        let of = |name: &String| {
            let mut alike = now.iter().flatten().filter(|it| it.eq_ignore_ascii_case(name) || is_misspelt(name, it));
            alike.next().filter(|_| !known.contains(name)).unwrap_or(name).clone()
        };
        before.iter().map(|set| set.iter().map(of).collect()).collect()
    }
}

impl Snapshot {
    /// All permissions that the set names.
    pub fn permissions(&self) -> BTreeSet<String> {
        let tables = self.operations.values().flat_map(|it| &it.parts).filter(|it| it.kind == Kind::Access);
        tables.flat_map(|it| alternatives(it.fact(Fact::AnyOf))).flatten().collect()
    }
}

/// Alternatives are parted by commas, the least privileged first; what is needed together is joined by `+`.
pub(crate) fn alternatives(text: &str) -> Alternatives {
    let set = |text: &str| text.split('+').map(str::to_owned).collect::<BTreeSet<_>>();
    text.split(", ").filter(|it| !it.is_empty()).map(set).collect()
}

fn rule(old: &Alternatives, new: &Alternatives) -> Rule {
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
