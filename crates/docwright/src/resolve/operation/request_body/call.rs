//! Request bodies of calls: the parameters of tables, examples and introductions.

use crate::api::{Body, Decided, ItemType, Property, TypeRef, Witness};
use crate::odata::name::is_property_name;
use crate::page::{Json, JsonMember, Page, PropertyRow};
use crate::resolve::address::navigation::Graph;
use crate::resolve::operation::draft::Draft;
use crate::resolve::operation::implied;
use crate::resolve::operation::request_body::{call, examples, members, shown};
use crate::resolve::property::{self, Beside, representation, spelling};
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::Claim;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Spanned;

/// The parameters of an action: its table's rows, and the members of its examples.
pub(crate) fn body(
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
    // A table may list what is inside of the one parameter that the example shows.
    let first = objects.first().map_or(&[] as &[&JsonMember], Vec::as_slice);
    let inside = |it: &&JsonMember| is_structured(&it.value.value) && !listed(it, &parameters);
    if !first.is_empty() && first.iter().all(inside) {
        parameters.clear();
    }
    let table = parameters.len();
    add_shown(scope, draft.page, &objects, &mut parameters, diagnostics);
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

/// A parameter of which only the name is known: its type is the one of that name, if there is one.
fn from_mention(scope: Scope<'_, '_>, page: &Page, name: &Spanned<String>) -> Property {
    let named = scope.type_named(&name.value, page).map(ItemType::Type);
    let says = named.map_or_else(|| "a parameter".to_owned(), |it| scope.show(it));
    let (item, rule) = (named.unwrap_or(ItemType::Json), "only the introduction speaks of it");
    let item = Decided::ruled(item, Witness::Prose, says, name.span, rule);
    Property::bare(name.value.clone(), item, Decided::default(), name.span)
}

/// Adds the parameters that only examples show, if they show some of the table's as well.
fn add_shown(
    scope: Scope<'_, '_>,
    page: &Page,
    objects: &[Vec<&JsonMember>],
    parameters: &mut Vec<Property>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let table = parameters.len();
    for object in objects {
        let misspelt = |member: &JsonMember, in_table: &[Property]| {
            let described = in_table.iter().map(|it| (it.name.as_str(), it.origin));
            spelling::misspelt(member, object.iter().copied(), described)
        };
        let known = |it: &&JsonMember| listed(it, &parameters[..table]) || misspelt(it, &parameters[..table]).is_some();
        if table > 0 && !object.iter().any(known) {
            continue;
        }
        for member in object {
            if listed(member, parameters) {
                continue;
            }
            match misspelt(member, &parameters[..table]) {
                Some(finding) => diagnostics.push(finding),
                None => parameters.push(representation::from_member(scope, page, member)),
            }
        }
    }
}

fn listed(member: &JsonMember, parameters: &[Property]) -> bool {
    parameters.iter().any(|it| it.name.eq_ignore_ascii_case(&member.name.value))
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

fn is_structured(json: &Json) -> bool {
    matches!(json, Json::Object(_) | Json::Array(_))
}

/// Parameters may be bound links (`site@odata.bind`), but control information is none.
fn is_parameter(row: &PropertyRow) -> bool {
    let name = row.name.value.as_str();
    is_property_name(name) || name.ends_with("@odata.bind")
}
