//! Values compared: those that a description lists, one by one, and the limits of numbers and texts.

use crate::drift::compare::Comparison;
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Node, PARTED};

impl Comparison<'_> {
    /// Tells which values of a list are gone, and which are new.
    pub(crate) fn listed(&mut self, owner: Pair<'_>, old: &Node, new: &Node) {
        let [gone, came] = differing(old, new);
        if !gone.is_empty() {
            self.tell_values(removed_rule(old.kind), owner, Pair::of(old, new), (gone.as_str(), ""), "");
        }
        if !came.is_empty() {
            self.tell_values(added_rule(old.kind), owner, Pair::of(old, new), ("", came.as_str()), "");
        }
    }
}

/// The first of the rules that tell how two lists differ.
pub(crate) fn listed_rule(old: &Node, new: &Node) -> Option<Rule> {
    let [gone, came] = differing(old, new);
    let added = || (!came.is_empty()).then(|| added_rule(old.kind));
    if gone.is_empty() { added() } else { Some(removed_rule(old.kind)) }
}

/// The rule for a default value that is another one; one that is said for the first time may have held before.
pub(crate) fn default_rule(old: &Node, new: &Node) -> Option<Rule> {
    let rule = if is_argument(old.kind) { Rule::ArgumentDefault } else { Rule::PropertyDefault };
    (old.is(Fact::Default) && new.is(Fact::Default)).then_some(rule)
}

/// The rule for a list that holds all values there are, and did not; one that is said for the first time may have held before.
pub(crate) fn closed_rule(old: &Node, new: &Node) -> Option<Rule> {
    (old.is(Fact::Listed) && new.is(Fact::Closed)).then_some(limits(old.kind))
}

/// The rule for a range or a length that is another one; one that is said for the first time may have held before.
pub(crate) fn limits_rule(old: &Node, new: &Node, fact: Fact) -> Option<Rule> {
    (old.is(fact) && new.is(fact)).then_some(limits(old.kind))
}

/// Values that only one side lists. Where the other lists none at all, it does not say which there are.
fn differing(old: &Node, new: &Node) -> [String; 2] {
    let values = |it: &Node| it.fact(Fact::Listed).split(PARTED).map(str::to_owned).collect::<Vec<_>>();
    if !old.is(Fact::Listed) || !new.is(Fact::Listed) {
        return [String::new(), String::new()];
    }
    let (old, new) = (values(old), values(new));
    let without = |all: &[String], known: &[String]| {
        all.iter().filter(|it| !known.contains(it)).cloned().collect::<Vec<_>>().join(", ")
    };
    [without(&old, &new), without(&new, &old)]
}

fn removed_rule(kind: Kind) -> Rule {
    if is_argument(kind) { Rule::ArgumentValueRemoved } else { Rule::PropertyValueRemoved }
}

fn added_rule(kind: Kind) -> Rule {
    if is_argument(kind) { Rule::ArgumentValueAdded } else { Rule::PropertyValueAdded }
}

fn limits(kind: Kind) -> Rule {
    if is_argument(kind) { Rule::ArgumentLimits } else { Rule::PropertyLimits }
}

/// It is given in a call, in the address, the query or the body.
fn is_argument(kind: Kind) -> bool {
    matches!(kind, Kind::Parameter | Kind::Argument | Kind::Query)
}
