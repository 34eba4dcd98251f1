//! The response of an endpoint: one or many pages say it, and Rust's terms for it.

use crate::api::{self, ItemType, Method, Scalar, TypeRef};
use crate::krate::{self, ItemKind};
use crate::lower::endpoint::agreement::{base_of, disagreement, heaviest, weight};
use crate::lower::endpoint::grouping::Endpoint;
use crate::lower::endpoint::paths::Paths;
use crate::lower::endpoint::request_line::Last;
use crate::lower::types::inheritance::Hierarchy;
use crate::lower::types::property::Drafts;
use crate::text::diagnostic::Diagnostic;

/// The response of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Response {
    /// Nothing.
    Nothing,
    /// One object, a primitive value, or several of them.
    Value(TypeRef),
    /// Links to objects.
    References,
    /// The number of objects.
    Count,
    /// Raw content.
    Content,
    /// Any JSON.
    Json,
}

/// Merges what the pages of an endpoint say about its response.
pub(crate) fn agreed(
    types: &Hierarchy<'_>,
    paths: &Paths,
    endpoint: &Endpoint<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Response {
    if endpoint.plan.last == Last::Count {
        return Response::Count;
    }
    let known = endpoint.uses.iter().filter_map(|it| Some((of_page(it.response())?, weight(it))));
    let known: Vec<(Response, u64)> = known.collect();
    if known.is_empty() {
        return Response::Json;
    }
    join(types, known.iter().map(|it| it.0)).unwrap_or_else(|| {
        notes.push(disagreement("answer", endpoint, |it| it.response.main().what.evidence()));
        // The home page says whether there is an answer at all; of what type, all pages that name one.
        if of_page(endpoint.uses[0].response()) == Some(Response::Nothing) {
            return Response::Nothing;
        }
        // An object has one answer and a collection has several, whoever says otherwise.
        let expected = match &endpoint.plan.last {
            Last::Item => Some(false),
            Last::Literal(path) if endpoint.method == Method::Get && paths.is_collection(path) => Some(true),
            _ => None,
        };
        let fits = |it: &Response| matches!(it, Response::Value(it) if Some(it.collection) == expected);
        let fitting: Vec<(Response, u64)> = known.iter().filter(|it| fits(&it.0)).copied().collect();
        let known = if fitting.is_empty() { known } else { fitting };
        let joined = join(types, known.iter().map(|it| it.0));
        joined.or_else(|| heaviest(known.into_iter())).unwrap_or(Response::Json)
    })
}

/// The response of which one page speaks; `None` when it does not say.
fn of_page(response: api::Response) -> Option<Response> {
    Some(match response {
        api::Response::Unknown => return None,
        api::Response::Empty => Response::Nothing,
        api::Response::References => Response::References,
        api::Response::Content { .. } => Response::Content,
        api::Response::Value(TypeRef { item: ItemType::Scalar(Scalar::Stream), .. }) => Response::Content,
        api::Response::Value(TypeRef { item: ItemType::Json, collection: false }) => Response::Json,
        api::Response::Value(ty) => Response::Value(ty),
    })
}

/// The response that covers all of them; `None` when they contradict each other.
fn join(types: &Hierarchy<'_>, mut all: impl Iterator<Item = Response> + Clone) -> Option<Response> {
    let first = all.clone().next()?;
    if all.clone().all(|it| it == first) {
        return Some(first);
    }
    let Response::Value(TypeRef { collection, .. }) = first else {
        return None;
    };
    let mut ids = Vec::new();
    let same_kind = all.all(|it| match it {
        Response::Value(TypeRef { item: ItemType::Type(id), collection: it }) => {
            ids.push(id);
            it == collection
        }
        _ => false,
    });
    let item = ItemType::Type(base_of(types, &ids).filter(|_| same_kind)?);
    Some(Response::Value(TypeRef { item, collection }))
}

/// The response to a function's request.
pub(crate) fn lower(response: Response, single_refs: bool, drafts: &Drafts<'_>) -> krate::Response {
    match response {
        Response::Nothing => krate::Response::Nothing,
        Response::Count => krate::Response::Count,
        Response::Content => krate::Response::Content,
        Response::Json => krate::Response::Json,
        Response::References if single_refs => krate::Response::Json,
        Response::References => krate::Response::References,
        Response::Value(TypeRef { item: ItemType::Json, collection: false }) => krate::Response::Json,
        Response::Value(ty) => match (drafts.item(ty.item), ty.collection) {
            (item, true) => krate::Response::Collection(item),
            (ItemKind::Struct(path), false) => krate::Response::Model(path),
            (item, false) => krate::Response::Value(item),
        },
    }
}
