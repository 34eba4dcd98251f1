//! The matching of renamed parts: properties, parameters and members.

use std::collections::BTreeMap;

use crate::drift::compare::matching::keyed::{self, Entry};
use crate::drift::compare::matching::{Renamed, Renames};
use crate::drift::snapshot::{Fact, Kind, Node};

/// Ranks of parts that are gone and of new ones of an item with the parts `all` before and now, where they are one part.
pub(crate) fn same_parts(renames: &Renames, all: (&[Node], &[Node]), (old, new): (&[&Node], &[&Node])) -> Vec<Renamed> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let (before, now) = (Neighbours::of(all.0), Neighbours::of(all.1));
    let olds: Vec<_> = old.iter().map(|it| before.entry(it, &renames.apply(it.fact(Fact::Type)))).collect();
    let news: Vec<_> = new.iter().map(|it| now.entry(it, it.fact(Fact::Type))).collect();
    keyed::pairs(&olds, &news).into_iter().map(|(a, b)| (a, b, why(old[a], new[b]))).collect()
}

fn why(old: &Node, new: &Node) -> &'static str {
    match (old.kind, same_text(old, new)) {
        (Kind::Member, true) => "the text is the same",
        (Kind::Member, false) => "the number is the same",
        (_, true) => "type and text are the same",
        (_, false) => "type and neighbours are the same",
    }
}

fn same_text(old: &Node, new: &Node) -> bool {
    old.is(Fact::Doc) && old.fact(Fact::Doc) == new.fact(Fact::Doc)
}

/// The parts of an item by place: what stands before and after each.
struct Neighbours<'a>(BTreeMap<*const Node, (&'a str, &'a str)>);

impl<'a> Neighbours<'a> {
    /// Those of an item's parts; the first and the last have none.
    fn of(parts: &'a [Node]) -> Self {
        let around = |it: &'a [Node]| match it {
            [before, part, after] => Some((std::ptr::from_ref(part), (before.name.as_str(), after.name.as_str()))),
            _ => None,
        };
        Self(parts.windows(3).filter_map(around).collect())
    }

    /// A part by its type in the words of today, its text and its neighbours.
    fn entry(&self, part: &Node, ty: &str) -> Entry<'static> {
        let key = |of: &str, values: &[&str]| format!("{}\0{of}\0{}", part.kind.word(), values.join("\0"));
        let said = |fact| Some(part.fact(fact)).filter(|it| !it.is_empty());
        let keys = match part.kind {
            Kind::Property | Kind::Parameter => [
                said(Fact::Doc).map(|it| key("text", &[ty, it])),
                self.0.get(&std::ptr::from_ref(part)).map(|it| key("around", &[ty, it.0, it.1])),
            ],
            Kind::Member => {
                [said(Fact::Doc).map(|it| key("text", &[it])), said(Fact::Value).map(|it| key("number", &[it]))]
            }
            _ => [None, None],
        };
        Entry { keys: keys.into_iter().flatten().collect(), segments: Vec::new() }
    }
}
