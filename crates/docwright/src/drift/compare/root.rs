//! Roots compared: addresses that requests can be moved to.

use crate::drift::compare::Comparison;
use crate::drift::compare::matching::Pairs;
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Node, Place, Snapshot};

impl Comparison<'_> {
    /// Compares all roots. That functions can be moved at all is told by the roots that they can be moved to.
    pub(crate) fn roots(&mut self) {
        let roots = Pairs::of_items(&self.old.roots, &self.new.roots, |_, _| Vec::new());
        for it in &roots.removed {
            self.tell(Rule::RootRemoved, Pair::gone(it), Pair::gone(it));
            let cause = other_address(it, &roots.removed, self.new);
            if let (Some((address, place)), Some(change)) = (cause, self.found.last_mut()) {
                change.meaning +=
                    &format!("; `{address}` no longer leads there, and what is at one address is no root");
                change.old_place = Some(place);
            }
        }
        for it in &roots.added {
            self.tell(Rule::RootAdded, Pair::came(it), Pair::came(it));
            let cause = other_address(it, &roots.added, self.old);
            if let (Some((address, place)), Some(change)) = (cause, self.found.last_mut()) {
                change.meaning += &format!("; `{address}` leads there now as well");
                change.new_place = Some(place);
            }
        }
    }
}

/// An address of the same root that the other side lacks, and its place, where that has the root's own address: what is at
/// one address only is no root.
fn other_address(it: &Node, alike: &[&Node], other: &Snapshot) -> Option<(String, Place)> {
    let (ident, address) = it.name.split_once(": ")?;
    let mut others = alike.iter().filter_map(|it| Some((it.name.split_once(": ")?, &it.place)));
    let found = others.find(|((name, address), _)| *name == ident && !has(other, address));
    found.filter(|_| has(other, address)).map(|it| (it.0.1.to_owned(), it.1.clone()))
}

/// Some operation is at the address or below.
fn has(set: &Snapshot, address: &str) -> bool {
    let address = address.to_lowercase();
    set.operations
        .values()
        .map(|it| it.fact(Fact::Template).to_lowercase())
        .any(|it| it.strip_prefix(address.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}
