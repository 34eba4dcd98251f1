//! The request body of an endpoint: one or many pages say it, and Rust's terms for it.

use crate::api::{self, Api, ItemType, Property, Scalar, TypeId, TypeKind};
use crate::krate::{self, ItemPath};
use crate::lower::endpoint::agreement::{base_of, disagreement, heaviest, weight};
use crate::lower::endpoint::grouping::{Endpoint, Use};
use crate::lower::types::inheritance::Hierarchy;
use crate::lower::types::layout::Layout;
use crate::text::diagnostic::Diagnostic;

/// The request body of an endpoint.
#[derive(Debug, Clone)]
pub(crate) enum Body<'a> {
    /// Nothing.
    Nothing,
    /// An object without members.
    Blank,
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
pub(crate) struct Parameters<'a> {
    /// The operation's rank.
    pub(crate) rank: usize,
    /// Its rows.
    pub(crate) rows: &'a [Property],
}

/// Merges what the pages of an endpoint say about its body.
pub(crate) fn agreed<'a>(
    api: &'a Api,
    types: &Hierarchy<'_>,
    endpoint: &Endpoint<'a>,
    notes: &mut Vec<Diagnostic>,
) -> Body<'a> {
    let known = || endpoint.uses.iter().filter_map(|it| Some((of_page(api, it)?, weight(it))));
    let something: Vec<_> = known().filter(|(it, _)| !matches!(it, Body::Nothing)).collect();
    if something.is_empty() {
        let unknown = known().count() < endpoint.uses.len();
        return if unknown { Body::Json } else { Body::Nothing };
    }
    let agree = something.len() == known().count();
    let joined = join(types, something.iter().map(|(it, _)| it));
    if !agree || joined.is_none() {
        notes.push(disagreement("body", endpoint, |it| it.body.main().what.evidence()));
    }
    joined.unwrap_or_else(|| {
        let kinds = something.iter().map(|(it, weight)| (kind(it), *weight));
        match heaviest(kinds) {
            Some(winner) => {
                let winners = something.iter().map(|(it, _)| it).filter(|it| kind(it) == winner);
                join(types, winners).unwrap_or(Body::Json)
            }
            None => Body::Json,
        }
    })
}

/// The body of which one page speaks; `None` when it does not say.
fn of_page<'a>(api: &'a Api, it: &Use<'a>) -> Option<Body<'a>> {
    Some(match it.body() {
        api::Body::Blank => Body::Blank,
        api::Body::Empty => Body::Nothing,
        api::Body::Parameters(rows) if rows.is_empty() => Body::Nothing,
        api::Body::Unknown => return None,
        api::Body::Value(ty) => match ty.item {
            ItemType::Type(id) if !ty.collection && matches!(api[id].kind, TypeKind::Struct(_)) => Body::Object(id),
            ItemType::Scalar(Scalar::Stream) => Body::Content,
            _ => Body::Json,
        },
        api::Body::Parameters(rows) => Body::Parameters(vec![Parameters { rank: it.rank, rows }]),
        api::Body::Reference => Body::Reference,
        api::Body::Content { .. } => Body::Content,
    })
}

/// The kind that tells bodies apart when pages are weighed against each other.
fn kind(body: &Body<'_>) -> (u8, Option<TypeId>) {
    match body {
        Body::Nothing => (0, None),
        Body::Blank => (6, None),
        Body::Object(id) => (1, Some(*id)),
        Body::Parameters(_) => (2, None),
        Body::Reference => (3, None),
        Body::Content => (4, None),
        Body::Json => (5, None),
    }
}

/// The body that covers all of them; `None` when they contradict each other.
fn join<'a, 's>(types: &Hierarchy<'_>, bodies: impl Iterator<Item = &'s Body<'a>> + Clone) -> Option<Body<'a>>
where
    'a: 's,
{
    let mut objects: Vec<TypeId> = Vec::new();
    let mut parameters: Vec<Parameters<'a>> = Vec::new();
    let mut others = bodies.clone().filter(|it| !matches!(it, Body::Object(_) | Body::Parameters(_)));
    if let Some(other) = others.next() {
        let mut all = bodies.clone();
        return all.all(|it| kind(it) == kind(other)).then(|| other.clone());
    }
    for it in bodies {
        match it {
            Body::Object(id) => objects.push(*id),
            Body::Parameters(it) => parameters.extend(it),
            _ => {}
        }
    }
    if objects.is_empty() {
        return Some(Body::Parameters(parameters));
    }
    let base = base_of(types, &objects)?;
    // A page that lists the properties of the object as if they were parameters says no more than the object.
    let mut names = parameters.iter().flat_map(|it| it.rows);
    names.all(|it| types.has_property(base, &it.name)).then_some(Body::Object(base))
}

/// The body that a function sends; `parameters` is the struct made for its parameters.
pub(crate) fn lower(
    body: &Body<'_>,
    parameters: Option<&ItemPath>,
    optional: bool,
    layout: &Layout,
    types: &Hierarchy<'_>,
) -> krate::Body {
    match body {
        Body::Nothing => krate::Body::None,
        Body::Blank => krate::Body::Blank,
        Body::Object(id) => {
            krate::Body::Model { path: layout.place(*id).path.clone(), derived: types.has_derived(*id) }
        }
        Body::Parameters(_) => match parameters {
            Some(path) => krate::Body::Parameters { path: path.clone(), optional },
            None => krate::Body::Json,
        },
        Body::Reference => krate::Body::Reference,
        Body::Content => krate::Body::Content,
        Body::Json => krate::Body::Json,
    }
}
