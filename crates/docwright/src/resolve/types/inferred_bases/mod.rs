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
//! they would inherit. And one place alone says too little: a missing base costs a conversion, a wrong one invents it.

mod left_out;

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{ItemType, Overruling, Property, TypeDef, TypeId, TypeKind, Witness, ancestors};
use crate::odata::name::fold;
use crate::page::{Method, Page, PageKind};
use crate::resolve::operation::draft;
use crate::resolve::operation::representation::Representation;
use crate::resolve::property::example_members::Shown;
use crate::resolve::types::inheritance::is_root;
use crate::resolve::types::lookup::Scope;
use crate::resolve::types::unstated_base;
use crate::text::diagnostic::Diagnostic;
use crate::text::links::stem;
use crate::text::source::Span;

/// So many properties are no coincidence.
const ENOUGH: usize = 3;

/// So many places that show the same are no coincidence either.
const SEVERAL: usize = 2;

/// So many are enough where a `Methods` table names the other type, and its holder keeps such objects.
const ENOUGH_NAMED: usize = 2;

/// A place that shows the base of a type.
#[derive(Clone, Copy)]
pub(super) struct Shows {
    pub(super) rank: usize,
    pub(super) base: usize,
    pub(super) span: Span,
    pub(super) witness: Witness,
    pub(super) rule: Overruling,
    /// The place that names the other type beside it, or the type of which the place speaks.
    pub(super) beside: Beside,
}

/// A reason why a place tells of a base.
#[derive(Clone, Copy)]
pub(super) enum Beside {
    /// The other type is named there for the same thing.
    Named(Span),
    /// The base is that of another type.
    BaseOf(usize),
    /// Another type takes its place like this one.
    Like(usize),
    /// The base is abstract.
    Abstract,
    /// The place alone shows it.
    Nothing,
}

/// Gives such types their bases, where several independent places show it, and says so.
pub(crate) fn find_bases(
    scope: Scope<'_, '_>,
    pages: &[Page],
    shown: &Shown,
    types: &mut [TypeDef],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: BTreeMap<(usize, usize), Vec<Shows>> = BTreeMap::new();
    let all =
        answered(scope, pages, types).into_iter().chain(stand_in(shown, types)).chain(left_out::find(shown, types));
    for it in all.filter(|it| may_inherit(scope, types, it)) {
        seen.entry((it.rank, it.base)).or_default().push(it);
    }
    let mut found: BTreeMap<usize, Vec<Shows>> = BTreeMap::new();
    let bases = Bases::of(types, &seen);
    for ((rank, _), places) in &seen {
        let places = independent(types, places, &bases);
        let best = found.entry(*rank).or_default();
        if places.len() >= SEVERAL && places.len() > best.len() {
            *best = places;
        }
    }
    for (rank, places) in found {
        diagnostics.extend(unstated_base::finding(scope, types, &places));
        let TypeKind::Struct(definition) = &mut types[rank].kind else { continue };
        for it in &places {
            let base = scope.name_of(TypeId::of(it.base)).to_string();
            definition.base.overrule(Some(TypeId::of(it.base)), it.rule, it.witness, base, it.span);
        }
    }
}

/// The types by what tells of them as bases.
struct Bases<'a> {
    types: &'a [TypeDef],
    /// Of each type, the places that show it as a base, but for those that leave something out.
    shown: BTreeMap<usize, Vec<&'a Shows>>,
    /// Of each type, those that name it as their base.
    derived: BTreeMap<usize, Vec<usize>>,
    /// The types that have a value, by its name in lower case.
    having: BTreeMap<String, Vec<usize>>,
}

impl<'a> Bases<'a> {
    fn of(types: &'a [TypeDef], seen: &'a BTreeMap<(usize, usize), Vec<Shows>>) -> Self {
        let mut bases = Self { types, shown: BTreeMap::new(), derived: BTreeMap::new(), having: BTreeMap::new() };
        for ((_, base), places) in seen {
            let siblings = places.iter().filter(|it| it.rule != Overruling::LeavesOut);
            bases.shown.entry(*base).or_default().extend(siblings);
        }
        for (rank, it) in types.iter().enumerate() {
            it.base().into_iter().for_each(|base| bases.derived.entry(base.0 as usize).or_default().push(rank));
            values(it).for_each(|it| bases.having.entry(it.name.to_ascii_lowercase()).or_default().push(rank));
        }
        bases
    }

    /// A place that shows the base of another type.
    fn sibling(&self, rank: usize, base: usize) -> Option<&Shows> {
        self.shown.get(&base)?.iter().find(|it| it.rank != rank).copied()
    }

    /// A place that names the other type as a base: of a further type, or of all, since it is abstract.
    fn named(&self, rank: usize, base: usize) -> Option<Shows> {
        let shows =
            |beside, span| Shows { rank, base, span, witness: Witness::Base, rule: Overruling::BaseOfOthers, beside };
        let mut others = self.derived.get(&base).into_iter().flatten().copied().filter(|it| *it != rank);
        let named = others.find_map(|other| match &self.types[other].kind {
            TypeKind::Struct(it) => it.base.places().next().map(|span| shows(Beside::BaseOf(other), span)),
            TypeKind::Enum(_) => None,
        });
        let said = || match &self.types[base].kind {
            TypeKind::Struct(it) => it.is_abstract.places().next().map(|span| shows(Beside::Abstract, span)),
            TypeKind::Enum(_) => None,
        };
        named.or_else(said)
    }

    /// True if a type has a value that is called as no value of another type is.
    fn is_telling(&self, rank: usize) -> bool {
        let having = |name: &str| self.having.get(&name.to_ascii_lowercase()).into_iter().flatten();
        values(&self.types[rank]).any(|it| having(&it.name).all(|other| inherits(self.types, *other, rank)))
    }
}

/// The places that show it independently of each other, with one where the other type is a base of something else.
fn independent(types: &[TypeDef], places: &[Shows], bases: &Bases<'_>) -> Vec<Shows> {
    let Some(first) = places.first().copied() else { return Vec::new() };
    let shared = || {
        bases.sibling(first.rank, first.base).map(|it| Shows {
            rank: first.rank,
            rule: Overruling::BaseOfOthers,
            beside: Beside::Like(it.rank),
            ..*it
        })
    };
    let elsewhere = bases.named(first.rank, first.base).or_else(shared);
    // Names and dates are left out everywhere; only what nothing else has tells of a base in another area.
    let area = |rank: usize| types[rank].product.as_ref().map(|it| &it.value);
    let is_near = elsewhere.is_some() && area(first.rank) == area(first.base);
    let counts = |it: &&Shows| it.rule != Overruling::LeavesOut || is_near || bases.is_telling(it.base);
    let mut places: Vec<Shows> = places.iter().filter(counts).copied().collect();
    places.extend(elsewhere.filter(|_| !places.is_empty()));
    places.sort_by_key(|it| (it.rule, it.span));
    // One page has one voice for each thing that it shows.
    places.dedup_by_key(|it| (it.rule, it.span.file));
    places
}

/// Rules out what has a base, and what is kept in the other type: a thing is no kind of the place where it is kept.
fn may_inherit(scope: Scope<'_, '_>, types: &[TypeDef], it: &Shows) -> bool {
    let is_kept =
        types[it.base].properties().iter().any(|property| type_of(*property.item) == Some(TypeId::of(it.rank)));
    !is_kept
        && !has_base(scope, &types[it.rank])
        && !inherits(types, it.base, it.rank)
        && !is_root(scope, TypeId::of(it.base))
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
fn answered(scope: Scope<'_, '_>, pages: &[Page], types: &[TypeDef]) -> Vec<Shows> {
    let rows = draft::method_rows(pages);
    let mut found = Vec::new();
    for page in pages {
        let PageKind::Api(api) = &page.kind else { continue };
        if api.requests.iter().any(|it| it.method != Method::Post) {
            continue;
        }
        let stem_of = |page: &Page| stem(&scope.sources[page.file].path);
        // The types whose `Methods` tables name the page.
        let holders = rows.get(&stem_of(page)).into_iter().flatten().map(|it| stem_of(it.0)).collect::<BTreeSet<_>>();
        let holders = holders.iter().flat_map(|it| scope.skeletons.on_page(it));
        let kept: BTreeMap<TypeId, Span> = holders.flat_map(|id| kept(&types[id.0 as usize])).collect();
        let (claims, _) = draft::response_claims(scope, page, &Representation::of(api), &rows);
        let (general, own): (Vec<_>, Vec<_>) = claims.iter().partition(|it| it.witness == Witness::Methods);
        let named: BTreeMap<TypeId, Span> =
            general.into_iter().filter_map(|it| Some((type_of(it.value)?, it.span))).collect();
        // What the holder keeps in a collection of its own is created there.
        for (id, span) in own.into_iter().filter_map(|it| Some((type_of(it.value)?, it.span))) {
            let takes_place = |base: &TypeId| {
                let (common, all) = shared(&types[id.0 as usize], &types[base.0 as usize]);
                let both = named.contains_key(base) && kept.contains_key(base);
                *base != id && (common == all && all >= ENOUGH || both && common >= ENOUGH_NAMED)
            };
            let all: BTreeMap<TypeId, Span> = kept.iter().chain(&named).map(|(id, span)| (*id, *span)).collect();
            let base = all.into_iter().find(|(it, _)| takes_place(it)).filter(|_| !kept.contains_key(&id));
            let (witness, rule) = (Witness::Methods, Overruling::AnsweredAs);
            found.extend(base.map(|(base, place)| {
                let beside = Beside::Named(place);
                Shows { rank: id.0 as usize, base: base.0 as usize, span, witness, rule, beside }
            }));
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

/// The types of which a type has collections, and where it says so.
fn kept(holder: &TypeDef) -> impl Iterator<Item = (TypeId, Span)> {
    let several = holder.properties().iter().filter(|it| *it.navigation && *it.collection);
    several.filter_map(|it| Some((type_of(*it.item)?, it.type_place())))
}

/// How many of another type's values a type has, and how many those are.
pub(in crate::resolve::types) fn shared(definition: &TypeDef, other: &TypeDef) -> (usize, usize) {
    let own: BTreeMap<String, _> = values(definition).map(|it| (fold(&it.name), it.ty())).collect();
    let common = values(other).filter(|it| own.get(&fold(&it.name)) == Some(&it.ty()));
    (common.count(), values(other).count())
}

/// The structural properties of a type but its key, which every entity type has.
fn values(definition: &TypeDef) -> impl Iterator<Item = &Property> {
    definition.properties().iter().filter(|it| !*it.navigation && *it.name != "id")
}

/// Types that examples show as the value of a property that is declared to be of another type, all of which they have.
fn stand_in(shown: &Shown, types: &[TypeDef]) -> Vec<Shows> {
    let mut found = Vec::new();
    for (holder, name, inner, span) in shown.inner() {
        let property = types[holder].properties().iter().find(|it| fold(&it.name) == name);
        let Some((property, base)) = property.and_then(|it| Some((it, type_of(*it.item)?.0 as usize))) else {
            continue;
        };
        let names = |rank: usize| types[rank].properties().iter().map(|it| fold(&it.name)).collect::<BTreeSet<_>>();
        let (own, declared) = (names(inner), names(base));
        if inner != base && declared.len() >= ENOUGH_NAMED && declared.is_subset(&own) {
            let (witness, rule) = (Witness::Example, Overruling::StandsIn);
            let beside = Beside::Named(property.type_place());
            found.push(Shows { rank: inner, base, span, witness, rule, beside });
        }
    }
    found
}
