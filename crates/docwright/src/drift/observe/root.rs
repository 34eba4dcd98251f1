//! Roots observed: one for each address that requests can be moved to.

use std::collections::BTreeMap;

use crate::api::Place;
use crate::drift::observe::observer::Observer;
use crate::drift::snapshot::{Fact, Kind, Node};
use crate::krate::Krate;
use crate::odata::key::of_template;
use crate::text::source::Span;

/// All roots, by their functions.
pub(crate) fn all(observer: Observer<'_>, krate: &Krate) -> BTreeMap<String, Node> {
    let places = observer.api.roots.iter().flat_map(|it| &it.places);
    let spans: BTreeMap<String, Span> = places.map(|it: &Place| (it.key(), it.span)).collect();
    let mut all = BTreeMap::new();
    for root in &krate.roots.types {
        for it in &root.places {
            let rust = format!("roots::{}::{}", root.ident, it.ident);
            let span = spans.get(&of_template(&it.template));
            let place = span.map(|it| observer.place(*it)).unwrap_or_default();
            let mut node = Node::new(Kind::Root, format!("{}: {}", root.ident, it.template), &rust, place);
            let arguments = vec!["&str"; it.arguments.len()].join(", ");
            let key = format!("{rust}({arguments})");
            node.say(Fact::Arguments, arguments);
            node.say(Fact::Key, key.as_str());
            all.insert(key, node);
        }
    }
    all
}
