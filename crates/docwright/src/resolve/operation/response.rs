//! Responses: the OData type or the content that an operation answers with.
//!
//! Claims of the page and what the path leads to are put to the vote; a status without a body wins over any body that is
//! described beside it.

use crate::api::operation::UNDESCRIBED;
use crate::api::{Decided, Evidence, ItemType, Method, Response, Route, Scalar, Segment, TypeRef, Witness, number};
use crate::odata::scalar::scalar;
use crate::page::operation::example::header;
use crate::page::operation::status::is_redirect;
use crate::page::{ExampleResponse, Json, ResponseClaim};
use crate::resolve::address::calls::is_expanded;
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::dispute;
use crate::resolve::operation::draft::{Draft, Tail};
use crate::resolve::operation::implied;
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::{Claim, Fact, Verdict, vote};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::media::is_json;
use crate::text::source::{Span, Spanned};

/// Raw content of which no type is known.
const RAW: Response = Response::Content { declares: None };

/// A response and its number: one is only asked for where a type is voted on.
type Settled = (Decided<Response>, Decided<bool>);

/// The type at the path of an operation, when it is an address and not a call.
pub(crate) fn path_type(graph: &Graph<'_>, draft: &Draft<'_>) -> Option<TypeRef> {
    let route = draft.routes.first()?;
    match graph.walk(&route.segments) {
        Place::At(ty) => Some(ty),
        Place::Root => None,
        Place::Lost => cast_type(graph, draft, route),
    }
}

/// Wherever it leads from, an address that ends in a cast is of the cast's type; lines that end otherwise say no.
fn cast_type(graph: &Graph<'_>, draft: &Draft<'_>, route: &Route) -> Option<TypeRef> {
    let [before @ .., last @ Segment::Cast(name)] = route.segments.as_slice() else { return None };
    let item = ItemType::Type(
        graph.type_named(name).filter(|_| draft.routes.iter().all(|it| it.segments.last() == Some(last)))?,
    );
    Some(TypeRef { item, collection: !matches!(before.last(), Some(Segment::Key(_))) })
}

/// A stream property is raw content that has an address of its own.
pub(crate) fn is_stream(ty: TypeRef) -> bool {
    ty.item == ItemType::Scalar(Scalar::Stream)
}

/// Decides the response of an operation.
pub(crate) fn response(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Settled {
    if let Some(settled) = implied::response(draft) {
        if let Some(status) = draft.statuses.first().filter(|it| it.value == 204) {
            report_bodiless(draft, status.span, diagnostics);
        } else if let Some(words) = draft.response_types.first().filter(|_| implied::sends_link(draft)) {
            let message = "a link is written, which no object answers, yet one is described";
            let finding = Diagnostic::new(Rule::BodilessResponse, message, words.span);
            let finding = finding.with("the link", implied::request_span(draft));
            diagnostics.push(finding.advising("say that nothing is answered, or take `/$ref` off the request line"));
        }
        let settled = settled.read_as(|it| match it {
            Response::Content { .. } => Response::Content { declares: declared(scope, draft) },
            other => other,
        });
        return (settled.after(implied::unheard(scope, draft)), Decided::default());
    }
    let typed = typed_response(scope, graph, draft, diagnostics);
    typed.unwrap_or_else(|| (untyped_response(draft, diagnostics), Decided::default()))
}

/// `204 No Content` next to a type or a body: the status is what a client can rely on.
fn report_bodiless(draft: &Draft<'_>, status: Span, diagnostics: &mut Vec<Diagnostic>) {
    let typed = draft.response_types.iter().filter(|it| it.witness == Witness::Prose).map(|it| it.span).next();
    let example = draft.said.success().filter(|it| it.status == Some(204)).and_then(|it| it.body.as_ref());
    let described = draft.statuses.len() == 1;
    let places = [typed.filter(|_| described), example.map(|it| it.span)];
    for place in places.into_iter().flatten() {
        let message = "the response has status 204, which has no body, yet a body is described";
        diagnostics.push(Diagnostic::new(Rule::BodilessResponse, message, place).with("the status", status));
    }
}

fn typed_response(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Settled> {
    let route = draft.routes.first()?;
    let show = |it: &ItemType| scope.show(*it);
    let (mut items, unheard) = said_of_example(scope, draft);
    let mut several = draft.several.clone();
    relate_examples(graph, route, &mut items);
    let reads = draft.method == Method::Get;
    let on_path = path_type(graph, draft).filter(|ty| draft.tail == Tail::Plain && (reads || !is_stream(*ty)));
    if let Some(ty) = on_path {
        add_path_claim(graph, &mut items, ty, route.span);
        items.retain(|it| graph.related(it.value, ty.item) || !is_expanded(scope, route, it.value));
        // What a write usually answers is for pages that say nothing: one object.
        if reads || several.is_empty() {
            several.push(claim(Witness::Path, ty.collection && reads, route.span));
        }
    }
    if items.is_empty() {
        return undescribed(draft, several, diagnostics);
    }
    let item = vote(Fact::Response, &items, show)?;
    let several = vote(Fact::Collection, &several, |it| number(*it).to_owned());
    diagnostics.extend(type_conflict(scope, graph, &item, "response", Rule::ResponseConflict));
    let is_stream = *item.decided == ItemType::Scalar(Scalar::Stream);
    diagnostics.extend(several.as_ref().filter(|_| !is_stream).and_then(number_conflict));
    let several = several.map(|it| it.decided).unwrap_or_default();
    let value = |item| Response::Value(TypeRef { item, collection: *several });
    let response = item.decided.read_as(|item| if is_stream { RAW } else { value(item) });
    Some((response.after(unheard), several))
}

/// A sentence names a type that no page describes: what it says besides is known all the same.
fn undescribed(draft: &Draft<'_>, mut several: Vec<Claim<bool>>, diagnostics: &mut Vec<Diagnostic>) -> Option<Settled> {
    let named = draft.said.section.claims.iter().find_map(|it| match &it.value {
        ResponseClaim::Returns(ty) => Some((ty, ty.names.first()?, it.span)),
        ResponseClaim::Nothing | ResponseClaim::Binary => None,
    });
    let (ty, name, sentence) = named?;
    let message = format!("`{}` is answered, which no page describes", name.text);
    diagnostics.push(Diagnostic::new(Rule::UnknownType, message, name.span));
    several.push(claim(Witness::Prose, ty.collection, sentence));
    let several = vote(Fact::Collection, &several, |it| number(*it).to_owned())?.decided;
    let value = Response::Value(TypeRef { item: ItemType::Json, collection: *several });
    Some((Decided::ruled(value, Witness::Prose, name.text.as_str(), name.span, UNDESCRIBED), several))
}

/// The claims on the type of an answer that its example does not rule out, and those that it does.
fn said_of_example(scope: Scope<'_, '_>, draft: &Draft<'_>) -> (Vec<Claim<ItemType>>, Vec<Evidence>) {
    let mut items = draft.response_types.clone();
    let mut unheard = Vec::new();
    let shown = draft.said.success().and_then(shown_value);
    if let Some((Json::Object(_), _)) = shown {
        // "A string collection", says the sentence, and the example has objects in it.
        let is_scalar = |it: &Claim<ItemType>| matches!(it.value, ItemType::Scalar(_));
        if !items.iter().all(is_scalar) {
            let reason = "the example shows an object";
            let ruled_out = items.extract_if(.., |it| is_scalar(it));
            unheard.extend(ruled_out.map(|it| Evidence::unheard(it.witness, scope.show(it.value), it.span, reason)));
        }
    }
    if let (true, Some((json, span))) = (items.is_empty(), shown)
        && let Some(item) = primitive(json)
    {
        items.push(claim(Witness::Example, ItemType::Scalar(item), span));
    }
    (items, unheard)
}

/// The finding that a vote on the number of objects leaves.
fn number_conflict(verdict: &Verdict<bool>) -> Option<Diagnostic> {
    let show = |several: &bool| if *several { "a collection" } else { "one object" }.to_owned();
    dispute::finding(Rule::ResponseConflict, "the response", verdict, show)
}

/// The finding that a vote on types leaves; types that derive from one another do not contradict each other.
pub(crate) fn type_conflict(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    verdict: &Verdict<ItemType>,
    what: &str,
    rule: Rule,
) -> Option<Diagnostic> {
    verdict.dissent.as_ref().filter(|it| !graph.related(*verdict.decided, it.value))?;
    dispute::finding(rule, &format!("the {what}"), verdict, |it| scope.show(*it))
}

/// An example shows one of the types that may come: objects at an address are of the type that the page names in words,
/// whatever derived type its example has, and if `Methods` tables name several. A call answers objects of one type; who
/// names a base of it says less.
fn relate_examples(graph: &Graph<'_>, route: &Route, claims: &mut [Claim<ItemType>]) {
    let calls = matches!(route.segments.last(), Some(Segment::Call { .. }));
    let witness = if calls { Witness::Annotation } else { Witness::Prose };
    let Some(counts) = claims.iter().find(|it| it.witness == witness).map(|it| it.value) else { return };
    let special = |it: &&Claim<ItemType>| it.value != counts && graph.is_a(it.value, counts);
    let mut listed = claims.iter().filter(|it| it.witness == Witness::Methods).filter(special).map(|it| it.value);
    let several = listed.next().is_some_and(|first| listed.any(|it| it != first));
    for it in claims.iter_mut().filter(|it| it.value != counts) {
        let related = match it.witness {
            _ if calls => graph.is_a(counts, it.value),
            Witness::Annotation => graph.is_a(it.value, counts),
            Witness::Methods => several && graph.is_a(it.value, counts),
            _ => false,
        };
        if related {
            it.said.get_or_insert(it.value);
            it.value = counts;
        }
    }
}

/// The value in a response `{"value": …}`, or the first of several.
fn shown_value(response: &Spanned<ExampleResponse>) -> Option<(&Json, Span)> {
    let value = response.value.body.as_ref()?.json.as_ref()?.get("value")?;
    match &value.value {
        Json::Array(items) => items.first().map(|it| (&it.value, it.span)),
        one => Some((one, value.span)),
    }
}

fn primitive(json: &Json) -> Option<Scalar> {
    match json {
        Json::Bool(_) => Some(Scalar::Boolean),
        Json::String(_) => Some(Scalar::String),
        _ => None,
    }
}

/// Adds the path's type to the claims. Of related types the derived one is the more specific statement: a page may
/// document a derived type at the address of its base, and an address may lead to a derived type of what its page names.
pub(crate) fn add_path_claim(graph: &Graph<'_>, claims: &mut Vec<Claim<ItemType>>, ty: TypeRef, span: Span) {
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
fn untyped_response(draft: &Draft<'_>, diagnostics: &mut Vec<Diagnostic>) -> Decided<Response> {
    let example = draft.said.success();
    let shown = |wanted: bool| example.filter(|it| it.body.is_some() == wanted);
    if let Some(example) = example.filter(|it| is_raw(&it.headers)) {
        let rule = "no type is named, and the example's `Content-Type` is not JSON";
        return Decided::ruled(RAW, Witness::Example, "raw content", example.span, rule);
    }
    if let Some(status) = draft.statuses.iter().find(|it| is_redirect(it.value)) {
        let rule = "a redirect leads to raw content";
        return Decided::ruled(RAW, Witness::Prose, "a redirect", status.span, rule);
    }
    let writes = draft.method != Method::Get;
    if let Some(example) = shown(false).filter(|_| writes) {
        let rule = "no type is named, and the example answers no body";
        return Decided::ruled(Response::Empty, Witness::Example, "nothing", example.span, rule);
    }
    let speaks_of_none = draft.said.section.present && draft.said.section.claims.is_empty() && writes;
    if speaks_of_none && shown(true).is_none() {
        let rule = "the response section names no type, and no example shows a body";
        return implied::request(Response::Empty, draft, rule);
    }
    let message = "the documentation does not say what is answered in a way that can be read";
    diagnostics.push(Diagnostic::new(Rule::UnknownResponse, message, implied::request_span(draft)));
    Response::Unknown.into()
}

fn is_raw(headers: &[(String, String)]) -> bool {
    header(headers, "content-type").is_some_and(|it| !it.is_empty() && !is_json(it))
}

/// The type that an annotation declares for what is answered by a redirect to raw content.
pub(crate) fn declared(scope: Scope<'_, '_>, draft: &Draft<'_>) -> Option<TypeRef> {
    draft.said.section.statuses.first().filter(|it| is_redirect(it.value))?;
    let annotations = draft.said.responses().filter_map(|it| it.annotation.as_ref());
    let ty = annotations.filter_map(|it| it.ty.as_ref()).next()?;
    let name = ty.names.first().filter(|it| scalar(&it.text).is_none())?;
    let id = scope.type_named(&name.text, draft.page)?;
    Some(TypeRef { item: ItemType::Type(id), collection: false })
}
