//! Roots: the types to which several documented addresses lead.
//!
//! ```text
//! place  := the beginning of a request line, literals and plain keys only, that leads to one entity
//! start  := a place without keys                                     /me/drive
//! root   := a type with a start and another place                    drive: /me/drive, /drives/{id}, /sites/{id}/drive
//! ```
//!
//! A place is of a type when it leads to exactly that: what is behind an object of a base type depends on the object, so
//! that such a type is no root.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{ItemType, Place, Root, Route, Segment, TypeDef, TypeId, TypeKind};
use crate::odata::key::PathKey;
use crate::resolve::address::navigation::{self, Graph};

/// Places by type and key.
pub(crate) type Places = BTreeMap<TypeId, BTreeMap<String, Place>>;

/// The places that request lines lead through.
pub(crate) fn places<'r>(graph: &Graph<'_>, routes: impl Iterator<Item = &'r Route>) -> Places {
    let mut found = Places::new();
    for route in routes {
        let key = PathKey::of(&route.segments);
        let plain = route.segments.iter().take_while(|it| is_plain(it)).count();
        // Where links are kept, the object itself has no address.
        let links = |end: &usize| matches!(route.segments.get(*end), Some(Segment::Ref));
        for end in (1..=plain).filter(|end| !links(end)) {
            if let navigation::Place::At(ty) = graph.walk(&route.segments[..end])
                && let (ItemType::Type(id), false) = (ty.item, ty.collection)
            {
                let place = || Place { segments: route.segments[..end].to_vec(), span: route.span };
                found.entry(id).or_default().entry(key.up_to(end).to_owned()).or_insert_with(place);
            }
        }
    }
    found
}

/// A segment that an address to one object may have.
fn is_plain(segment: &Segment) -> bool {
    match segment {
        Segment::Literal(_) => true,
        Segment::Key(key) => !key.parenthesised,
        _ => false,
    }
}

/// The roots among the types that have places, now that it is known which are entities.
pub(crate) fn roots(types: &[TypeDef], places: Places) -> Vec<Root> {
    let is_entity = |id: &TypeId| matches!(&types[id.0 as usize].kind, TypeKind::Struct(it) if *it.entity);
    let bases: BTreeSet<TypeId> = types.iter().filter_map(TypeDef::base).collect();
    let is_root = |(id, places): &(TypeId, BTreeMap<String, Place>)| {
        is_entity(id) && !bases.contains(id) && places.len() > 1 && places.values().any(Place::is_start)
    };
    let root = |(ty, places): (TypeId, BTreeMap<String, Place>)| Root { ty, places: places.into_values().collect() };
    places.into_iter().filter(is_root).map(root).collect()
}
