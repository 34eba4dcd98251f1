//! Parts compared: properties, members, parameters, permissions, headers.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use crate::drift::compare::Comparison;
use crate::drift::compare::matching::Pairs;
use crate::drift::compare::matching::parts::same_parts;
use crate::drift::compare::operation::is_open;
use crate::drift::compare::permission::redrawn;
use crate::drift::compare::rust_names::by_rust;
use crate::drift::observe::permission::account_of;
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Node, Snapshot};

impl Comparison<'_> {
    /// Compares the parts of an item.
    pub(crate) fn parts(&mut self, owner: Pair<'_>) {
        let (Some(old), Some(new)) = (owner.old, owner.new) else { return };
        let sides = (old.parts.as_slice(), new.parts.as_slice());
        let pairs = Pairs::of_parts(sides.0, sides.1, |old, new| same_parts(&self.renames, sides, (old, new)));
        let (was, is) = (self.old, self.new);
        let (before, now) = (LazyCell::new(|| inherited(was, old)), LazyCell::new(|| inherited(is, new)));
        let named = LazyCell::new(|| by_rust(&new.parts));
        let redrawn = redrawn(old, new);
        redrawn.iter().for_each(|it| self.access(owner, it));
        let is_told = |it: &Node| account_of(it).is_some_and(|it| redrawn.contains(it));
        for it in pairs.removed.iter().filter(|it| !is_told(it)) {
            self.removed(owner, it, now.get(&*it.name).copied());
        }
        for it in pairs.added.iter().filter(|it| !is_told(it)) {
            self.added(owner, it, before.get(&*it.name).copied());
        }
        for (old, new, why) in &pairs.renamed {
            let pair = Pair::of(old, new);
            self.tell_values(renamed_rule(old.kind), owner, pair, (&old.name, &new.name), why);
            self.facts(owner, pair);
        }
        for (old, new) in pairs.both.iter().filter(|it| !is_told(it.0)) {
            let is_taken = old.rust != new.rust && self.is_taken(old, &named);
            self.names(owner, (old, new), is_taken);
            self.facts(owner, Pair::of(old, new));
        }
    }

    /// Names that differ in letter case, or in Rust, where another item may have the old one now.
    fn names(&mut self, owner: Pair<'_>, (old, new): (&Node, &Node), is_taken: bool) {
        let (recased, rust) = match old.kind {
            Kind::Property => (Rule::PropertyRecased, Rule::PropertyRustName),
            Kind::Parameter => (Rule::ParameterRecased, Rule::ParameterRustName),
            Kind::Member => (Rule::MemberRecased, Rule::MemberRustName),
            _ => return,
        };
        let pair = Pair::of(old, new);
        if old.rust != new.rust {
            let rust = if is_taken { Rule::NameTaken } else { rust };
            self.tell_values(rust, owner, pair, (&old.rust, &new.rust), "");
        } else if old.name != new.name {
            self.tell_values(recased, owner, pair, (&old.name, &new.name), "");
        }
    }

    /// `inherited` is the property of this name that its type inherits now.
    fn removed(&mut self, owner: Pair<'_>, it: &Node, inherited: Option<&Node>) {
        let rule = match it.kind {
            Kind::Property => match inherited {
                Some(now) if self.renames.apply(it.fact(Fact::Type)) == now.fact(Fact::Type) => {
                    return self.tell(Rule::PropertyMoved, owner, Pair::of(it, now));
                }
                Some(now) => return self.tell_fact(self.type_rule(it, now), Fact::Type, owner, Pair::of(it, now)),
                None => Rule::PropertyRemoved,
            },
            Kind::Member => Rule::MemberRemoved,
            Kind::Parameter => Rule::ParameterRemoved,
            Kind::Access if !it.is(Fact::AnyOf) => return,
            Kind::Access => Rule::PermissionRemoved,
            Kind::Sent => Rule::SentOptional,
            Kind::Header => Rule::HeaderRemoved,
            // What is not named may still be asked for, or is told as one change with all others that are not.
            Kind::Query if it.is(Fact::Shown) || is_open(owner.new) || is_open(owner.old) => return,
            Kind::Query => Rule::QueryRemoved,
            // The function tells of its arguments.
            Kind::Argument | Kind::Root | Kind::Type | Kind::Operation => return,
        };
        self.tell(rule, owner, Pair::gone(it));
    }

    /// `inherited` is the property of this name that its type inherited before.
    fn added(&mut self, owner: Pair<'_>, it: &Node, inherited: Option<&Node>) {
        let rule = match it.kind {
            Kind::Property => match inherited {
                Some(was) if self.former.apply(it.fact(Fact::Type)) == was.fact(Fact::Type) => {
                    return self.tell(Rule::PropertyMoved, owner, Pair::of(was, it));
                }
                Some(was) => return self.tell_fact(self.type_rule(was, it), Fact::Type, owner, Pair::of(was, it)),
                None if it.is(Fact::Required) && self.direction(owner).is_sent() => Rule::PropertyAddedRequired,
                None => Rule::PropertyAdded,
            },
            Kind::Member => Rule::MemberAdded,
            Kind::Parameter if it.is(Fact::Required) => Rule::ParameterAddedRequired,
            Kind::Parameter => Rule::ParameterAdded,
            Kind::Access if !it.is(Fact::AnyOf) => return,
            Kind::Access => Rule::PermissionAlternative,
            Kind::Sent => Rule::SentRequired,
            Kind::Header if it.is(Fact::Required) => Rule::HeaderRequired,
            Kind::Header => Rule::HeaderAdded,
            Kind::Query if it.is(Fact::Shown) || is_open(owner.old) || is_open(owner.new) => return,
            Kind::Query => Rule::QueryAdded,
            Kind::Argument | Kind::Root | Kind::Type | Kind::Operation => return,
        };
        self.tell(rule, owner, Pair::came(it));
    }
}

/// The properties that a type inherits, by name: of several, that of the nearest base type.
fn inherited<'a>(set: &'a Snapshot, of: &'a Node) -> BTreeMap<&'a str, &'a Node> {
    let mut all = BTreeMap::new();
    for it in set.bases(of).flat_map(|it| &it.parts) {
        all.entry(&*it.name).or_insert(it);
    }
    all
}

fn renamed_rule(kind: Kind) -> Rule {
    match kind {
        Kind::Member => Rule::MemberRenamed,
        Kind::Parameter => Rule::ParameterRenamed,
        _ => Rule::PropertyRenamed,
    }
}
