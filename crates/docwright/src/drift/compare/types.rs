//! Types compared: names, kind and inheritance.

use std::collections::BTreeSet;

use crate::drift::compare::Comparison;
use crate::drift::compare::matching::{Pairs, words};
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Node};

impl<'a> Comparison<'a> {
    /// Compares all types.
    pub(crate) fn types(&mut self, types: &Pairs<'a>) {
        types.removed.iter().for_each(|it| self.tell(Rule::TypeRemoved, Pair::gone(it), Pair::gone(it)));
        types.added.iter().for_each(|it| self.tell(Rule::TypeAdded, Pair::came(it), Pair::came(it)));
        for (old, new, why) in &types.renamed {
            let pair = Pair::of(old, new);
            self.tell_values(Rule::TypeRenamed, pair, pair, (&old.name, &new.name), why);
        }
        for (old, new) in &types.both {
            let pair = Pair::of(old, new);
            let rule = if old.rust != new.rust { Rule::TypeRustName } else { Rule::TypeRecased };
            if old.rust != new.rust {
                self.tell_values(rule, pair, pair, (&old.rust, &new.rust), "");
            } else if old.name != new.name {
                self.tell_values(rule, pair, pair, (&old.name, &new.name), "");
            }
        }
        for (old, new) in types.both.iter().copied().chain(types.renamed.iter().map(|it| (it.0, it.1))) {
            let pair = Pair::of(old, new);
            if old.fact(Fact::Shape) == new.fact(Fact::Shape) {
                self.facts(pair, pair);
                self.parts(pair);
            } else {
                // What it holds cannot be compared.
                self.tell_fact(Rule::TypeKind, Fact::Shape, pair, pair);
            }
        }
    }

    /// The rule for bases that changed: nothing is lost if all that a type inherited from is still there.
    pub(crate) fn base_rule(&self, old: &Node, new: &Node) -> Rule {
        let before = self.renames.apply(old.fact(Fact::Bases));
        let now: BTreeSet<&str> = words(new.fact(Fact::Bases)).collect();
        if words(&before).all(|it| now.contains(it)) { Rule::TypeBaseAdded } else { Rule::TypeBaseRemoved }
    }
}
