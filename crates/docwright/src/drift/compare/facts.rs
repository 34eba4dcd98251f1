//! Facts compared: the rule of each fact that differs in an item.

use crate::drift::abilities::are_kept;
use crate::drift::compare::Comparison;
use crate::drift::compare::operation::{argument_rule, is_open, is_same_struct, notes_rule};
use crate::drift::compare::values::{closed_rule, default_rule, limits_rule, listed_rule};
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Node};

impl Comparison<'_> {
    /// Compares the facts of an item, which is `owner` itself or a part of it.
    pub(crate) fn facts(&mut self, owner: Pair<'_>, item: Pair<'_>) {
        let (Some(old), Some(new)) = (item.old, item.new) else { return };
        let came = new.facts.keys().filter(|it| !old.facts.contains_key(it));
        for fact in old.facts.keys().chain(came).copied() {
            let (before, now) = (old.fact(fact), new.fact(fact));
            if fact == Fact::Listed {
                self.listed(owner, old, new);
            } else if fact == Fact::Bases {
                self.bases(item);
            } else if before != now
                && self.renames.apply(before) != now
                && let Some(rule) = self.rule(owner, (old, new), fact)
            {
                self.tell_fact(rule, fact, owner, item);
            }
        }
    }

    /// The rule for a fact that differs; nothing where another fact or rule says it. Every fact has its arm: one that has
    /// none would be saved and compared, and never told.
    fn rule(&self, owner: Pair<'_>, (old, new): (&Node, &Node), fact: Fact) -> Option<Rule> {
        let gained = new.is(fact);
        let gain_or_loss = |gain, loss| Some(if gained { gain } else { loss });
        let is_property = old.kind == Kind::Property;
        match fact {
            // Items are laid side by side by it.
            Fact::Key => None,
            Fact::Area | Fact::Features => self.feature_rule(fact, old, new),
            // Told before anything else is compared: `type/kind-changed`, `operation/address-rewritten`.
            Fact::Shape | Fact::Template | Fact::Case => None,
            // Told with what it means for fields and conversions.
            Fact::Bases => None,
            Fact::Entity => Some(Rule::TypeEntity),
            Fact::Abstract => Some(Rule::TypeAbstract),
            Fact::Open if old.kind == Kind::Type => Some(Rule::TypeOpen),
            Fact::Open => gain_or_loss(Rule::QueryOpened, Rule::QueryClosed),
            Fact::Type => Some(self.type_rule(old, new)),
            // The type says it, in the documentation's words.
            Fact::RustType => None,
            Fact::Navigation => is_property.then_some(Rule::PropertyNavigation),
            Fact::ReadOnly if is_property => gain_or_loss(Rule::PropertyReadOnly, Rule::PropertyWritable),
            Fact::Required => self.required_rule(owner, old.kind, gained),
            Fact::Deprecated => deprecation_rule(old, new),
            Fact::Abilities if is_property && are_kept(old.fact(fact), new.fact(fact)) => {
                Some(Rule::PropertyAbilityGained)
            }
            Fact::Abilities if is_property => Some(Rule::PropertyAbilityLost),
            // Of parameters, it is nothing that callers meet.
            Fact::ReadOnly | Fact::Abilities => None,
            Fact::Listed => listed_rule(old, new),
            Fact::Default => default_rule(old, new),
            Fact::Closed => closed_rule(old, new),
            Fact::Range | Fact::Length => limits_rule(old, new, fact),
            Fact::Value => Some(Rule::MemberValue),
            Fact::Arguments => Some(Rule::OperationArguments),
            Fact::ArgumentNames => argument_rule(old, new),
            Fact::Fixed => Some(Rule::OperationFixed),
            Fact::Body => (!is_same_struct(old, new)).then_some(Rule::BodyType),
            Fact::Omittable => (!old.fact(Fact::Body).is_empty()).then_some(Rule::BodyOmittable),
            Fact::Response => Some(Rule::ResponseType),
            Fact::Status => Some(Rule::Status),
            Fact::AnyOf => self.access_rule(old, new),
            Fact::Doc => doc_rule(old.kind).filter(|_| !self.is_told(owner, old, new)),
            Fact::Notes => Some(notes_rule(old, new)),
            // Told with the notes that ask for it.
            Fact::Asked => None,
            Fact::Shown => (!is_open(owner.old) && !is_open(owner.new)).then_some(Rule::QueryListed),
        }
    }

    /// A type or operation that is compiled with other features, or belongs to another area alone.
    fn feature_rule(&self, fact: Fact, old: &Node, new: &Node) -> Option<Rule> {
        let (lost, gained) = (self.features.are_lost(old, new), self.features.are_gained(old, new));
        // An item whose area moves is compiled with the features of both.
        let moves = old.fact(Fact::Area) != new.fact(Fact::Area);
        match fact {
            Fact::Area => (!lost).then_some(Rule::Area),
            _ if lost => Some(Rule::FeatureLost),
            _ => (gained && !moves).then_some(Rule::FeatureGained),
        }
    }

    /// That something must be sent matters where it is sent at all.
    fn required_rule(&self, owner: Pair<'_>, kind: Kind, gained: bool) -> Option<Rule> {
        let (gain, loss) = match kind {
            Kind::Property if self.direction(owner).is_sent() => (Rule::PropertyRequired, Rule::PropertyOptional),
            Kind::Parameter => (Rule::ParameterRequired, Rule::ParameterOptional),
            Kind::Header => (Rule::HeaderRequired, Rule::HeaderOptional),
            _ => return None,
        };
        Some(if gained { gain } else { loss })
    }

    /// Rules tell of a fact that was read from the description, or stands in the same row: the text says no more.
    fn is_told(&self, owner: Pair<'_>, old: &Node, new: &Node) -> bool {
        let values = [Fact::Listed, Fact::Closed, Fact::Default, Fact::Range, Fact::Length, Fact::Type, Fact::Shown];
        let mut read = [Fact::Abilities, Fact::ReadOnly, Fact::Required, Fact::Deprecated].into_iter().chain(values);
        read.any(|it| old.fact(it) != new.fact(it) && self.rule(owner, (old, new), it).is_some())
    }

    /// The rule for the type of a property or parameter, whose Rust type may be the same.
    pub(crate) fn type_rule(&self, old: &Node, new: &Node) -> Rule {
        let same = self.renames.apply(old.fact(Fact::RustType)) == new.fact(Fact::RustType);
        match (old.kind, same) {
            (Kind::Parameter, false) => Rule::ParameterType,
            (Kind::Parameter, true) => Rule::ParameterWireType,
            (_, false) => Rule::PropertyType,
            (_, true) => Rule::PropertyWireType,
        }
    }
}

/// That an item is deprecated, or is so no longer; other words about it are text.
fn deprecation_rule(old: &Node, new: &Node) -> Option<Rule> {
    let (gain, loss) = match old.kind {
        Kind::Type => (Rule::TypeDeprecated, Rule::TypeUndeprecated),
        Kind::Property => (Rule::PropertyDeprecated, Rule::PropertyUndeprecated),
        Kind::Member => (Rule::MemberDeprecated, Rule::MemberUndeprecated),
        Kind::Operation => (Rule::OperationDeprecated, Rule::OperationUndeprecated),
        Kind::Parameter => (Rule::ParameterDeprecated, Rule::ParameterUndeprecated),
        Kind::Query => (Rule::QueryDeprecated, Rule::QueryUndeprecated),
        Kind::Sent | Kind::Access | Kind::Header | Kind::Argument | Kind::Root => return None,
    };
    match (old.is(Fact::Deprecated), new.is(Fact::Deprecated)) {
        (true, true) => doc_rule(old.kind).filter(|_| old.fact(Fact::Doc) == new.fact(Fact::Doc)),
        (false, _) => Some(gain),
        (true, false) => Some(loss),
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
        Kind::Access | Kind::Sent | Kind::Argument | Kind::Root => None,
    }
}
