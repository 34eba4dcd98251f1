//! What an operation is sent.
//!
//! ```text
//! address → object   what the page says, what the path leads to, what is answered: put to the vote
//! call    → parameters   the rows of the table, then what the examples show besides
//! ```

use super::contract::{Findings, add_path_claim, is_stream, path_type};
use super::draft::{Draft, Tail};
use super::graph::Graph;
use super::properties;
use super::reference::{Scope, claim};
use super::vote::{Fact, decide};
use crate::api::{Body, Evidence, ItemType, Method, Property, Reply, Route, Segment, TypeRef, Witness};
use crate::diagnostic::{Diagnostic, Rule};
use crate::page::{BodyClaim, ExampleBody, Json, JsonMember, Page, ParameterPlace, PropertyRow};
use crate::source::Spanned;

fn call_name(route: &Route) -> Option<String> {
    match route.segments.last() {
        Some(Segment::Call { name, parenthesised: false, .. }) => Some(name.clone()),
        _ => None,
    }
}

fn calls(route: &Route) -> bool {
    matches!(route.segments.last(), Some(Segment::Call { .. }))
}

/// What an operation is sent.
pub(super) fn body(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    reply: Reply,
    findings: &mut Findings,
) -> Body {
    let claims = &draft.api.body.claims;
    let says = |wanted: &BodyClaim| claims.iter().any(|it| it.value == *wanted);
    match (draft.method, draft.tail) {
        (Method::Get | Method::Delete, _) | (_, Tail::Count) => return Body::Empty,
        (Method::Put | Method::Patch, Tail::Value) => return Body::Content,
        (Method::Post | Method::Put | Method::Patch, Tail::Ref) if !describes_object(draft) => return Body::Reference,
        _ => {}
    }
    let Some(route) = draft.routes.first() else { return Body::Unknown };
    // "No request body is required": an action that shows parameters takes them all the same.
    if says(&BodyClaim::Nothing) && rows(draft).is_empty() && !(calls(route) && shows_parameters(draft)) {
        return Body::Empty;
    }
    let lists = !draft.api.body.rows.is_empty() || !draft.api.body.mentioned.is_empty();
    if draft.sent.is_empty() && !lists && says(&BodyClaim::Binary) {
        return Body::Content;
    }
    if draft.sent.is_empty() && says(&BodyClaim::Reference) && draft.api.body.rows.is_empty() {
        return Body::Reference;
    }
    if path_type(graph, route).is_some_and(is_stream) {
        return Body::Content;
    }
    if calls(route) {
        return call_body(scope, draft, findings);
    }
    typed_body(scope, graph, draft, route, reply, findings).unwrap_or_else(|| call_body(scope, draft, findings))
}

/// The body of a `$ref` request is a link, unless the page lists the properties of an object.
fn describes_object(draft: &Draft<'_>) -> bool {
    !draft.sent.is_empty() && draft.api.body.rows.iter().any(|row| super::types::is_property_name(&row.name.value))
}

/// The rows that describe what is sent. A table below a heading `Parameters` of its own is about the body of a POST.
fn rows<'p>(draft: &Draft<'p>) -> Vec<&'p PropertyRow> {
    let api = draft.api;
    let in_address = matches!(draft.routes.first().and_then(|it| it.segments.last()),
        Some(Segment::Call { arguments, .. }) if !arguments.is_empty());
    if !api.body.rows.is_empty() || draft.method != Method::Post || in_address {
        return api.body.rows.iter().collect();
    }
    api.parameters.iter().filter(|it| it.place == ParameterPlace::Function).map(|it| &it.row).collect()
}

/// The bodies of the page's example requests.
fn examples<'p>(draft: &Draft<'p>) -> impl Iterator<Item = &'p ExampleBody> + use<'p> {
    let (api, method) = (draft.api, draft.method);
    let requests = api.examples.iter().filter_map(|it| it.request.as_ref());
    // Pages that explain callbacks show requests to other addresses, too.
    let call = draft.routes.first().and_then(call_name);
    let own = requests.filter(move |it| {
        let path = it.line.target.split('?').next().unwrap_or_default();
        let last = path.rsplit('/').next().unwrap_or_default().rsplit('.').next().unwrap_or_default();
        it.line.method == method && call.as_ref().is_none_or(|call| last.eq_ignore_ascii_case(call))
    });
    own.filter_map(|it| it.body.as_ref())
}

/// The objects that the page shows as sent: in its examples, and in its body section.
fn shown<'p>(draft: &Draft<'p>) -> impl Iterator<Item = &'p Json> + use<'p> {
    let plain = draft.api.representations.iter().filter(|it| it.annotation.is_none());
    let section = plain.filter_map(|it| Some(&it.json.as_ref()?.value));
    examples(draft).filter_map(|it| it.json.as_ref()).chain(section)
}

fn shows_parameters(draft: &Draft<'_>) -> bool {
    shown(draft).any(|it| !members(it).is_empty()) || !draft.api.body.mentioned.is_empty()
}

/// A parameter of which only the name is known: its type is the one of that name, if there is one.
fn from_mention(scope: Scope<'_, '_>, page: &Page, name: &Spanned<String>) -> Property {
    let named = scope.type_named(&name.value, page).map(ItemType::Type);
    let says = named.map_or_else(|| "a parameter".to_owned(), |it| scope.show(it));
    Property {
        name: name.value.clone(),
        ty: TypeRef { item: named.unwrap_or(ItemType::Json), collection: false },
        navigation: false,
        inferred: false,
        read_only: false,
        required: None,
        values: Vec::new(),
        doc: None,
        origin: name.span,
        evidence: vec![Evidence { about: "type", witness: Witness::Prose, says, span: name.span, agrees: true }],
    }
}

/// The parameters of an action: its table's rows, and the members of its examples.
fn call_body(scope: Scope<'_, '_>, draft: &Draft<'_>, findings: &mut Findings) -> Body {
    let rows = rows(draft);
    if rows.is_empty()
        && let Some(sent) = draft.sent.first()
    {
        return Body::Value(TypeRef { item: sent.value, collection: false });
    }
    let rows = rows.into_iter().filter(|row| is_parameter(row));
    let mut parameters: Vec<Property> =
        rows.map(|row| properties::resolve_row(scope, draft.page, row, None, &mut findings.diagnostics)).collect();
    let objects: Vec<Vec<&JsonMember>> = shown(draft).map(members).collect();
    let listed = |member: &JsonMember, in_table: &[Property]| {
        in_table.iter().any(|it| it.name.eq_ignore_ascii_case(&member.name.value))
    };
    // A table may list what is inside of the one parameter that the example shows.
    let first = objects.first().map_or(&[] as &[&JsonMember], Vec::as_slice);
    let inside = |it: &&JsonMember| is_structured(&it.value.value) && !listed(it, &parameters);
    if !first.is_empty() && first.iter().all(inside) {
        parameters.clear();
    }
    let table = parameters.len();
    for object in &objects {
        let fits = table == 0 || object.iter().any(|it| listed(it, &parameters[..table]));
        for member in object.iter().filter(|_| fits) {
            if !listed(member, &parameters) {
                parameters.push(properties::from_member(scope, draft.page, member));
            }
        }
    }
    for name in draft.api.body.mentioned.iter().filter(|it| super::types::is_property_name(&it.value)) {
        if !parameters.iter().any(|it| it.name.eq_ignore_ascii_case(&name.value)) {
            parameters.push(from_mention(scope, draft.page, name));
        }
    }
    match examples(draft).next() {
        _ if !parameters.is_empty() => Body::Parameters(parameters),
        None => Body::Empty,
        Some(ExampleBody { json: Some(Json::Object(_)), .. }) => Body::Empty,
        Some(example) => {
            let message = "the documentation does not say what is sent in a way that can be read";
            findings.diagnostics.push(Diagnostic::new(Rule::UnknownBody, message, example.span));
            Body::Unknown
        }
    }
}

/// The members of an object that can be parameters.
fn members(json: &Json) -> Vec<&JsonMember> {
    json.members().iter().filter(|it| super::types::is_property_name(&it.name.value)).collect()
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
        items.push(claim(Witness::Methods, ty.item, route.span));
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
