//! The home page of a request: the one of several pages that is written about it.
//!
//! ```text
//! GET /users    user-list                leads to `user`, the page of the type      home page
//!               device-user-list         leads to another page about users          describes it, too
//! ```
//!
//! The evidence counts in the order of [`EVIDENCE`]: what comes later only tells apart what is equal before. Pages are
//! compared by what they say, never by the order in which they were read.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::api::{
    Body, Decided, Evidence, Homes, ItemType, Method, Operation, Response, Route, Segment, TypeDef, TypeId, Witness,
    ancestors, by_request,
};
use crate::odata::address::Address;
use crate::odata::example::{Arguments, is_example_of};
use crate::odata::name::fold;
use crate::page::{ApiPage, MethodRow, Page, PageKind, ResponseClaim};
use crate::resolve::address::calls::title_names;
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::operation::draft::type_of;
use crate::resolve::types::lookup::Scope;
use crate::text::links::{Target, stem};
use crate::text::source::{FileId, Span};

/// The evidence for a home page, the strongest first: where it stands, why it decides, and why a page was passed over.
const EVIDENCE: [(Witness, &str, &str); 9] = [
    (
        Witness::Prose,
        "its answer leads to the page that describes the type",
        "its answer does not lead to the page that describes the type",
    ),
    (
        Witness::Methods,
        "the type that the address belongs to has it among its methods",
        "the type that the address belongs to has another page among its methods",
    ),
    (
        Witness::Methods,
        "the type at the address has it among its methods",
        "the type at the address has another page among its methods",
    ),
    (
        Witness::Base,
        "it speaks of the type at the address, or of the one closest to it",
        "it speaks of a type that is further derived",
    ),
    (Witness::FrontMatter, "it is of the product area of the type", "it is of another product area than the type"),
    (
        Witness::Heading,
        "its title says what the request does",
        "its title says something else than what the request does",
    ),
    (
        Witness::Request,
        "it has the fewest request lines, so it is about this one",
        "it has more request lines, and mentions this one among others",
    ),
    (Witness::Example, "its example shows this request", "no example of it shows this request"),
    (
        Witness::Heading,
        "nothing tells the pages apart, and its title comes first",
        "nothing tells the pages apart, and its title comes later",
    ),
];

/// The rank of the title in [`EVIDENCE`], which always tells pages apart.
const TITLE: usize = EVIDENCE.len() - 1;

/// A page that describes a request.
struct Candidate<'p> {
    page: &'p Page,
    /// How good each piece of evidence is but for the title, with its place.
    merits: [(u64, Span); TITLE],
}

/// An address, as far as it is known before its pages are compared.
struct Subject<'a> {
    types: &'a [TypeDef],
    method: Method,
    /// The type at the address, or that is answered there.
    ty: Option<TypeId>,
    /// Several objects are answered.
    several: Option<bool>,
    /// The type that the address belongs to: `user` of `/users/{id}/messages`.
    owner: Option<TypeId>,
}

/// Finds the home page of each request that several pages describe.
pub(crate) fn find(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    types: &[TypeDef],
    pages: &[Page],
    operations: &[Operation],
) -> Homes {
    let by_file: BTreeMap<FileId, &Page> = pages.iter().map(|it| (it.file, it)).collect();
    let mut lines: BTreeMap<FileId, usize> = BTreeMap::new();
    operations.iter().for_each(|it| *lines.entry(it.page).or_default() += it.routes.len());
    let mut described = by_request(operations);
    described.retain(|_, uses| uses.iter().any(|it| it.0.page != uses[0].0.page));
    let decide = |uses: Vec<(&Operation, &Route)>| {
        let subject = subject(types, graph, &uses);
        let mut candidates: Vec<Candidate<'_>> = Vec::new();
        for (operation, route) in uses {
            let Some(page) =
                by_file.get(&operation.page).filter(|it| !candidates.iter().any(|known| known.page.file == it.file))
            else {
                continue;
            };
            let PageKind::Api(api) = &page.kind else { continue };
            let merits = merits(scope, &subject, page, api, (operation, route), lines[&page.file]);
            candidates.push(Candidate { page, merits });
        }
        compare(scope, candidates)
    };
    Homes::new(described.into_iter().map(|(key, uses)| (key, decide(uses))).collect())
}

fn subject<'a>(types: &'a [TypeDef], graph: &Graph<'_>, uses: &[(&Operation, &Route)]) -> Subject<'a> {
    let (operation, route) = uses[0];
    let method = operation.method;
    let at = match graph.walk(&route.segments) {
        Place::At(it) => Some(it),
        Place::Root | Place::Lost => None,
    };
    let structured = |item: ItemType| match item {
        ItemType::Type(id) => Some(id),
        ItemType::Scalar(_) | ItemType::Json => None,
    };
    // Behind a call is what its pages say that it answers, if they agree.
    let mut answered = uses.iter().filter_map(|(it, _)| match *it.response {
        Response::Value(ty) => Some(ty.item),
        _ => None,
    });
    let agreed = || answered.next().filter(|first| answered.all(|it| it == *first));
    Subject {
        types,
        method,
        ty: at.map(|it| it.item).or_else(agreed).and_then(structured),
        several: at.map(|it| it.collection).filter(|_| method == Method::Get),
        owner: owner(graph, &route.segments),
    }
}

/// The type that has the collection, relationship or call that an address ends with.
fn owner(graph: &Graph<'_>, segments: &[Segment]) -> Option<TypeId> {
    let end = segments.iter().rposition(|it| matches!(it, Segment::Literal(_) | Segment::Call { .. }))?;
    match graph.walk(&segments[..end]) {
        Place::At(it) => match it.item {
            ItemType::Type(id) => Some(id),
            ItemType::Scalar(_) | ItemType::Json => None,
        },
        Place::Root | Place::Lost => None,
    }
}

fn merits(
    scope: Scope<'_, '_>,
    subject: &Subject<'_>,
    page: &Page,
    api: &ApiPage,
    (operation, route): (&Operation, &Route),
    lines: usize,
) -> [(u64, Span); TITLE] {
    let found = |it: Option<Span>| it.map_or((0, route.span), |span| (1, span));
    let product = page.front.product.as_ref();
    let of_type = subject.ty.or(subject.owner).and_then(|id| lead(scope, id)?.front.product.as_ref());
    let same = product.filter(|it| of_type.is_some_and(|ty| ty.value.eq_ignore_ascii_case(&it.value)));
    let shown = api.examples.iter().filter_map(|it| it.request.as_ref());
    let mut shown = shown.filter(|it| {
        let line = &it.value.line;
        line.method == subject.method
            && is_example_of(&Address::read(&line.target).pieces(), &route.segments, Arguments::Any)
    });
    [
        found(subject.ty.and_then(|id| leads_to(scope, page, api, id))),
        subject.owner.map_or((0, route.span), |id| among_methods(scope, subject, id, page, route)),
        subject.ty.map_or((0, route.span), |id| among_methods(scope, subject, id, page, route)),
        (subject.ty.map_or(0, |id| closeness(subject.types, id, operation)), route.span),
        found(same.map(|it| it.span)),
        found(says_what_it_does(subject, &page.title.value, route).then_some(page.title.span)),
        (u64::MAX - lines as u64, route.span),
        found(shown.next().map(|it| it.span)),
    ]
}

/// Bases that lie between the type at an address and the one that a page speaks of, counted down: the page of a base
/// type speaks of all, that of a derived one of its own.
fn closeness(types: &[TypeDef], at: TypeId, operation: &Operation) -> u64 {
    let spoken_of = match (*operation.response, &*operation.body) {
        (Response::Value(it), _) => it.item,
        (_, Body::Value(it)) => it.item,
        _ => return 0,
    };
    let ItemType::Type(id) = spoken_of else { return 0 };
    let mut line = std::iter::once(id.0 as usize).chain(ancestors(types, id.0 as usize));
    (0..).zip(line.by_ref()).find(|it| it.1 == at.0 as usize).map_or(0, |(steps, _)| u64::MAX - steps)
}

/// The page that describes a type: the one named after it, else the one that says most. Others describe one use of it.
fn lead<'p>(scope: Scope<'_, 'p>, id: TypeId) -> Option<&'p Page> {
    let skeleton = &scope.skeletons.types[id.0 as usize];
    let first = skeleton.resources.first()?.0;
    if stem(&scope.sources[first.file].path) == fold(&skeleton.name.name) {
        return Some(first);
    }
    let fullest = skeleton.resources.iter().max_by_key(|(page, it)| (it.properties.len(), Reverse(page.file)));
    fullest.map(|it| it.0)
}

/// `List users` and `user: checkMemberGroups` say what a request does, by the verb of its method or the name of the call.
fn says_what_it_does(subject: &Subject<'_>, title: &str, route: &Route) -> bool {
    if let Some(Segment::Call { name, .. }) = route.segments.last() {
        return title_names(title, name);
    }
    let verb = match (subject.method, subject.several) {
        (Method::Get, Some(true)) => "list",
        (Method::Get | Method::Head, _) => "get",
        (Method::Post, _) => "create",
        (Method::Patch | Method::Put, _) => "update",
        (Method::Delete, _) => "delete",
    };
    title.split_whitespace().next().is_some_and(|it| it.eq_ignore_ascii_case(verb))
}

/// The sentence about the answer that names the type, by a link to its leading page or without one.
fn leads_to(scope: Scope<'_, '_>, page: &Page, api: &ApiPage, id: TypeId) -> Option<Span> {
    let lead = stem(&scope.sources[lead(scope, id)?.file].path);
    let names = api.response.claims.iter().flat_map(|it| match &it.value {
        ResponseClaim::Returns(ty) => ty.names.as_slice(),
        ResponseClaim::Nothing | ResponseClaim::Binary => &[],
    });
    let mut leading = names.filter(|it| match &it.target {
        Some(target) => stem(Target::read(target).path) == lead,
        None => scope.type_named(&it.text, page) == Some(id),
    });
    leading.next().map(|it| it.span)
}

/// How a type's leading page names an operation's page among its methods: as what answers this, at all, or not.
fn among_methods(scope: Scope<'_, '_>, subject: &Subject<'_>, id: TypeId, page: &Page, route: &Route) -> (u64, Span) {
    let own = stem(&scope.sources[page.file].path);
    let rows = lead(scope, id).and_then(|lead| match &lead.kind {
        PageKind::Resource(it) => Some((lead, &it.methods)),
        PageKind::Api(_) | PageKind::Enums | PageKind::Other => None,
    });
    let rows = rows.into_iter().flat_map(|(lead, rows)| rows.iter().map(move |row| (lead, row)));
    let rows = rows.filter(|(_, row)| row.page_stem() == own);
    let named = rows.map(|(lead, row)| (answers_this(scope, subject, lead, row), row.link.span));
    named.max_by_key(|(merit, span)| (*merit, Reverse(*span))).unwrap_or((0, route.span))
}

fn answers_this(scope: Scope<'_, '_>, subject: &Subject<'_>, lead: &Page, row: &MethodRow) -> u64 {
    let returns = type_of(scope, lead, &row.returns.value).map(|it| (it, subject.ty.map(ItemType::Type)));
    let same_number = subject.several.is_none_or(|it| it == row.returns.value.collection);
    match returns {
        // What lists extensions of a message is among the methods of messages, and no page about a message.
        Some((returned, Some(at))) => 2 * u64::from(returned == at && same_number),
        _ => 1,
    }
}

/// The pages in the order of their merits, with the evidence that told each from the best.
fn compare(scope: Scope<'_, '_>, mut candidates: Vec<Candidate<'_>>) -> Decided<Vec<FileId>> {
    let path = |it: &Candidate<'_>| scope.sources[it.page.file].path.clone();
    candidates.sort_by_cached_key(|it| (Reverse(it.merits.map(|it| it.0)), it.page.title.value.clone(), path(it)));
    let difference = |a: &Candidate<'_>, b: &Candidate<'_>| {
        (0..TITLE).find(|at| a.merits[*at].0 != b.merits[*at].0).unwrap_or(TITLE)
    };
    let place = |it: &Candidate<'_>, at: usize| it.merits.get(at).map_or(it.page.title.span, |it| it.1);
    let mut evidence = Vec::with_capacity(candidates.len());
    if let [home, others @ ..] = candidates.as_slice() {
        let at = others.first().map_or(TITLE, |next| difference(home, next));
        let (witness, why, _) = EVIDENCE[at];
        evidence.push(Evidence::ruling(witness, path(home), place(home, at), why));
        for other in others {
            let at = difference(home, other);
            let (witness, _, why_not) = EVIDENCE[at];
            // What a page does not say stands nowhere.
            let witness = if other.merits.get(at).is_some_and(|it| it.0 == 0) { Witness::Request } else { witness };
            evidence.push(Evidence::unheard(witness, path(other), place(other, at), why_not));
        }
    }
    Decided::new(candidates.iter().map(|it| it.page.file).collect(), evidence)
}
