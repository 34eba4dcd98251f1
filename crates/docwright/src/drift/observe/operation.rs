//! Operations observed: one for each function, a method of an address.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::api::Operation;
use crate::drift::observe::observer::Observer;
use crate::drift::observe::rust_names::{self, Names};
use crate::drift::observe::{note, permission};
use crate::drift::snapshot::{Fact, Kind, Node};
use crate::krate::{Body, Function};
use crate::text::source::Span;

/// Stands for query parameters that are not named.
const OPENING: &str = "…";

/// All operations, by what they are known by.
pub(crate) fn all(observer: Observer<'_>, names: &Names<'_>) -> BTreeMap<String, Node> {
    let mut all = BTreeMap::new();
    let options = note::Options::of(observer.api);
    for (path, function) in &names.functions {
        let mut node = operation(observer, names, path, function, &options);
        let mut key = rust_names::address(function);
        // Two addresses that differ in nothing but quotes are two functions all the same.
        while all.contains_key(&key) {
            key.push('\'');
        }
        node.say(Fact::Key, key.as_str());
        all.insert(key, node);
    }
    all
}

fn operation(
    observer: Observer<'_>,
    names: &Names<'_>,
    path: &str,
    function: &Function,
    options: &note::Options<'_>,
) -> Node {
    let pages = || function.lines.iter().map(|it| (&observer.api.operations[it.operation], *it));
    let place = function.lines.first().map(|it| observer.place(it.span)).unwrap_or_default();
    let mut node = Node::new(Kind::Operation, name(observer, function), path, place);
    observer.say_area(&mut node, pages().find_map(|(it, _)| it.product.as_ref()));
    node.say(Fact::Features, names.features.get(path).cloned().unwrap_or_default());
    node.say(Fact::Template, function.template.as_str());
    node.say(Fact::Case, function.variant.clone().unwrap_or_default());
    node.say(Fact::Arguments, rust_names::arguments(function));
    node.say(Fact::ArgumentNames, rust_names::argument_names(function));
    let fixed = function.fixed_query.iter().chain(&function.headers).map(|(name, value)| format!("{name}: {value}"));
    let blank = (function.body == Body::Blank).then(|| "{}".to_owned());
    node.say(Fact::Fixed, fixed.chain(blank).collect::<Vec<_>>().join(", "));
    node.say(Fact::Body, rust_names::body(&function.body));
    node.say_if(Fact::Omittable, function.body.can_be_left_out());
    node.say(Fact::Response, rust_names::response(&function.response));
    let mut statuses: Vec<String> = Vec::new();
    for status in pages().flat_map(|(it, line)| it.statuses_of(line.variant)).map(|it| it.to_string()) {
        if !statuses.contains(&status) {
            statuses.push(status);
        }
    }
    node.say(Fact::Status, statuses.join(", "));
    node.say_if(Fact::Open, pages().any(|(it, _)| it.query_opening.is_some()));
    observer.say_docs(&mut node, pages().take(1).flat_map(|(it, _)| &it.doc));
    let deprecated = pages().map(|it| &it.0.deprecated).filter(|_| function.deprecated.is_some());
    deprecated.take(1).for_each(|it| observer.say_deprecated(&mut node, it));
    note::say(observer, &mut node, pages().flat_map(|(it, line)| note::of_line(options, it, line.span)));
    let place = |span: Option<Span>| span.map(|it| observer.place(it));
    node.place_of(Fact::Status, place(pages().find_map(|(it, _)| it.statuses.places().next())));
    node.place_of(
        Fact::Response,
        place(pages().find_map(|(it, at)| it.response.case(at.variant.response).what.places().next())),
    );
    node.place_of(Fact::Body, place(pages().find_map(|(it, at)| it.body.case(at.variant.body).what.places().next())));
    // The sentence that opens the list is one of those that say it.
    let named = |it: &Operation| {
        let opening = it.query_opening.iter().map(|it| (OPENING.to_owned(), *it));
        let options = it.query_options.iter().map(|it| (it.value.clone(), it.span));
        let parameters = it.query_parameters.iter().map(|it| (it.name.clone(), it.doc.span));
        opening.chain(options).chain(parameters).collect::<Vec<_>>()
    };
    let named = pages().flat_map(|(it, _)| named(it));
    node.stretches_of(Fact::Open, named.map(|(says, span)| (says, observer.place(span))));
    parameters(observer, names, function, &mut node);
    let allowed = pages().map(|it| it.0).find(|it| !it.permissions.is_empty());
    let allowed = allowed.into_iter().flat_map(|it| permission::access(observer, it));
    let key = |it: &Node| (it.kind, it.name.to_ascii_lowercase());
    let mut known: BTreeMap<_, usize> = node.parts.iter().enumerate().rev().map(|(at, it)| (key(it), at)).collect();
    for part in allowed.chain(pages().flat_map(|(it, _)| parts(observer, function, it))) {
        match known.entry(key(&part)) {
            Entry::Occupied(it) if node.parts[*it.get()].is(Fact::Shown) => node.parts[*it.get()] = part,
            Entry::Occupied(it) => permission::join(&mut node.parts[*it.get()], part),
            Entry::Vacant(it) => {
                it.insert(node.parts.len());
                node.parts.push(part);
            }
        }
    }
    node
}

/// The request line at the place of a function; a function of several lines is documented with the most frequent one.
fn name(observer: Observer<'_>, function: &Function) -> String {
    let first = function.lines.first();
    let routes = first.and_then(|it| observer.api.operations.get(it.operation)).map_or(&[][..], |it| &it.routes);
    match routes.iter().find(|it| first.is_some_and(|line| line.span == it.span)) {
        // The query that asks for the case stands in no request line.
        _ if function.variant.is_some() => function.endpoint.request.clone(),
        Some(it) => format!("{} /{}", function.method.as_str(), it.text.trim().trim_start_matches('/')),
        None => function.endpoint.request.clone(),
    }
}

fn parameters(observer: Observer<'_>, names: &Names<'_>, function: &Function, node: &mut Node) {
    let Body::Parameters { path, .. } = &function.body else { return };
    let of = rust_names::fields(names.bodies.get(&path.to_string()).copied());
    let mut known = BTreeSet::new();
    for line in &function.lines {
        for it in observer.api.operations[line.operation].parameters() {
            if known.insert(&*it.name) {
                node.parts.push(observer.parameter(it, &of));
            }
        }
    }
}

/// Headers, what can be given in the query, and what must be sent.
fn parts(observer: Observer<'_>, function: &Function, operation: &Operation) -> Vec<Node> {
    let headers = operation.headers.iter().map(|it| {
        let name = it.preset.as_ref().map_or(it.name.clone(), |preset| format!("{}: {preset}", it.name));
        let argument = rust_names::of_header(function, &it.name);
        let mut node = Node::new(Kind::Header, name, argument, observer.place(it.doc.span));
        node.say_if(Fact::Required, it.required);
        node.say(Fact::Doc, observer.doc(Some(&it.doc)));
        node
    });
    let options =
        operation.query_options.iter().map(|it| Node::new(Kind::Query, &it.value, "", observer.place(it.span)));
    let shown = operation.shown_options.iter().map(|it| {
        let mut node = Node::new(Kind::Query, &it.value, "", observer.place(it.span));
        node.say_if(Fact::Shown, true);
        node
    });
    let parameters = operation.query_parameters.iter().map(|it| {
        let mut node = Node::new(Kind::Query, &it.name, "", observer.place(it.doc.span));
        node.say(Fact::Doc, observer.doc(Some(&it.doc)));
        observer.say_values(&mut node, &it.values, it.ty);
        observer.say_deprecated(&mut node, &it.deprecated);
        node
    });
    let arguments = operation.placeholders.iter().map(|it| {
        let mut node = Node::new(Kind::Argument, &it.name, "", observer.place(it.doc.span));
        observer.say_values(&mut node, &it.values, it.ty);
        node
    });
    let required = operation.required.iter();
    let required = required.map(|it| Node::new(Kind::Sent, &it.value, "", observer.place(it.span)));
    let arguments = arguments.filter(|it| !it.facts.is_empty());
    headers.chain(options).chain(parameters).chain(shown).chain(arguments).chain(required).collect()
}
