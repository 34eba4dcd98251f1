//! Entity types, whose objects have a key and an address; others are complex types.
//!
//! An annotation with a key property says it, so do a relationship that leads to the type and a path that picks one of
//! its objects by key. Bases and derived types are of the same kind. What leads to an entity is a relationship, whatever
//! table lists it.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{
    ItemType, Overruling, Property, Route, Segment, StructDef, TypeDef, TypeId, TypeKind, Witness, ancestors,
};
use crate::odata::name::{fold, split_qualified};
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::types::evidence::COMPLEX;
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

/// Decides which types are entities, makes relationships of all that leads to one, and lets those without another base
/// inherit from `entity`, where that type is described.
pub(crate) fn mark(scope: Scope<'_, '_>, types: &mut [TypeDef], addressed: &[(TypeId, Span)]) {
    let seeds = seeds(types, addressed);
    let mut entities = annotated(types);
    for value in values(scope, types, &entities, &seeds) {
        entities.remove(&value);
        if let TypeKind::Struct(it) = &mut types[value].kind {
            let reason = "objects of this type are only ever parts of others, so the key makes no entity type of it";
            it.entity.set_aside(false, COMPLEX, reason);
        }
    }
    entities.extend(seeds.iter().flat_map(|(seed, ..)| std::iter::once(*seed).chain(ancestors(types, *seed))));
    entities.retain(|rank| matches!(types[*rank].kind, TypeKind::Struct(_)));
    let derived: Vec<usize> = (0..types.len()).filter(|rank| derives_from(types, &entities, *rank)).collect();
    entities.extend(derived);
    overrule(types, &entities, &seeds);
    relate(types, &entities);
    inherit_from_root(scope, types, &entities);
}

/// The types that a relationship or a key in a path leads to.
fn seeds(types: &[TypeDef], addressed: &[(TypeId, Span)]) -> Vec<Seed> {
    let mut seeds: Vec<Seed> = addressed.iter().map(|(id, span)| (id.0 as usize, Witness::Path, *span)).collect();
    let related = types.iter().flat_map(TypeDef::properties).filter(|it| *it.navigation);
    seeds.extend(related.filter_map(|property| match *property.item {
        ItemType::Type(id) => Some((id.0 as usize, witness_of(property), property.origin)),
        ItemType::Scalar(_) | ItemType::Json => None,
    }));
    seeds
}

fn witness_of(relationship: &Property) -> Witness {
    if relationship.inferred { Witness::Path } else { Witness::Table }
}

/// The types whose annotation has a key, and all that derive from one.
fn annotated(types: &[TypeDef]) -> BTreeSet<usize> {
    let has_key = |rank: &usize| structure(&types[*rank]).is_some_and(|it| *it.entity);
    let own: BTreeSet<usize> = (0..types.len()).filter(has_key).collect();
    (0..types.len()).filter(|rank| own.contains(rank) || derives_from(types, &own, *rank)).collect()
}

/// True if some base of a type is an entity type; `entity` always is one.
fn derives_from(types: &[TypeDef], entities: &BTreeSet<usize>, rank: usize) -> bool {
    ancestors(types, rank).any(|base| is_entity(types, entities, base))
}

fn is_entity(types: &[TypeDef], entities: &BTreeSet<usize>, rank: usize) -> bool {
    entities.contains(&rank) || structure(&types[rank]).is_some() && fold(&types[rank].name.name) == "entity"
}

fn structure(definition: &TypeDef) -> Option<&StructDef> {
    match &definition.kind {
        TypeKind::Struct(it) => Some(it),
        TypeKind::Enum(_) => None,
    }
}

/// An annotation is copied with its key: a family of types of which some are parts of other objects, while none is led
/// to or picked by a key or says that it is an `entity`, are values all the same.
fn values(scope: Scope<'_, '_>, types: &[TypeDef], entities: &BTreeSet<usize>, seeds: &[Seed]) -> Vec<usize> {
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
    let is_value = |rank: &usize| parts.contains(&root(*rank)) && !objects.contains(&root(*rank));
    entities.iter().copied().filter(is_value).collect()
}

/// The type of which a property holds values.
fn part(property: &Property) -> Option<usize> {
    match *property.item {
        ItemType::Type(id) if !*property.navigation => Some(id.0 as usize),
        _ => None,
    }
}

/// Records the first place of each kind that shows a type to be an entity; what nothing else shows, a relative does.
fn overrule(types: &mut [TypeDef], entities: &BTreeSet<usize>, seeds: &[Seed]) {
    let mut seen = BTreeSet::new();
    for (seed, witness, span) in seeds.iter().filter(|(seed, witness, _)| seen.insert((*seed, *witness))) {
        let says = match witness {
            Witness::Path => "entity type: a path leads to objects of it",
            _ => "entity type: a relationship leads to it",
        };
        show(&mut types[*seed], *witness, says, *span);
    }
    // A type that says so itself, or a relationship or a path does, stands for those that it inherits from.
    let mut heirs: BTreeMap<usize, usize> = BTreeMap::new();
    for rank in entities.iter().filter(|rank| structure(&types[**rank]).is_some_and(|it| *it.entity)) {
        ancestors(types, *rank).for_each(|base| _ = heirs.entry(base).or_insert(*rank));
    }
    for rank in entities {
        if structure(&types[*rank]).is_some_and(|it| !*it.entity) {
            let base = ancestors(types, *rank).find(|base| is_entity(types, entities, *base));
            let heir = heirs.get(rank).filter(|_| base.is_none());
            let says = if heir.is_some() {
                "entity type: a type that inherits from it is one"
            } else {
                "entity type: the type that it inherits from is one"
            };
            let derived = heir.unwrap_or(rank);
            let span = structure(&types[*derived]).and_then(|it| it.base.places().next());
            let span = span.unwrap_or(types[base.unwrap_or(*rank)].origins[0]);
            show(&mut types[*rank], Witness::Base, says, span);
        }
    }
}

fn show(definition: &mut TypeDef, witness: Witness, says: &str, span: Span) {
    if let TypeKind::Struct(it) = &mut definition.kind {
        it.entity.overrule(true, Overruling::HasKey, witness, says, span);
    }
}

/// Objects with a key are led to, not held, whichever table lists the property.
fn relate(types: &mut [TypeDef], entities: &BTreeSet<usize>) {
    let named: BTreeSet<usize> = (0..types.len()).filter(|rank| is_entity(types, entities, *rank)).collect();
    for definition in types {
        let TypeKind::Struct(it) = &mut definition.kind else { continue };
        for property in it.properties.iter_mut().filter(|it| part(it).is_some_and(|rank| named.contains(&rank))) {
            let (rule, span) = (Overruling::LeadsToEntity, property.origin);
            property.navigation.overrule(true, rule, Witness::Table, "yes", span);
        }
    }
}

/// Gives entity types without a base the one that all entity types have in common.
fn inherit_from_root(scope: Scope<'_, '_>, types: &mut [TypeDef], entities: &BTreeSet<usize>) {
    let Some(root) = scope.skeletons.named(&scope.config.namespace, "entity") else { return };
    let says = types[root.0 as usize].name.to_string();
    for rank in (0..types.len()).map(TypeId::of).filter(|rank| *rank != root) {
        let definition = &mut types[rank.0 as usize];
        let is_entity = entities.contains(&(rank.0 as usize)) || fold(&definition.name.name) == "entity";
        if let TypeKind::Struct(it) = &mut definition.kind
            && is_entity
            && it.base.is_none()
        {
            it.base.overrule(Some(root), Overruling::Root, Witness::Default, &says, definition.origins[0]);
        }
    }
}
