//! Examples of functions: the documented request that the rustdoc page of a function shows.

use std::collections::BTreeMap;

use crate::api::Api;
use crate::config::Config;
use crate::examples::cases::{self, argument};
use crate::examples::literal::Literals;
use crate::examples::{Check, Outcome, Report, Side, check_and};
use crate::krate::{
    ArgumentPlace, Asked, Body, Case, Example, ExampleBody, Field, Function, ItemKind, ItemPath, Krate, Response,
};
use crate::page::operation::example::header;
use crate::page::{ApiPage, ExampleRequest, Page};
use crate::text::json::strict;
use crate::text::source::Sources;
use crate::wire::arguments::Call;
use crate::wire::finding::Rule;

/// Headers that the client writes, or the layers below it.
const OF_THE_CLIENT: &[&str] = &[
    "accept",
    "authorization",
    "client-request-id",
    "connection",
    "content-length",
    "content-type",
    "host",
    "return-client-request-id",
    "user-agent",
];

/// Longer content is a file, which nobody wants to read in documentation.
const MOST_CONTENT: usize = 400;

/// The parts of a crate that come from the examples of its documentation.
#[derive(Debug, Default)]
pub(crate) struct Shows {
    /// Tests, where they are wanted.
    pub(crate) cases: Vec<Case>,
    /// The example of each function that has one.
    pub(crate) examples: BTreeMap<ItemPath, Example>,
}

/// Checks the examples of all pages, and collects the parts of the crate that come from them.
pub(crate) fn check_and_show<'a>(
    pages: &[Page],
    api: &'a Api,
    krate: &'a Krate,
    sources: &'a Sources,
    config: &Config,
) -> (Report<'a>, Shows) {
    let look = |cx: &Check<'_>, page: &ApiPage, outcomes: &[Outcome<'_>]| {
        let cases = config.contract_tests.then(|| cases::of_page(cx, page, outcomes));
        (cases.unwrap_or_default(), of_page(cx, page, outcomes))
    };
    let (report, found) = check_and(pages, api, krate, sources, config, look);
    let (cases, illustrations): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    (report, Shows { cases: cases.concat(), examples: nearest(illustrations) })
}

/// A documented request that may be the example of a function.
#[derive(Debug)]
pub(crate) struct Illustration {
    /// The function.
    pub(crate) function: ItemPath,
    /// How far its page is from being the home of the function: 0 is the home page.
    pub(crate) rank: usize,
    /// The request.
    pub(crate) example: Example,
}

/// The requests of a page that a program can make, in their order.
pub(crate) fn of_page(cx: &Check<'_>, page: &ApiPage, outcomes: &[Outcome<'_>]) -> Vec<Illustration> {
    let requests = page.examples.iter().filter_map(|it| it.request.as_ref());
    let outcomes = outcomes.iter().filter(|it| it.side == Side::Request);
    requests.zip(outcomes).filter_map(|(request, outcome)| illustration(cx, &request.value, outcome)).collect()
}

/// The example of each function: of those nearest to its home, the first.
pub(crate) fn nearest(all: Vec<Vec<Illustration>>) -> BTreeMap<ItemPath, Example> {
    let mut found: BTreeMap<ItemPath, Illustration> = BTreeMap::new();
    for it in all.into_iter().flatten() {
        if found.get(&it.function).is_none_or(|other| it.rank < other.rank) {
            found.insert(it.function.clone(), it);
        }
    }
    found.into_iter().map(|(path, it)| (path, it.example)).collect()
}

fn illustration(cx: &Check<'_>, request: &ExampleRequest, outcome: &Outcome<'_>) -> Option<Illustration> {
    let call = outcome.call.as_ref()?;
    // It is a request to another function, which only is the same thing.
    if outcome.findings.iter().any(|it| it.rule == Rule::MeForUser) {
        return None;
    }
    let function = call.entry.function;
    let arguments = function.arguments.iter().zip(&call.arguments).map(|(it, text)| argument(it, text.as_deref()?));
    let file = outcome.span.file;
    let rank = function.lines.iter().position(|it| it.span.file == file).unwrap_or(function.lines.len());
    let example = Example {
        arguments: arguments.collect::<Option<_>>()?,
        body: body(cx, call, request, outcome)?,
        options: call.options.iter().map(|(name, value)| asked(cx, function, name, value)).collect(),
        headers: headers(function, request),
    };
    Some(Illustration { function: call.entry.path(), rank, example })
}

fn body(cx: &Check<'_>, call: &Call<'_>, request: &ExampleRequest, outcome: &Outcome<'_>) -> Option<ExampleBody> {
    let function = call.entry.function;
    let shown = request.body.as_ref();
    let json = shown.and_then(|it| it.json.as_ref());
    let gate = cx.krate.gate(call.entry.module, &function.gate);
    let literals = Literals { models: &cx.models, stand_ins: &outcome.stand_ins, gate };
    Some(match &function.body {
        Body::None | Body::Blank => ExampleBody::Nothing,
        Body::Model { path, .. } | Body::Parameters { path, optional: false } => {
            ExampleBody::Object(literals.object(path, json?)?)
        }
        Body::Parameters { optional: true, .. } if shown.is_none() => ExampleBody::Omitted,
        Body::Parameters { path, optional: true } => ExampleBody::Optional(literals.object(path, json?)?),
        Body::Reference => ExampleBody::Reference(json?.get("@odata.id")?.as_str()?.to_owned()),
        Body::Json => ExampleBody::Json(strict::text(json?, &outcome.stand_ins)),
        Body::Content => {
            let text = cx.sources.text(shown?.span).trim();
            let media = header(&request.headers, "content-type").map(str::to_owned);
            Some(text).filter(|it| it.len() <= MOST_CONTENT).map(|it| ExampleBody::Content(it.to_owned(), media))?
        }
    })
}

/// An option as a method of the request, where it has one for it.
fn asked(cx: &Check<'_>, function: &Function, name: &str, value: &str) -> Asked {
    let model = match &function.response {
        Response::Model(path) | Response::Collection(ItemKind::Struct(path)) => {
            cx.models.structure(path).map(|it| (path, it))
        }
        _ => None,
    };
    let constants = |fields: &[Field]| {
        let constant = |name: &str| fields.iter().find(|it| it.wire == name.trim()).map(|it| it.constant.clone());
        value.split(',').map(constant).collect::<Option<Vec<_>>>()
    };
    let is_list = matches!(function.response, Response::Collection(_));
    let method = match (name, model) {
        ("$select", Some((path, it))) => constants(&it.fields).map(|it| Asked::Select(path.clone(), it)),
        ("$expand", Some((path, it))) => constants(&it.navigation).map(|it| Asked::Expand(path.clone(), it)),
        ("$filter", _) if is_list => Some(Asked::Filter(value.to_owned())),
        ("$top", _) if is_list => value.parse().ok().map(Asked::Top),
        ("$count", _) if is_list && value == "true" => Some(Asked::Count),
        _ => None,
    };
    method.unwrap_or_else(|| Asked::Query(name.to_owned(), value.to_owned()))
}

/// The headers that are neither the client's nor the function's.
fn headers(function: &Function, request: &ExampleRequest) -> Vec<(String, String)> {
    let is_argument = |name: &str| {
        let places = function.arguments.iter().map(|it| &it.place);
        places.into_iter().any(|it| matches!(it, ArgumentPlace::Header(it) if it.eq_ignore_ascii_case(name)))
    };
    let is_fixed = |name: &str| function.headers.iter().any(|it| it.0.eq_ignore_ascii_case(name));
    let is_free = |name: &str| !OF_THE_CLIENT.iter().any(|it| it.eq_ignore_ascii_case(name));
    let all = request.headers.iter().map(|(name, value)| (name.trim(), value.trim()));
    let free = all.filter(|(name, value)| !value.is_empty() && is_free(name) && !is_fixed(name) && !is_argument(name));
    free.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
