//! Request bodies: the OData type, the parameters or the content that is sent.
//!
//! ```text
//! address → object   what the page says, what the path leads to, what is answered: put to the vote
//! call    → parameters   the rows of the table, then what the examples show besides
//! ```

pub(crate) mod call;

use crate::api::{Body, Decided, ItemType, Method, Parameter, Response, Route, Segment, TypeRef, Witness};
use crate::odata::example::ends_in_call;
use crate::odata::name::is_property_name;
use crate::page::{BodyClaim, ExampleBody, ExampleRequest, Json, JsonMember, ParameterPlace, PropertyRow};
use crate::resolve::address::navigation::Graph;
use crate::resolve::operation::draft::{Draft, Tail};
use crate::resolve::operation::implied;
use crate::resolve::operation::response::{add_path_claim, is_stream, path_type, type_conflict};
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::{Fact, vote};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Spanned;

/// The call that an operation's address ends with.
pub(super) struct Call<'d> {
    name: &'d str,
    arguments: &'d [Parameter],
    parenthesised: bool,
}

pub(super) fn call<'d>(draft: &'d Draft<'_>) -> Option<Call<'d>> {
    match draft.routes.first()?.segments.last()? {
        Segment::Call { name, arguments, parenthesised, .. } => {
            Some(Call { name, arguments, parenthesised: *parenthesised })
        }
        _ => None,
    }
}

/// Decides the request body of an operation.
pub(crate) fn body(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    response: Response,
    diagnostics: &mut Vec<Diagnostic>,
) -> Decided<Body> {
    let body = described(scope, graph, draft, response, diagnostics);
    match *body {
        Body::Empty => blank(draft).unwrap_or(body),
        Body::Content { .. } => {
            let makes = made_of_content(graph, draft);
            body.read_as(|_| Body::Content { makes })
        }
        _ => body,
    }
}

/// The body that a page describes in words, rows and examples.
fn described(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    response: Response,
    diagnostics: &mut Vec<Diagnostic>,
) -> Decided<Body> {
    let Some(route) = draft.routes.first() else { return Body::Unknown.into() };
    // "No request body is required": an action that shows parameters takes them all the same.
    let (rows, calls) = (rows(draft), call(draft).is_some());
    let takes_parameters = !rows.is_empty() || calls && shows_parameters(draft);
    if let Some(settled) = implied::body(draft, takes_parameters) {
        return settled;
    }
    if path_type(graph, draft).is_some_and(is_stream) {
        return implied::request(Body::Content { makes: None }, draft, "the path leads to a stream");
    }
    let typed = if calls { None } else { typed_body(scope, graph, draft, route, response, diagnostics) };
    typed.unwrap_or_else(|| call::body(scope, graph, draft, &rows, diagnostics))
}

/// The type of the objects that raw content is made into where it is sent to their collection: a page, of its HTML.
fn made_of_content(graph: &Graph<'_>, draft: &Draft<'_>) -> Option<TypeRef> {
    let created = draft.method == Method::Post && draft.tail == Tail::Plain;
    let ty = path_type(graph, draft).filter(|it| created && it.collection)?;
    Some(TypeRef { collection: false, ..ty })
}

/// An action without parameters is sent `{}`: "provide an empty json `{}` as request body", and an example that does.
fn blank(draft: &Draft<'_>) -> Option<Decided<Body>> {
    let in_words = |it: BodyClaim| draft.api.body.claims.iter().any(|claim| claim.value == it);
    let is_blank = |it: &&ExampleBody| matches!(&it.json, Some(Json::Object(members)) if members.is_empty());
    let asked = in_words(BodyClaim::Parameters) && !in_words(BodyClaim::Nothing);
    let shown = examples(draft).find(is_blank).filter(|_| draft.method == Method::Post && asked)?;
    let rule = "the page speaks of an object, and an example sends one without members";
    Some(Decided::ruled(Body::Blank, Witness::Example, "{}", shown.span, rule))
}

/// The rows that describe what is sent. A table below a heading `Parameters` of its own is about the body of a POST.
fn rows<'p>(draft: &Draft<'p>) -> Vec<&'p PropertyRow> {
    let api = draft.api;
    let in_address = call(draft).is_some_and(|it| !it.arguments.is_empty());
    if !api.body.rows.is_empty() || draft.method != Method::Post || in_address {
        return api.body.rows.iter().collect();
    }
    api.parameters.iter().filter(|it| it.place == ParameterPlace::Function).map(|it| &it.row).collect()
}

/// Properties of the object sent that the page says must be there, whatever the page of their type says.
pub(crate) fn required(draft: &Draft<'_>, body: &Body) -> Vec<Spanned<String>> {
    let rows = draft.api.body.rows.iter().filter(|it| it.required == Some(true));
    let is_object = matches!(body, Body::Value(_));
    rows.filter(|_| is_object).map(|it| it.name.clone()).collect()
}

/// The bodies of the page's example requests.
pub(crate) fn examples<'p>(draft: &Draft<'p>) -> impl Iterator<Item = &'p ExampleBody> {
    own_requests(draft).filter_map(|it| it.body.as_ref())
}

/// The page's example requests that are about the operation.
pub(crate) fn own_requests<'p>(draft: &Draft<'p>) -> impl Iterator<Item = &'p Spanned<ExampleRequest>> {
    let (api, method) = (draft.api, draft.method);
    let requests = api.examples.iter().filter_map(|it| it.request.as_ref());
    // Pages that explain callbacks show requests to other addresses, too.
    let call = call(draft).filter(|it| !it.parenthesised);
    requests.filter(move |it| {
        it.line.method == method && call.as_ref().is_none_or(|call| ends_in_call(&it.line.target, call.name))
    })
}

/// The objects that the page shows as sent: in its examples, and in its body section.
pub(super) fn shown<'p>(draft: &Draft<'p>) -> impl Iterator<Item = &'p Json> {
    let plain = draft.api.representations.iter().filter(|it| it.annotation.is_none());
    let section = plain.filter_map(|it| Some(&it.json.as_ref()?.value));
    examples(draft).filter_map(|it| it.json.as_ref()).chain(section)
}

fn shows_parameters(draft: &Draft<'_>) -> bool {
    shown(draft).any(|it| !members(it).is_empty()) || !draft.api.body.mentioned.is_empty()
}

/// The members of an object that can be parameters.
pub(super) fn members(json: &Json) -> Vec<&JsonMember> {
    json.members().iter().filter(|it| is_property_name(&it.name.value)).collect()
}

/// A body that is an object: what the page says, what the path leads to, and what is answered.
fn typed_body(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    route: &Route,
    response: Response,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Decided<Body>> {
    let mut items = draft.body_types.clone();
    if let Some(ty) = path_type(graph, draft) {
        add_path_claim(graph, &mut items, ty, route.span);
    }
    if let Response::Value(ty) = response
        && matches!(ty.item, ItemType::Type(_))
        && !ty.collection
    {
        items.push(claim(Witness::Response, ty.item, route.span));
    }
    let verdict = vote(Fact::Body, &items, |it| scope.show(*it))?;
    diagnostics.extend(type_conflict(scope, graph, &verdict, "body", Rule::BodyConflict));
    Some(verdict.decided.read_as(|item| Body::Value(TypeRef { item, collection: false })))
}
