//! What an endpoint is sent and answers, when one page or many pages say so.
//!
//! Pages that agree settle it. Pages that name different types settle it when the types have a common base: derived types
//! share a path, each on a page of its own. Otherwise the pages contradict each other, which is reported, and weight
//! decides: a page with few request lines is about them, a page with many mentions them in passing. Where nothing has
//! more weight than the rest, anything goes: JSON.

use std::collections::BTreeMap;

use crate::api::{Api, Body, ItemType, Method, Property, Reply, Scalar, TypeId, TypeKind, TypeRef};
use crate::lower::endpoint::grouping::{Endpoint, Use};
use crate::lower::endpoint::paths::Paths;
use crate::lower::endpoint::request_line::Last;
use crate::lower::types::inheritance::Hierarchy;
use crate::text::diagnostic::{Diagnostic, Rule};

/// What an endpoint is sent.
#[derive(Debug, Clone)]
pub(crate) enum Sent<'a> {
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

/// What an endpoint answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Answered {
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
pub(crate) fn sent<'a>(
    api: &'a Api,
    types: &Hierarchy<'_>,
    endpoint: &Endpoint<'a>,
    notes: &mut Vec<Diagnostic>,
) -> Sent<'a> {
    if endpoint.content_instead {
        return Sent::Content;
    }
    let known = || endpoint.uses.iter().filter_map(|it| Some((sent_by(api, it)?, weight(it))));
    let something: Vec<_> = known().filter(|(it, _)| !matches!(it, Sent::Nothing)).collect();
    if something.is_empty() {
        let unknown = known().count() < endpoint.uses.len();
        return if unknown { Sent::Json } else { Sent::Nothing };
    }
    let agree = something.len() == known().count();
    let joined = join_sent(types, something.iter().map(|(it, _)| it));
    if !agree || joined.is_none() {
        notes.push(disagreement("body", endpoint));
    }
    joined.unwrap_or_else(|| {
        let kinds = something.iter().map(|(it, weight)| (kind(it), *weight));
        match heaviest(kinds) {
            Some(winner) => {
                let winners = something.iter().map(|(it, _)| it).filter(|it| kind(it) == winner);
                join_sent(types, winners).unwrap_or(Sent::Json)
            }
            None => Sent::Json,
        }
    })
}

/// What one page says is sent; `None` when it does not say.
fn sent_by<'a>(api: &'a Api, it: &Use<'a>) -> Option<Sent<'a>> {
    Some(match &*it.operation.body {
        Body::Empty if it.operation.sends_blank => Sent::Blank,
        Body::Empty => Sent::Nothing,
        Body::Parameters(rows) if rows.is_empty() => Sent::Nothing,
        Body::Unknown => return None,
        Body::Value(ty) => match ty.item {
            ItemType::Type(id) if !ty.collection && matches!(api[id].kind, TypeKind::Struct(_)) => Sent::Object(id),
            ItemType::Scalar(Scalar::Stream) => Sent::Content,
            _ => Sent::Json,
        },
        Body::Parameters(rows) => Sent::Parameters(vec![Parameters { rank: it.rank, rows }]),
        Body::Reference => Sent::Reference,
        Body::Content => Sent::Content,
    })
}

/// What tells bodies apart when pages are weighed against each other.
fn kind(sent: &Sent<'_>) -> (u8, Option<TypeId>) {
    match sent {
        Sent::Nothing => (0, None),
        Sent::Blank => (6, None),
        Sent::Object(id) => (1, Some(*id)),
        Sent::Parameters(_) => (2, None),
        Sent::Reference => (3, None),
        Sent::Content => (4, None),
        Sent::Json => (5, None),
    }
}

/// What bodies have in common; `None` when they contradict each other.
fn join_sent<'a, 's>(types: &Hierarchy<'_>, sent: impl Iterator<Item = &'s Sent<'a>> + Clone) -> Option<Sent<'a>>
where
    'a: 's,
{
    let mut objects: Vec<TypeId> = Vec::new();
    let mut parameters: Vec<Parameters<'a>> = Vec::new();
    let mut others = sent.clone().filter(|it| !matches!(it, Sent::Object(_) | Sent::Parameters(_)));
    if let Some(other) = others.next() {
        let mut all = sent.clone();
        return all.all(|it| kind(it) == kind(other)).then(|| other.clone());
    }
    for it in sent {
        match it {
            Sent::Object(id) => objects.push(*id),
            Sent::Parameters(it) => parameters.extend(it),
            _ => {}
        }
    }
    if objects.is_empty() {
        return Some(Sent::Parameters(parameters));
    }
    let base = base_of(types, &objects)?;
    // A page that lists the properties of the object as if they were parameters says no more than the object.
    let mut names = parameters.iter().flat_map(|it| it.rows);
    names.all(|it| types.has_property(base, &it.name)).then_some(Sent::Object(base))
}

/// Merges what the pages of an endpoint say about its answer.
pub(crate) fn answered(
    types: &Hierarchy<'_>,
    paths: &Paths,
    endpoint: &Endpoint<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Answered {
    if endpoint.plan.last == Last::Count {
        return Answered::Count;
    }
    let known = endpoint.uses.iter().filter_map(|it| Some((answered_by(*it.operation.reply)?, weight(it))));
    let known: Vec<(Answered, u64)> = known.collect();
    if known.is_empty() {
        return Answered::Json;
    }
    join_answered(types, known.iter().map(|it| it.0)).unwrap_or_else(|| {
        notes.push(disagreement("answer", endpoint));
        // An object has one answer and a collection has several, whoever says otherwise.
        let expected = match &endpoint.plan.last {
            Last::Item => Some(false),
            Last::Literal(path) if endpoint.method == Method::Get && paths.is_keyed(path) => Some(true),
            _ => None,
        };
        let fits = |it: &Answered| matches!(it, Answered::Value(it) if Some(it.collection) == expected);
        let fitting: Vec<(Answered, u64)> = known.iter().filter(|it| fits(&it.0)).copied().collect();
        let known = if fitting.is_empty() { known } else { fitting };
        let joined = join_answered(types, known.iter().map(|it| it.0));
        joined.or_else(|| heaviest(known.into_iter())).unwrap_or(Answered::Json)
    })
}

/// What one page says is answered; `None` when it does not say.
fn answered_by(reply: Reply) -> Option<Answered> {
    Some(match reply {
        Reply::Unknown => return None,
        Reply::Empty => Answered::Nothing,
        Reply::References => Answered::References,
        Reply::Content => Answered::Content,
        Reply::Value(TypeRef { item: ItemType::Scalar(Scalar::Stream), .. }) => Answered::Content,
        Reply::Value(TypeRef { item: ItemType::Json, collection: false }) => Answered::Json,
        Reply::Value(ty) => Answered::Value(ty),
    })
}

/// What answers have in common; `None` when they contradict each other.
fn join_answered(types: &Hierarchy<'_>, mut all: impl Iterator<Item = Answered> + Clone) -> Option<Answered> {
    let first = all.clone().next()?;
    if all.clone().all(|it| it == first) {
        return Some(first);
    }
    let Answered::Value(TypeRef { collection, .. }) = first else {
        return None;
    };
    let mut ids = Vec::new();
    let same_kind = all.all(|it| match it {
        Answered::Value(TypeRef { item: ItemType::Type(id), collection: it }) => {
            ids.push(id);
            it == collection
        }
        _ => false,
    });
    let item = ItemType::Type(base_of(types, &ids).filter(|_| same_kind)?);
    Some(Answered::Value(TypeRef { item, collection }))
}

/// The type that all types are or derive from, unless that says nothing.
fn base_of(types: &Hierarchy<'_>, ids: &[TypeId]) -> Option<TypeId> {
    types.common_base(ids).filter(|it| ids.contains(it) || !types.says_nothing(*it))
}

/// How much the word of a page counts: all pages share one weight among their request lines.
fn weight(it: &Use<'_>) -> u64 {
    1_000_000 / u64::try_from(it.lines).unwrap_or(u64::MAX).max(1)
}

/// What is said with more weight than anything else.
fn heaviest<T: Ord + Copy>(said: impl Iterator<Item = (T, u64)>) -> Option<T> {
    let mut weights: BTreeMap<T, u64> = BTreeMap::new();
    for (it, weight) in said {
        *weights.entry(it).or_default() += weight;
    }
    let most = *weights.values().max()?;
    let mut winners = weights.into_iter().filter(|(_, weight)| *weight == most);
    let (winner, _) = winners.next()?;
    winners.next().is_none().then_some(winner)
}

fn disagreement(about: &str, endpoint: &Endpoint<'_>) -> Diagnostic {
    let (first, rest) = endpoint.uses.split_first().expect("an endpoint has a use");
    let message = format!("the pages that document this request do not agree on its {about}");
    let place = |it: &Use<'_>| it.route.span;
    let found = Diagnostic::new(Rule::OperationConflict, message, place(first));
    rest.iter().fold(found, |found, it| found.with("also documented here", place(it)))
}
