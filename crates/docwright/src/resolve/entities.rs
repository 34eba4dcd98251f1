//! Which types are entities: objects with a key and an address of their own, as opposed to complex values.
//!
//! An annotation with a key property says it, so do a relationship that leads to the type and a path that picks one of
//! its objects by key. Bases and derived types are of the same kind.

use super::bases::ancestors;
use super::graph::{Graph, Place};
use super::names::fold;
use super::reference::Scope;
use crate::api::{ItemType, Route, Segment, TypeDef, TypeId, TypeKind};

/// Types that a key in some path picks objects of.
pub(super) fn addressed<'r>(graph: &Graph<'_>, routes: impl Iterator<Item = &'r Route>) -> Vec<TypeId> {
    let mut found = Vec::new();
    for route in routes {
        for (at, segment) in route.segments.iter().enumerate() {
            let picked = matches!(segment, Segment::Key(_));
            if let Place::At(ty) = graph.walk(&route.segments[..=at])
                && let ItemType::Type(id) = ty.item
                && picked
            {
                found.push(id);
            }
        }
    }
    found
}

/// Marks entities, and lets those without another base inherit from `entity`, where that type is described.
pub(super) fn mark(scope: Scope<'_, '_>, types: &mut [TypeDef], addressed: &[TypeId]) {
    let mut seeds: Vec<usize> = addressed.iter().map(|id| id.0 as usize).collect();
    for definition in types.iter() {
        let TypeKind::Struct(it) = &definition.kind else { continue };
        let related = it.properties.iter().filter(|property| property.navigation);
        seeds.extend(related.filter_map(|property| match property.ty.item {
            ItemType::Type(id) => Some(id.0 as usize),
            _ => None,
        }));
    }
    let root = scope.skeletons.named(&scope.config.namespace, "entity").map(|id| id.0 as usize);
    for seed in seeds {
        let line: Vec<usize> = std::iter::once(seed).chain(ancestors(types, seed)).collect();
        line.into_iter().for_each(|rank| set_entity(types, rank));
    }
    for rank in 0..types.len() {
        let inherits = ancestors(types, rank).any(|base| is_entity(types, base));
        if inherits {
            set_entity(types, rank);
        }
    }
    let Some(root) = root else { return };
    for rank in (0..types.len()).filter(|rank| *rank != root) {
        if is_entity(types, rank)
            && let TypeKind::Struct(it) = &mut types[rank].kind
        {
            it.base.get_or_insert(super::graph::type_id(root));
        }
    }
}

fn is_entity(types: &[TypeDef], rank: usize) -> bool {
    let named = fold(&types[rank].name.name) == "entity";
    matches!(&types[rank].kind, TypeKind::Struct(it) if it.entity || named)
}

fn set_entity(types: &mut [TypeDef], rank: usize) {
    if let TypeKind::Struct(it) = &mut types[rank].kind {
        it.entity = true;
    }
}
