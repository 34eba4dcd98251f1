//! The verb of a function, its name before it is compared with its neighbours.
//!
//! | end of the path | GET | POST | PATCH | PUT | DELETE | HEAD |
//! |---|---|---|---|---|---|---|
//! | literal, cast | `list` or `get` | `create` | `update` | `set` | `delete` | `head` |
//! | key, address by path | `get` | `post` | `update` | `set` | `delete` | `head` |
//! | `$ref` | `list_refs` or `get_ref` | `add_ref` | `update_ref` | `set_ref` | `remove_ref` | `head_ref` |
//! | `$value` | `get_content` | `post_content` | `update_content` | `set_content` | `delete_content` | `head_content` |
//! | `$count` | `count` | `post_count` | `update_count` | `set_count` | `delete_count` | `head_count` |
//! | action, function | its name | its name | | | | `head_` and its name |
//!
//! Where a contract has cases, the functions for the further ones add a word: `send_mail_content` sends raw content,
//! `get_lamp_use_json` asks for JSON.

use crate::api::{Method, TypeRef};
use crate::lower::endpoint::grouping::Endpoint;
use crate::lower::endpoint::paths::Paths;
use crate::lower::endpoint::request_line::Last;
use crate::lower::endpoint::response::Response;
use crate::lower::names::ident::words;

/// The verb of an endpoint, as words; a further case of its contract adds its word.
pub(crate) fn verb(endpoint: &Endpoint<'_>, response: Response, paths: &Paths, single_refs: bool) -> String {
    let plain = of_path(endpoint, response, paths, single_refs);
    match &endpoint.variant {
        Some(word) => format!("{plain}_{word}"),
        None => plain,
    }
}

fn of_path(endpoint: &Endpoint<'_>, response: Response, paths: &Paths, single_refs: bool) -> String {
    let several = matches!(response, Response::Value(TypeRef { collection: true, .. }));
    let verb = match (&endpoint.plan.last, endpoint.method) {
        (Last::Call(name), Method::Head) => return format!("head_{}", words(name)),
        (Last::Call(name), _) => return words(name),
        (Last::Literal(path), Method::Get) if several || paths.is_collection(path) => "list",
        (Last::Literal(_) | Last::Item, Method::Get) => "get",
        (Last::Literal(_), Method::Post) => "create",
        (Last::Item, Method::Post) => "post",
        (Last::Literal(_) | Last::Item, method) => plain(method),
        (Last::Ref, Method::Get) if several || (response == Response::References && !single_refs) => "list_refs",
        (Last::Ref, Method::Get) => "get_ref",
        (Last::Ref, Method::Post) => "add_ref",
        (Last::Ref, Method::Delete) => "remove_ref",
        (Last::Ref, method) => return format!("{}_ref", plain(method)),
        (Last::Value, method) => return format!("{}_content", plain(method)),
        (Last::Count, Method::Get) => "count",
        (Last::Count, method) => return format!("{}_count", plain(method)),
    };
    verb.to_owned()
}

fn plain(method: Method) -> &'static str {
    match method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Put => "set",
        Method::Patch => "update",
        Method::Delete => "delete",
        Method::Head => "head",
    }
}

/// The ending that tells a call from a verb, or from a call by another HTTP method.
pub(crate) fn kind_of_call(method: Method) -> &'static str {
    match method {
        Method::Get => "function",
        _ => "action",
    }
}
