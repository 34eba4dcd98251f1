//! Which types are entities: objects with a key and an address of their own, as opposed to complex values.
//!
//! An annotation with a key property says it, so do a relationship that leads to the type and a path that picks one of
//! its objects by key. Bases and derived types are of the same kind. What leads to an entity is a relationship, whatever
//! table lists it.

use std::collections::BTreeSet;

use crate::api::{
    Evidence, ItemType, Property, Route, Segment, Standing, TypeDef, TypeId, TypeKind, Witness, ancestors,
};
use crate::odata::name::{fold, split_qualified};
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::types::lookup::Scope;
use crate::text::source::Span;

/// Types that a key in some path picks objects of, and the request lines.
pub(crate) fn addressed<'r>(graph: &Graph<'_>, routes: impl Iterator<Item = &'r Route>) -> Vec<(TypeId, Span)> {
    let mut found = Vec::new();
    for route in routes {
        for (at, segment) in route.segments.iter().enumerate() {
            let picked = matches!(segment, Segment::Key(_));
            if let Place::At(ty) = graph.walk(&route.segments[..=at])
                && let ItemType::Type(id) = ty.item
                && picked
            {
                found.push((id, route.span));
            }
        }
    }
    found
}

/// A type that some place shows to be an entity.
type Seed = (usize, Witness, Span);

fn witness_of(relationship: &Property) -> Witness {
    if relationship.inferred { Witness::Path } else { Witness::Table }
}

/// Keeps the first place of each kind that shows a type to be an entity.
fn record(definition: &mut TypeDef, witness: Witness, span: Span) {
    if definition.evidence.iter().any(|it| (it.about, it.witness) == ("kind", witness)) {
        return;
    }
    let says = match witness {
        Witness::Path => "entity type: a path leads to objects of it",
        Witness::Table => "entity type: a relationship leads to it",
        _ => "entity type: a type that it is related to is one",
    };
    definition.evidence.push(Evidence::ruling("kind", witness, says, span, "one place that shows a key is enough"));
}

/// Entities that nothing but their bases and derived types show to be some, and headings that say otherwise.
fn record_relatives(types: &mut [TypeDef]) {
    for rank in 0..types.len() {
        let TypeKind::Struct(it) = &types[rank].kind else { continue };
        let entity = it.entity;
        let unheard = |it: &&mut Evidence| it.about == "kind" && matches!(it.standing, Standing::Unheard(_));
        types[rank].evidence.iter_mut().filter(unheard).for_each(|it| it.agrees = !entity);
        let shown = types[rank].evidence.iter().any(|it| it.about == "kind" && it.agrees);
        if entity && !shown {
            let base = ancestors(types, rank).find(|base| is_entity(types, *base));
            let span = types[base.unwrap_or(rank)].origins[0];
            record(&mut types[rank], Witness::Base, span);
        }
    }
}

/// Marks entities, and lets those without another base inherit from `entity`, where that type is described.
pub(crate) fn mark(scope: Scope<'_, '_>, types: &mut [TypeDef], addressed: &[(TypeId, Span)]) {
    let mut seeds: Vec<Seed> = addressed.iter().map(|(id, span)| (id.0 as usize, Witness::Path, *span)).collect();
    for definition in types.iter() {
        let TypeKind::Struct(it) = &definition.kind else { continue };
        let related = it.properties.iter().filter(|property| property.navigation);
        seeds.extend(related.filter_map(|property| match property.ty.item {
            ItemType::Type(id) => Some((id.0 as usize, witness_of(property), property.origin)),
            _ => None,
        }));
    }
    let root = scope.skeletons.named(&scope.config.namespace, "entity").map(|id| id.0 as usize);
    unmark_values(scope, types, &seeds);
    for (seed, witness, span) in seeds {
        let line: Vec<usize> = std::iter::once(seed).chain(ancestors(types, seed)).collect();
        line.into_iter().for_each(|rank| set_entity(types, rank));
        record(&mut types[seed], witness, span);
    }
    for rank in 0..types.len() {
        let inherits = ancestors(types, rank).any(|base| is_entity(types, base));
        if inherits {
            set_entity(types, rank);
        }
    }
    relate(types);
    record_relatives(types);
    let Some(root) = root else { return };
    let root_name = types[root].name.to_string();
    for rank in (0..types.len()).filter(|rank| *rank != root) {
        if is_entity(types, rank)
            && let TypeKind::Struct(it) = &mut types[rank].kind
            && it.base.is_none()
        {
            it.base = Some(TypeId::of(root));
            let (says, span) = (root_name.clone(), types[rank].origins[0]);
            let rule = "an entity type that names no base inherits from `entity`";
            types[rank].evidence.push(Evidence::ruling("base", Witness::Default, says, span, rule));
        }
    }
}

/// An annotation is copied with its key: a family of types of which some are parts of other objects, while none is led
/// to or picked by a key or says that it is an `entity`, are values all the same.
fn unmark_values(scope: Scope<'_, '_>, types: &mut [TypeDef], seeds: &[Seed]) {
    let root = |rank: usize| ancestors(types, rank).last().unwrap_or(rank);
    let parts: BTreeSet<usize> = types.iter().flat_map(TypeDef::properties).filter_map(part).map(root).collect();
    let mut objects: BTreeSet<usize> = seeds.iter().map(|(rank, ..)| root(*rank)).collect();
    for rank in 0..types.len() {
        let resources = &scope.skeletons.types[rank].resources;
        let mut bases = resources.iter().flat_map(|(_, it)| it.annotations()).filter_map(|it| it.base.as_ref());
        if bases.any(|it| fold(split_qualified(&it.value).1) == "entity") {
            objects.insert(root(rank));
        }
    }
    let roots: Vec<usize> = (0..types.len()).map(root).collect();
    for (definition, root) in types.iter_mut().zip(roots) {
        if let TypeKind::Struct(it) = &mut definition.kind
            && it.entity
            && parts.contains(&root)
            && !objects.contains(&root)
        {
            it.entity = false;
            let unheard = "objects of this type are only ever parts of others, so the key makes no entity type of it";
            for said in definition.evidence.iter_mut().filter(|it| it.about == "kind") {
                (said.agrees, said.standing) = (false, Standing::Unheard(unheard));
            }
        }
    }
}

/// The type of which a property holds values.
fn part(property: &Property) -> Option<usize> {
    match property.ty.item {
        ItemType::Type(id) if !property.navigation => Some(id.0 as usize),
        _ => None,
    }
}

/// Objects with a key are led to, not held, whichever table lists the property.
fn relate(types: &mut [TypeDef]) {
    let entities: BTreeSet<usize> = (0..types.len()).filter(|rank| is_entity(types, *rank)).collect();
    for definition in types {
        let TypeKind::Struct(it) = &mut definition.kind else { continue };
        for property in &mut it.properties {
            property.navigation |= part(property).is_some_and(|rank| entities.contains(&rank));
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
