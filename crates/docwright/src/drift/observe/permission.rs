//! Permissions observed: the sets that suffice, for each kind of account.

use crate::api::Operation;
use crate::drift::observe::observer::Observer;
use crate::drift::snapshot::{Fact, Kind, Node, Place};
use crate::krate::Krate;

/// The names of the kinds of accounts: the service's own, where it has some.
pub(crate) fn accounts(krate: &Krate) -> [&str; 3] {
    let mut names = ["work or school account", "personal account", "application"];
    for it in krate.service.iter().flat_map(|it| &it.accounts) {
        names[it.column] = &it.name;
    }
    names
}

/// One node for each kind of account; one without sets cannot call the operation.
pub(crate) fn access(observer: Observer<'_>, operation: &Operation) -> Vec<Node> {
    let nodes = operation.permissions.iter().map(|it| {
        let account = observer.accounts[it.account as usize];
        let name = it.about.as_ref().map_or(account.to_owned(), |about| format!("{account}, {about}"));
        let place = observer.place(it.origin);
        let sets = it.any_of.iter().map(|it| it.join("+")).collect::<Vec<_>>().join(", ");
        let mut node = Node::new(Kind::Access, name, "", place.clone());
        node.stretches_of(Fact::AnyOf, [(sets.clone(), place)]);
        node.say(Fact::AnyOf, sets);
        node
    });
    nodes.collect()
}

/// The kind of account that a table of permissions is for, whatever it is about.
pub(crate) fn account_of(it: &Node) -> Option<&str> {
    (it.kind == Kind::Access).then(|| it.name.split_once(", ").map_or(it.name.as_str(), |it| it.0))
}

/// Adds what a further table of the page says about a kind of account: the permissions of all of them suffice.
pub(crate) fn join(known: &mut Node, further: Node) {
    if known.kind != Kind::Access {
        return;
    }
    let both = [known.fact(Fact::AnyOf), further.fact(Fact::AnyOf)];
    let mut sets: Vec<&str> = Vec::new();
    for it in both.iter().flat_map(|it| it.split(", ")).filter(|it| !it.is_empty()) {
        if !sets.contains(&it) {
            sets.push(it);
        }
    }
    let sets = sets.join(", ");
    known.say(Fact::AnyOf, sets);
    // Two request lines of one page have the same table.
    let stretches: Vec<_> = further.places.into_iter().flat_map(|it| it.1).map(|it| (it.says, it.place)).collect();
    let is_known = |place: &Place| known.places.values().flatten().any(|it| it.place == *place);
    let new: Vec<_> = stretches.into_iter().filter(|it| !is_known(&it.1)).collect();
    known.stretches_of(Fact::AnyOf, new);
}
