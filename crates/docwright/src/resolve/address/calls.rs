//! OData actions and functions, told from navigation by path and page.
//!
//! `POST /users/{id}/sendMail` calls, `POST /users/{id}/messages` creates.
//!
//! The address alone does not say. A name is navigation when the type it follows documents such a property, when some
//! documented path goes on behind it, when it is read, changed or deleted like an object, or when the page creates an
//! object there; a name behind a whole collection never is. Everything else is a call.

use std::collections::BTreeSet;

use crate::api::{ItemType, Method, Parameter, Route, Segment, TypeRef};
use crate::odata::Address;
use crate::odata::example::{Arguments, calls, is_example_of};
use crate::odata::key::PathKey;
use crate::odata::name::{fold, is_property_name};
use crate::odata::piece::Piece;
use crate::page::{ParameterPlace, ParameterRow, PropertyRow, RequestLine};
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::address::quoting;
use crate::resolve::operation::draft::{Draft, Tail};
use crate::resolve::property::is_text;
use crate::resolve::types::lookup::Scope;
use crate::text::plural::singular_of_name;

/// Notes the addresses that titles name as calls.
pub(crate) fn note_titles(graph: &mut Graph<'_>, drafts: &[Draft<'_>]) {
    for (draft, route) in drafts.iter().flat_map(|it| it.routes.iter().map(move |route| (it, route))) {
        if matches!(route.segments.last(), Some(Segment::Literal(name)) if title_names(&draft.page.title.value, name)) {
            graph.note_called(&route.segments);
        }
    }
}

/// Teaches the graph what operations say about addresses that no property documents: the shortest addresses first,
/// because the longer ones are walked through them.
pub(crate) fn learn(scope: Scope<'_, '_>, graph: &mut Graph<'_>, drafts: &[Draft<'_>]) {
    let mut lessons: Vec<(&Draft<'_>, &Route)> = drafts
        .iter()
        .filter(|it| it.tail == Tail::Plain)
        .flat_map(|it| it.routes.iter().map(move |route| (it, route)))
        .collect();
    // What is changed, replaced or deleted is one object, whatever another page continues its address with.
    let changes = lessons.iter().filter(|it| matches!(it.0.method, Method::Put | Method::Patch | Method::Delete));
    let objects: BTreeSet<String> = changes.map(|it| PathKey::of(&it.1.segments).text).collect();
    lessons.sort_by_key(|(draft, route)| (route.segments.len(), draft.method != Method::Get, draft.page.file));
    for (draft, route) in lessons {
        let Some(item) = claimed_item(draft).filter(|it| scope.is_structured(*it)) else { continue };
        if is_expanded(scope, route, item) {
            continue;
        }
        let several = draft.several.first().is_some_and(|it| it.value);
        let (segments, collection) = match (draft.method, route.segments.as_slice()) {
            // `GET /users/{id}` answers one of the objects that `/users` leads to.
            (_, [before @ .., Segment::Key(_)]) => (before, true),
            (Method::Get, all) => {
                let is_keyed = graph.is_keyed(all) && !objects.contains(&PathKey::of(all).text);
                (all, several || is_keyed || shows_collection(scope, item, route))
            }
            (Method::Post, all) if creates(scope, draft, all) => (all, true),
            (Method::Put | Method::Patch, all) => (all, false),
            _ => continue,
        };
        let reads_like_an_object = draft.method != Method::Get || !is_function(draft);
        let is_address = matches!(segments.last(), Some(Segment::Literal(_))) && !behind_collection(graph, segments);
        if is_address && reads_like_an_object && graph.walk(segments) == Place::Lost {
            let called = graph.is_called(segments);
            graph.learn(segments, TypeRef { item, collection }, route.span, called);
        }
    }
}

/// The type is what a line asks for with `$expand`, and not what is at its address.
pub(crate) fn is_expanded(scope: Scope<'_, '_>, route: &Route, item: ItemType) -> bool {
    let ItemType::Type(id) = item else { return false };
    let name = || singular_of_name(&scope.name_of(id).name);
    route.expanded().any(|it| singular_of_name(it) == name())
}

/// An address that nothing else is known of is one of a collection where its line filters it, or where it is called
/// after several of what is answered: `/communications/presences`, of presence.
fn shows_collection(scope: Scope<'_, '_>, item: ItemType, route: &Route) -> bool {
    let filters = Address::read(&route.text).query_pairs().any(|(name, _)| name.eq_ignore_ascii_case("$filter"));
    let (ItemType::Type(id), Some(Segment::Literal(name))) = (item, route.segments.last()) else { return filters };
    let one = fold(&scope.name_of(id).name);
    filters || fold(name) != one && singular_of_name(name) == one
}

/// `# user: sendMail` and `# getManagedAppPolicies function`: the title names what the address ends with as a call.
pub(crate) fn title_names(title: &str, name: &str) -> bool {
    let title = title.trim();
    let subject = title.rsplit_once(':').map(|(_, called)| called);
    let suffixed = ["function", "action", "method"].iter().find_map(|kind| {
        let end = title.len().checked_sub(kind.len())?;
        title.get(end..).filter(|it| it.eq_ignore_ascii_case(kind)).and_then(|_| title.get(..end))
    });
    subject.or(suffixed).is_some_and(|it| it.trim().eq_ignore_ascii_case(name))
}

fn claimed_item(draft: &Draft<'_>) -> Option<ItemType> {
    let sent = || draft.body_types.first().map(|it| it.value);
    match draft.method {
        Method::Get => draft.response_types.first().map(|it| it.value),
        Method::Post | Method::Put | Method::Patch => sent(),
        Method::Delete | Method::Head => None,
    }
}

/// True right behind a collection: without a key between, it is a call.
fn behind_collection(graph: &Graph<'_>, segments: &[Segment]) -> bool {
    let before = segments.split_last().map_or(&[] as &[Segment], |(_, before)| before);
    matches!(graph.walk(before), Place::At(at) if at.collection)
}

/// `201 Created`, and what is sent is what is answered; or a title that creates, and an address named after several of
/// what is sent: `# Create bulb` at `/bulbs`, whatever is answered.
fn creates(scope: Scope<'_, '_>, draft: &Draft<'_>, segments: &[Segment]) -> bool {
    let Some(sent) = draft.body_types.first() else { return false };
    let created = draft.statuses.first().is_some_and(|it| it.value == 201);
    let answered = draft.response_types.first().map(|it| it.value);
    if created && answered.is_none_or(|it| it == sent.value) {
        return true;
    }
    let (ItemType::Type(id), Some(Segment::Literal(name))) = (sent.value, segments.last()) else { return false };
    let first = draft.page.title.value.split_whitespace().next().unwrap_or_default();
    let one = fold(&scope.name_of(id).name);
    CREATING.iter().any(|it| first.eq_ignore_ascii_case(it)) && fold(name) != one && singular_of_name(name) == one
}

/// Verbs of titles that make an object.
const CREATING: &[&str] = &["add", "create", "post"];

/// Reads that take parameters, or say that they are functions.
fn is_function(draft: &Draft<'_>) -> bool {
    draft.api.parameters.iter().any(|it| it.place == ParameterPlace::Function) || !draft.api.body.rows.is_empty()
}

/// Replaces the last literal of a route that calls something. Where a table says that
/// some can be left out, the call without them is a route of its own.
pub(crate) fn mark_calls(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    route: &mut Route,
) -> Option<Route> {
    if draft.tail == Tail::Plain {
        mark_last(scope, graph, draft, route);
    }
    unmark_casts(graph, &mut route.segments);
    quoting::complete(draft, route);
    without_arguments(draft, route)
}

/// The route without the arguments that a table calls optional, of a function that is read. Where the line leaves out what
/// the table lists, that goes for all of them or none: it is the line that is meant.
fn without_arguments(draft: &Draft<'_>, route: &Route) -> Option<Route> {
    let Some(Segment::Call { arguments, .. }) = route.segments.last() else { return None };
    let rows = || draft.api.parameters.iter().map(|it| &it.row).chain(&draft.api.body.rows);
    let optional = |it: &Parameter| rows().any(|row| row.name.value == it.name && row.required == Some(false));
    let kept: Vec<Parameter> = arguments.iter().filter(|it| !optional(it)).cloned().collect();
    let added = has_arguments(&route.text, route) != Some(true);
    // Where a line of the page has the call without arguments, its lines say which it can go without.
    let is_plain = |it: &RequestLine| has_arguments(&it.target, route) == Some(false);
    let is_spelled_out = !added && draft.api.requests.iter().any(|it| is_plain(it));
    if is_spelled_out || draft.method != Method::Get || kept.len() == arguments.len() || added && !kept.is_empty() {
        return None;
    }
    let mut plain = route.clone();
    if let Some(Segment::Call { arguments, parenthesised, .. }) = plain.segments.last_mut() {
        *parenthesised = !kept.is_empty();
        *arguments = kept;
    }
    Some(plain)
}

fn mark_last(scope: Scope<'_, '_>, graph: &Graph<'_>, draft: &Draft<'_>, route: &mut Route) {
    let Some((Segment::Literal(name), before)) = route.segments.split_last() else { return };
    let documented = graph.step_to(&route.segments).is_some_and(|step| match step.0 {
        Some(from) => graph.documents(from, name),
        None => false,
    });
    let behind_collection = behind_collection(graph, &route.segments);
    let continued = graph.is_continued(&route.segments);
    let named = graph.is_called(&route.segments) && !before.is_empty() && !continued;
    // What begins with `$` belongs to OData itself.
    let is_call = !name.starts_with('$')
        && match draft.method {
            Method::Get => !documented && (named || behind_collection || is_function(draft)) && !continued,
            Method::Post if named => !documented,
            Method::Post => {
                let is_root = before.is_empty();
                !documented
                    && !is_root
                    && (behind_collection || !continued && !creates(scope, draft, &route.segments))
                    && graph.walk(&route.segments) == Place::Lost
            }
            Method::Put | Method::Patch | Method::Delete | Method::Head => false,
        };
    if is_call {
        let arguments = url_arguments(draft, route, name);
        let parenthesised = !arguments.is_empty();
        let call = Segment::Call { name: name.clone(), written: name.clone(), arguments, parenthesised };
        *route.segments.last_mut().expect("the route has a last segment") = call;
    }
}

/// True if a line of the same address gives the call at its end arguments; nothing for a line of another address.
fn has_arguments(line: &str, route: &Route) -> Option<bool> {
    let pieces = Address::read(line).pieces();
    let (pieces, given) = match pieces.as_slice() {
        [before @ .., Piece::Key(_)] => (before, true),
        all @ [.., Piece::Call(_, arguments)] => (all, !arguments.is_empty()),
        all => (all, false),
    };
    is_example_of(pieces, &route.segments, Arguments::Any).then_some(given)
}

/// The arguments of a function whose request line leaves them out: they stand in a table all the same. Where a request line
/// of the same address has them, in parentheses or in its query, those without mean the function without.
fn url_arguments(draft: &Draft<'_>, route: &Route, name: &str) -> Vec<Parameter> {
    if draft.method != Method::Get {
        return Vec::new();
    }
    // A table about the path may list arguments, too: those that an example gives.
    let shown = |argument: &str| {
        let targets = draft.api.examples.iter().filter_map(|it| Some(it.request.as_ref()?.line.target.as_str()));
        let mut calls = targets.flat_map(calls).filter(|(called, _)| called.eq_ignore_ascii_case(name));
        calls.any(|(_, given)| given.iter().any(|it| it.name == argument))
    };
    let is_argument = |it: &&ParameterRow| match it.place {
        ParameterPlace::Function => true,
        ParameterPlace::Path => shown(&it.row.name.value),
        ParameterPlace::Query => false,
    };
    let tables = draft.api.parameters.iter().filter(is_argument).map(|it| &it.row);
    let rows: Vec<&PropertyRow> = tables.chain(&draft.api.body.rows).collect();
    let spelled_out = |it: &RequestLine| match has_arguments(&it.target, route) {
        Some(given) => given || asks_for(&it.target, &rows),
        None => false,
    };
    if draft.api.requests.iter().any(|it| spelled_out(it)) {
        return Vec::new();
    }
    let parameter =
        |row: &&PropertyRow| Parameter { name: row.name.value.clone(), quoted: is_text(row), ..Parameter::default() };
    rows.iter().filter(|row| is_property_name(&row.name.value)).map(parameter).collect()
}

/// True if the query of a line has one of these arguments.
fn asks_for(line: &str, rows: &[&PropertyRow]) -> bool {
    let is_argument = |name: &str| rows.iter().any(|it| it.name.value.eq_ignore_ascii_case(name));
    Address::read(line).query_pairs().any(|(name, _)| is_argument(name))
}

/// `/example.lamps.delta` looks like a cast, but no type is called so.
fn unmark_casts(graph: &Graph<'_>, segments: &mut [Segment]) {
    let last = segments.len().saturating_sub(1);
    for (at, segment) in segments.iter_mut().enumerate() {
        if let Segment::Cast(written) = segment
            && at == last
            && graph.type_named(written).is_none()
        {
            let name = written.rsplit('.').next().unwrap_or(written).to_owned();
            *segment = Segment::Call { name, written: written.clone(), arguments: Vec::new(), parenthesised: false };
        }
    }
}
