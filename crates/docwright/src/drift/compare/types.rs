//! Types compared: names, kind and inheritance.

use std::collections::BTreeSet;

use crate::drift::compare::Comparison;
use crate::drift::compare::matching::{Pairs, Renames};
use crate::drift::meaning::Inherited;
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Node, Snapshot};

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

    /// Tells that a type inherits from other types, and what of it callers meet.
    pub(crate) fn bases(&mut self, pair: Pair<'_>) {
        let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
        let gone = inherited(self.old, old, (self.new, new), &self.renames);
        let came = inherited(self.new, new, (self.old, old), &self.former);
        // The same types in another order, or under another name.
        if gone.bases.is_empty() && came.bases.is_empty() {
            return;
        }
        let (rule, inherited) = match gone.bases.as_slice() {
            [] => (Rule::TypeBaseAdded, &came),
            _ => (Rule::TypeBaseRemoved, &gone),
        };
        self.tell_inherited(rule, Fact::Bases, pair, pair, inherited);
    }
}

/// The part of a type's inheritance in one set that its counterpart in the other, whose names `renames` gives, neither
/// inherits nor has.
fn inherited(set: &Snapshot, of: &Node, (other, counterpart): (&Snapshot, &Node), renames: &Renames) -> Inherited {
    let kept: BTreeSet<String> = counterpart.words(Fact::Bases).map(str::to_lowercase).collect();
    let is_kept = |it: &str| kept.contains(&renames.apply(it).to_lowercase());
    let gone: Vec<&str> = of.words(Fact::Bases).filter(|it| !is_kept(it)).collect();
    if gone.is_empty() {
        return Inherited::default();
    }
    let node = |name: &str| set.types.get(&name.to_lowercase());
    let rust =
        |it: &str| node(it).map(|it| it.rust.clone()).filter(|it| !it.is_empty()).unwrap_or_else(|| it.to_owned());
    let others = other.bases(counterpart).chain([counterpart]).flat_map(|it| &it.parts);
    let has: BTreeSet<String> = others.map(|it| it.name.to_ascii_lowercase()).collect();
    let fields = gone.iter().filter_map(|it| node(it)).flat_map(|it| &it.parts).map(|it| it.name.clone());
    let fields = fields.filter(|it| !has.contains(&it.to_ascii_lowercase()));
    Inherited { bases: gone.iter().map(|it| rust(it)).collect(), fields: fields.collect() }
}
