//! Request bodies: the OData type, the parameters or the content that is sent.
//!
//! ```text
//! address → object   what the page says, what the path leads to, what is answered: put to the vote
//! call    → parameters   the rows of the table, then what the examples show besides
//! ```

use crate::api::{Body, Decided, ItemType, Method, Parameter, Property, Response, Route, Segment, TypeRef, Witness};
use crate::odata::example::ends_in_call;
use crate::odata::name::is_property_name;
use crate::page::{BodyClaim, ExampleBody, ExampleRequest, Json, JsonMember, Page, ParameterPlace, PropertyRow};
use crate::resolve::address::navigation::Graph;
use crate::resolve::operation::draft::{Draft, Tail};
use crate::resolve::operation::implied;
use crate::resolve::operation::response::{add_path_claim, is_stream, path_type, type_conflict};
use crate::resolve::property::{self, Beside, representation, spelling};
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::{Claim, Fact, vote};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Spanned;

/// The call that an operation's address ends with.
struct Call<'d> {
    name: &'d str,
    arguments: &'d [Parameter],
    parenthesised: bool,
}

fn call<'d>(draft: &'d Draft<'_>) -> Option<Call<'d>> {
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
    typed.unwrap_or_else(|| call_body(scope, graph, draft, &rows, diagnostics))
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
fn examples<'p>(draft: &Draft<'p>) -> impl Iterator<Item = &'p ExampleBody> {
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
fn shown<'p>(draft: &Draft<'p>) -> impl Iterator<Item = &'p Json> {
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
    let (item, rule) = (named.unwrap_or(ItemType::Json), "only the introduction speaks of it");
    let item = Decided::ruled(item, Witness::Prose, says, name.span, rule);
    Property::bare(name.value.clone(), item, Decided::default(), name.span)
}

/// A parameter that a table describes, spelled as most places do.
fn from_row(
    scope: Scope<'_, '_>,
    page: &Page,
    row: &PropertyRow,
    objects: &[Vec<&JsonMember>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Property {
    let mut parameter = property::resolve_row(scope, page, row, &Beside::default(), diagnostics);
    let same = |it: &&&JsonMember| it.name.value.eq_ignore_ascii_case(&row.name.value);
    let seen: Vec<_> = objects.iter().flatten().filter(same).collect();
    // A page that is of two minds has no voice.
    let certain = seen.first().filter(|first| seen.iter().all(|it| it.name.value == first.name.value));
    let claims = certain.map(|it| claim(Witness::Example, it.name.value.clone(), it.name.span));
    diagnostics.extend(spelling::decide(&mut parameter, &[row], &[], claims.into_iter().collect()));
    parameter
}

/// The parameters of an action: its table's rows, and the members of its examples.
fn call_body(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    rows: &[&PropertyRow],
    diagnostics: &mut Vec<Diagnostic>,
) -> Decided<Body> {
    if rows.is_empty()
        && let Some(sent) = draft.body_types.first()
    {
        if let Some(settled) = members_as_parameters(graph, draft, sent) {
            return settled;
        }
        let rule = "the page names a type, and has no table of parameters";
        let body = Body::Value(TypeRef { item: sent.value, collection: false });
        return Decided::ruled(body, sent.witness, scope.show(sent.value), sent.span, rule);
    }
    let objects: Vec<Vec<&JsonMember>> = shown(draft).map(members).collect();
    let rows = rows.iter().filter(|row| is_parameter(row));
    let mut parameters: Vec<Property> =
        rows.map(|row| from_row(scope, draft.page, row, &objects, diagnostics)).collect();
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
        let misspelt = |member: &JsonMember, in_table: &[Property]| {
            let described = in_table.iter().map(|it| (it.name.as_str(), it.origin));
            spelling::misspelt(member, object.iter().copied(), described)
        };
        let known = |it: &&JsonMember| listed(it, &parameters[..table]) || misspelt(it, &parameters[..table]).is_some();
        if table > 0 && !object.iter().any(known) {
            continue;
        }
        for member in object {
            if listed(member, &parameters) {
                continue;
            }
            match misspelt(member, &parameters[..table]) {
                Some(finding) => diagnostics.push(finding),
                None => parameters.push(representation::from_member(scope, draft.page, member)),
            }
        }
    }
    for name in draft.api.body.mentioned.iter().filter(|it| is_property_name(&it.value)) {
        if !parameters.iter().any(|it| it.name.eq_ignore_ascii_case(&name.value)) {
            parameters.push(from_mention(scope, draft.page, name));
        }
    }
    if let Some(first) = parameters.first() {
        let says = parameters.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ");
        let (witness, rule) = match table {
            0 => (Witness::Example, "no table lists parameters, examples and introduction name them"),
            _ => (Witness::Table, "the table lists parameters, examples and introduction may name more"),
        };
        let span = first.origin;
        return Decided::ruled(Body::Parameters(parameters), witness, says, span, rule);
    }
    let Some(example) = examples(draft).next() else {
        return implied::request(Body::Empty, draft, "neither sentence, table nor example");
    };
    if let Some(Json::Object(_)) = &example.json {
        let (says, rule) = ("an object without parameters", "no table lists parameters");
        return Decided::ruled(Body::Empty, Witness::Example, says, example.span, rule);
    }
    let message = "the documentation does not say what is sent in a way that can be read";
    diagnostics.push(Diagnostic::new(Rule::UnknownBody, message, example.span));
    Body::Unknown.into()
}

/// An action takes parameters, not an object: where an example sends some properties of the type that the page names,
/// those are the parameters.
fn members_as_parameters(graph: &Graph<'_>, draft: &Draft<'_>, sent: &Claim<ItemType>) -> Option<Decided<Body>> {
    let (ItemType::Type(id), true) = (sent.value, call(draft).is_some()) else { return None };
    let example = examples(draft).find(|it| it.json.as_ref().is_some_and(|json| !members(json).is_empty()))?;
    let shown = example.json.as_ref().map(members)?;
    let parameters: Option<Vec<Property>> = shown.iter().map(|it| graph.property_named(id, &it.name.value)).collect();
    let parameters = parameters?;
    let says = parameters.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ");
    let rule = "an action takes parameters, and the example shows which properties they are";
    Some(Decided::ruled(Body::Parameters(parameters), Witness::Example, says, example.span, rule))
}

/// The members of an object that can be parameters.
fn members(json: &Json) -> Vec<&JsonMember> {
    json.members().iter().filter(|it| is_property_name(&it.name.value)).collect()
}

fn is_structured(json: &Json) -> bool {
    matches!(json, Json::Object(_) | Json::Array(_))
}

/// Parameters may be bound links (`site@odata.bind`), but control information is none.
fn is_parameter(row: &PropertyRow) -> bool {
    let name = row.name.value.as_str();
    is_property_name(name) || name.ends_with("@odata.bind")
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
