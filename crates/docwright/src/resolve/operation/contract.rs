//! The contract of an operation, case by case: what is sent and answered, and when.
//!
//! ```text
//! optional     an action with parameters whose page says so, lists only optional ones, or shows a request without a body
//! raw body     JSON is described, and the Content-Type of an example, or of the table of headers, is another one, too
//! now or then  `204`, or a status with a body where the page or an example shows one
//! two forms    a file by redirect, and JSON for `$format=application/json`
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{
    Body, Cases, Condition, Decided, Evidence, ItemType, Method, Operation, Response, Standing, When, Witness,
};
use crate::dialect::phrases::Phrases;
use crate::odata::Address;
use crate::odata::example::{Arguments, is_example_of};
use crate::page::operation::example::header;
use crate::page::{BodyClaim, ExampleRequest, Page, PageKind, ResponseClaim, TypeText};
use crate::resolve::address::navigation::Graph;
use crate::resolve::operation::draft::{Draft, Tail, tail_of};
use crate::resolve::operation::representation::{self, Two};
use crate::resolve::operation::request_body::{self, own_requests};
use crate::resolve::operation::response;
use crate::resolve::types::lookup::Scope;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::media::{self, is_json, is_media_type};
use crate::text::source::{FileId, Span, Spanned};

/// The cases of the response, and the number of objects in the main one.
pub(crate) fn response(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Cases<Response>, Decided<bool>) {
    if let Some(Two { main, other, query }) = representation::two(scope, draft) {
        let (first, several) = response::response(scope, graph, &main, diagnostics);
        let (second, _) = response::response(scope, graph, &other, diagnostics);
        let condition = Condition { query: Some(query), statuses: other.statuses, ..Condition::default() };
        let own = Condition { statuses: main.statuses, ..Condition::default() };
        return (Cases::one(first).on(own).or(second, condition), several);
    }
    let Some((with_body, bodiless)) = now_or_then(draft) else {
        let (only, several) = response::response(scope, graph, draft, diagnostics);
        return (Cases::one(only), several);
    };
    let empty = Decided::ruled(Response::Empty, Witness::Prose, "status 204", bodiless.span, "status 204 has no body");
    let (first, several) = response::response(scope, graph, &with_body, diagnostics);
    let own = Condition { statuses: with_body.statuses, ..Condition::default() };
    let condition = Condition { statuses: vec![bodiless], ..Condition::default() };
    (Cases::one(first).on(own).or(empty, condition), several)
}

/// Reports types that sentences about success name and that no operation of the page answers, unless a vote heard them or
/// another finding tells of them. What is said of links and raw content at an address of its own is about the objects
/// behind it.
pub(crate) fn report_unused(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    pages: &[Page],
    operations: &[Operation],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut by_page: BTreeMap<FileId, Vec<&Operation>> = BTreeMap::new();
    for operation in operations.iter().filter(|it| it.routes.iter().all(|it| tail_of(it) == Tail::Plain)) {
        by_page.entry(operation.page).or_default().push(operation);
    }
    let bodiless = diagnostics.iter().filter(|it| it.rule == Rule::BodilessResponse).map(|it| it.span);
    let told: BTreeSet<Span> = bodiless.collect();
    for page in pages {
        let (PageKind::Api(api), Some(of_page)) = (&page.kind, by_page.get(&page.file)) else { continue };
        let cases = || of_page.iter().flat_map(|it| it.response.iter());
        for claim in &api.response.claims {
            let ResponseClaim::Returns(ty) = &claim.value else { continue };
            let heard = |it: &Evidence| it.span == claim.span && matches!(it.standing, Standing::Vote { .. });
            if told.contains(&claim.span)
                || is_elsewhere(scope, claim.span, ty)
                || cases().any(|it| it.what.evidence().iter().any(heard))
            {
                continue;
            }
            let answers = |case: &When<Response>, id| match *case.what {
                Response::Value(it) => graph.related(it.item, ItemType::Type(id)),
                _ => false,
            };
            let named = ty.names.iter().filter_map(|it| scope.type_named(&it.text, page));
            for id in named.filter(|id| !cases().any(|it| answers(it, *id))) {
                let name = scope.show(ItemType::Type(id));
                let message = if ty.names.len() > 1 {
                    format!("{name} is one of several types that this says are answered, and it does not say when")
                } else {
                    format!("{name} is said to be answered here, and no operation of the page answers one")
                };
                let finding = Diagnostic::new(Rule::UnusedResponse, message, claim.span);
                let decided = cases().next().and_then(|it| it.what.places().next());
                diagnostics.push(match decided.filter(|it| *it != claim.span) {
                    Some(place) => finding.with("the response is decided here", place),
                    None => finding,
                });
            }
        }
    }
}

static LEADS_TO: Phrases = Phrases::new(&["location of", "link to", "pointing to", "expanded with"]);

/// The words before a type say that the answer only leads to it: "a `Location` header with the location of the [job](job.md)".
fn is_elsewhere(scope: Scope<'_, '_>, sentence: Span, ty: &TypeText) -> bool {
    let text = &scope.sources[sentence.file].text;
    let first = ty.names.first().map_or(sentence.end, |it| it.span.start).max(sentence.start);
    let before = text.get(sentence.start as usize..first as usize).unwrap_or_default();
    LEADS_TO.are_in(&before.to_ascii_lowercase())
}

/// `204`, or `200` with the object where `Prefer: return=representation` asks for it, or `207` with what failed: the
/// main case is the body that may come.
fn now_or_then<'p>(draft: &Draft<'p>) -> Option<(Draft<'p>, Spanned<u16>)> {
    let with_body = |status: u16| matches!(status, 200 | 201 | 207);
    let bodiless = draft.statuses.first().filter(|it| it.value == 204 && draft.method != Method::Head)?;
    let other = draft.statuses.iter().find(|it| with_body(it.value))?.value;
    let shown = || draft.said.responses().any(|it| it.status == Some(other) && it.body.is_some());
    let comes = draft.response_types.iter().any(|it| it.witness == Witness::Prose) || shown();
    let statuses = draft.statuses.iter().filter(|it| it.value != 204).cloned().collect();
    comes.then(|| (Draft { statuses, ..draft.clone() }, bodiless.clone()))
}

/// The cases of the request body.
pub(crate) fn body(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    response: Response,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cases<Body> {
    let main = request_body::body(scope, graph, draft, response, diagnostics);
    let (optional, raw) = (optional(draft, &main), raw(draft, &main));
    let cases = Cases::one(main).on(Condition { optional, ..Condition::default() });
    match raw {
        None => cases,
        Some(media) => {
            let rule = "JSON is described, and another media type is shown or told beside it";
            let content = Body::Content { makes: None };
            let content = Decided::ruled(content, Witness::Example, media.value.as_str(), media.span, rule);
            cases.or(content, Condition { media: Some(media), ..Condition::default() })
        }
    }
}

/// The parameters of an action can be left out as a whole. One that is required cannot.
fn optional(draft: &Draft<'_>, body: &Body) -> Decided<bool> {
    let Body::Parameters(rows) = body else { return Decided::default() };
    if draft.method != Method::Post || draft.tail != Tail::Plain || rows.iter().any(|it| it.required == Some(true)) {
        return Decided::default();
    }
    let yes = |witness, says: &str, span, rule| Decided::ruled(true, witness, says, span, rule);
    if let Some(claim) = draft.api.body.claims.iter().find(|it| it.value == BodyClaim::Nothing) {
        return yes(Witness::Prose, "nothing", claim.span, "a sentence says that nothing is sent");
    }
    if let Some(first) = rows.first().filter(|_| rows.iter().all(|it| it.required == Some(false))) {
        return yes(Witness::Table, "optional", first.origin, "each parameter can be left out");
    }
    // What is binary can only be announced.
    match own_requests(draft).find(|it| it.body.is_none() && content_type(it).is_none()) {
        Some(shown) => yes(Witness::Example, "no body", shown.span, "an example sends nothing"),
        None => Decided::default(),
    }
}

/// The media type of raw content that can be sent to the same address: a message in MIME format, an image.
fn raw(draft: &Draft<'_>, body: &Body) -> Option<Spanned<String>> {
    let is_object = matches!(body, Body::Parameters(_) | Body::Value(_));
    let writes = matches!(draft.method, Method::Post | Method::Put | Method::Patch);
    if !is_object || !writes || draft.tail != Tail::Plain {
        return None;
    }
    let shown_raw = |it: &ExampleRequest| {
        let unread = it.body.as_ref().is_none_or(|it| it.json.is_none());
        content_type(it).filter(|it| unread && is_raw(it)).map(str::to_owned)
    };
    let mut shown = own_requests(draft).filter(|it| is_about(draft, &it.value));
    let shown = shown.find_map(|it| Some(Spanned::new(shown_raw(&it.value)?, it.span)));
    shown.or_else(|| {
        let mut headers = draft.api.headers.iter().filter(|it| it.name.value.eq_ignore_ascii_case("content-type"));
        headers.find_map(|it| Some(Spanned::new(beside_json(&it.description.plain())?, it.description.span)))
    })
}

/// True if the address of an example is one of the operation.
fn is_about(draft: &Draft<'_>, example: &ExampleRequest) -> bool {
    let shown = Address::read(&example.line.target).pieces();
    draft.routes.iter().any(|route| is_example_of(&shown, &route.segments, Arguments::Any))
}

/// The raw one in "Use `application/json` for a JSON object and `text/plain` for MIME content."
fn beside_json(text: &str) -> Option<String> {
    let mut kinds = media::named_in(text).map(|it| &text[it]);
    let raw = kinds.clone().find(|it| is_raw(it))?;
    kinds.any(|it| !is_raw(it)).then(|| raw.to_owned())
}

fn content_type(request: &ExampleRequest) -> Option<&str> {
    header(&request.headers, "content-type")
}

/// The Content-Type of anything but JSON.
fn is_raw(media: &str) -> bool {
    is_media_type(media) && !is_json(media)
}
