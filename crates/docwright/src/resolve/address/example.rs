//! Addresses that only an example shows, and that lead where a request line of its page leads.
//!
//! ```markdown
//! ## HTTP request
//! GET /drives/{drive-id}/items/{item-id}/children
//!
//! ## Example
//! GET /me/drive/root/children
//! ```
//!
//! ```text
//! address := beginning end     the end is that of a request line with the same method; both beginnings lead to the same
//!                              type: `/me/drive/root` and `/drives/{drive-id}/items/{item-id}` to an item
//! beside  := beginning end     the request line has one object's name where the example has the documented collection:
//!                              `/lamps/{id}/bulb` for `/lamp/{id}/bulb`
//! part    := line end          the raw content, a property, or what a request line of another page writes as raw content
//! ```
//!
//! An example that ends otherwise, or begins at something else, contradicts its page and makes no address. One call is an
//! exception: a function with the same arguments that reads may be bound to several types.

use std::collections::BTreeMap;
use std::mem::discriminant;

use crate::api::{ItemType, Method, Parameter, Route, Scalar, Segment, TypeRef, Witness};
use crate::odata::Address;
use crate::odata::example::{Arguments, Lines, is_example_of};
use crate::odata::key::PathKey;
use crate::odata::name::fold;
use crate::odata::piece::Piece;
use crate::odata::segment::{segments, written};
use crate::odata::signed_in;
use crate::page::{BodyClaim, Example, ExampleRequest};
use crate::resolve::address::me_alias::first_line;
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::operation::draft::{Draft, Tail, body_shape};
use crate::resolve::types::lookup::{Scope, claim};
use crate::text::plural::singular_of_name;
use crate::text::source::{Span, Spanned};

/// The addresses of each method.
type Known = BTreeMap<Method, Lines>;

/// Adds to each draft the addresses that only its examples show; raw content of what it is about is a draft of its own.
pub(crate) fn add<'p>(scope: Scope<'_, '_>, graph: &Graph<'_>, drafts: &mut Vec<Draft<'p>>) {
    let mut known = Known::new();
    for (method, route) in drafts.iter().flat_map(|it| it.routes.iter().map(|route| (it.method, route))) {
        known.entry(method).or_default().add(&route.segments);
    }
    let written_raw = written_raw(drafts);
    let mut parts: Vec<Draft<'p>> = Vec::new();
    for draft in drafts.iter_mut().filter(|it| it.tail == Tail::Plain || it.tail == Tail::Ref) {
        let api = draft.api;
        for example in &api.examples {
            let Some(request) = example.request.as_ref().filter(|it| it.line.method == draft.method) else { continue };
            if !is_of_service(scope, request) || is_error(example) || is_known(&known, request) {
                continue;
            }
            let part = part(graph, &written_raw, draft, example, request);
            let created = created_in(draft, request);
            let from_example = created.is_none();
            let segments = part.as_ref().map(|it| it.0.clone()).or(created);
            let Some(segments) = segments.or_else(|| address(graph, draft, example, request)) else { continue };
            known.entry(draft.method).or_default().add(&segments);
            let (text, span) = (written(&segments), first_line(scope, request));
            let route = Route { segments, query: Vec::new(), text, span, from_example };
            match part {
                Some((_, part)) => parts.push(Draft { routes: vec![route], ..part }),
                None => draft.routes.push(route),
            }
        }
    }
    drafts.extend(parts);
}

/// The addresses at which pages write raw content, with their request lines: what is read there is the same.
fn written_raw(drafts: &[Draft<'_>]) -> BTreeMap<String, Span> {
    let writes = |it: &&Draft<'_>| {
        let is_raw = it.api.body.claims.iter().any(|claim| claim.value == BodyClaim::Binary);
        is_raw && it.tail == Tail::Plain && matches!(it.method, Method::Put | Method::Patch)
    };
    let routes = drafts.iter().filter(writes).flat_map(|it| &it.routes);
    routes.map(|route| (PathKey::of(&route.segments).text, route.span)).collect()
}

/// The raw content of what a request line leads to, or one of its properties, as an example reads it: an operation with a
/// contract of its own.
fn part<'p>(
    graph: &Graph<'_>,
    written_raw: &BTreeMap<String, Span>,
    draft: &Draft<'p>,
    example: &Example,
    request: &ExampleRequest,
) -> Option<(Vec<Segment>, Draft<'p>)> {
    let pieces = Address::read(&request.line.target).pieces();
    let (Piece::Word(last), before) = pieces.split_last()? else { return None };
    let mut lines = draft.routes.iter().filter(|it| is_example_of(before, &it.segments, Arguments::AsMany));
    let line = lines.next().filter(|_| draft.method == Method::Get && draft.tail == Tail::Plain)?;
    let with = |end: Segment| [line.segments.as_slice(), &[end]].concat();
    let answer = example.response.as_ref().and_then(|it| it.body.as_ref());
    let is_json = answer.is_some_and(|it| it.json.is_some());
    if *last == "$value" {
        let is_shown = example.response.is_some() && !is_json;
        return is_shown.then(|| (with(Segment::Value), Draft { tail: Tail::Value, ..draft.clone() }));
    }
    let content = with(Segment::Literal((*last).to_owned()));
    if let Some(span) = written_raw.get(&PathKey::of(&content).text).filter(|_| !is_json) {
        let response_types = vec![claim(Witness::Path, ItemType::Scalar(Scalar::Stream), *span)];
        return Some((content, Draft { response_types, several: Vec::new(), ..draft.clone() }));
    }
    let Place::At(TypeRef { item: ItemType::Type(id), collection: false }) = graph.walk(&line.segments) else {
        return None;
    };
    let property = graph.property_named(id, last).filter(|it| matches!(*it.item, ItemType::Scalar(_)))?;
    let response_types = vec![claim(Witness::Table, *property.item, property.origin)];
    let several = vec![claim(Witness::Table, *property.collection, property.origin)];
    Some((with(Segment::Literal(property.name.to_string())), Draft { response_types, several, ..draft.clone() }))
}

/// The request goes to the documented service, in the documented version.
fn is_of_service(scope: Scope<'_, '_>, request: &ExampleRequest) -> bool {
    let (service, shown) = (Address::read(scope.config.service.address()), Address::read(&request.line.target));
    let same = |one: Option<&str>, other: Option<&str>| match (one, other) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => true,
    };
    same(service.host, shown.host) && (same(service.version, shown.version) || shown.text.starts_with('{'))
}

fn is_error(example: &Example) -> bool {
    example.response.as_ref().and_then(|it| it.status).is_some_and(|it| it >= 400)
}

/// Some request line has the address, or that of the same thing for the signed-in user.
fn is_known(known: &Known, request: &ExampleRequest) -> bool {
    let path = Address::read(&request.line.target).path;
    let Some(lines) = known.get(&request.line.method) else { return false };
    let has = |path: &str| lines.have(&Address::read(path).pieces());
    has(path) || signed_in::other_path(path).is_some_and(|it| has(&it))
}

/// The address of an example in the terms of the request line that it goes with.
fn address(
    graph: &Graph<'_>,
    draft: &Draft<'_>,
    example: &Example,
    request: &Spanned<ExampleRequest>,
) -> Option<Vec<Segment>> {
    let address = Address::read(&request.line.target);
    let pieces = address.pieces();
    let shown = placed(graph, segments(address), &pieces);
    if !shown.iter().all(Segment::is_readable) {
        return None;
    }
    let lines = draft.routes.iter().filter(|it| !it.from_example).map(|it| it.segments.as_slice());
    for line in lines {
        let most = pieces.len().min(line.len());
        let ends =
            |of: &usize| is_example_of(&pieces[pieces.len() - of..], &line[line.len() - of..], Arguments::AsMany);
        for end in (0..=most).take_while(ends) {
            let (begins, line_begins) = (&shown[..shown.len() - end], &line[..line.len() - end]);
            let same = same_thing(graph, draft.method, begins, line_begins, (end == 0).then_some(example));
            let beside = || end > 0 && is_collection_beside(graph, begins, line_begins);
            if same || end == 1 && is_function_of_another(graph, draft.method, begins, &pieces) || beside() {
                let spelled = alike(&pieces[..begins.len()], line_begins);
                let address = [&line[..spelled], &begins[spelled..], &line[line.len() - end..]].concat();
                return Some(quoted(address, &pieces));
            }
        }
    }
    None
}

/// The collection of a request line that ends in a key, where an example shows that objects are created in it: the line
/// has the address, and a key too many.
fn created_in(draft: &Draft<'_>, request: &ExampleRequest) -> Option<Vec<Segment>> {
    let pieces = Address::read(&request.line.target).pieces();
    let creates = draft.method == Method::Post && draft.statuses.first().is_some_and(|it| it.value == 201);
    let lines = draft.routes.iter().filter(|it| creates && !it.from_example);
    let collections = lines.filter_map(|it| match it.segments.split_last()? {
        (Segment::Key(_), collection) => Some(collection),
        _ => None,
    });
    collections.into_iter().find(|it| is_example_of(&pieces, it, Arguments::AsMany)).map(<[Segment]>::to_vec)
}

/// Two beginnings lead to the same. Where nothing is left behind them, what is read may also be one of several, as the
/// example's answer has it, or the objects of a derived type.
fn same_thing(graph: &Graph<'_>, method: Method, shown: &[Segment], line: &[Segment], whole: Option<&Example>) -> bool {
    let (Place::At(here), Place::At(there)) = (graph.walk(shown), graph.walk(line)) else { return false };
    let Some(example) = whole else { return here == there };
    // What is changed or deleted may be of the same type, and no object that this can be done to.
    if method != Method::Get {
        return false;
    }
    let cast = matches!(shown.last(), Some(Segment::Cast(_))) && graph.is_a(here.item, there.item);
    match example.response.as_ref().and_then(|it| body_shape(it)) {
        Some((several, _)) => (here.item == there.item || cast) && several == here.collection,
        None => here == there,
    }
}

/// The example leads to objects of a collection, and the line is lost, as it has the name of one object in that place.
fn is_collection_beside(graph: &Graph<'_>, shown: &[Segment], line: &[Segment]) -> bool {
    let in_number = |(shown, line): (&Segment, &Segment)| match (shown, line) {
        (Segment::Literal(shown), Segment::Literal(line)) => {
            fold(shown) == fold(line) || singular_of_name(shown) == fold(line)
        }
        _ => discriminant(shown) == discriminant(line),
    };
    let differ = || shown.len() == line.len() && shown.iter().zip(line).all(in_number);
    differ() && graph.walk(line) == Place::Lost && matches!(graph.walk(shown), Place::At(_))
}

/// A function with arguments, called to read, behind an address that leads to an object.
fn is_function_of_another(graph: &Graph<'_>, method: Method, begins: &[Segment], pieces: &[Piece<'_>]) -> bool {
    let called = matches!(pieces.last(), Some(Piece::Call(_, arguments)) if !arguments.is_empty());
    method == Method::Get && called && matches!(graph.walk(begins), Place::At(it) if !it.collection)
}

/// Values stand in quotes where the example has them so.
fn quoted(mut address: Vec<Segment>, pieces: &[Piece<'_>]) -> Vec<Segment> {
    for (segment, piece) in address.iter_mut().zip(pieces) {
        if let (Segment::Call { arguments, .. }, Piece::Call(_, given)) = (segment, piece) {
            for (argument, given) in arguments.iter_mut().zip(given) {
                argument.quoted |= given.is_quoted();
            }
        }
    }
    address
}

/// The number of segments that a request line and an example have in common from the start; the line spells them better.
fn alike(pieces: &[Piece<'_>], line: &[Segment]) -> usize {
    let same = |at: &usize| is_example_of(&pieces[*at..=*at], &line[*at..=*at], Arguments::AsMany);
    (0..pieces.len().min(line.len())).take_while(same).count()
}

/// A word behind a collection is the key of one of its objects, whatever it looks like, and a path is any path.
fn placed(graph: &Graph<'_>, shown: Vec<Segment>, pieces: &[Piece<'_>]) -> Vec<Segment> {
    let mut placed: Vec<Segment> = Vec::with_capacity(shown.len());
    for (segment, piece) in shown.into_iter().zip(pieces) {
        let several = matches!(graph.walk(&placed), Place::At(it) if it.collection);
        placed.push(match segment {
            Segment::Literal(_) if several => Segment::Key(placeholder("id")),
            Segment::Key(it) if it.name.is_empty() => Segment::Key(placeholder("id")),
            Segment::ByPath(_) if matches!(piece, Piece::Path(path) if !path.contains('{')) => {
                Segment::ByPath(placeholder("path"))
            }
            other => other,
        });
    }
    placed
}

/// A placeholder for what an example shows.
fn placeholder(name: &str) -> Parameter {
    Parameter { name: name.to_owned(), ..Parameter::default() }
}
