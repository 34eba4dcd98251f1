//! Inheritance: which type each type extends, and what that means for its properties.

use std::collections::BTreeMap;

use crate::api::{Evidence, ItemType, StructDef, TypeDef, TypeId, TypeKind, TypeRef, Witness, ancestors};
use crate::odata::name::{fold, split_qualified};
use crate::page::{Page, TypeName};
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::{Claim, Fact, Verdict, decide};
use crate::text::diagnostic::{Diagnostic, Rule};

/// Why a derived type's page does not count.
const BASE_DECIDES: &str = "the base type that introduces a property decides what derived types repeat";

/// Sets the base of every type that has one, as far as pages say.
pub(crate) fn decide_bases(scope: Scope<'_, '_>, types: &mut [TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    let listed = listed_bases(scope);
    for (rank, definition) in types.iter_mut().enumerate() {
        let listed = listed.get(&rank).map_or(&[] as &[_], Vec::as_slice);
        let base = decide_base(scope, rank, listed, &mut definition.evidence, diagnostics);
        if let (TypeKind::Struct(it), Some(verdict)) = (&mut definition.kind, base) {
            it.base = Some(verdict.value);
        }
    }
}

/// Cuts cycles, and lets each base decide the types of the properties that its derived types repeat.
pub(crate) fn inherit_all(scope: Scope<'_, '_>, types: &mut [TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    (0..types.len()).for_each(|rank| cut_cycle(types, rank, diagnostics));
    (0..types.len()).for_each(|rank| inherit(scope, types, rank, diagnostics));
}

/// What base pages say of the types that derive from theirs, by the rank of the derived type.
fn listed_bases(scope: Scope<'_, '_>) -> BTreeMap<usize, Vec<Claim<TypeId>>> {
    let mut listed: BTreeMap<usize, Vec<Claim<TypeId>>> = BTreeMap::new();
    for (base, skeleton) in scope.skeletons.types.iter().enumerate() {
        for (page, ty) in skeleton.resources.iter().flat_map(|(page, it)| it.derived.iter().map(move |ty| (page, ty))) {
            if let Some(derived) = ty.value.names.iter().find_map(|name| written(scope, name, page)) {
                let claim = claim(Witness::Base, TypeId::of(base), ty.span);
                listed.entry(derived.0 as usize).or_default().push(claim);
            }
        }
    }
    listed
}

fn decide_base(
    scope: Scope<'_, '_>,
    rank: usize,
    listed: &[Claim<TypeId>],
    evidence: &mut Vec<Evidence>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Verdict<TypeId>> {
    let skeleton = &scope.skeletons.types[rank];
    let mut claims = listed.to_vec();
    for (page, resource) in &skeleton.resources {
        for ty in &resource.inherits {
            for name in &ty.names {
                claims.extend(written(scope, name, page).map(|id| claim(Witness::Prose, id, ty.span)));
            }
        }
        for base in resource.annotations().filter_map(|it| it.base.as_ref()) {
            let found = scope.type_named(&base.value, page).and_then(|id| structured(scope, ItemType::Type(id)));
            claims.extend(found.map(|id| claim(Witness::Annotation, id, base.span)));
        }
    }
    claims.retain(|it| it.value.0 as usize != rank);
    // `entity` is what everything inherits from in the end; a more specific base is more true.
    let is_entity = |id: TypeId| fold(&scope.name_of(id).name) == "entity";
    if claims.iter().any(|it| !is_entity(it.value)) {
        let general = claims.extract_if(.., |it| is_entity(it.value));
        evidence.extend(general.map(|it| {
            let says = scope.name_of(it.value).to_string();
            Evidence::unheard("base", it.witness, says, it.span, "a more specific base is named")
        }));
    }
    let verdict = decide(Fact::Base, &claims, |id| scope.name_of(*id).to_string(), evidence)?;
    if let Some((other, span)) = verdict.dissent {
        let (chosen, other) = (scope.name_of(verdict.value), scope.name_of(other));
        let message = format!("`{}` inherits from `{chosen}` here, but from `{other}` elsewhere", skeleton.name.name);
        diagnostics.push(Diagnostic::new(Rule::BaseConflict, message, verdict.span).with(other.to_string(), span));
    }
    Some(verdict)
}

/// The type that a written name refers to, if it can be inherited from.
fn written(scope: Scope<'_, '_>, name: &TypeName, page: &Page) -> Option<TypeId> {
    scope.claims(name, page).into_iter().find_map(|it| structured(scope, it.value))
}

/// Only types that have properties can be inherited from.
fn structured(scope: Scope<'_, '_>, item: ItemType) -> Option<TypeId> {
    let ItemType::Type(id) = item else { return None };
    let skeleton = &scope.skeletons.types[id.0 as usize];
    (!skeleton.resources.is_empty() || !skeleton.bodies.is_empty()).then_some(id)
}

fn cut_cycle(types: &mut [TypeDef], rank: usize, diagnostics: &mut Vec<Diagnostic>) {
    let mut at = rank;
    for _ in 0..=types.len() {
        let Some(base) = types[at].base().map(|it| it.0 as usize) else { return };
        if base == rank {
            let message = format!("`{}` inherits from itself", types[rank].name.name);
            diagnostics.push(Diagnostic::new(Rule::BaseCycle, message, types[rank].origins[0]));
            if let TypeKind::Struct(it) = &mut types[rank].kind {
                it.base = None;
            }
            return;
        }
        at = base;
    }
    // The chain runs into a cycle that this type is not part of; a member of that cycle cuts it.
}

/// A repeated property has the type that the base gives it; a key makes every derived type an entity.
fn inherit(scope: Scope<'_, '_>, types: &mut [TypeDef], rank: usize, diagnostics: &mut Vec<Diagnostic>) {
    let chain: Vec<usize> = ancestors(types, rank).collect();
    let inherits_key = chain.iter().any(|it| match &types[*it].kind {
        TypeKind::Struct(base) => base.entity || fold(split_qualified(&types[*it].name.name).1) == "entity",
        TypeKind::Enum(_) => false,
    });
    let mut inherited: Vec<(String, TypeRef, bool, crate::text::source::Span)> = Vec::new();
    for base in &chain {
        if let TypeKind::Struct(StructDef { properties, .. }) = &types[*base].kind {
            inherited.extend(properties.iter().map(|it| (fold(&it.name), it.ty, it.navigation, it.origin)));
        }
    }
    let TypeKind::Struct(definition) = &mut types[rank].kind else { return };
    definition.entity |= inherits_key;
    for property in &mut definition.properties {
        let key = fold(&property.name);
        // The most distant ancestor is the one that introduces the property.
        let Some((_, ty, navigation, span)) = inherited.iter().rev().find(|it| it.0 == key) else { continue };
        let says = scope.show(ty.item);
        property.evidence.iter_mut().filter(|it| it.about == "type").for_each(|it| it.agrees = it.says == says);
        // A base that does not say either is no evidence for JSON.
        if property.ty != *ty || ty.item != ItemType::Json {
            property.evidence.push(Evidence::ruling("type", Witness::Base, says, *span, BASE_DECIDES));
        }
        if property.ty.collection != ty.collection {
            let says = ty.collection.to_string();
            let own = property.evidence.iter_mut().filter(|it| it.about == "collection");
            own.for_each(|it| it.agrees = it.says == says);
            property.evidence.push(Evidence::ruling("collection", Witness::Base, says, *span, BASE_DECIDES));
        }
        if property.ty != *ty {
            let (own, base) = (scope.show(property.ty.item), scope.show(ty.item));
            let message = format!("`{}` is {own} here, but {base} in the base type", property.name);
            let rule = Diagnostic::new(Rule::TypeConflict, message, property.origin);
            diagnostics.push(rule.with("the base type's property", *span));
            property.ty = *ty;
        }
        property.navigation = *navigation;
    }
}
