//! Operation pages become [`Operation`]s.
//!
//! ```text
//! read       pages         ─▶ drafts      what each page says in its own words, and its examples of `/me`
//! spell      drafts        ─▶ drafts      one spelling of a name, before names become steps of the graph
//! learn      types, drafts ─▶ graph       where addresses lead, until nothing new follows
//! correct    graph, drafts ─▶ graph       relationships that a table documents less exactly than addresses show
//! show       graph, drafts ─▶ drafts      addresses that only examples show, where they lead to the same
//! call       graph, drafts ─▶ drafts      what is no step of the graph is an action or a function
//! split      graph, drafts ─▶ drafts      addresses that lead to different things, now that it is known where they lead
//! resolve    graph, drafts ─▶ operations  what is sent and answered, by vote and rules
//! lend       operations    ─▶ operations  calls that pages mention in passing get the contract of their own page
//! home       operations    ─▶ homes       of the pages that describe one request, the one that is about it
//! ```
//!
//! Types stay as their pages describe them: what they have to learn from operations is handed back as [`Lessons`].

pub(crate) mod contract;
pub(crate) mod draft;
pub(crate) mod example_conflicts;
pub(crate) mod home;
pub(crate) mod implied;
pub(crate) mod mentions;
pub(crate) mod misnamed;
pub(crate) mod parameter;
pub(crate) mod representation;
pub(crate) mod request_body;
pub(crate) mod response;
pub(crate) mod split;

use crate::api::{Header, Homes, Operation, Permission, Route, Segment, TypeDef, TypeId};
use crate::page::{ApiPage, Page};
use crate::resolve::address::navigation::{Graph, Lesson};
use crate::resolve::address::root::{self, Places};
use crate::resolve::address::{calls, containers, example, me_alias};
use crate::resolve::deprecation;
use crate::resolve::operation::draft::{Draft, MethodRows, drafts_of, method_rows};
use crate::resolve::operation::split::split_by_contract;
use crate::resolve::property::relationship::{self, Narrowed};
use crate::resolve::property::relationship_paths::{self, Corrections};
use crate::resolve::types::entity;
use crate::resolve::types::lookup::Scope;
use crate::resolve::types::spelling::Spellings;
use crate::text::diagnostic::Diagnostic;
use crate::text::links::stem;
use crate::text::source::{Span, Spanned};

/// Facts about types that operations teach.
pub(crate) struct Lessons {
    /// Relationships that only addresses mention.
    pub(crate) inferred: Vec<(TypeId, Lesson)>,
    /// Relationships whose readers answer a derived type.
    pub(crate) narrowed: Narrowed,
    /// Names and numbers of relationships, as addresses have them.
    pub(crate) corrections: Corrections,
    /// Types of which some address picks objects by key.
    pub(crate) addressed: Vec<(TypeId, Span)>,
    /// Addresses that lead to one object.
    pub(crate) places: Places,
}

/// Resolves the operations of all pages, in page order, and finds the home page of each request.
pub(crate) fn resolve_operations(
    scope: Scope<'_, '_>,
    pages: &[Page],
    types: &[TypeDef],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Operation>, Homes, Lessons) {
    let rows = method_rows(pages);
    let mut drafts = read(scope, pages, &rows, diagnostics);
    drafts.iter_mut().for_each(|it| misnamed::correct(scope, types, it));
    spell(&mut drafts);
    // Compared as they are written, before calls are told from addresses.
    for draft in &drafts {
        example_conflicts::report_names(scope, draft, diagnostics);
        example_conflicts::report_status(scope, draft, diagnostics);
    }
    let mut graph = learn(scope, types, &drafts);
    let corrections = relationship_paths::compare(&mut graph, &drafts);
    example::add(scope, &graph, &mut drafts);
    drafts.iter_mut().for_each(|draft| call(scope, &graph, draft));
    let drafts: Vec<Draft<'_>> = drafts.into_iter().flat_map(|it| split_by_contract(scope, &graph, it)).collect();
    let addressed = entity::addressed(&graph, drafts.iter().flat_map(|it| &it.routes));
    let places = root::places(&graph, drafts.iter().flat_map(|it| &it.routes));
    let resolved: Vec<_> =
        drafts.into_iter().map(|draft| resolve_draft(scope, &graph, draft, &rows, diagnostics)).collect();
    contract::report_unused(scope, &graph, pages, &resolved, diagnostics);
    let operations = lend(scope, resolved);
    let homes = home::find(scope, &graph, types, pages, &operations);
    let narrowed = relationship::narrowed(scope, &graph, types, &operations);
    let inferred = graph.into_inferred().collect();
    (operations, homes, Lessons { inferred, narrowed, corrections, addressed, places })
}

/// Drafts of operations, each by the words of its own page.
fn read<'p>(
    scope: Scope<'_, '_>,
    pages: &'p [Page],
    rows: &MethodRows<'p>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Draft<'p>> {
    let mut drafts: Vec<Draft<'p>> = pages.iter().flat_map(|page| drafts_of(scope, page, rows, diagnostics)).collect();
    drafts.iter_mut().for_each(|it| me_alias::complete(scope, it));
    drafts
}

/// Where addresses lead. What lies behind one is known once the address itself is, and a name that only leads on is
/// known by what lies behind it, so both are asked in turn until neither has an answer that is new. The graph only
/// gains steps, and there are no more of them than segments of request lines.
fn learn<'t>(scope: Scope<'_, '_>, types: &'t [TypeDef], drafts: &[Draft<'_>]) -> Graph<'t> {
    let routes = || drafts.iter().flat_map(|it| &it.routes);
    let mut graph = Graph::new(types, &routes().collect::<Vec<_>>());
    // A title that calls a name so keeps it from becoming a property.
    calls::note_titles(&mut graph, drafts);
    let passages = containers::passages(drafts);
    let mut known = None;
    while known != Some(graph.lessons()) {
        known = Some(graph.lessons());
        containers::learn(scope, &mut graph, &passages);
        calls::learn(scope, &mut graph, drafts);
    }
    // Steps start at types, which are all known by now.
    routes().for_each(|route| graph.note_continued(route));
    graph
}

/// Tells actions and functions from addresses.
fn call(scope: Scope<'_, '_>, graph: &Graph<'_>, draft: &mut Draft<'_>) {
    let mut routes = std::mem::take(&mut draft.routes);
    let plain: Vec<Route> =
        routes.iter_mut().filter_map(|route| calls::mark_calls(scope, graph, draft, route)).collect();
    routes.extend(plain);
    draft.routes = routes;
}

/// Gives what pages mention in passing the contract, and then the types, of the pages about it.
fn lend(scope: Scope<'_, '_>, operations: Vec<Operation>) -> Vec<Operation> {
    let mut operations = mentions::follow_owners(operations);
    mentions::type_mentions(scope, &mut operations);
    operations
}

/// Addresses are compared without regard to case, so one name that pages spell differently is one name.
fn spell(drafts: &mut [Draft<'_>]) {
    let mut spellings = Spellings::default();
    let mut literals = drafts.iter().flat_map(|it| &it.routes).flat_map(|it| &it.segments);
    literals.by_ref().for_each(|segment| {
        if let Segment::Literal(name) = segment {
            spellings.count(name);
        }
    });
    for segment in drafts.iter_mut().flat_map(|it| &mut it.routes).flat_map(|it| &mut it.segments) {
        if let Segment::Literal(name) = segment {
            *name = spellings.best(name, None);
        }
    }
}

fn resolve_draft(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: Draft<'_>,
    rows: &MethodRows<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Operation {
    let (response, several) = contract::response(scope, graph, &draft, diagnostics);
    let body = contract::body(scope, graph, &draft, *response, diagnostics);
    let (page, api) = (draft.page, draft.api);
    let placeholders = parameter::described(scope, &draft);
    let query_parameters = parameter::only_in_tables(&draft);
    let statuses = implied::statuses(&draft);
    let required = request_body::required(&draft, &body);
    let rows = rows.get(&stem(&scope.sources[page.file].path)).into_iter().flatten();
    let marked = rows.filter_map(|(_, row)| row.deprecated.as_ref());
    Operation {
        page: page.file,
        title: page.title.clone(),
        doc: scope.boilerplate.strip(page),
        remarks: page.remarks.clone(),
        product: page.front.product.clone(),
        method: draft.method,
        routes: draft.routes,
        permissions: permissions(api),
        headers: headers(api),
        query_options: api.query_options.iter().flatten().cloned().collect(),
        shown_options: parameter::shown_options(api, draft.method),
        query_opening: api.query_opening,
        placeholders,
        query_parameters,
        statuses,
        required,
        body,
        response,
        several,
        notes: api.notes.clone(),
        deprecated: deprecation::decide(page.deprecated.iter().chain(marked)),
    }
}

fn permissions(api: &ApiPage) -> Vec<Permission> {
    let together = |names: &Vec<Spanned<String>>| names.iter().map(|it| it.value.clone()).collect();
    let row = |it: &crate::page::PermissionRow| Permission {
        account: it.account,
        about: it.about.clone(),
        any_of: it.any_of.iter().map(together).collect(),
        origin: around(it.any_of.iter().flatten().map(|it| it.span)).unwrap_or(it.cell),
    };
    api.permissions.iter().map(row).collect()
}

/// The span from the first place to the last.
fn around(mut spans: impl Iterator<Item = Span>) -> Option<Span> {
    let first = spans.next()?;
    Some(spans.filter(|it| it.file == first.file).fold(first, |whole, it| Span {
        file: whole.file,
        start: whole.start.min(it.start),
        end: whole.end.max(it.end),
    }))
}

/// Headers that every request has are the client's business.
fn headers(api: &ApiPage) -> Vec<Header> {
    let usual = |name: &str| {
        ["authorization", "content-type", "accept", "content-length"].contains(&name.to_ascii_lowercase().as_str())
    };
    let own = api.headers.iter().filter(|it| !usual(&it.name.value));
    own.map(|it| Header {
        name: it.name.value.clone(),
        preset: it.preset.clone(),
        required: it.required,
        always: it.always,
        doc: it.description.clone(),
    })
    .collect()
}
