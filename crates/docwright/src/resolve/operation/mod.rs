//! Operation pages become [`Operation`]s.

pub(crate) mod alternatives;
pub(crate) mod draft;
pub(crate) mod example_conflicts;
pub(crate) mod implied;
pub(crate) mod mentions;
pub(crate) mod parameter;
pub(crate) mod request_body;
pub(crate) mod response;
pub(crate) mod split;

use crate::api::{
    Body, Evidence, Header, Operation, Permission, Property, Segment, TypeDef, TypeId, TypeKind, Witness,
};
use crate::page::{ApiPage, Page};
use crate::resolve::address::navigation::{Graph, Lesson};
use crate::resolve::address::{calls, containers};
use crate::resolve::operation::draft::{Draft, drafts_of, method_returns};
use crate::resolve::operation::response::Findings;
use crate::resolve::operation::split::split_by_contract;
use crate::resolve::property::{relationship, relationship_paths, writable};
use crate::resolve::types::entity;
use crate::resolve::types::lookup::Scope;
use crate::resolve::types::spelling::Spellings;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::{Span, Spanned};

/// Resolves the operations of all pages, in page order, and gives types the navigation properties that only request
/// paths mention.
pub(crate) fn resolve_operations(
    scope: Scope<'_, '_>,
    pages: &[Page],
    types: &mut [TypeDef],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Operation> {
    let returns = method_returns(pages);
    let mut drafts: Vec<Draft<'_>> =
        pages.iter().flat_map(|page| drafts_of(scope, page, &returns, diagnostics)).collect();
    unify_spellings(&mut drafts);
    for draft in &drafts {
        example_conflicts::report_names(scope, draft, diagnostics);
        example_conflicts::report_status(draft, diagnostics);
    }
    let mut graph = Graph::new(types, &drafts.iter().flat_map(|it| &it.routes).collect::<Vec<_>>());
    calls::note_titles(&mut graph, &drafts);
    let passages = containers::passages(&drafts);
    // What lies behind an address is known once the address is, and the other way round.
    for _ in 0..2 {
        containers::learn(scope, &mut graph, &passages);
        calls::learn(scope, &mut graph, &drafts);
    }
    drafts.iter().flat_map(|it| &it.routes).for_each(|route| graph.note_continued(route));
    let corrections = relationship_paths::compare(&mut graph, &drafts);
    for draft in &mut drafts {
        let mut routes = std::mem::take(&mut draft.routes);
        let marked = routes.iter_mut().map(|route| calls::mark_calls(&graph, draft, route));
        let plain: Vec<_> = marked.flatten().collect();
        routes.extend(plain);
        draft.routes = routes;
    }
    let drafts: Vec<Draft<'_>> = drafts.into_iter().flat_map(|it| split_by_contract(scope, &graph, it)).collect();
    let addressed = entity::addressed(&graph, drafts.iter().flat_map(|it| &it.routes));
    let operations = drafts.into_iter().map(|draft| resolve_draft(scope, &graph, draft, diagnostics)).collect();
    let mut operations = mentions::follow_owners(operations);
    mentions::type_mentions(&mut operations);
    let narrowed = relationship::narrowed(scope, &graph, types, &operations);
    let inferred: Vec<(TypeId, Lesson)> = graph.into_inferred().collect();
    for (id, lesson) in inferred {
        if let TypeKind::Struct(it) = &mut types[id.0 as usize].kind {
            it.properties.push(inferred_property(scope, lesson));
        }
    }
    relationship::narrow(scope, types, &narrowed, diagnostics);
    relationship::unite(types, &corrections.walked, diagnostics);
    relationship_paths::apply(scope, types, &corrections, diagnostics);
    entity::mark(scope, types, &addressed);
    writable::mark(types, &operations, pages);
    operations
}

/// Addresses are compared without regard to case, so one name that pages spell differently is one name.
fn unify_spellings(drafts: &mut [Draft<'_>]) {
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

fn inferred_property(scope: Scope<'_, '_>, lesson: Lesson) -> Property {
    let says = scope.show(lesson.ty.item);
    let evidence = Evidence::ruling("type", Witness::Path, says, lesson.span, "only request paths mention it");
    let property = Property::bare(lesson.name, lesson.ty, lesson.span, evidence);
    Property { navigation: true, inferred: true, ..property }
}

fn resolve_draft(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: Draft<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Operation {
    let mut findings = Findings::default();
    implied::record_statuses(&draft, &mut findings.evidence);
    let reply = response::reply(scope, graph, &draft, &mut findings);
    let body = request_body::body(scope, graph, &draft, reply, &mut findings);
    if matches!(body, Body::Value(_)) {
        findings.evidence.extend(request_body::required(&draft));
    }
    let declared_body = response::declared_body(graph, &draft, &body);
    let sends_blank = alternatives::blank(&draft, &body);
    let may_send_nothing = alternatives::nothing(&draft, &body);
    let content_instead = alternatives::content(&draft, &body);
    diagnostics.append(&mut findings.diagnostics);
    let (page, api) = (draft.page, draft.api);
    let placeholders = parameter::described(scope, &draft);
    let query_parameters = parameter::only_in_tables(&draft);
    Operation {
        page: page.file,
        title: page.title.clone(),
        doc: page.summary.clone(),
        product: page.front.product.as_ref().map(|it| it.value.clone()),
        method: draft.method,
        routes: draft.routes,
        permissions: permissions(api),
        headers: headers(api),
        query_options: api.query_options.iter().flatten().cloned().collect(),
        query_is_open: api.query_is_open,
        placeholders,
        query_parameters,
        statuses: draft.statuses.iter().map(|it| it.value).collect(),
        body,
        sends_blank,
        may_send_nothing,
        content_instead,
        reply,
        declared_reply: response::declared_reply(reply, api),
        declared_body,
        evidence: findings.evidence,
        notes: api.notes.clone(),
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
        doc: it.description.clone(),
    })
    .collect()
}
