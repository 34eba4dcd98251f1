//! Decisions about an operation: status, response, request body, address.

use crate::api::{
    Body, Condition, Decided, Header, Operation, Parameter, ParameterPlace, Response, Route, Segment, When, number,
};
use crate::explain::evidence::{deprecation, fact, reference, single};
use crate::explain::property::DEPRECATED;
use crate::explain::{Context, Explanation, Fact, property};
use crate::text::source::FileId;

pub(crate) fn explain(context: Context<'_>, it: &Operation) -> Explanation {
    let method = it.method.as_str();
    let mut notes = vec![format!("page \"{}\"", it.title.value)];
    notes.extend(it.routes.iter().skip(1).map(|route| format!("also {method} /{}", route.text)));
    let first = it.routes.first();
    Explanation {
        kind: "operation",
        name: format!("{method} /{}", first.map_or("", |it| it.text.as_str())),
        at: context.sources.position(first.map_or(it.title.span, |it| it.span)),
        notes,
        facts: facts(context, it),
    }
}

fn facts(context: Context<'_>, it: &Operation) -> Vec<Fact> {
    let status: Vec<String> = it.statuses.iter().map(u16::to_string).collect();
    let mut facts = homes(context, it);
    facts.extend(it.routes.iter().filter(|it| it.from_example).map(|route| {
        let (about, rule) = (format!("address /{}", route.text), "no request line has it, and it leads where one does");
        single(context, &about, "documented by an example", rule, ("example", route.span))
    }));
    facts.push(fact(context, "status", status.join(", "), &it.statuses, "nothing says"));
    for case in it.response.iter() {
        facts.extend(when(context, "response", response(context, *case.what), case));
    }
    if matches!(*it.response, Response::Value(_)) && it.several.is_said() {
        facts.push(fact(context, "collection", number(*it.several), &it.several, ""));
    }
    for case in it.body.iter() {
        facts.extend(when(context, "body", body(context, &case.what), case));
    }
    facts.extend(deprecation(context, DEPRECATED, &it.deprecated));
    facts.extend(it.parameters().iter().flat_map(|it| property::parameter(context, it)));
    facts.extend(it.routes.first().into_iter().flat_map(|route| arguments(context, it, route)));
    facts.extend(it.headers.iter().filter(|it| it.required).map(|it| header(context, it)));
    let described = it.placeholders.iter().chain(&it.query_parameters);
    let ended =
        described.filter_map(|it| deprecation(context, &format!("`{}`: {DEPRECATED}", it.name), &it.deprecated));
    facts.extend(ended);
    facts
}

/// The home page of each of its addresses that other pages describe, too.
fn homes(context: Context<'_>, it: &Operation) -> Vec<Fact> {
    let shared = it.routes.iter().filter_map(|route| Some((route, context.api.homes.of(it.method, route)?)));
    let of = |(route, pages): (&Route, &Decided<Vec<FileId>>)| {
        let about = match it.routes.as_slice() {
            [_] => "home page".to_owned(),
            _ => format!("home page of {} /{}", it.method.as_str(), route.text),
        };
        let home = pages.first().map_or("", |file| context.sources[*file].path.as_str());
        fact(context, &about, home, pages, "no other page describes it")
    };
    shared.map(of).collect()
}

/// A case of the contract: its content, and what says when it is sent or answered.
fn when<T>(context: Context<'_>, about: &str, decision: String, case: &When<T>) -> Vec<Fact> {
    let Condition { media, query, statuses, optional } = &case.condition;
    let statuses: Vec<String> = statuses.iter().map(|it| it.value.to_string()).collect();
    let query = query.as_ref().map(|it| format!("{}={}", it.value.0, it.value.1));
    let conditions = media.iter().map(|it| it.value.clone()).chain(query);
    let conditions: Vec<String> = conditions.chain((!statuses.is_empty()).then(|| statuses.join(" or "))).collect();
    let about = if conditions.is_empty() { about.to_owned() } else { format!("{about} ({})", conditions.join(", ")) };
    let mut facts = vec![fact(context, &about, decision, &case.what, "no source says")];
    if let Some(query) = &case.condition.query {
        let (name, value) = &query.value;
        let rule = "an example or a text about the option names the value";
        facts.push(single(context, &format!("{about} query"), &format!("{name}={value}"), rule, ("page", query.span)));
    }
    if **optional {
        facts.push(fact(context, &format!("{about} can be left out"), "yes", optional, ""));
    }
    facts
}

fn response(context: Context<'_>, response: Response) -> String {
    match response {
        Response::Empty => "nothing".to_owned(),
        Response::Value(ty) => reference(context.api, ty),
        Response::References => "links to objects".to_owned(),
        Response::Content { .. } => "raw content".to_owned(),
        Response::Unknown => "unknown".to_owned(),
    }
}

fn body(context: Context<'_>, body: &Body) -> String {
    match body {
        Body::Empty => "nothing".to_owned(),
        Body::Blank => "an object without members".to_owned(),
        Body::Value(ty) => reference(context.api, *ty),
        Body::Parameters(list) if list.len() == 1 => "an object with one parameter".to_owned(),
        Body::Parameters(list) => format!("an object with {} parameters", list.len()),
        Body::Reference => "a link to an object".to_owned(),
        Body::Content { .. } => "raw content".to_owned(),
        Body::Unknown => "unknown".to_owned(),
    }
}

/// A header that the page requires.
fn header(context: Context<'_>, it: &Header) -> Fact {
    let (decision, rule) = match it.always {
        true => ("required with every request", "the table says so without a condition"),
        false => ("required with some requests", "the table says so with a condition"),
    };
    single(context, &format!("header `{}`", it.name), decision, rule, ("table", it.doc.span))
}

/// The parameters of the address.
fn arguments(context: Context<'_>, it: &Operation, route: &Route) -> Vec<Fact> {
    let segments = route.segments.iter().flat_map(|it| match it {
        Segment::Key(it) | Segment::ByPath(it) => vec![(ParameterPlace::Path, it)],
        Segment::Call { arguments, .. } => arguments.iter().map(|it| (ParameterPlace::Function, it)).collect(),
        _ => Vec::new(),
    });
    let parameter = |place: ParameterPlace, name: &str, decision: String| {
        let (rule, place) = match it.placeholder(place, name) {
            Some(table) => ("a parameter table describes it", ("table", table.doc.span)),
            None => ("the address has a placeholder", ("request line", route.span)),
        };
        single(context, &format!("parameter `{name}`"), &decision, rule, place)
    };
    let constraints = |place: ParameterPlace, name: &str| {
        let described = it.placeholder(place, name).into_iter();
        described.flat_map(|it| property::values(context, &it.values)).map(|it| property::about(name, it)).collect()
    };
    let own = segments.filter(|(_, it)| !it.name.is_empty());
    let mut facts: Vec<Fact> = Vec::new();
    for (place, it) in own {
        let more: Vec<Fact> = constraints(place, &it.name);
        facts.extend([parameter(place, &it.name, written(it).to_owned())].into_iter().chain(more));
    }
    for it in &route.query {
        let decision = it.fixed.as_ref().map_or_else(|| "in the query".to_owned(), |it| format!("always `{it}`"));
        let more: Vec<Fact> = constraints(ParameterPlace::Query, &it.name);
        facts.extend([parameter(ParameterPlace::Query, &it.name, decision)].into_iter().chain(more));
    }
    facts
}

fn written(it: &Parameter) -> &'static str {
    if it.quoted { "in the path, in quotes" } else { "in the path" }
}
