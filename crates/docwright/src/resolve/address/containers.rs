//! Containers: path segments of no operation, typed by their name: `/security`.
//!
//! ```http
//! GET /security/alerts
//! POST /users/{id}/teamwork/installedApps
//! GET /auditLogs/signIns
//! ```
//!
//! ```text
//! type := the name itself | owner name | (name | singular) "Root"
//! ```
//!
//! The type must document something that the address leads on to, unless it has the very name of a root and documents
//! nothing at all.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{ItemType, Segment, TypeId, TypeRef};
use crate::odata::key::PathKey;
use crate::odata::name::fold;
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::operation::draft::Draft;
use crate::resolve::types::lookup::Scope;
use crate::text::plural::singular_of_name;
use crate::text::source::Span;

/// An address that request lines pass through and none asks for: what some operation asks for, that operation explains.
pub(crate) struct Passage<'d> {
    segments: &'d [Segment],
    span: Span,
    /// The segments behind it.
    children: BTreeSet<&'d str>,
}

/// Finds such addresses, the shortest first.
pub(crate) fn passages<'d>(drafts: &'d [Draft<'_>]) -> Vec<Passage<'d>> {
    let mut passages: BTreeMap<(usize, String), Passage<'_>> = BTreeMap::new();
    let mut ends = BTreeSet::new();
    for route in drafts.iter().flat_map(|it| &it.routes) {
        ends.insert(PathKey::of(&route.segments).text);
        for end in 1..route.segments.len() {
            if let (Segment::Literal(_), Segment::Literal(child)) = (&route.segments[end - 1], &route.segments[end]) {
                let segments = &route.segments[..end];
                let passage = || Passage { segments, span: route.span, children: BTreeSet::new() };
                let key = (end, PathKey::of(segments).text);
                passages.entry(key).or_insert_with(passage).children.insert(child);
            }
        }
    }
    passages.retain(|(_, key), _| !ends.contains(key));
    passages.into_values().collect()
}

/// Teaches the graph the types of addresses that it does not know.
pub(crate) fn learn(scope: Scope<'_, '_>, graph: &mut Graph<'_>, passages: &[Passage<'_>]) {
    for passage in passages {
        if graph.walk(passage.segments) != Place::Lost {
            continue;
        }
        if let Some(id) = named_like(scope, graph, passage) {
            let ty = TypeRef { item: ItemType::Type(id), collection: false };
            graph.learn(passage.segments, ty, passage.span, false);
        }
    }
}

fn named_like(scope: Scope<'_, '_>, graph: &Graph<'_>, passage: &Passage<'_>) -> Option<TypeId> {
    let (owner, name) = graph.step_to(passage.segments)?;
    let Some(Segment::Literal(written)) = passage.segments.last() else { return None };
    let singular = singular_of_name(written);
    let owned = owner.map(|id| fold(&scope.name_of(id).name) + &name);
    let others = [owned, Some(format!("{name}root")), Some(format!("{singular}root"))];
    let exact = of_name(scope, &name).map(|id| (id, owner.is_none() && graph.is_bare(id)));
    let others = others.into_iter().flatten().filter_map(|other| Some((of_name(scope, &other)?, false)));
    let leads_on = |id: TypeId| passage.children.iter().any(|child| graph.documents(id, child));
    exact.into_iter().chain(others).find(|(id, sure)| *sure || leads_on(*id)).map(|(id, _)| id)
}

/// The type of the default namespace with this name, if it has properties.
fn of_name(scope: Scope<'_, '_>, name: &str) -> Option<TypeId> {
    let found = scope.skeletons.named(&scope.config.namespace, name)?;
    (!scope.skeletons.types[found.0 as usize].resources.is_empty()).then_some(found)
}
