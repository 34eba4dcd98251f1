//! What an operation is sent and what it answers.
//!
//! Claims of the page and what the path leads to are put to the vote; a status without a body wins over any body that is
//! described beside it.

use super::draft::{Draft, Tail, success_example};
use super::graph::{Graph, Place};
use super::names::{fold, scalar};
use super::properties;
use super::reference::{Scope, claim};
use super::rulings;
use super::vote::{Claim, Fact, decide};
use crate::api::{Body, Evidence, ItemType, Method, Property, Reply, Route, Scalar, Segment, TypeRef, Witness};
use crate::diagnostic::{Diagnostic, Rule};
use crate::page::{ApiPage, Json, JsonMember, PropertyRow};
use crate::source::Span;

/// Where evidence and findings go while a contract is made.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) evidence: Vec<Evidence>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What the path of an operation leads to, when it is an address and not a call.
fn path_type(graph: &Graph<'_>, route: &Route) -> Option<TypeRef> {
    match graph.walk(&route.segments) {
        Place::At(ty) => Some(ty),
        Place::Root | Place::Lost => None,
    }
}

/// A stream property is raw content that has an address of its own.
fn is_stream(ty: TypeRef) -> bool {
    ty.item == ItemType::Scalar(Scalar::Stream)
}

fn calls(route: &Route) -> bool {
    matches!(route.segments.last(), Some(Segment::Call { .. }))
}

/// What an operation answers.
pub(super) fn reply(scope: Scope<'_, '_>, graph: &Graph<'_>, draft: &Draft<'_>, findings: &mut Findings) -> Reply {
    if let Some(settled) = rulings::reply(draft) {
        rulings::record_unheard(scope, draft, &mut findings.evidence);
        if let Some(status) = draft.statuses.first().filter(|it| it.value == 204) {
            report_bodiless(draft, status.span, findings);
        }
        return findings.settle(settled);
    }
    typed_reply(scope, graph, draft, findings).unwrap_or_else(|| untyped_reply(draft, findings))
}

/// `204 No Content` next to a type or a body: the status is what a client can rely on.
fn report_bodiless(draft: &Draft<'_>, status: Span, findings: &mut Findings) {
    let typed = draft.replies.iter().filter(|it| it.witness == Witness::Prose).map(|it| it.span).next();
    let example = success_example(draft.api).filter(|it| it.status == Some(204)).and_then(|it| it.body.as_ref());
    let described = draft.statuses.len() == 1;
    let places = [typed.filter(|_| described), example.map(|it| it.span)];
    for place in places.into_iter().flatten() {
        let message = "the response has status 204, which has no body, yet a body is described";
        findings.diagnostics.push(Diagnostic::new(Rule::BodilessResponse, message, place).with("the status", status));
    }
}

fn typed_reply(scope: Scope<'_, '_>, graph: &Graph<'_>, draft: &Draft<'_>, findings: &mut Findings) -> Option<Reply> {
    let route = draft.routes.first()?;
    let mut items = draft.replies.clone();
    let mut several = draft.several.clone();
    let reads = draft.method == Method::Get;
    let on_path = path_type(graph, route).filter(|ty| draft.tail == Tail::Plain && (reads || !is_stream(*ty)));
    if let Some(ty) = on_path {
        add_path_claim(graph, &mut items, ty, route.span);
        let collection = ty.collection && draft.method == Method::Get;
        several.push(claim(Witness::Path, collection, route.span));
    }
    let show = |it: &ItemType| scope.show(*it);
    let item = decide(Fact::Reply, &items, show, &mut findings.evidence)?;
    let collection = decide(Fact::Collection, &several, ToString::to_string, &mut findings.evidence);
    if let Some((other, span)) = item.dissent
        && !graph.related(item.value, other)
    {
        let message = format!("the response is {} here, but {} elsewhere", scope.show(item.value), scope.show(other));
        findings
            .diagnostics
            .push(Diagnostic::new(Rule::ResponseConflict, message, item.span).with(scope.show(other), span));
    }
    if item.value == ItemType::Scalar(Scalar::Stream) {
        return Some(Reply::Content);
    }
    if let Some((verdict, (_, other))) = collection.as_ref().and_then(|it| Some((it, it.dissent?))) {
        let (said, denied) =
            if verdict.value { ("a collection", "one object") } else { ("one object", "a collection") };
        let message = format!("the response is {said} here, but {denied} elsewhere");
        findings.diagnostics.push(Diagnostic::new(Rule::ResponseConflict, message, verdict.span).with(denied, other));
    }
    Some(Reply::Value(TypeRef { item: item.value, collection: collection.is_some_and(|it| it.value) }))
}

/// Adds the path's type to the claims. Of related types the derived one is the more specific statement: a page may
/// document a derived type at the address of its base, and an address may lead to a derived type of what its page names.
fn add_path_claim(graph: &Graph<'_>, claims: &mut Vec<Claim<ItemType>>, ty: TypeRef, span: Span) {
    let mut item = ty.item;
    for it in claims.iter_mut() {
        if graph.is_a(it.value, item) {
            item = it.value;
        } else if graph.is_a(item, it.value) {
            it.said.get_or_insert(it.value);
            it.value = item;
        }
    }
    let said = (item != ty.item).then_some(ty.item);
    claims.push(Claim { said, ..claim(Witness::Path, item, span) });
}

/// No type is known: an answer without a described body has none, unless the operation is a read or shows one.
fn untyped_reply(draft: &Draft<'_>, findings: &mut Findings) -> Reply {
    let example = success_example(draft.api);
    let shown = |wanted: bool| example.filter(|it| it.body.is_some() == wanted);
    let ruling = |witness, says, span, rule| Evidence::ruling("reply", witness, says, span, rule);
    if let Some(example) = example.filter(|it| is_raw(&it.headers)) {
        let rule = "no type is named, and the example's `Content-Type` is not JSON";
        return findings.settle((Reply::Content, ruling(Witness::Example, "raw content", example.span, rule)));
    }
    if let Some(status) = draft.statuses.iter().find(|it| (300..400).contains(&it.value)) {
        let rule = "a redirect leads to raw content";
        return findings.settle((Reply::Content, ruling(Witness::Prose, "a redirect", status.span, rule)));
    }
    let writes = draft.method != Method::Get;
    if let Some(example) = shown(false).filter(|_| writes) {
        let rule = "no type is named, and the example answers no body";
        return findings.settle((Reply::Empty, ruling(Witness::Example, "nothing", example.span, rule)));
    }
    let speaks_of_none = draft.api.response.present && draft.api.response.claims.is_empty() && writes;
    if speaks_of_none && shown(true).is_none() {
        let rule = "the response section names no type, and no example shows a body";
        return findings.settle((Reply::Empty, rulings::request("reply", draft, rule)));
    }
    let message = "the documentation does not say what is answered in a way that can be read";
    findings.diagnostics.push(Diagnostic::new(Rule::UnknownResponse, message, rulings::request_span(draft)));
    Reply::Unknown
}

fn is_raw(headers: &[(String, String)]) -> bool {
    let media = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type")).map(|(_, it)| fold(it));
    media.is_some_and(|it| !it.contains("json") && !it.is_empty())
}

/// The declared type of what is answered by a redirect to raw content.
pub(super) fn declared_reply(reply: Reply, api: &ApiPage) -> Option<String> {
    api.response.statuses.first().filter(|it| (300..400).contains(&it.value))?;
    let annotations = api.examples.iter().filter_map(|it| it.response.as_ref()?.annotation.as_ref());
    let ty = annotations.filter_map(|it| it.ty.as_ref()).next()?;
    let name = ty.names.first().filter(|it| scalar(&it.text).is_none())?;
    (reply == Reply::Content).then(|| name.text.clone())
}

/// What an operation is sent.
pub(super) fn body(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    reply: Reply,
    findings: &mut Findings,
) -> Body {
    if let Some(settled) = rulings::body(draft) {
        return findings.settle(settled);
    }
    let Some(route) = draft.routes.first() else { return Body::Unknown };
    if path_type(graph, route).is_some_and(is_stream) {
        let ruling = rulings::request("body", draft, "the path leads to a stream");
        return findings.settle((Body::Content, ruling));
    }
    if calls(route) {
        return call_body(scope, draft, findings);
    }
    typed_body(scope, graph, draft, route, reply, findings).unwrap_or_else(|| call_body(scope, draft, findings))
}

/// The parameters of an action: its table's rows, else the members of its example.
fn call_body(scope: Scope<'_, '_>, draft: &Draft<'_>, findings: &mut Findings) -> Body {
    if draft.api.body.rows.is_empty()
        && let Some(sent) = draft.sent.first()
    {
        let rule = "the page names a type, and has no table of parameters";
        let ruling = Evidence::ruling("body", sent.witness, scope.show(sent.value), sent.span, rule);
        return findings.settle((Body::Value(TypeRef { item: sent.value, collection: false }), ruling));
    }
    let rows = draft.api.body.rows.iter().filter(|row| is_parameter(row));
    let parameters: Vec<Property> =
        rows.map(|row| properties::resolve_row(scope, draft.page, row, None, &mut findings.diagnostics)).collect();
    let example = draft.api.examples.iter().filter_map(|it| it.request.as_ref()).find_map(|it| it.body.as_ref());
    let shown = example.and_then(|it| it.json.as_ref()).map_or(&[] as &[JsonMember], Json::members);
    let named: Vec<&JsonMember> = shown.iter().filter(|it| super::types::is_property_name(&it.name.value)).collect();
    // A table may list what is inside of the one parameter that the example shows.
    let in_table = |member: &&&JsonMember| parameters.iter().any(|it| it.name.eq_ignore_ascii_case(&member.name.value));
    let wrapped = !named.is_empty()
        && named.iter().all(|it| is_structured(&it.value.value))
        && !named.iter().any(|it| in_table(&it));
    if !parameters.is_empty() && !wrapped {
        let names: Vec<&str> = parameters.iter().map(|it| it.name.as_str()).collect();
        let says = names.join(", ");
        let span = draft.api.body.rows.first().map_or(draft.page.title.span, |it| it.name.span);
        let ruling = Evidence::ruling("body", Witness::Table, says, span, "the table lists the parameters");
        return findings.settle((Body::Parameters(parameters), ruling));
    }
    let Some(example) = example else {
        return findings.settle((Body::Empty, rulings::request("body", draft, "neither sentence, table nor example")));
    };
    let shows = |says: &str, rule| Evidence::ruling("body", Witness::Example, says, example.span, rule);
    match &example.json {
        Some(Json::Object(members)) if members.is_empty() => {
            findings.settle((Body::Empty, shows("an empty object", "no table lists parameters")))
        }
        Some(Json::Object(_)) => {
            let shown = named.into_iter().map(|it| properties::from_member(scope, draft.page, it)).collect();
            let ruling = shows("an object", "no table lists parameters, the example shows them");
            findings.settle((Body::Parameters(shown), ruling))
        }
        _ => {
            let message = "the documentation does not say what is sent in a way that can be read";
            findings.diagnostics.push(Diagnostic::new(Rule::UnknownBody, message, example.span));
            Body::Unknown
        }
    }
}

fn is_structured(json: &Json) -> bool {
    matches!(json, Json::Object(_) | Json::Array(_))
}

/// Parameters may be bound links (`site@odata.bind`), but control information is none.
fn is_parameter(row: &PropertyRow) -> bool {
    let name = row.name.value.as_str();
    super::types::is_property_name(name) || name.ends_with("@odata.bind")
}

/// A body that is an object: what the page says, what the path leads to, and what is answered.
fn typed_body(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    route: &Route,
    reply: Reply,
    findings: &mut Findings,
) -> Option<Body> {
    let mut items = draft.sent.clone();
    if let Some(ty) = path_type(graph, route) {
        add_path_claim(graph, &mut items, ty, route.span);
    }
    if let Reply::Value(ty) = reply
        && matches!(ty.item, ItemType::Type(_))
        && !ty.collection
    {
        items.push(claim(Witness::Reply, ty.item, route.span));
    }
    let verdict = decide(Fact::Body, &items, |it| scope.show(*it), &mut findings.evidence)?;
    if let Some((other, span)) = verdict.dissent
        && !graph.related(verdict.value, other)
    {
        let message = format!("the body is {} here, but {} elsewhere", scope.show(verdict.value), scope.show(other));
        findings
            .diagnostics
            .push(Diagnostic::new(Rule::BodyConflict, message, verdict.span).with(scope.show(other), span));
    }
    Some(Body::Value(TypeRef { item: verdict.value, collection: false }))
}
