//! Alternatives to the documented request body: none, `{}`, or raw content.
//!
//! ```text
//! blank     an action without parameters whose page speaks of them, and shows `{}`
//! nothing   an action with parameters whose page says so, lists only optional ones, or shows a request without a body
//! content   JSON is described, and the Content-Type of an example, or of the table of headers, is another one, too
//! ```

use crate::api::{Body, Method};
use crate::odata::Address;
use crate::odata::example::{Arguments, is_example_of};
use crate::page::{BodyClaim, ExampleBody, ExampleRequest, Json};
use crate::resolve::operation::draft::{Draft, Tail};
use crate::resolve::operation::request_body::own_requests;
use crate::text::media::{is_json, is_media_type};
use crate::text::source::Span;

/// True if an action's parameters can be left out together: none is required.
pub(crate) fn nothing(draft: &Draft<'_>, body: &Body) -> bool {
    let Body::Parameters(rows) = body else { return false };
    if draft.method != Method::Post || draft.tail != Tail::Plain || rows.iter().any(|it| it.required == Some(true)) {
        return false;
    }
    let in_words = draft.api.body.claims.iter().any(|it| it.value == BodyClaim::Nothing);
    let all_optional = rows.iter().all(|it| it.required == Some(false));
    // What is binary can only be announced.
    let shown = || own_requests(draft).any(|it| it.body.is_none() && content_type(it).is_none());
    in_words || all_optional || shown()
}

/// True if an action without parameters is sent `{}`, by sentence and example.
pub(crate) fn blank(draft: &Draft<'_>, body: &Body) -> bool {
    let in_words = |it: BodyClaim| draft.api.body.claims.iter().any(|claim| claim.value == it);
    let is_blank = |it: &ExampleBody| matches!(&it.json, Some(Json::Object(members)) if members.is_empty());
    let asked = in_words(BodyClaim::Parameters) && !in_words(BodyClaim::Nothing);
    matches!(body, Body::Empty)
        && draft.method == Method::Post
        && asked
        && own_requests(draft).any(|it| it.body.as_ref().is_some_and(is_blank))
}

/// Where the page says that raw content can be sent to the same address.
pub(crate) fn content(draft: &Draft<'_>, body: &Body) -> Option<Span> {
    let is_object = matches!(body, Body::Parameters(_) | Body::Value(_));
    let writes = matches!(draft.method, Method::Post | Method::Put | Method::Patch);
    if !is_object || !writes || draft.tail != Tail::Plain {
        return None;
    }
    let is_shown = |it: &&ExampleRequest| {
        let unread = it.body.as_ref().is_none_or(|it| it.json.is_none());
        unread && content_type(it).is_some_and(is_raw)
    };
    let shown = own_requests(draft).find(|it| is_shown(&&it.value) && is_about(draft, &it.value)).map(|it| it.span);
    shown.or_else(|| {
        let mut headers = draft.api.headers.iter().filter(|it| it.name.value.eq_ignore_ascii_case("content-type"));
        let told = headers.find(|it| names_both(&it.description.plain()))?;
        Some(told.description.span)
    })
}

/// True if the address of an example is one of the operation.
fn is_about(draft: &Draft<'_>, example: &ExampleRequest) -> bool {
    let shown = Address::read(&example.line.target).pieces();
    draft.routes.iter().any(|route| is_example_of(&shown, &route.segments, Arguments::Any))
}

/// "Use `application/json` for a JSON object and `text/plain` for MIME content."
fn names_both(text: &str) -> bool {
    let words = || text.split(|it: char| it.is_whitespace() || matches!(it, ',' | ';' | '`' | '"' | '(' | ')'));
    let kinds = || words().map(|it| it.trim_end_matches('.')).filter(|it| is_media_type(it));
    kinds().any(|it| !is_raw(it)) && kinds().any(is_raw)
}

fn content_type(request: &ExampleRequest) -> Option<&str> {
    let mut headers = request.headers.iter();
    headers.find(|it| it.0.eq_ignore_ascii_case("content-type")).map(|it| it.1.trim())
}

/// The Content-Type of anything but JSON.
fn is_raw(media: &str) -> bool {
    is_media_type(media) && !is_json(media)
}
