//! Roots compared: addresses that requests can be moved to.

use crate::drift::compare::Comparison;
use crate::drift::compare::matching::Pairs;
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;

impl Comparison<'_> {
    /// Compares all roots. That functions can be moved at all is told by the roots that they can be moved to.
    pub(crate) fn roots(&mut self) {
        let roots = Pairs::of_items(&self.old.roots, &self.new.roots, |_, _| None);
        roots.removed.iter().for_each(|it| self.tell(Rule::RootRemoved, Pair::gone(it), Pair::gone(it)));
        roots.added.iter().for_each(|it| self.tell(Rule::RootAdded, Pair::came(it), Pair::came(it)));
    }
}
