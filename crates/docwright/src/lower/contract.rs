//! What an endpoint is sent and answers, when one page or many pages say so.
//!
//! Pages that agree settle it. Pages that name different types settle it when the types have a common base: derived types
//! share a path, each on a page of its own. Anything else is JSON, and reported.

use super::endpoints::{Endpoint, Use};
use super::hierarchy::Hierarchy;
use super::routes::Last;
use crate::api::{Api, Body, ItemType, Property, Reply, Scalar, TypeId, TypeKind, TypeRef};
use crate::diagnostic::{Diagnostic, Rule};

/// What an endpoint is sent.
#[derive(Debug, Clone)]
pub(super) enum Sent<'a> {
    /// Nothing.
    Nothing,
    /// An object of this type or a derived one.
    Object(TypeId),
    /// The parameters of an action, of one page or the union of several.
    Parameters(Vec<Parameters<'a>>),
    /// A link to an object.
    Reference,
    /// Raw content.
    Content,
    /// Any JSON.
    Json,
}

/// The parameters that one operation lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parameters<'a> {
    /// The operation's rank.
    pub(super) rank: usize,
    /// Its rows.
    pub(super) rows: &'a [Property],
}

/// What an endpoint answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Answered {
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

/// Merges what the pages of an endpoint say about its body.
pub(super) fn sent<'a>(
    api: &'a Api,
    types: &Hierarchy<'_>,
    endpoint: &Endpoint<'a>,
    notes: &mut Vec<Diagnostic>,
) -> Sent<'a> {
    let said: Vec<Option<Sent<'a>>> = endpoint.uses.iter().map(|it| sent_by(api, it)).collect();
    let unknown = said.iter().any(Option::is_none);
    let nothing = said.iter().any(|it| matches!(it, Some(Sent::Nothing)));
    let mut something = said
        .into_iter()
        .flatten()
        .filter(|it| !matches!(it, Sent::Nothing));
    let Some(mut merged) = something.next() else {
        return if unknown { Sent::Json } else { Sent::Nothing };
    };
    let mut agree = !nothing;
    for next in something {
        merged = join_sent(types, merged, next).unwrap_or_else(|| {
            agree = false;
            Sent::Json
        });
    }
    if !agree {
        notes.push(disagreement("body", endpoint));
    }
    merged
}

/// What one page says is sent; `None` when it does not say.
fn sent_by<'a>(api: &'a Api, it: &Use<'a>) -> Option<Sent<'a>> {
    Some(match &it.operation.body {
        Body::Empty => Sent::Nothing,
        Body::Parameters(rows) if rows.is_empty() => Sent::Nothing,
        Body::Unknown => return None,
        Body::Value(ty) => match ty.item {
            ItemType::Type(id) if !ty.collection && matches!(api[id].kind, TypeKind::Struct(_)) => {
                Sent::Object(id)
            }
            ItemType::Scalar(Scalar::Stream) => Sent::Content,
            _ => Sent::Json,
        },
        Body::Parameters(rows) => Sent::Parameters(vec![Parameters {
            rank: it.rank,
            rows,
        }]),
        Body::Reference => Sent::Reference,
        Body::Content => Sent::Content,
    })
}

fn join_sent<'a>(types: &Hierarchy<'_>, a: Sent<'a>, b: Sent<'a>) -> Option<Sent<'a>> {
    match (a, b) {
        (Sent::Nothing, Sent::Nothing) => Some(Sent::Nothing),
        (Sent::Reference, Sent::Reference) => Some(Sent::Reference),
        (Sent::Content, Sent::Content) => Some(Sent::Content),
        (Sent::Json, Sent::Json) => Some(Sent::Json),
        (Sent::Object(a), Sent::Object(b)) => types.common_base(a, b).map(Sent::Object),
        (Sent::Parameters(mut a), Sent::Parameters(b)) => {
            a.extend(b);
            Some(Sent::Parameters(a))
        }
        // A page that lists the properties of the object as if they were parameters says no more than the object.
        (Sent::Object(id), Sent::Parameters(rows)) | (Sent::Parameters(rows), Sent::Object(id)) => {
            let mut names = rows
                .iter()
                .flat_map(|it| it.rows)
                .map(|it| it.name.as_str());
            names
                .all(|it| types.has_property(id, it))
                .then_some(Sent::Object(id))
        }
        _ => None,
    }
}

/// Merges what the pages of an endpoint say about its answer.
pub(super) fn answered(
    types: &Hierarchy<'_>,
    endpoint: &Endpoint<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Answered {
    if endpoint.plan.last == Last::Count {
        return Answered::Count;
    }
    let replies = || endpoint.uses.iter().map(|it| it.operation.reply);
    let something: Vec<Answered> = replies().filter_map(answered_by).collect();
    let nothing = replies().filter(|it| *it == Reply::Empty).count();
    if something.is_empty() {
        return if nothing > 0 {
            Answered::Nothing
        } else {
            Answered::Json
        };
    }
    if nothing > 0 {
        notes.push(disagreement("answer", endpoint));
    }
    if nothing > something.len() {
        return Answered::Nothing;
    }
    let merged = something
        .iter()
        .copied()
        .map(Some)
        .reduce(|a, b| join_answered(types, a?, b?))
        .flatten();
    merged.unwrap_or_else(|| {
        notes.push(disagreement("answer", endpoint));
        Answered::Json
    })
}

fn answered_by(reply: Reply) -> Option<Answered> {
    Some(match reply {
        Reply::Empty | Reply::Unknown => return None,
        Reply::References => Answered::References,
        Reply::Content => Answered::Content,
        Reply::Value(TypeRef {
            item: ItemType::Scalar(Scalar::Stream),
            ..
        }) => Answered::Content,
        Reply::Value(TypeRef {
            item: ItemType::Json,
            collection: false,
        }) => Answered::Json,
        Reply::Value(ty) => Answered::Value(ty),
    })
}

fn join_answered(types: &Hierarchy<'_>, a: Answered, b: Answered) -> Option<Answered> {
    match (a, b) {
        (Answered::Value(a), Answered::Value(b)) if a.collection == b.collection => {
            let item = match (a.item, b.item) {
                (one, other) if one == other => one,
                (ItemType::Type(one), ItemType::Type(other)) => {
                    ItemType::Type(types.common_base(one, other)?)
                }
                _ => return None,
            };
            Some(Answered::Value(TypeRef {
                item,
                collection: a.collection,
            }))
        }
        (a, b) => (a == b).then_some(a),
    }
}

fn disagreement(about: &str, endpoint: &Endpoint<'_>) -> Diagnostic {
    let (first, rest) = endpoint.uses.split_first().expect("an endpoint has a use");
    let message = format!("the pages that document this request do not agree on its {about}");
    let place = |it: &Use<'_>| it.route.span;
    let found = Diagnostic::new(Rule::OperationConflict, message, place(first));
    rest.iter().fold(found, |found, it| {
        found.with("also documented here", place(it))
    })
}
