//! What differs in one item that both sets have: facts, properties, members, parameters, permissions.

use std::collections::BTreeSet;

use crate::drift::compare::abilities::ability_rule;
use crate::drift::compare::matching::{Pairs, same_part, words};
use crate::drift::compare::{Comparison, Pair};
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Node, Snapshot};

impl Comparison<'_> {
    /// Compares the facts of an item, which is `owner` itself or a part of it.
    pub(crate) fn facts(&mut self, owner: Pair<'_>, item: Pair<'_>) {
        let (Some(old), Some(new)) = (item.old, item.new) else { return };
        let facts: BTreeSet<Fact> = old.facts.keys().chain(new.facts.keys()).copied().collect();
        for fact in facts {
            let (before, now) = (old.fact(fact), new.fact(fact));
            if before != now
                && self.renames.apply(before) != now
                && let Some(rule) = self.rule(owner, (old, new), fact)
            {
                self.tell_fact(rule, fact, owner, item);
            }
        }
    }

    /// The rule for a fact that differs; nothing where another fact or rule says it.
    fn rule(&self, owner: Pair<'_>, (old, new): (&Node, &Node), fact: Fact) -> Option<Rule> {
        let gained = new.is(fact);
        match (old.kind, fact) {
            (Kind::Type, Fact::Bases) => Some(self.base_rule(old, new)),
            (Kind::Type, Fact::Entity) => Some(Rule::TypeEntity),
            (Kind::Type, Fact::Abstract) => Some(Rule::TypeAbstract),
            (Kind::Type, Fact::Open) => Some(Rule::TypeOpen),
            (Kind::Property | Kind::Parameter, Fact::Type) => Some(self.type_rule(old, new)),
            (Kind::Property, Fact::Navigation) => Some(Rule::PropertyNavigation),
            (Kind::Property, Fact::ReadOnly) if gained => Some(Rule::PropertyReadOnly),
            (Kind::Property, Fact::ReadOnly) => Some(Rule::PropertyWritable),
            (Kind::Property, Fact::Abilities) => Some(ability_rule(old.fact(fact), new.fact(fact))),
            (Kind::Property, Fact::Required) if !self.direction(owner).is_sent() => None,
            (Kind::Property, Fact::Required) if gained => Some(Rule::PropertyRequired),
            (Kind::Property, Fact::Required) => Some(Rule::PropertyOptional),
            (Kind::Parameter, Fact::Required) if gained => Some(Rule::ParameterRequired),
            (Kind::Parameter, Fact::Required) => Some(Rule::ParameterOptional),
            (Kind::Property | Kind::Parameter, Fact::Default) if old.is(fact) && gained => Some(Rule::PropertyDefault),
            (Kind::Member, Fact::Value) => Some(Rule::MemberValue),
            (Kind::Operation, Fact::Arguments) => Some(Rule::OperationArguments),
            (Kind::Operation, Fact::ArgumentNames) => argument_rule(old, new),
            (Kind::Operation, Fact::Open) if gained => Some(Rule::QueryOpened),
            (Kind::Operation, Fact::Open) => Some(Rule::QueryClosed),
            (Kind::Operation, Fact::Fixed) => Some(Rule::OperationFixed),
            (Kind::Operation, Fact::Body) if is_same_struct(old, new) => None,
            (Kind::Operation, Fact::Body) => Some(Rule::BodyType),
            (Kind::Operation, Fact::Omittable) if old.fact(Fact::Body).is_empty() => None,
            (Kind::Operation, Fact::Omittable) => Some(Rule::BodyOmittable),
            (Kind::Operation, Fact::Reply) => Some(Rule::ReplyType),
            (Kind::Operation, Fact::Status) => Some(Rule::Status),
            (Kind::Access, Fact::AnyOf) => Some(access_rule(old.fact(fact), new.fact(fact))),
            (Kind::Header, Fact::Required) if gained => Some(Rule::HeaderRequired),
            (Kind::Header, Fact::Required) => Some(Rule::HeaderOptional),
            (_, Fact::Features) if self.features.are_lost(old, new) => Some(Rule::FeatureLost),
            (_, Fact::Features) if self.features.are_gained(old, new) => Some(Rule::FeatureGained),
            (_, Fact::Area) if self.features.are_lost(old, new) || self.features.are_gained(old, new) => None,
            (_, Fact::Area) => Some(Rule::Area),
            (Kind::Operation, Fact::Notes) => Some(Rule::OperationNotes),
            (_, Fact::Doc) if self.is_told(owner, old, new) => None,
            (kind, Fact::Doc) => doc_rule(kind),
            _ => None,
        }
    }

    /// Whether rules tell of a fact that was read from the description: its text says no more.
    fn is_told(&self, owner: Pair<'_>, old: &Node, new: &Node) -> bool {
        let read = [Fact::Abilities, Fact::ReadOnly, Fact::Required, Fact::Default];
        read.into_iter().any(|it| old.fact(it) != new.fact(it) && self.rule(owner, (old, new), it).is_some())
    }

    /// Whether all that a type inherited from is still there.
    fn base_rule(&self, old: &Node, new: &Node) -> Rule {
        let before = self.renames.apply(old.fact(Fact::Bases));
        let now: BTreeSet<&str> = words(new.fact(Fact::Bases)).collect();
        if words(&before).all(|it| now.contains(it)) { Rule::TypeBaseAdded } else { Rule::TypeBaseRemoved }
    }

    fn type_rule(&self, old: &Node, new: &Node) -> Rule {
        let same = self.renames.apply(old.fact(Fact::RustType)) == new.fact(Fact::RustType);
        match (old.kind, same) {
            (Kind::Parameter, false) => Rule::ParameterType,
            (Kind::Parameter, true) => Rule::ParameterWireType,
            (_, false) => Rule::PropertyType,
            (_, true) => Rule::PropertyWireType,
        }
    }

    /// Compares the parts of an item.
    pub(crate) fn parts(&mut self, owner: Pair<'_>) {
        let (Some(old), Some(new)) = (owner.old, owner.new) else { return };
        let sides = (old.parts.as_slice(), new.parts.as_slice());
        let pairs = Pairs::of_parts(sides.0, sides.1, |a, b| same_part(&self.renames, sides, a, b));
        pairs.removed.iter().for_each(|it| self.removed(owner, it));
        pairs.added.iter().for_each(|it| self.added(owner, it));
        for (old, new, why) in &pairs.renamed {
            let pair = Pair::of(old, new);
            self.tell_values(renamed_rule(old.kind), owner, pair, (&old.name, &new.name), why);
            self.facts(owner, pair);
        }
        for (old, new) in &pairs.both {
            self.names(owner, old, new);
            self.facts(owner, Pair::of(old, new));
        }
    }

    /// Names that differ in letter case, or in Rust.
    fn names(&mut self, owner: Pair<'_>, old: &Node, new: &Node) {
        let (recased, rust) = match old.kind {
            Kind::Property => (Rule::PropertyRecased, Rule::PropertyRustName),
            Kind::Parameter => (Rule::ParameterRecased, Rule::ParameterRustName),
            Kind::Member => (Rule::MemberRecased, Rule::MemberRustName),
            _ => return,
        };
        let pair = Pair::of(old, new);
        if old.rust != new.rust {
            let now = owner.new.map_or(&[][..], |it| &it.parts);
            let rust = if self.is_taken(old, now) { Rule::NameTaken } else { rust };
            self.tell_values(rust, owner, pair, (&old.rust, &new.rust), "");
        } else if old.name != new.name {
            self.tell_values(recased, owner, pair, (&old.name, &new.name), "");
        }
    }

    /// Whether the old Rust name of an item is that of another one now, which callers use without noticing.
    pub(crate) fn is_taken<'n>(&self, old: &Node, now: impl IntoIterator<Item = &'n Node>) -> bool {
        let facts = [Fact::RustType, Fact::Navigation, Fact::Arguments, Fact::Body, Fact::Omittable, Fact::Reply];
        let same = |it: &Node| facts.into_iter().all(|fact| self.renames.apply(old.fact(fact)) == it.fact(fact));
        !old.rust.is_empty() && now.into_iter().any(|it| it.kind == old.kind && it.rust == old.rust && same(it))
    }

    fn removed(&mut self, owner: Pair<'_>, it: &Node) {
        let rule = match it.kind {
            Kind::Property => match owner.new.and_then(|owner| inherited(self.new, owner, &it.name)) {
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
            Kind::Query if is_open(owner.new) || is_open(owner.old) => return,
            Kind::Query => Rule::QueryRemoved,
            Kind::Type | Kind::Operation => return,
        };
        self.tell(rule, owner, Pair::gone(it));
    }

    fn added(&mut self, owner: Pair<'_>, it: &Node) {
        let rule = match it.kind {
            Kind::Property => match owner.old.and_then(|owner| inherited(self.old, owner, &it.name)) {
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
            Kind::Query if is_open(owner.old) || is_open(owner.new) => return,
            Kind::Query => Rule::QueryAdded,
            Kind::Type | Kind::Operation => return,
        };
        self.tell(rule, owner, Pair::came(it));
    }
}

/// The property of this name that a type inherits.
fn inherited<'a>(set: &'a Snapshot, of: &Node, name: &str) -> Option<&'a Node> {
    let mut bases = words(of.fact(Fact::Bases)).filter_map(|it| set.types.get(&it.to_lowercase()));
    bases.find_map(|it| it.parts.iter().find(|it| it.name == name))
}

/// Parameters have a struct named after the function: a renamed function says it all.
fn is_same_struct(old: &Node, new: &Node) -> bool {
    let has_parameters = |it: &Node| it.parts.iter().any(|it| it.kind == Kind::Parameter);
    has_parameters(old) && has_parameters(new) && old.rust != new.rust
}

/// Whether an operation takes query options that its page does not name.
fn is_open(operation: Option<&Node>) -> bool {
    operation.is_some_and(|it| it.is(Fact::Open))
}

/// The same names in another order mean that callers pass the wrong values, and so does a name of something else. Where
/// the placeholders read the same, Rust made other names of them, which callers do not write.
fn argument_rule(old: &Node, new: &Node) -> Option<Rule> {
    let is_same = || placeholders(&old.name).eq(placeholders(&new.name));
    if old.fact(Fact::Arguments) != new.fact(Fact::Arguments) || is_same() {
        return None;
    }
    let names = |it: &Node| it.fact(Fact::ArgumentNames).split(", ").map(str::to_owned).collect::<Vec<_>>();
    let (before, now) = (names(old), names(new));
    if before.iter().collect::<BTreeSet<_>>() == now.iter().collect() {
        return Some(Rule::OperationReordered);
    }
    let replaced = before.iter().zip(&now).any(|(before, now)| {
        let (before, now) = (telling(before), telling(now));
        !before.is_empty() && !now.is_empty() && before.is_disjoint(&now)
    });
    // That an operation has another address says that its arguments are written differently.
    let is_renamed = old.fact(Fact::Key) != new.fact(Fact::Key);
    match (replaced, is_renamed) {
        (true, _) => Some(Rule::OperationArgumentReplaced),
        (false, false) => Some(Rule::OperationArgumentNames),
        (false, true) => None,
    }
}

/// `{id}` and the like in a request line.
fn placeholders(line: &str) -> impl Iterator<Item = &str> {
    line.split('{').skip(1).map(|it| it.split('}').next().unwrap_or_default())
}

/// The words of an argument's name that say what it is.
fn telling(name: &str) -> BTreeSet<&str> {
    let says_nothing = ["id", "ids", "key", "name", "object", "r#id", "unique", "value"];
    name.split('_').filter(|it| !says_nothing.contains(it)).collect()
}

/// Alternatives are parted by commas, the least privileged first; what is needed together is joined by `+`.
fn access_rule(old: &str, new: &str) -> Rule {
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

fn renamed_rule(kind: Kind) -> Rule {
    match kind {
        Kind::Member => Rule::MemberRenamed,
        Kind::Parameter => Rule::ParameterRenamed,
        _ => Rule::PropertyRenamed,
    }
}

fn doc_rule(kind: Kind) -> Option<Rule> {
    match kind {
        Kind::Type => Some(Rule::TypeDoc),
        Kind::Property => Some(Rule::PropertyDoc),
        Kind::Member => Some(Rule::MemberDoc),
        Kind::Operation => Some(Rule::OperationDoc),
        Kind::Parameter => Some(Rule::ParameterDoc),
        Kind::Header => Some(Rule::HeaderDoc),
        Kind::Query => Some(Rule::QueryDoc),
        Kind::Access | Kind::Sent => None,
    }
}
