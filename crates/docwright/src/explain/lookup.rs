//! Name lookup: the types, properties and operations that a name can mean.

use crate::api::{Api, Method, Operation, Property, StructDef, TypeDef, TypeId, TypeKind};
use crate::explain::Context;

const METHODS: [(&str, Method); 5] = [
    ("GET", Method::Get),
    ("POST", Method::Post),
    ("PUT", Method::Put),
    ("PATCH", Method::Patch),
    ("DELETE", Method::Delete),
];

/// Names are compared without regard to case.
pub(crate) fn fold(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

/// The types with a name, qualified in full, in part or not at all.
pub(crate) fn types<'a>(api: &'a Api, name: &str) -> impl Iterator<Item = TypeId> + use<'a> {
    let wanted = fold(name);
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
        let (owner, property) = (&name[..at], fold(&name[at + 1..]));
        for owner in types(api, owner) {
            let home = line(api, owner).find_map(|home| {
                let own = own_properties(&api[home]).iter();
                own.filter(|it| fold(&it.name) == property).map(|it| (owner, home, it)).next()
            });
            found.extend(home);
        }
    }
    found
}

/// A type and its bases, nearest first. Bases have no cycles; the limit only makes that certain.
pub(crate) fn line(api: &Api, from: TypeId) -> impl Iterator<Item = TypeId> {
    std::iter::successors(Some(from), |id| *structure(&api[*id])?.base).take(api.types.len())
}

pub(crate) fn structure(definition: &TypeDef) -> Option<&StructDef> {
    match &definition.kind {
        TypeKind::Struct(it) => Some(it),
        TypeKind::Enum(_) => None,
    }
}

pub(crate) fn own_properties(definition: &TypeDef) -> &[Property] {
    structure(definition).map_or(&[], |it| &it.properties)
}

/// The operations with a name: a method and an address, an address, or the page's file name.
pub(crate) fn operations<'a>(context: Context<'a>, name: &str) -> impl Iterator<Item = &'a Operation> + use<'a> {
    let (method, path) = split_method(name);
    let (wanted, page) = (address(path), stem(name));
    context.api.operations.iter().filter(move |it| {
        let here = method.is_none_or(|method| it.method == method);
        let addressed = !wanted.is_empty() && it.routes.iter().any(|route| address(&route.text) == wanted);
        here && addressed || stem(&context.sources[it.page].path) == page
    })
}

/// `GET /me` → (`GET`, `/me`).
fn split_method(name: &str) -> (Option<Method>, &str) {
    let name = name.trim();
    let Some((word, path)) = name.split_once(char::is_whitespace) else { return (None, name) };
    match METHODS.iter().find(|(it, _)| it.eq_ignore_ascii_case(word)) {
        Some((_, method)) => (Some(*method), path.trim()),
        None => (None, name),
    }
}

/// `api/user-get.md` → `user-get`.
pub(crate) fn stem(path: &str) -> String {
    let file = fold(path.rsplit('/').next().unwrap_or(path));
    file.strip_suffix(".md").map_or(file.clone(), str::to_owned)
}

/// An address as it is compared: without host, version and query, placeholders as `{}`, all in lower case.
fn address(text: &str) -> String {
    let text = fold(text);
    let path = match text.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => text.as_str(),
    };
    let mut plain = String::with_capacity(path.len());
    let mut depth = 0_usize;
    for it in path.chars() {
        match it {
            '{' | '<' => {
                depth += 1;
                if depth == 1 {
                    plain.push_str("{}");
                }
            }
            '}' | '>' => depth = depth.saturating_sub(1),
            '?' if depth == 0 => break,
            _ if depth == 0 => plain.push(it),
            _ => {}
        }
    }
    let plain = plain.replace("()", "");
    let plain = plain.trim_start_matches('~').trim_end_matches('[').trim_matches('/');
    let version = ["v1.0", "beta"].into_iter().find_map(|it| plain.strip_prefix(it)?.strip_prefix('/'));
    version.unwrap_or(plain).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_by_what_they_lead_to() {
        for same in [
            "/users/{id | userPrincipalName}/Messages",
            "users/{}/messages/",
            "https://graph.microsoft.com/v1.0/users/<user-id>/messages?$top={n}",
        ] {
            assert_eq!(address(same), "users/{}/messages", "{same}");
        }
        assert_eq!(address("/me/messages/delta()"), address("/me/messages/delta"));
        assert_eq!(address("/a/f(x='{y}')"), "a/f(x='{}')");
        for odd in ["", "/", "{", "}}}", "?", "://", "é{ü"] {
            address(odd);
        }
    }

    #[test]
    fn a_method_stands_before_a_blank() {
        assert_eq!(split_method(" get  /me "), (Some(Method::Get), "/me"));
        assert_eq!(split_method("fetch /me"), (None, "fetch /me"));
        assert_eq!(split_method("GET"), (None, "GET"));
    }
}
