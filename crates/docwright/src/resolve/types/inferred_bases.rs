//! Inferred base types: no page names them, but other places show them.
//!
//! A type that has everything that some type has may stand in its place there.
//!
//! ```text
//! POST /communications/calls/{id}/mute      answers a muteParticipantOperation, and calls have `operations`,
//!                                           a collection of commsOperation
//! GET /teams/{id}/schedule/openShifts/{id}  shows members that openShift does not list, and they are all that
//!                                           changeTrackedEntity has
//! ```
//!
//! To have the same properties alone says nothing: many types have a name and two dates. So the objects must take the
//! other type's place, in an action of what holds such objects or beside its name, or leave out of their table just what
//! they would inherit.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{ItemType, Overruling, Property, TypeDef, TypeId, TypeKind, Witness, ancestors};
use crate::odata::name::fold;
use crate::page::{Method, Page, PageKind};
use crate::resolve::operation::draft;
use crate::resolve::operation::representation::Representation;
use crate::resolve::property::example_members::Shown;
use crate::resolve::types::inheritance::is_root;
use crate::resolve::types::lookup::Scope;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::links::{Target, stem};
use crate::text::source::Span;

/// So many properties are no coincidence.
const ENOUGH: usize = 3;

/// So many are enough where a `Methods` table names the other type, and its holder keeps such objects.
const ENOUGH_NAMED: usize = 2;

/// A base that nobody states: of which type, and where that shows.
struct Found {
    base: usize,
    span: Span,
    witness: Witness,
    rule: Overruling,
}

/// Gives such types their bases, and says so.
pub(crate) fn find_bases(
    scope: Scope<'_, '_>,
    pages: &[Page],
    shown: &Shown,
    types: &mut [TypeDef],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut found: BTreeMap<usize, Found> = BTreeMap::new();
    for (rank, base, span) in answered(scope, pages, types) {
        let it = Found { base, span, witness: Witness::Methods, rule: Overruling::AnsweredAs };
        found.entry(rank).or_insert(it);
    }
    for (rank, base, span) in stand_in(shown, types) {
        let it = Found { base, span, witness: Witness::Example, rule: Overruling::StandsIn };
        found.entry(rank).or_insert(it);
    }
    for rank in 0..types.len() {
        if let Some((base, span)) = left_out(shown, types, rank) {
            found.entry(rank).or_insert(Found { base, span, witness: Witness::Example, rule: Overruling::LeavesOut });
        }
    }
    found.retain(|rank, it| !has_base(scope, &types[*rank]) && !inherits(types, it.base, *rank));
    for (rank, it) in found {
        let base = scope.name_of(TypeId::of(it.base)).to_string();
        let message =
            format!("`{}` has everything that `{base}` has, but does not say that it inherits", *types[rank].name.name);
        let finding = Diagnostic::new(Rule::UnstatedBase, message, types[rank].origins[0]);
        diagnostics.push(finding.with("this shows it", it.span));
        if let TypeKind::Struct(definition) = &mut types[rank].kind {
            definition.base.overrule(Some(TypeId::of(it.base)), it.rule, it.witness, base, it.span);
        }
    }
}

/// True if a type has or names a base other than `entity`, or as an enumeration needs none.
fn has_base(scope: Scope<'_, '_>, definition: &TypeDef) -> bool {
    match &definition.kind {
        TypeKind::Struct(it) => it.missing_base.is_some() || it.base.is_some_and(|base| !is_root(scope, base)),
        TypeKind::Enum(_) => true,
    }
}

fn inherits(types: &[TypeDef], rank: usize, base: usize) -> bool {
    rank == base || ancestors(types, rank).any(|it| it == base)
}

/// Types that actions answer, each with a type whose place they take there.
fn answered(scope: Scope<'_, '_>, pages: &[Page], types: &[TypeDef]) -> Vec<(usize, usize, Span)> {
    let returns = draft::method_returns(pages);
    let holders = holders(scope, pages);
    let mut found = Vec::new();
    for page in pages {
        let PageKind::Api(api) = &page.kind else { continue };
        if api.requests.iter().any(|it| it.method != Method::Post) {
            continue;
        }
        let stem = stem(&scope.sources[page.file].path);
        let kept: BTreeSet<TypeId> =
            holders.get(&stem).into_iter().flatten().flat_map(|rank| kept(&types[*rank])).collect();
        let (claims, _) = draft::response_claims(scope, page, &Representation::of(api), &returns);
        let (general, own): (Vec<_>, Vec<_>) = claims.iter().partition(|it| it.witness == Witness::Methods);
        let named: BTreeSet<TypeId> = general.into_iter().filter_map(|it| type_of(it.value)).collect();
        // What the holder keeps in a collection of its own is created there.
        for (id, span) in own.into_iter().filter_map(|it| Some((type_of(it.value)?, it.span))) {
            let takes_place = |base: &&TypeId| {
                let (common, all) = shared(&types[id.0 as usize], &types[base.0 as usize]);
                let both = named.contains(base) && kept.contains(base);
                **base != id && (common == all && all >= ENOUGH || both && common >= ENOUGH_NAMED)
            };
            let base = named.union(&kept).find(takes_place).filter(|_| !kept.contains(&id));
            found.extend(base.map(|base| (id.0 as usize, base.0 as usize, span)));
        }
    }
    found
}

fn type_of(item: ItemType) -> Option<TypeId> {
    match item {
        ItemType::Type(id) => Some(id),
        _ => None,
    }
}

/// The types whose `Methods` tables name an operation's page, by its stem.
fn holders(scope: Scope<'_, '_>, pages: &[Page]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut holders: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for page in pages {
        let PageKind::Resource(resource) = &page.kind else { continue };
        let ranks = scope.skeletons.on_page(&stem(&scope.sources[page.file].path));
        for row in &resource.methods {
            let target = stem(Target::read(&row.link.target).path);
            holders.entry(target).or_default().extend(ranks.iter().map(|id| id.0 as usize));
        }
    }
    holders
}

/// The types of which a type has collections.
fn kept(holder: &TypeDef) -> impl Iterator<Item = TypeId> {
    holder.properties().iter().filter(|it| *it.navigation && *it.collection).filter_map(|it| type_of(*it.item))
}

/// How many of another type's values a type has, and how many those are.
fn shared(definition: &TypeDef, other: &TypeDef) -> (usize, usize) {
    let own: BTreeMap<String, _> = values(definition).map(|it| (fold(&it.name), it.ty())).collect();
    let common = values(other).filter(|it| own.get(&fold(&it.name)) == Some(&it.ty()));
    (common.count(), values(other).count())
}

/// The structural properties of a type but its key, which every entity type has.
fn values(definition: &TypeDef) -> impl Iterator<Item = &Property> {
    definition.properties().iter().filter(|it| !*it.navigation && *it.name != "id")
}

/// Types that examples show as the value of a property that is declared to be of another type, all of which they have.
fn stand_in(shown: &Shown, types: &[TypeDef]) -> Vec<(usize, usize, Span)> {
    let mut found = Vec::new();
    for (holder, name, inner, span) in shown.inner() {
        let property = types[holder].properties().iter().find(|it| fold(&it.name) == name);
        let Some(base) = property.and_then(|it| type_of(*it.item)).map(|id| id.0 as usize) else { continue };
        let names = |rank: usize| types[rank].properties().iter().map(|it| fold(&it.name)).collect::<BTreeSet<_>>();
        let (own, declared) = (names(inner), names(base));
        if inner != base && declared.len() >= ENOUGH_NAMED && declared.is_subset(&own) {
            found.push((inner, base, span));
        }
    }
    found
}

/// The type with the most values of which a type lists none while its examples show them all.
fn left_out(shown: &Shown, types: &[TypeDef], rank: usize) -> Option<(usize, Span)> {
    let TypeKind::Struct(own) = &types[rank].kind else { return None };
    if *own.open || !shown.has(rank) {
        return None;
    }
    let listed: BTreeSet<String> = own.properties.iter().map(|it| fold(&it.name)).collect();
    let mut best: Option<(usize, usize, Span)> = None;
    for (base, other) in types.iter().enumerate().filter(|(base, _)| *base != rank) {
        let names: Vec<&str> = values(other).map(|it| it.name.as_str()).collect();
        let left_out = |name: &&str| !listed.contains(&fold(name)) && shown.place(rank, name).is_some();
        if names.len() < ENOUGH.max(best.map_or(0, |it| it.0 + 1)) || !names.iter().all(left_out) {
            continue;
        }
        best = shown.place(rank, names[0]).map(|span| (names.len(), base, span));
    }
    best.map(|(_, base, span)| (base, span))
}
