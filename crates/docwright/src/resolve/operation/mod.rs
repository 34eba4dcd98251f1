//! Operation pages become [`Operation`]s.

pub(crate) mod alternatives;
pub(crate) mod draft;
pub(crate) mod example_conflicts;
pub(crate) mod implied;
pub(crate) mod mentions;
pub(crate) mod request_body;
pub(crate) mod response;
pub(crate) mod split;

use crate::api::{
    Decided, Header, Operation, Permission, Property, QueryParameter, Segment, TypeDef, TypeId, TypeKind, TypeRef,
    Witness, number,
};
use crate::odata::name::{Spellings, is_property_name};
use crate::page::{ApiPage, Page, ParameterPlace, PropertyRow};
use crate::resolve::address::navigation::{Graph, Lesson};
use crate::resolve::address::{calls, containers};
use crate::resolve::operation::draft::{Draft, drafts_of, method_returns};
use crate::resolve::operation::split::split_by_contract;
use crate::resolve::property::{relationship, relationship_paths, writable};
use crate::resolve::types::entity;
use crate::resolve::types::lookup::Scope;
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
        let marked = routes.iter_mut().map(|route| calls::mark_calls(scope, &graph, draft, route));
        let plain: Vec<_> = marked.flatten().collect();
        routes.extend(plain);
        draft.routes = routes;
    }
    let drafts: Vec<Draft<'_>> = drafts.into_iter().flat_map(|it| split_by_contract(scope, &graph, it)).collect();
    let addressed = entity::addressed(&graph, drafts.iter().flat_map(|it| &it.routes));
    let operations = drafts.into_iter().map(|draft| resolve_draft(scope, &graph, draft, diagnostics)).collect();
    let mut operations = mentions::follow_owners(operations);
    mentions::type_mentions(scope, &mut operations);
    let narrowed = relationship::narrowed(scope, &graph, types, &operations);
    let inferred: Vec<(TypeId, Lesson)> = graph.into_inferred().collect();
    for (id, lesson) in inferred {
        if let TypeKind::Struct(it) = &mut types[id.0 as usize].kind {
            it.properties.push(inferred_property(scope, lesson));
        }
    }
    relationship::narrow(scope, types, &narrowed, diagnostics);
    relationship::unite(types, &corrections.walked, diagnostics);
    relationship_paths::apply(types, &corrections, diagnostics);
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
    const RULE: &str = "only request paths mention it";
    let TypeRef { item, collection } = lesson.ty;
    let collection = Decided::ruled(collection, Witness::Path, number(collection), lesson.span, RULE);
    let item = Decided::ruled(item, Witness::Path, scope.show(item), lesson.span, RULE);
    let navigation = Decided::ruled(true, Witness::Path, "yes", lesson.span, RULE);
    Property { navigation, inferred: true, ..Property::bare(lesson.name, item, collection, lesson.span) }
}

fn resolve_draft(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: Draft<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Operation {
    let (reply, several) = response::reply(scope, graph, &draft, diagnostics);
    let body = request_body::body(scope, graph, &draft, *reply, diagnostics);
    let (page, api) = (draft.page, draft.api);
    let query_parameters = query_parameters(&draft);
    let statuses = implied::statuses(&draft);
    let required = request_body::required(&draft, &body);
    let declared_body = response::declared_body(graph, &draft, &body);
    let sends_blank = alternatives::blank(&draft, &body);
    let may_send_nothing = alternatives::nothing(&draft, &body);
    let content_instead = alternatives::content(&draft, &body);
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
        query_parameters,
        statuses,
        required,
        sends_blank,
        may_send_nothing,
        content_instead,
        body,
        declared_reply: response::declared_reply(*reply, api),
        reply,
        several,
        declared_body,
        notes: api.notes.clone(),
    }
}

/// OData's own options are listed apart.
fn query_parameters(draft: &Draft<'_>) -> Vec<QueryParameter> {
    let in_line =
        |name: &str| draft.routes.iter().flat_map(|it| &it.query).any(|it| it.name.eq_ignore_ascii_case(name));
    let rows = draft.api.parameters.iter().filter(|it| it.place == ParameterPlace::Query).map(|it| &it.row);
    let own = rows.filter(|row| is_property_name(&row.name.value) && !in_line(&row.name.value));
    let parameter = |row: &PropertyRow| QueryParameter {
        name: row.name.value.clone(),
        fixed: None,
        ty: None,
        doc: Some(row.description.clone()),
    };
    own.map(parameter).collect()
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
