//! Types that a page names by mistake: its examples show objects of another one.
//!
//! ```markdown
//! # Create defaultColours of a lamp
//! POST /lamps/{id}/defaultColours
//! … a **lamp** object in the response body.           { "colour": "red", "warmth": 3 }
//! ```
//!
//! ```text
//! mistake := the example has no property of the type that is named, and all are those of the type that the address names
//! ```

use std::collections::BTreeSet;

use crate::api::{ItemType, Route, Segment, TypeDef, TypeId, Witness, ancestors};
use crate::odata::name::{fold, is_property_name};
use crate::page::Json;
use crate::resolve::operation::draft::Draft;
use crate::resolve::operation::request_body;
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::Claim;

/// An example with fewer members says little.
const FEWEST: usize = 2;

/// Corrects the claims of a draft on what is sent and answered.
pub(crate) fn correct(scope: Scope<'_, '_>, types: &[TypeDef], draft: &mut Draft<'_>) {
    let Some(route) = draft.routes.first() else { return };
    let Some(named) = named_by(scope, route) else { return };
    let span = route.span;
    let answered: Vec<&Json> = draft.said.successes().filter_map(|it| it.body.as_ref()?.json.as_ref()).collect();
    let sent: Vec<&Json> = request_body::examples(draft).filter_map(|it| it.json.as_ref()).collect();
    let is_mistaken = |claims: &[Claim<ItemType>], shown: &[&Json]| {
        let other = claims.iter().find_map(|it| match it.value {
            ItemType::Type(id) if id != named => Some(id),
            _ => None,
        });
        other.is_some_and(|other| !shown.is_empty() && shown.iter().all(|it| shows(types, it, named, other)))
    };
    let path = || vec![claim(Witness::Path, ItemType::Type(named), span)];
    if is_mistaken(&draft.response_types, &answered) || is_mistaken(&draft.response_types, &sent) {
        draft.response_types = path();
    }
    if is_mistaken(&draft.body_types, &sent) || is_mistaken(&draft.body_types, &answered) {
        draft.body_types = path();
    }
}

/// The type that the address is called after: `/lamps/{id}/defaultColours`, of defaultColour.
fn named_by(scope: Scope<'_, '_>, route: &Route) -> Option<TypeId> {
    let name = route.segments.iter().rev().find_map(|it| match it {
        // A key of several parts looks like a call.
        Segment::Literal(name) | Segment::Call { name, .. } => Some(Some(name)),
        Segment::Key(_) => None,
        _ => Some(None),
    })??;
    match scope.skeletons.called(name) {
        [only] => Some(*only),
        [] => scope.skeletons.called_in_plural(name),
        _ => None,
    }
}

/// An object, or the first of several, has members of one type, and none of another.
fn shows(types: &[TypeDef], json: &Json, named: TypeId, other: TypeId) -> bool {
    let object = match json.get("value").map(|it| &it.value).unwrap_or(json) {
        Json::Array(items) => items.first().map(|it| &it.value),
        one => Some(one),
    };
    let members = object.map_or(&[][..], Json::members);
    let names: Vec<String> =
        members.iter().map(|it| it.name.value.as_str()).filter(|it| is_property_name(it)).map(fold).collect();
    let (own, others) = (properties(types, named), properties(types, other));
    // Both may have a key of the same name.
    let is_other = |it: &String| others.contains(it) && it != "id";
    names.len() >= FEWEST && names.iter().all(|it| own.contains(it)) && !names.iter().any(is_other)
}

fn properties(types: &[TypeDef], id: TypeId) -> BTreeSet<String> {
    let rank = id.0 as usize;
    let line = std::iter::once(rank).chain(ancestors(types, rank));
    line.flat_map(|it| types[it].properties()).map(|it| fold(&it.name)).collect()
}
