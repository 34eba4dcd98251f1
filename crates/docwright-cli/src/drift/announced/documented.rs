//! Asks the new documentation about an entry of the vendor's changelog that no change bears out.
//!
//! An old announcement is documented in both sets, and one of a removal in neither.

use docwright::drift::{Kind, Node, Snapshot};

use super::Entry;
use super::matching::{links, plain, says};

/// True of an entry whose thing is there as it says: documented, or gone where it announces a removal.
pub(super) fn is_fulfilled(entry: &Entry, set: &Snapshot) -> bool {
    is_there(entry, set).is_some_and(|it| it != entry.removes())
}

/// The thing that an entry is about is there; nothing where the entry does not say what that is.
fn is_there(entry: &Entry, set: &Snapshot) -> Option<bool> {
    let (name, target) = (plain(&entry.name), plain(&entry.target));
    let linked: Vec<String> = links(&entry.text, "/resources/").map(|it| format!("resources/{it}.md")).collect();
    let is_owner = |it: &&Node| has_name(it, &target) || linked.contains(&it.place.path.to_lowercase());
    let part = |kind: Kind| {
        let owners = set.types.values().filter(is_owner);
        let parts = owners.flat_map(|it| set.bases(it).chain([it])).flat_map(|it| &it.parts);
        let mut parts = parts.filter(|it| it.kind == kind);
        parts.any(|it| it.name.eq_ignore_ascii_case(&name) || it.kind == Kind::Member && says(&entry.text, &it.name))
    };
    let pages = || links(&entry.text, "/api/").any(|it| has_page(set, &format!("api/{it}.md")));
    let calls = || set.operations.values().any(|it| !name.is_empty() && last(&it.name) == name);
    let has_call_page = links(&entry.text, "/api/").next().is_some();
    match entry.what.as_str() {
        it if it.starts_with("propert") || it.starts_with("relation") || it.starts_with("navigation") => {
            // Without the type, nothing is known of its properties but that they are not there.
            Some(part(Kind::Property))
        }
        it if it.starts_with("member") => Some(part(Kind::Member)),
        "method" | "action" | "function" | "api" if has_call_page => Some(pages()),
        "method" | "action" | "function" | "api" => Some(calls()),
        "permission" => Some(set.permissions().iter().any(|it| it.eq_ignore_ascii_case(&name))),
        // An entry about a type may speak of its methods.
        _ if has_call_page => Some(pages()),
        _ if name.is_empty() && target.is_empty() => None,
        _ => Some(set.types.values().any(|it| has_name(it, &name) || has_name(it, &target))),
    }
}

fn has_name(node: &Node, name: &str) -> bool {
    node.name.rsplit('.').next().is_some_and(|it| it.eq_ignore_ascii_case(name))
}

fn has_page(set: &Snapshot, path: &str) -> bool {
    set.pages.keys().any(|it| it.eq_ignore_ascii_case(path) || it.to_lowercase().ends_with(&format!("/{path}")))
}

/// `sendmail` of `POST /users/{id}/sendMail`
fn last(request: &str) -> String {
    let last = request.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    plain(last.split('(').next().unwrap_or_default())
}
