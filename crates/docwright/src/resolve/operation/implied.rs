//! Bodies and responses without a vote: HTTP status, method or path settle them.

use crate::api::{Body, Decided, Evidence, ItemType, Method, Response, Scalar, TypeRef, Witness};
use crate::page::{BodyClaim, ResponseClaim};
use crate::resolve::operation::draft::{Draft, Tail};
use crate::resolve::operation::representation::Representation;
use crate::resolve::types::lookup::Scope;
use crate::text::source::Span;

/// Where the main status comes from.
fn status_witness(said: &Representation<'_>) -> Witness {
    match said.section.statuses.as_slice() {
        [] if success_or_redirect(said).is_some() => Witness::Example,
        [] => Witness::Default,
        _ => Witness::Prose,
    }
}

fn success_or_redirect(said: &Representation<'_>) -> Option<u16> {
    let mut shown = said.responses().filter_map(|it| it.status);
    shown.find(|code| (200..400).contains(code))
}

/// The statuses of an operation, with the example that shows another one.
pub(crate) fn statuses(draft: &Draft<'_>) -> Decided<Vec<u16>> {
    const RULE: &str = "the response section decides, then the example, then what the method usually answers";
    let witness = status_witness(&draft.said);
    let own = draft.statuses.iter().map(|it| (it.value.to_string(), it.span));
    let mut evidence: Vec<Evidence> = own.map(|(says, span)| Evidence::ruling(witness, says, span, RULE)).collect();
    let shown = draft.said.success().filter(|_| witness == Witness::Prose);
    if let Some((status, span)) = shown.and_then(|it| Some((it.status?, it.span))) {
        let reason = "the response section speaks of it";
        let unheard = Evidence::unheard(Witness::Example, status.to_string(), span, reason);
        evidence.push(unheard.agreeing(draft.statuses.iter().any(|it| it.value == status)));
    }
    Decided::new(draft.statuses.iter().map(|it| it.value).collect(), evidence)
}

/// The response, if something settles it.
pub(crate) fn response(draft: &Draft<'_>) -> Option<Decided<Response>> {
    by_method(draft).or_else(|| by_status(draft)).or_else(|| by_path(draft)).or_else(|| by_words(draft))
}

/// Statements of a page about a response that is settled otherwise.
pub(crate) fn unheard(scope: Scope<'_, '_>, draft: &Draft<'_>) -> Vec<Evidence> {
    const REASON: &str = "the answer is settled without a vote";
    // The words of a page are about its objects, not about their number or their content.
    if draft.tail != Tail::Plain && !sends_link(draft) {
        return Vec::new();
    }
    let said = draft.response_types.iter();
    said.map(|it| Evidence::unheard(it.witness, scope.show(it.value), it.span, REASON)).collect()
}

/// Whatever a page says of the objects, they answer `GET`.
fn by_method(draft: &Draft<'_>) -> Option<Decided<Response>> {
    let rule = "what answers HEAD has status and headers, and no body";
    (draft.method == Method::Head).then(|| request(Response::Empty, draft, rule))
}

fn by_status(draft: &Draft<'_>) -> Option<Decided<Response>> {
    let status = draft.statuses.first()?;
    let (response, rule) = match (status.value, draft.tail, draft.method) {
        (204, ..) => (Response::Empty, "status 204 has no body"),
        // The address says more than a redirect does.
        (_, Tail::Value | Tail::Count, _) | (_, Tail::Ref, Method::Get) => return None,
        (300..400, ..) => (Response::Content { declares: None }, "a redirect leads to raw content"),
        _ => return None,
    };
    let says = format!("status {}", status.value);
    Some(Decided::ruled(response, status_witness(&draft.said), says, status.span, rule))
}

fn by_path(draft: &Draft<'_>) -> Option<Decided<Response>> {
    let number = TypeRef { item: ItemType::Scalar(Scalar::Int32), collection: false };
    let (response, rule) = match (draft.tail, draft.method) {
        (Tail::Value, Method::Get) => (Response::Content { declares: None }, "reading `$value` answers raw content"),
        (Tail::Count, _) => (Response::Value(number), "`$count` answers a number"),
        (Tail::Ref, Method::Get) => (Response::References, "reading `$ref` answers links"),
        (Tail::Value, _) => (Response::Empty, "writing `$value` answers nothing"),
        // OData 4.01, 11.4.6: the service answers `204 No Content`; templates of pages speak of a new object.
        (Tail::Ref, _) if sends_link(draft) => (Response::Empty, "a link that is written is no object to be answered"),
        _ => return None,
    };
    Some(request(response, draft, rule))
}

fn by_words(draft: &Draft<'_>) -> Option<Decided<Response>> {
    let claims = &draft.said.section.claims;
    let says = |wanted: fn(&ResponseClaim) -> bool| claims.iter().find(|it| wanted(&it.value)).map(|it| it.span);
    if says(|it| matches!(it, ResponseClaim::Returns(_))).is_some() {
        return by_acceptance(draft);
    }
    let words = |response, says, span, rule| Some(Decided::ruled(response, Witness::Prose, says, span, rule));
    if let Some(span) = says(|it| matches!(it, ResponseClaim::Binary)) {
        return words(
            Response::Content { declares: None },
            "raw content",
            span,
            "raw content is spoken of, and no type",
        );
    }
    by_acceptance(draft).or_else(|| {
        if let Some(span) = says(|it| matches!(it, ResponseClaim::Nothing)) {
            return words(Response::Empty, "nothing", span, "the page says so, and names no type");
        }
        if let Some(bare) = bare_status(draft) {
            return Some(bare);
        }
        let rule = "a deletion answers nothing unless the page names a type";
        (draft.method == Method::Delete).then(|| request(Response::Empty, draft, rule))
    })
}

/// "returns a `201 Created` response code and a Location header": nobody names a type, and no example shows a body.
fn bare_status(draft: &Draft<'_>) -> Option<Decided<Response>> {
    let status = draft.statuses.first().filter(|it| matches!(it.value, 200 | 201))?;
    let mut shown = draft.said.responses().peekable();
    shown.peek()?;
    let named = draft.response_types.iter().any(|it| it.witness != Witness::Methods);
    let is_silent = !named && shown.all(|it| it.body.is_none());
    let says = format!("status {}", status.value);
    let rule = "the page names no type, and no example shows a body";
    let ruled = || Decided::ruled(Response::Empty, status_witness(&draft.said), says, status.span, rule);
    (is_silent && draft.method != Method::Get).then(ruled)
}

/// `202 Accepted`: what the sentence names is what the work will lead to, unless an example shows it.
fn by_acceptance(draft: &Draft<'_>) -> Option<Decided<Response>> {
    let status = draft.statuses.first().filter(|it| it.value == 202)?;
    let shown = draft.said.success().is_some_and(|it| it.body.is_some());
    let rule = "status 202 announces what is not there yet, and no example shows a body";
    (!shown).then(|| Decided::ruled(Response::Empty, status_witness(&draft.said), "status 202", status.span, rule))
}

/// The body, if method, path or (where no parameters are shown) a sentence says.
pub(crate) fn body(draft: &Draft<'_>, takes_parameters: bool) -> Option<Decided<Body>> {
    let section = &draft.api.body;
    let says = |wanted: &BodyClaim| section.claims.iter().find(|it| it.value == *wanted).map(|it| it.span);
    let words = |body, says, span, rule| Decided::ruled(body, Witness::Prose, says, span, rule);
    let (body, rule) = match (draft.method, draft.tail) {
        (Method::Get | Method::Head, _) | (_, Tail::Count) => (Body::Empty, "nothing is sent when something is read"),
        (Method::Delete, _) => (Body::Empty, "nothing is sent when something is deleted"),
        (Method::Put | Method::Patch, Tail::Value) => {
            (Body::Content { makes: None }, "writing `$value` sends raw content")
        }
        _ if sends_link(draft) => (Body::Reference, "writing `$ref` sends a link"),
        _ if takes_parameters => return None,
        _ => {
            let untyped = draft.body_types.is_empty();
            let nothing = says(&BodyClaim::Nothing)
                .map(|span| words(Body::Empty, "nothing", span, "the page says so, and has no table"));
            let content = || says(&BodyClaim::Binary).filter(|_| untyped);
            let link = || says(&BodyClaim::Reference).filter(|_| untyped);
            let rule = "the page says so, and has neither type nor table";
            return nothing
                .or_else(|| content().map(|span| words(Body::Content { makes: None }, "raw content", span, rule)))
                .or_else(|| link().map(|span| words(Body::Reference, "a link", span, rule)));
        }
    };
    Some(request(body, draft, rule))
}

/// The body of a `$ref` request is a link, whatever else its page describes: what OData says of it no page can change.
pub(crate) fn sends_link(draft: &Draft<'_>) -> bool {
    draft.tail == Tail::Ref && matches!(draft.method, Method::Post | Method::Put | Method::Patch)
}

/// The request line decides.
pub(crate) fn request<T>(value: T, draft: &Draft<'_>, rule: &'static str) -> Decided<T> {
    Decided::ruled(value, Witness::Request, draft.method.as_str(), request_span(draft), rule)
}

/// Where the operation's request line stands.
pub(crate) fn request_span(draft: &Draft<'_>) -> Span {
    draft.routes.first().map_or(draft.page.title.span, |it| it.span)
}
