//! Operations of a [`Snapshot`](super::Snapshot): one for each function of the crate, which is one method of one address.

use std::collections::BTreeMap;

use super::observe::Observer;
use super::rust::{self, Names};
use super::snapshot::{Fact, Kind, Node, Place};
use crate::api::{Account, Body, Operation};
use crate::krate::{Function, Line, Payload};

/// All operations, by what they are known by.
pub(super) fn all(observer: Observer<'_>, names: &Names<'_>) -> BTreeMap<String, Node> {
    let mut all = BTreeMap::new();
    for (path, function) in &names.functions {
        let mut node = operation(observer, names, path, function);
        let mut key = rust::address(function);
        // Two addresses that differ in nothing but quotes are two functions all the same.
        while all.contains_key(&key) {
            key.push('\'');
        }
        node.say(Fact::Key, key.as_str());
        all.insert(key, node);
    }
    all
}

fn operation(observer: Observer<'_>, names: &Names<'_>, path: &str, function: &Function) -> Node {
    let pages = || function.lines.iter().map(|it| (&observer.api.operations[it.operation], *it));
    let place = function.lines.first().map(|it| observer.place(it.span)).unwrap_or_default();
    let mut node = Node::new(Kind::Operation, &function.endpoint.request, path, place);
    let area = pages().find_map(|(it, _)| it.product.clone());
    node.say(Fact::Area, area.unwrap_or_default());
    node.say(Fact::Features, names.features.get(path).cloned().unwrap_or_default());
    node.say(Fact::Template, function.template.as_str());
    node.say(Fact::Arguments, rust::arguments(function));
    node.say(Fact::ArgumentNames, rust::argument_names(function));
    let fixed = function.fixed_query.iter().chain(&function.headers).map(|(name, value)| format!("{name}: {value}"));
    let blank = (function.body == Payload::Blank).then(|| "{}".to_owned());
    node.say(Fact::Fixed, fixed.chain(blank).collect::<Vec<_>>().join(", "));
    node.say(Fact::Body, rust::body(&function.body));
    node.say_if(Fact::Omittable, function.omits_body());
    node.say(Fact::Reply, rust::reply(&function.reply));
    let mut statuses: Vec<String> = Vec::new();
    for status in pages().flat_map(|(it, _)| &it.statuses).map(u16::to_string) {
        if !statuses.contains(&status) {
            statuses.push(status);
        }
    }
    node.say(Fact::Status, statuses.join(", "));
    node.say_if(Fact::Open, pages().any(|(it, _)| it.query_is_open));
    node.say(Fact::Doc, observer.doc(pages().flat_map(|(it, _)| &it.doc)));
    let first = pages().find_map(|(it, _)| it.doc.first());
    node.place_of(Fact::Doc, first.map(|it| observer.place(it.span)));
    for (fact, about) in [(Fact::Status, "status"), (Fact::Reply, "reply"), (Fact::Body, "body")] {
        let mut evidence = pages().flat_map(|(it, _)| &it.evidence).filter(|it| it.agrees && it.about == about);
        node.place_of(fact, evidence.next().map(|it| observer.place(it.span)));
    }
    parameters(observer, names, function, &mut node);
    for (it, line) in pages() {
        let parts = access(observer, it, &node.place).into_iter().chain(parts(observer, it, line));
        for part in parts {
            if !node.parts.iter().any(|it| it.kind == part.kind && it.name.eq_ignore_ascii_case(&part.name)) {
                node.parts.push(part);
            }
        }
    }
    node
}

fn parameters(observer: Observer<'_>, names: &Names<'_>, function: &Function, node: &mut Node) {
    let Payload::Parameters(path) = &function.body else { return };
    let of = names.bodies.get(&rust::path(path)).copied();
    for line in &function.lines {
        let Body::Parameters(parameters) = &observer.api.operations[line.operation].body else { continue };
        for it in parameters {
            if !node.parts.iter().any(|part| part.name == it.name) {
                node.parts.push(observer.parameter(it, of));
            }
        }
    }
}

/// What each kind of account needs.
fn access(observer: Observer<'_>, operation: &Operation, place: &Place) -> Vec<Node> {
    let nodes = operation.permissions.iter().filter(|it| !it.any_of.is_empty()).map(|it| {
        let account = match it.account {
            Account::WorkOrSchool => "work or school account",
            Account::Personal => "personal account",
            Account::Application => "application",
        };
        let name = it.about.as_ref().map_or(account.to_owned(), |about| format!("{account}, {about}"));
        let place = it.origin.map_or_else(|| place.clone(), |it| observer.place(it));
        let mut node = Node::new(Kind::Access, name, "", place);
        node.say(Fact::AnyOf, it.any_of.iter().map(|it| it.join("+")).collect::<Vec<_>>().join(", "));
        node
    });
    nodes.collect()
}

/// Headers, and what can be given in the query.
fn parts(observer: Observer<'_>, operation: &Operation, line: Line) -> Vec<Node> {
    let headers = operation.headers.iter().map(|it| {
        let name = it.preset.as_ref().map_or(it.name.clone(), |preset| format!("{}: {preset}", it.name));
        let mut node = Node::new(Kind::Header, name, "", observer.place(it.doc.span));
        node.say_if(Fact::Required, it.required);
        node.say(Fact::Doc, observer.doc([&it.doc]));
        node
    });
    let place = observer.place(line.span);
    let options =
        operation.query_options.iter().map(|it| Node::new(Kind::Query, &it.value, "", observer.place(it.span)));
    let parameters = operation.query_parameters.iter().map(|it| {
        let place = it.doc.as_ref().map_or(place.clone(), |it| observer.place(it.span));
        let mut node = Node::new(Kind::Query, &it.name, "", place);
        node.say(Fact::Doc, observer.doc(&it.doc));
        node
    });
    headers.chain(options).chain(parameters).collect()
}
