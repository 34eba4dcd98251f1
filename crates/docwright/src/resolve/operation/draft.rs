//! [`Draft`]s of operations: a page's request lines by purpose, and its claims.
//!
//! A page may hold several operations: different methods, and next to an object's own address those of its raw content
//! (`/$value`), its links (`/$ref`) and its number (`/$count`).

use std::collections::BTreeMap;

use crate::api::{ItemType, Method, Route, Segment, Witness};
use crate::page::{
    ApiPage, BodyClaim, ExampleResponse, Json, MethodRow, Page, PageKind, RequestLine, ResponseClaim, TypeText,
};
use crate::resolve::operation::representation::Representation;
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::{Claim, Fact, vote};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::links::stem;
use crate::text::source::{Span, Spanned};

/// Longer addresses are not read: each segment is a module, and a folder on the disk.
const MAX_SEGMENTS: usize = 64;

/// The aspect of a resource that the end of a path asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tail {
    /// The objects themselves.
    Plain,
    /// Links to them.
    Ref,
    /// Raw content.
    Value,
    /// Their number.
    Count,
}

/// An operation before the navigation graph has been asked.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'p> {
    pub(crate) page: &'p Page,
    pub(crate) api: &'p ApiPage,
    /// The page's words and examples about the response.
    pub(crate) said: Representation<'p>,
    pub(crate) method: Method,
    pub(crate) tail: Tail,
    pub(crate) routes: Vec<Route>,
    /// Claims of the page about the type of the response, apart from the path.
    pub(crate) response_types: Vec<Claim<ItemType>>,
    /// Claims of the page about the number of objects in the response.
    pub(crate) several: Vec<Claim<bool>>,
    /// The type that the page says is sent.
    pub(crate) body_types: Vec<Claim<ItemType>>,
    /// Success statuses, the main one first.
    pub(crate) statuses: Vec<Spanned<u16>>,
}

/// Rows of `Methods` tables with their pages, by the stem of the operation's page that they lead to.
pub(crate) type MethodRows<'p> = BTreeMap<String, Vec<(&'p Page, &'p MethodRow)>>;

/// Collects what `Methods` tables say.
pub(crate) fn method_rows(pages: &[Page]) -> MethodRows<'_> {
    let mut rows = MethodRows::new();
    for page in pages {
        for row in page.resources().flat_map(|it| &it.methods) {
            rows.entry(row.page_stem()).or_default().push((page, row));
        }
    }
    rows
}

/// The drafts of a page, in the order in which its request lines introduce them.
pub(crate) fn drafts_of<'p>(
    scope: Scope<'_, '_>,
    page: &'p Page,
    rows: &MethodRows<'p>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Draft<'p>> {
    let PageKind::Api(api) = &page.kind else { return Vec::new() };
    let mut drafts: Vec<Draft<'p>> = Vec::new();
    for line in &api.requests {
        let Some(route) = Route::read(&line.target, line.span) else {
            let message = format!("`{}` is not the address of anything", line.target);
            diagnostics.push(Diagnostic::new(Rule::BadRequestLine, message, line.span));
            continue;
        };
        if route.segments.len() > MAX_SEGMENTS {
            let message = format!("an address of {} segments is not read", route.segments.len());
            diagnostics.push(Diagnostic::new(Rule::TooDeep, message, line.span));
            continue;
        }
        if route.lacks_colon() {
            let message = format!("`{}` lacks the colon behind its path, which was supplied", line.target);
            diagnostics.push(Diagnostic::new(Rule::BadRequestLine, message, line.span));
        }
        let tail = tail_of(&route);
        match drafts.iter_mut().find(|it| (it.method, it.tail) == (line.method, tail)) {
            Some(draft) if draft.routes.iter().any(|it| it.text == route.text) => {}
            Some(draft) => draft.routes.push(route),
            None => drafts.push(draft(scope, page, api, line.method, route, rows)),
        }
    }
    drafts
}

fn draft<'p>(
    scope: Scope<'_, '_>,
    page: &'p Page,
    api: &'p ApiPage,
    method: Method,
    route: Route,
    rows: &MethodRows<'p>,
) -> Draft<'p> {
    let said = Representation::of(api);
    let (response_types, several) = response_claims(scope, page, &said, rows);
    Draft {
        page,
        api,
        method,
        tail: tail_of(&route),
        routes: vec![route],
        response_types,
        several,
        body_types: body_claims(scope, page, api),
        statuses: statuses(&said, &api.requests, method),
        said,
    }
}

/// Claims about the response, apart from the path: its type, and one or several.
pub(crate) fn response_claims(
    scope: Scope<'_, '_>,
    page: &Page,
    said: &Representation<'_>,
    rows: &MethodRows<'_>,
) -> (Vec<Claim<ItemType>>, Vec<Claim<bool>>) {
    let (mut response_types, mut several) = prose_claims(scope, page, said);
    let (annotated, annotated_several) = example_claims(scope, page, said);
    response_types.extend(annotated);
    several.extend(annotated_several);
    let own_stem = stem(&scope.sources[page.file].path);
    for (table_page, row) in rows.get(&own_stem).into_iter().flatten() {
        let found = type_of(scope, table_page, &row.returns);
        response_types.extend(found.map(|item| claim(Witness::Methods, item, row.returns.span)));
    }
    // "A JSON object", says a sentence, and a table says which.
    if response_types.iter().all(|it| it.value == ItemType::Json)
        && let Some(claim) = tabled_claim(scope, said)
    {
        response_types = vec![claim];
    }
    (response_types, several)
}

/// The type whose properties the response section lists without naming it.
fn tabled_claim(scope: Scope<'_, '_>, said: &Representation<'_>) -> Option<Claim<ItemType>> {
    let first = said.section.rows.first()?;
    let id = scope.skeletons.with_properties(&said.section.rows)?;
    Some(claim(Witness::Table, ItemType::Type(id), first.name.span))
}

pub(crate) fn tail_of(route: &Route) -> Tail {
    match route.segments.last() {
        Some(Segment::Ref) => Tail::Ref,
        Some(Segment::Value) => Tail::Value,
        Some(Segment::Count) => Tail::Count,
        _ => Tail::Plain,
    }
}

/// The one type that a written type means; nothing when it is unknown or one of several.
pub(crate) fn type_of(scope: Scope<'_, '_>, page: &Page, ty: &TypeText) -> Option<ItemType> {
    let [only] = ty.names.as_slice() else { return None };
    vote(Fact::Type, &scope.claims(only, page), |it| scope.show(*it)).map(|it| *it.decided)
}

fn prose_claims(
    scope: Scope<'_, '_>,
    page: &Page,
    said: &Representation<'_>,
) -> (Vec<Claim<ItemType>>, Vec<Claim<bool>>) {
    // The first type that is known counts: later sentences speak of other cases.
    let found = said.section.claims.iter().find_map(|it| match &it.value {
        ResponseClaim::Returns(ty) => Some((type_of(scope, page, ty)?, ty.collection, it.span)),
        ResponseClaim::Nothing | ResponseClaim::Binary => None,
    });
    let Some((item, collection, span)) = found else { return (Vec::new(), Vec::new()) };
    (vec![claim(Witness::Prose, item, span)], vec![claim(Witness::Prose, collection, span)])
}

/// Claims of the first success response with a body: annotation and shape.
fn example_claims(
    scope: Scope<'_, '_>,
    page: &Page,
    said: &Representation<'_>,
) -> (Option<Claim<ItemType>>, Vec<Claim<bool>>) {
    let with_body = || said.successes().find(|it| it.body.is_some());
    let Some(response) = with_body().or_else(|| said.success()) else { return (None, Vec::new()) };
    let mut several = Vec::new();
    let mut item = None;
    if let Some(annotation) = &response.annotation {
        if let Some(ty) = &annotation.ty {
            item = type_of(scope, page, ty).map(|it| claim(Witness::Annotation, it, ty.span));
            if ty.collection {
                several.push(claim(Witness::Annotation, true, ty.span));
            }
        }
        if annotation.is_collection == Some(true) {
            several.push(claim(Witness::Annotation, true, annotation.span));
        }
    }
    if let Some((shape, span)) = body_shape(&response.value) {
        several.push(claim(Witness::Example, shape, span));
    }
    (item, several)
}

/// The shape of a response's body: true for a list.
pub(crate) fn body_shape(response: &ExampleResponse) -> Option<(bool, Span)> {
    let body = response.body.as_ref()?;
    let Json::Object(members) = body.json.as_ref()? else { return None };
    let value = members.iter().find(|it| it.name.value == "value");
    Some((value.is_some_and(|it| matches!(it.value.value, Json::Array(_))), body.span))
}

fn body_claims(scope: Scope<'_, '_>, page: &Page, api: &ApiPage) -> Vec<Claim<ItemType>> {
    let claims = api.body.claims.iter().filter_map(|it| match &it.value {
        BodyClaim::Represents(ty) => Some(claim(Witness::Prose, type_of(scope, page, ty)?, it.span)),
        _ => None,
    });
    claims.take(1).collect()
}

/// The documented statuses: the response section's, else the example's, else what the method usually answers.
fn statuses(said: &Representation<'_>, requests: &[Spanned<RequestLine>], method: Method) -> Vec<Spanned<u16>> {
    if !said.section.statuses.is_empty() {
        return said.section.statuses.clone();
    }
    let mut codes =
        said.responses().filter_map(|it| Some((it.status.filter(|code| (200..400).contains(code))?, it.span)));
    if let Some((code, span)) = codes.next() {
        return vec![Spanned::new(code, span)];
    }
    let usual = match method {
        Method::Post => 201,
        Method::Delete => 204,
        Method::Get | Method::Put | Method::Patch | Method::Head => 200,
    };
    requests.first().map(|line| Spanned::new(usual, line.span)).into_iter().collect()
}
