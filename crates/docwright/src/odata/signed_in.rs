//! The signed-in user: `/me` is an alias of `/users/{id}`, in paths and in routes.

use crate::odata::route::Route;
use crate::odata::segment::Segment;

/// The alias.
const ME: &str = "me";
/// The collection that a key picks the user from.
const USERS: &str = "users";

/// The path of the same thing by the other way: `me/x` is `users/me/x`, and `users/7/x` is `me/x`.
pub(crate) fn other_path(path: &str) -> Option<String> {
    if let Some(rest) = below(path, ME) {
        return Some(format!("{USERS}/{ME}{rest}"));
    }
    let key = below(path, USERS)?.strip_prefix('/')?;
    Some(format!("{ME}{}", key.find('/').map_or("", |at| &key[at..])))
}

/// The rest of a path, from its slash on, behind a first segment.
fn below<'p>(path: &'p str, first: &str) -> Option<&'p str> {
    path.get(..first.len()).filter(|it| it.eq_ignore_ascii_case(first))?;
    Some(&path[first.len()..]).filter(|it| it.is_empty() || it.starts_with('/'))
}

/// The route of the signed-in user for one of `/users/{id}`, at the same place.
pub(crate) fn route(of: &Route) -> Option<Route> {
    let [Segment::Literal(users), Segment::Key(key), rest @ ..] = of.segments.as_slice() else { return None };
    // What follows a placeholder in braces can be cut off as written.
    let written = of.text.split_once('}').filter(|(users, _)| users.matches('/').count() <= 2)?.1;
    (users.eq_ignore_ascii_case(USERS) && !key.parenthesised).then(|| Route {
        segments: std::iter::once(Segment::Literal(ME.to_owned())).chain(rest.iter().cloned()).collect(),
        query: of.query.clone(),
        text: format!("/{ME}{written}"),
        span: of.span,
        from_example: of.from_example,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_another_way() {
        for (path, other) in [
            ("me", Some("users/me")),
            ("Me/notes/7", Some("users/me/notes/7")),
            ("users/7", Some("me")),
            ("Users/{id | name}/notes", Some("me/notes")),
            ("users", None),
            ("users('7')/notes", None),
            ("messages", None),
            ("groups/7", None),
        ] {
            assert_eq!(other_path(path).as_deref(), other, "{path}");
        }
    }
}
