//! Inheritance: the base type of each type, and its effect on properties.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{
    Decided, Evidence, ItemType, Overruling, Property, TypeDef, TypeId, TypeKind, Witness, ancestors, number,
};
use crate::odata::name::{fold, is_identifier, split_qualified};
use crate::page::{Page, TypeName};
use crate::resolve::dispute;
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::{Claim, Fact, Side, vote};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

/// A type with more bases than these is the work of a machine: it would have the properties of all of them.
const MAX_BASES: usize = 32;

/// The name of the type that all entity types inherit from in the end.
const ROOT: &str = "entity";

/// Sets the base of every type that has one, as far as pages say.
pub(crate) fn decide_bases(scope: Scope<'_, '_>, types: &mut [TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    let listed = listed_bases(scope);
    for (rank, definition) in types.iter_mut().enumerate() {
        let listed = listed.get(&rank).map_or(&[] as &[_], Vec::as_slice);
        if let TypeKind::Struct(it) = &mut definition.kind {
            let base = decide_base(scope, rank, listed, diagnostics);
            let unknown =
                if base.is_some_and(|it| !is_root(scope, it)) { Vec::new() } else { undescribed(scope, rank) };
            it.missing_base = missing(&definition.name.name, &unknown, diagnostics);
            it.base.decide(base.after(unknown));
        }
    }
}

/// Cuts cycles and endless chains, and lets each base decide the types of the properties that its derived types repeat.
pub(crate) fn inherit_all(scope: Scope<'_, '_>, types: &mut [TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    cut_cycles(types, diagnostics);
    cut_chains(types, diagnostics);
    (0..types.len()).for_each(|rank| inherit(scope, types, rank, diagnostics));
}

/// Claims of base types' pages about derived types, by rank of these.
pub(crate) type ListedBases = BTreeMap<usize, Vec<Claim<TypeId>>>;

fn listed_bases<'a>(scope: Scope<'a, '_>) -> &'a ListedBases {
    scope.skeletons.listed_bases.get_or_init(|| collect_listed(scope))
}

fn collect_listed(scope: Scope<'_, '_>) -> ListedBases {
    let mut listed = ListedBases::new();
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
    diagnostics: &mut Vec<Diagnostic>,
) -> Decided<Option<TypeId>> {
    let skeleton = &scope.skeletons.types[rank];
    let mut claims = listed.to_vec();
    claims.extend(own_claims(scope, rank));
    claims.retain(|it| it.value.0 as usize != rank);
    // `entity` is what everything inherits from in the end; a more specific base is more true.
    let is_entity = |id: TypeId| is_root(scope, id);
    let mut general = Vec::new();
    if claims.iter().any(|it| !is_entity(it.value)) {
        general.extend(claims.extract_if(.., |it| is_entity(it.value)).map(|it| {
            let says = scope.name_of(it.value).to_string();
            Evidence::unheard(it.witness, says, it.span, "a more specific base is named")
        }));
    }
    let Some(verdict) = vote(Fact::Base, &claims, |id| scope.name_of(*id).to_string()) else {
        return Decided::new(None, general);
    };
    // A table of derived types may list those that are derived from others in it.
    let is_listed_above = |it: &Side<TypeId>| is_said_below(scope, *verdict.decided, it.value);
    if !verdict.dissent.as_ref().is_some_and(is_listed_above) {
        let what = format!("the base of `{}`", *skeleton.name.name);
        let show = |id: &TypeId| format!("`{}`", scope.name_of(*id));
        diagnostics.extend(dispute::finding(Rule::BaseConflict, &what, &verdict, show));
    }
    verdict.decided.read_as(Some).after(general)
}

/// Claims of a type's own pages about its base.
fn own_claims(scope: Scope<'_, '_>, rank: usize) -> Vec<Claim<TypeId>> {
    let mut claims = Vec::new();
    for (page, resource) in &scope.skeletons.types[rank].resources {
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
    claims
}

/// A type is derived from another as far as pages say, directly or not, before anything is decided.
pub(crate) fn is_said_below(scope: Scope<'_, '_>, derived: TypeId, base: TypeId) -> bool {
    let listed = listed_bases(scope);
    let (mut known, mut next) = (BTreeSet::from([derived]), vec![derived]);
    while let Some(it) = next.pop() {
        let listed = listed.get(&(it.0 as usize)).into_iter().flatten().cloned();
        let bases = own_claims(scope, it.0 as usize).into_iter().chain(listed);
        next.extend(bases.map(|it| it.value).filter(|it| known.insert(*it)));
    }
    derived != base && known.contains(&base)
}

/// True for the type that all entity types have in common.
pub(crate) fn is_root(scope: Scope<'_, '_>, id: TypeId) -> bool {
    fold(&scope.name_of(id).name) == ROOT
}

/// Bases that the type's own pages name and no page describes: of sentences, then of annotations.
fn undescribed(scope: Scope<'_, '_>, rank: usize) -> Vec<Evidence> {
    let unheard =
        |witness, name: &str, span| Evidence::unheard(witness, name, span, "no page describes it").agreeing(true);
    let is_missing = |name: &str| is_identifier(split_qualified(name).1) && fold(split_qualified(name).1) != ROOT;
    let mut sentences = Vec::new();
    let mut annotations = Vec::new();
    for (page, resource) in &scope.skeletons.types[rank].resources {
        for ty in &resource.inherits {
            let named = ty.names.first().filter(|it| is_missing(&it.text));
            let is_known = ty.names.iter().any(|it| !scope.claims(it, page).is_empty());
            sentences.extend(named.filter(|_| !is_known).map(|it| unheard(Witness::Prose, &it.text, ty.span)));
        }
        for base in resource.annotations().filter_map(|it| it.base.as_ref()) {
            if is_missing(&base.value) && scope.type_named(&base.value, page).is_none() {
                annotations.push(unheard(Witness::Annotation, base.value.trim_start_matches('#'), base.span));
            }
        }
    }
    sentences.append(&mut annotations);
    sentences
}

/// The name of a base that no page describes, reported where it is first said.
fn missing(own: &str, said: &[Evidence], diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let first = said.first()?;
    let qualified = said.iter().find(|it| it.witness == Witness::Annotation).unwrap_or(first);
    let message = format!("`{own}` inherits from `{}`, which no page describes", first.says);
    diagnostics.push(Diagnostic::new(Rule::UnknownType, message, first.span));
    Some(qualified.says.clone())
}

/// The type that a written name refers to, if it can be inherited from.
fn written(scope: Scope<'_, '_>, name: &TypeName, page: &Page) -> Option<TypeId> {
    scope.claims(name, page).into_iter().find_map(|it| structured(scope, it.value))
}

/// Only types that have properties can be inherited from.
fn structured(scope: Scope<'_, '_>, item: ItemType) -> Option<TypeId> {
    match item {
        ItemType::Type(id) if scope.is_structured(item) => Some(id),
        _ => None,
    }
}

fn base_of(types: &[TypeDef], rank: usize) -> Option<usize> {
    types[rank].base().map(|it| it.0 as usize)
}

/// Types without what they inherit from, as `why` says.
fn cut(types: &mut [TypeDef], rank: usize, why: &'static str) {
    if let TypeKind::Struct(it) = &mut types[rank].kind {
        it.base.set_aside(None, "none", why);
    }
}

/// Each cycle is cut at the first of its types.
fn cut_cycles(types: &mut [TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    // Where the walk began that came by.
    let mut seen = vec![usize::MAX; types.len()];
    for start in 0..types.len() {
        let (mut at, mut path) = (Some(start), Vec::new());
        while let Some(it) = at.filter(|it| seen[*it] == usize::MAX) {
            seen[it] = start;
            path.push(it);
            at = base_of(types, it);
        }
        let Some(closed) = at.filter(|it| seen[*it] == start) else { continue };
        let circle = path.iter().skip_while(|it| **it != closed);
        let Some(first) = circle.copied().min() else { continue };
        let message = format!("`{}` inherits from itself", *types[first].name.name);
        diagnostics.push(Diagnostic::new(Rule::BaseCycle, message, types[first].origins[0]));
        cut(types, first, "the bases would run in a circle");
    }
}

/// Where a chain of bases is too long, it begins anew.
fn cut_chains(types: &mut [TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    let mut depths: Vec<Option<usize>> = vec![None; types.len()];
    for start in 0..types.len() {
        let mut path = vec![start];
        while let Some(base) = path.last().and_then(|it| base_of(types, *it)).filter(|it| depths[*it].is_none()) {
            path.push(base);
        }
        while let Some(rank) = path.pop().filter(|it| depths[*it].is_none()) {
            let depth = base_of(types, rank).and_then(|it| depths[it]).map_or(0, |it| it + 1);
            depths[rank] = Some(if depth > MAX_BASES { 0 } else { depth });
            if depth > MAX_BASES {
                let name = &*types[rank].name.name;
                let message = format!("`{name}` would inherit from {depth} types in a row; it inherits from none");
                diagnostics.push(Diagnostic::new(Rule::TooDeep, message, types[rank].origins[0]));
                cut(types, rank, "the chain of bases would be too long");
            }
        }
    }
}

/// A repeated property is what the base says of it.
fn inherit(scope: Scope<'_, '_>, types: &mut [TypeDef], rank: usize, diagnostics: &mut Vec<Diagnostic>) {
    let chain = ancestors(types, rank).flat_map(|it| types[it].properties());
    // The most distant ancestor is the one that introduces the property.
    let inherited: BTreeMap<String, Inherited> = chain.map(|it| (fold(&it.name), Inherited::of(it))).collect();
    let TypeKind::Struct(definition) = &mut types[rank].kind else { return };
    for property in &mut definition.properties {
        if let Some(base) = inherited.get(&fold(&property.name)) {
            diagnostics.extend(base.decide(scope, property));
        }
    }
}

/// A property as a base type declares it.
struct Inherited {
    item: ItemType,
    collection: bool,
    navigation: bool,
    span: Span,
    /// Where its type is written.
    place: Span,
}

impl Inherited {
    fn of(it: &Property) -> Self {
        let (item, collection, navigation) = (*it.item, *it.collection, *it.navigation);
        Self { item, collection, navigation, span: it.origin, place: it.type_place() }
    }

    /// Overrules what the page of a derived type says; a difference in type is reported.
    fn decide(&self, scope: Scope<'_, '_>, property: &mut Property) -> Option<Diagnostic> {
        const RULE: Overruling = Overruling::BaseDecides;
        let (own, place) = (*property.item, property.type_place());
        let (same_item, same_number) = (own == self.item, *property.collection == self.collection);
        // A number in JSON is of any type of numbers.
        let is_guess = is_numeric(own) && is_numeric(self.item) && property.item.evidence().iter().all(is_of_json);
        // A base that does not say either is no evidence for JSON.
        if !(same_item && same_number) || self.item != ItemType::Json {
            property.item.overrule(self.item, RULE, Witness::Base, scope.show(self.item), self.span);
        }
        if !same_number {
            property.collection.overrule(self.collection, RULE, Witness::Base, number(self.collection), self.span);
        }
        if *property.navigation != self.navigation {
            let says = if self.navigation { "yes" } else { "no" };
            property.navigation.overrule(self.navigation, RULE, Witness::Base, says, self.span);
        }
        let several = *property.collection;
        let message = || {
            let show = |item, several| match (same_item, same_number) {
                (true, _) => number(several).to_owned(),
                (false, true) => scope.show(item),
                (false, false) => format!("{} of {}", number(several), scope.show(item)),
            };
            let (own, base) = (show(own, several), show(self.item, self.collection));
            format!("`{}` is {own} here, but {base} in the base type", *property.name)
        };
        let finding = || Diagnostic::new(Rule::TypeConflict, message(), place);
        (!((same_item || is_guess) && same_number)).then(|| finding().with("the base type's property", self.place))
    }
}

fn is_numeric(item: ItemType) -> bool {
    matches!(item, ItemType::Scalar(it) if it.is_number())
}

fn is_of_json(it: &Evidence) -> bool {
    !it.agrees || matches!(it.witness, Witness::Json | Witness::Example | Witness::Base)
}
