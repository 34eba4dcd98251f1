//! The matching of operations that have another address.

use crate::drift::compare::matching::keyed::{self, Entry};
use crate::drift::compare::matching::{Renamed, Renames};
use crate::drift::snapshot::{Fact, Kind, Node};

const WHY: &str = "it is described by the same page and answers the same";

/// Ranks of operations that are gone and of new ones that are one; `renames` are those of types.
pub(crate) fn same_operations(renames: &Renames, old: &[&Node], new: &[&Node]) -> Vec<Renamed> {
    let addresses = |of: &[&Node]| of.iter().map(|it| it.fact(Fact::Template).to_lowercase()).collect::<Vec<_>>();
    let (before, now) = (addresses(old), addresses(new));
    let entry = |keys, address| Entry { keys, segments: str::split(address, '/').collect() };
    let olds: Vec<_> = old
        .iter()
        .zip(&before)
        .map(|(it, address)| {
            let contract = [Fact::Response, Fact::Body].map(|fact| renames.apply(it.fact(fact)));
            // Parameters are compared one by one: the struct that holds them is named after the function.
            let has_parameters = it.parts.iter().any(|it| it.kind == Kind::Parameter);
            let key =
                if has_parameters { any_body(it, &contract[0]) } else { this_body(it, &contract[0], &contract[1]) };
            entry(vec![key], address)
        })
        .collect();
    let news: Vec<_> = new
        .iter()
        .zip(&now)
        .map(|(it, address)| {
            let [response, body] = [Fact::Response, Fact::Body].map(|fact| it.fact(fact));
            entry(vec![any_body(it, response), this_body(it, response, body)], address)
        })
        .collect();
    keyed::pairs(&olds, &news).into_iter().map(|(a, b)| (a, b, WHY)).collect()
}

fn any_body(it: &Node, response: &str) -> String {
    [it.kind.word(), it.method(), &it.place.path, response].join("\0")
}

fn this_body(it: &Node, response: &str, body: &str) -> String {
    format!("{}\0{body}", any_body(it, response))
}
