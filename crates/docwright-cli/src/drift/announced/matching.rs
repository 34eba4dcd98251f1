//! Matches entries of the vendor's changelog with changes: by names, else by the page that the text links to.

use docwright::drift::{Change, Presence};

use super::Entry;

/// True of an entry that announces a change.
pub(super) fn announces(entry: &Entry, change: &Change) -> bool {
    fits(entry, change) && (is_named(entry, change) || is_linked(entry, change) || is_of_resource(entry, change))
}

/// True unless the entry announces a removal and the change is an addition, or the reverse.
fn fits(entry: &Entry, change: &Change) -> bool {
    match (entry.removes(), entry.how.starts_with("add")) {
        (true, _) => change.presence != Presence::Now,
        (_, true) => change.presence != Presence::Before,
        _ => true,
    }
}

/// A type that comes or goes takes along its calls.
fn is_of_resource(entry: &Entry, change: &Change) -> bool {
    let id = change.rule.id();
    let is_whole = change.presence != Presence::Both && change.item == change.owner && id.starts_with("operation/");
    // An entry that links to a call is about this one.
    is_whole && is_type(&entry.what) && links(&entry.text, "/api/").next().is_none() && {
        let names = [plain(&entry.name), plain(&entry.target)];
        names.iter().any(|it| is_about(it, change))
    }
}

fn is_type(what: &str) -> bool {
    matches!(what, "resource" | "type" | "entity" | "entitytype" | "complextype" | "resourcetype")
}

fn is_named(entry: &Entry, change: &Change) -> bool {
    let (name, target) = (plain(&entry.name), plain(&entry.target));
    let owner = plain(&change.owner);
    let part = change.item.strip_prefix(&change.owner).unwrap_or_default();
    let part = plain(part.trim_start_matches(['.', ':', ' ']));
    let area = change.rule.id().split('/').next().unwrap_or_default();
    let is_whole = area == "type" && (owner == name || owner == target);
    match entry.what.as_str() {
        it if it.starts_with("propert") || it.starts_with("relation") || it.starts_with("navigation") => {
            let is_part = matches!(area, "property" | "body") && part == name && (owner == target || target.is_empty());
            // The properties of a new type came with it.
            is_part || is_whole && owner == target && !change.rule.id().ends_with("-changed")
        }
        it if it.starts_with("member") || it.starts_with("enum") => {
            let is_member = area == "enum" && (owner == target || owner == name);
            is_member && (part == name || part == target || says(&entry.text, &part)) || is_whole
        }
        "method" | "action" | "function" | "api" => is_operation(area) && is_call(&name, &target, change),
        "permission" => {
            let names_it = [&change.old, &change.new].iter().any(|it| it.to_lowercase().contains(&name));
            area == "permission" && (names_it && is_about(&target, change) || is_about(&name, change))
        }
        "header" | "parameter" => matches!(area, "header" | "query" | "body") && part == name,
        _ => is_whole,
    }
}

fn is_operation(area: &str) -> bool {
    matches!(area, "operation" | "body" | "reply" | "status" | "header" | "query")
}

/// True of an operation that calls a name; a target that is not the name of the call is the type that it is called on.
fn is_call(name: &str, target: &str, change: &Change) -> bool {
    let last = change.owner.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let call = plain(last.split('(').next().unwrap_or_default());
    call == name && (target == name || target.is_empty() || is_about(target, change))
}

/// True of a change on a page of a type: `api/message-delta.md` is about `message`.
fn is_about(name: &str, change: &Change) -> bool {
    let stems = pages(change).map(|it| it.rsplit('/').next().unwrap_or_default().to_lowercase());
    let mut stems = stems.map(|it| it.trim_end_matches(".md").to_owned());
    !name.is_empty() && stems.any(|it| it == name || it.split('-').any(|part| part == name))
}

/// True of a text that links to the page of an operation. Pages of types are linked to for other reasons as well.
fn is_linked(entry: &Entry, change: &Change) -> bool {
    let area = change.rule.id().split('/').next().unwrap_or_default();
    let pages: Vec<String> = pages(change)
        .filter_map(|it| it.strip_prefix("api/"))
        .map(|it| it.trim_end_matches(".md").to_lowercase())
        .collect();
    (is_operation(area) || area == "permission") && links(&entry.text, "/api/").any(|it| pages.contains(&it))
}

/// The names of the pages below a folder that a text links to, in lower case: `user-list` for `/api/`.
pub(super) fn links(text: &str, folder: &str) -> impl Iterator<Item = String> {
    let lower = text.to_lowercase();
    let found: Vec<String> = lower
        .match_indices(folder)
        .map(|(at, it)| &lower[at + it.len()..])
        .map(|it| it.split(['?', '#', ')', ' ', '"']).next().unwrap_or_default().trim_end_matches(".md").to_owned())
        // `/api/resources/user` is a page of another folder.
        .filter(|it| !it.is_empty() && !it.contains('/'))
        .collect();
    found.into_iter()
}

fn pages(change: &Change) -> impl Iterator<Item = &str> {
    change.old_place.iter().chain(&change.new_place).map(|it| &*it.path)
}

/// True of a text that has a name as a word, in any letter case.
pub(super) fn says(text: &str, name: &str) -> bool {
    let (lower, name) = (text.to_lowercase(), name.to_lowercase());
    !name.is_empty() && lower.split(|it: char| !it.is_alphanumeric() && it != '_').any(|it| it == name)
}

/// A name without marks, links and namespaces, in lower case.
pub(super) fn plain(name: &str) -> String {
    let text = match name.split_once("](") {
        Some((text, _)) => text.trim_start_matches('['),
        None => name,
    };
    let text = text.trim_matches(['*', '`', ' ', '#']);
    let text = if text.contains(' ') || text.contains('/') { text } else { text.rsplit('.').next().unwrap_or(text) };
    text.to_lowercase()
}
