//! Name lookup: the types, properties and operations that a name can mean.

use crate::api::{Api, Method, Operation, Property, TypeId};
use crate::explain::Context;
use crate::odata::key::of_text;
use crate::odata::name::fold;
use crate::text::links::stem;

/// The types with a name, qualified in full, in part or not at all.
pub(crate) fn types<'a>(api: &'a Api, name: &str) -> impl Iterator<Item = TypeId> + use<'a> {
    let wanted = fold(name.trim());
    let all = (0..).map(TypeId).zip(&api.types);
    all.filter(move |(_, it)| {
        let full = fold(&it.name.to_string());
        full.strip_suffix(&wanted).is_some_and(|before| before.is_empty() || before.ends_with('.'))
            && !wanted.is_empty()
    })
    .map(|(id, _)| id)
}

/// The properties with a name: the type asked about, the type that has it, the property.
pub(crate) fn properties<'a>(api: &'a Api, name: &str) -> Vec<(TypeId, TypeId, &'a Property)> {
    let mut found = Vec::new();
    // Names of properties may contain dots, so every separator may be the one.
    for (at, _) in name.match_indices(['.', '/']) {
        let (owner, property) = (&name[..at], fold(name[at + 1..].trim()));
        for owner in types(api, owner) {
            let home = line(api, owner).find_map(|home| {
                let own = api[home].properties().iter();
                own.filter(|it| fold(&it.name) == property).map(|it| (owner, home, it)).next()
            });
            found.extend(home);
        }
    }
    found
}

/// A type and its bases, nearest first.
pub(crate) fn line(api: &Api, from: TypeId) -> impl Iterator<Item = TypeId> {
    api.lineage(from)
}

/// The operations with a name: a method and an address, an address, or the page's file name.
pub(crate) fn operations<'a>(context: Context<'a>, name: &str) -> impl Iterator<Item = &'a Operation> + use<'a> {
    let (method, path) = split_method(name);
    let (wanted, page) = (of_text(path), stem(name.trim()));
    context.api.operations.iter().filter(move |it| {
        let here = method.is_none_or(|method| it.method == method);
        let addressed = !wanted.is_empty() && it.routes.iter().any(|route| of_text(&route.text) == wanted);
        here && addressed || stem(&context.sources[it.page].path) == page
    })
}

/// `GET /me` → (`GET`, `/me`).
fn split_method(name: &str) -> (Option<Method>, &str) {
    let name = name.trim();
    let Some((word, path)) = name.split_once(char::is_whitespace) else { return (None, name) };
    match Method::named(word) {
        Some(method) => (Some(method), path.trim()),
        None => (None, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_stands_before_a_blank() {
        assert_eq!(split_method(" get  /me "), (Some(Method::Get), "/me"));
        assert_eq!(split_method("fetch /me"), (None, "fetch /me"));
        assert_eq!(split_method("GET"), (None, "GET"));
    }
}
