//! Asks the new documentation about an entry of the vendor's changelog that no change bears out.
//!
//! An old announcement is documented in both sets, and one of a removal in neither.

use docwright::drift::{Fact, Kind, Node, Snapshot};

use super::Entry;
use super::matching::{links, plain, says};

/// True of an entry whose thing is there as it says: documented, or gone where it announces a removal.
pub(super) fn is_fulfilled(entry: &Entry, set: &Snapshot) -> bool {
    is_there(entry, set).is_some_and(|it| it != entry.removes())
}

/// The thing that an entry is about is there; nothing where the entry does not say what that is.
fn is_there(entry: &Entry, set: &Snapshot) -> Option<bool> {
    let (name, target) = (plain(&entry.name), plain(&entry.target));
    let owners: Vec<&Node> = types(set).filter(|it| has_name(it, &target) || is_linked(entry, it)).collect();
    let part = |kinds: &[Kind]| {
        let parts = owners.iter().flat_map(|it| with_bases(set, it)).flat_map(|it| &it.parts);
        let mut parts = parts.filter(|it| kinds.contains(&it.kind));
        parts.any(|it| it.name.eq_ignore_ascii_case(&name) || it.kind == Kind::Member && says(&entry.text, &it.name))
    };
    let pages = || links(&entry.text, "/api/").any(|it| has_page(set, &format!("api/{it}.md")));
    let calls = || set.operations.values().any(|it| !name.is_empty() && last(&it.name) == name);
    let has_call_page = links(&entry.text, "/api/").next().is_some();
    match entry.what.as_str() {
        it if it.starts_with("propert") || it.starts_with("relation") || it.starts_with("navigation") => {
            // Without the type, nothing is known of its properties but that they are not there.
            Some(part(&[Kind::Property]))
        }
        it if it.starts_with("member") => Some(part(&[Kind::Member])),
        "method" | "action" | "function" | "api" if has_call_page => Some(pages()),
        "method" | "action" | "function" | "api" => Some(calls()),
        "permission" => {
            let tables = set.operations.values().flat_map(|it| &it.parts).filter(|it| it.kind == Kind::Access);
            let mut names = tables.flat_map(|it| it.fact(Fact::AnyOf).split([',', '+', ' ']));
            Some(names.any(|it| it.eq_ignore_ascii_case(&name)))
        }
        // An entry about a type may speak of its methods.
        _ if has_call_page => Some(pages()),
        _ if name.is_empty() && target.is_empty() => None,
        _ => Some(types(set).any(|it| has_name(it, &name) || has_name(it, &target))),
    }
}

fn types(set: &Snapshot) -> impl Iterator<Item = &Node> {
    set.types.values()
}

fn has_name(node: &Node, name: &str) -> bool {
    node.name.rsplit('.').next().is_some_and(|it| it.eq_ignore_ascii_case(name))
}

/// The text links to the page of a type.
fn is_linked(entry: &Entry, node: &Node) -> bool {
    links(&entry.text, "/resources/").any(|it| node.place.path.to_lowercase() == format!("resources/{it}.md"))
}

fn with_bases<'a>(set: &'a Snapshot, node: &'a Node) -> Vec<&'a Node> {
    let bases = node.fact(Fact::Bases).split(' ').filter_map(|it| set.types.get(&it.to_lowercase()));
    std::iter::once(node).chain(bases).collect()
}

fn has_page(set: &Snapshot, path: &str) -> bool {
    set.pages.keys().any(|it| it.eq_ignore_ascii_case(path) || it.to_lowercase().ends_with(&format!("/{path}")))
}

/// `sendmail` of `POST /users/{id}/sendMail`
fn last(request: &str) -> String {
    let last = request.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    plain(last.split('(').next().unwrap_or_default())
}
