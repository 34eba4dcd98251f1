//! Example requests checked against the function that makes them.

use crate::api::{Api, Property};
use crate::examples::{Check, Finding, Outcome, Side, required_header, values};
use crate::krate::{ArgumentPlace, ArgumentType, Body, Function, Method, Scalar};
use crate::odata::Address;
use crate::odata::example::{Arguments, is_example_of};
use crate::odata::query_option::may_be_option;
use crate::odata::segment::segments;
use crate::odata::signed_in;
use crate::page::operation::example::header;
use crate::page::{ApiPage, ExampleRequest, Json, RequestLine};
use crate::text::percent::decoded;
use crate::text::source::{FileId, Span, Spanned};
use crate::wire::arguments::{Call, query};
use crate::wire::finding::Rule;
use crate::wire::reader::Reader;
use crate::wire::routes::Miss;
use crate::wire::scalar::{self, Fit};
use crate::wire::types::{Models, Origin};

/// Checks a request of a page.
pub(crate) fn check<'a>(
    cx: &Check<'a>,
    file: FileId,
    page: &ApiPage,
    request: &Spanned<ExampleRequest>,
) -> Outcome<'a> {
    let span = cx.first_line(request.span);
    let line = &request.line;
    let address = Address::read(&line.target);
    let mut outcome = Outcome::new(Side::Request, span);
    let media = header(&request.headers, "content-type");
    let mut found = cx.routes.call(line.method, address, media);
    if found.is_err()
        && let Some(path) = signed_in::other_path(address.path)
        && let Ok(call) = cx.routes.call(line.method, Address { path: &path, ..address }, media)
    {
        let place = line_of(call.entry.function, file);
        let line = place.map_or("", |it| cx.sources.text(it));
        let message = format!("no request line has this address, `{line}` is the same in another way");
        outcome.findings.push(Finding::new(Rule::MeForUser, message, span).with("documented here", place));
        found = Ok(call);
    }
    let own = |it: &Call<'_>| it.entry.function.lines.iter().any(|line| line.span.file == file);
    let host = address.host.map(str::to_ascii_lowercase);
    let elsewhere = host.as_ref().is_some_and(|it| *it != cx.host);
    match found {
        _ if elsewhere && !(address.version.is_some() && found.as_ref().is_ok_and(own)) => {
            let host = host.unwrap_or_default();
            outcome.add(Rule::OtherHost, format!("the request goes to `{host}`"), span);
        }
        Err(miss) => outcome.findings.push(missed(page, request, address, miss, span)),
        Ok(call) => {
            let call = call.with_headers(|name| header(&request.headers, name));
            if !own(&call) {
                let message = format!("`{}` is documented, but not on this page", call.entry.function.endpoint.request);
                let there = call.entry.function.lines.first().map(|it| it.span);
                outcome.findings.push(Finding::new(Rule::OtherPage, message, span).with("documented here", there));
            }
            version_agrees(cx, address, span, &mut outcome);
            address_agrees(cx, page, &call, address, &mut outcome);
            body_agrees(cx, page, call.entry.function, request, &mut outcome);
            outcome.call = Some(call);
        }
    }
    outcome
}

/// The request line of a function that an example of a page is about.
pub(crate) fn line_of(function: &Function, file: FileId) -> Option<Span> {
    let own = function.lines.iter().find(|it| it.span.file == file);
    own.or(function.lines.first()).map(|it| it.span)
}

/// Why no function makes a request.
fn missed(page: &ApiPage, request: &ExampleRequest, address: Address<'_>, miss: Miss, span: Span) -> Finding {
    let line = &request.line;
    let pieces = address.pieces();
    let own_line = |it: &RequestLine| segments(Address::read(&it.target));
    let fits = |it: &&Spanned<RequestLine>| {
        it.method == line.method && is_example_of(&pieces, &own_line(it), Arguments::AsMany)
    };
    if let Some(own) = page.requests.iter().find(fits) {
        if line.method == Method::Get && request.body.is_some() {
            let message = "what the page lists as parameters are arguments of a function, and shown in a body";
            return Finding::new(Rule::ArgumentInBody, message, span).with("the request line", Some(own.span));
        }
        let message = format!("the page documents `{}`, and no function makes it", own.target);
        return Finding::new(Rule::NoFunction, message, span).with("the request line", Some(own.span));
    }
    let nearest = page.requests.iter().find(|it| it.method == line.method).or(page.requests.first());
    let place = nearest.map(|it| it.span);
    // `names/addLocal` is a slip for the page's `names/add`, although it could be a name.
    let is_slip = |it: &RequestLine| {
        let own = own_line(it);
        let (own, shown) = (own.split_last(), pieces.split_last());
        let rest = own.zip(shown).map(|((_, own), (_, shown))| is_example_of(shown, own, Arguments::AsMany));
        it.method == line.method && rest.unwrap_or_default()
    };
    match miss {
        Miss::Method(methods) if !page.requests.iter().any(|it| is_slip(it)) => {
            let methods: Vec<&str> = methods.iter().map(|it| it.as_str()).collect();
            let message = format!("`/{}` is documented with {} only", address.path, methods.join(", "));
            Finding::new(Rule::WrongMethod, message, span).with("a request line of the page", place)
        }
        Miss::Method(_) | Miss::Address => {
            let message = format!("no request line has the address `/{}`", address.path);
            Finding::new(Rule::PathUndocumented, message, span).with("a request line of the page", place)
        }
    }
}

/// The path of an address as it is meant.
pub(crate) fn path(address: Address<'_>) -> String {
    format!("/{}", decoded(address.path))
}

fn version_agrees(cx: &Check<'_>, address: Address<'_>, span: Span, outcome: &mut Outcome<'_>) {
    if let (Some(shown), Some(usual)) = (&address.version.map(str::to_ascii_lowercase), &cx.version)
        && shown != usual
        && !shown.contains('{')
    {
        let message = format!("the example asks version `{shown}`, the documentation is about `{usual}`");
        outcome.add(Rule::OtherVersion, message, span);
    }
}

fn address_agrees(cx: &Check<'_>, page: &ApiPage, call: &Call<'_>, address: Address<'_>, outcome: &mut Outcome<'_>) {
    let (function, span) = (call.entry.function, outcome.span);
    let place = line_of(function, span.file);
    let shown = path(address);
    if call.respelled {
        let message = format!("the function sends `{}`, which request lines have too", call.path);
        outcome.findings.push(Finding::new(Rule::ArgumentInQuery, message, span).with("the request line", place));
    } else if call.path != shown && !outcome.findings.iter().any(|it| it.rule == Rule::MeForUser) {
        let own = page.requests.iter().any(|it| path(Address::read(&it.target)) == shown);
        let whose = if own { "other pages have" } else { "the request line leads to" };
        let others = || function.lines.iter().map(|it| it.span).find(|it| it.file != span.file);
        let place = if own { others().or(place) } else { place };
        let message = format!("the example says `{shown}`, {whose} `{}`", call.path);
        outcome.findings.push(Finding::new(Rule::PathSpelling, message, span).with("the request line", place));
    }
    for argument in &function.arguments {
        let ArgumentPlace::Query(name) = &argument.place else { continue };
        let other = |it: &&(String, String)| it.0 != *name && it.0.eq_ignore_ascii_case(name);
        if let Some((shown, _)) = query(address).iter().find(other) {
            let message = format!("the example says `{shown}`, the request line has `{name}`");
            outcome.findings.push(Finding::new(Rule::PathSpelling, message, span).with("the request line", place));
        }
    }
    for (argument, value) in function.arguments.iter().zip(&call.arguments) {
        if let Some(text) = value
            && let Some(wanted) = misfit(&cx.models, &argument.ty, text)
        {
            outcome.findings.push(match &argument.ty {
                ArgumentType::Enum(path) => {
                    let message = format!("`{text}` is {wanted} in another letter case");
                    let members = cx.models.enumeration(path).and_then(|it| cx.models.place(&it.odata_name));
                    Finding::new(Rule::EnumCase, message, span).with("documented here", members.or(place))
                }
                _ => {
                    let message = format!("`{text}` is not {wanted}, the documented type of `{}`", argument.ident);
                    Finding::new(Rule::ArgumentDiffers, message, span).with("the request line", place)
                }
            });
        }
    }
    values::agree(cx, call, outcome);
    for name in &call.missing {
        let message = format!("the request lacks `{name}`, which its request line has");
        outcome.findings.push(Finding::new(Rule::QueryMissing, message, span).with("the request line", place));
    }
    for name in call.missing_headers() {
        let message = format!("the request lacks the header `{name}`, which the page requires");
        let told = || required_header(cx.api, function, name);
        let place = told().find(|it| it.file == span.file).or_else(|| told().next());
        outcome.findings.push(Finding::new(Rule::HeaderMissing, message, span).with("documented here", place));
    }
    options_agree(cx, page, call, outcome);
}

/// Options that no request line and no table of query parameters has.
fn options_agree(cx: &Check<'_>, page: &ApiPage, call: &Call<'_>, outcome: &mut Outcome<'_>) {
    let (function, span) = (call.entry.function, outcome.span);
    let place = line_of(function, span.file);
    let listed = |name: &str| {
        let operations = function.lines.iter().map(|it| &cx.api.operations[it.operation]);
        operations.flat_map(|it| &it.query_parameters).any(|it| it.name.eq_ignore_ascii_case(name))
            || page.parameters.iter().any(|it| it.row.name.value.eq_ignore_ascii_case(name))
    };
    for (name, _) in &call.options {
        if !name.starts_with('$') && !may_be_option(name) && !listed(name) {
            let message = format!("`{name}` is in no request line and no table of query parameters");
            outcome.findings.push(Finding::new(Rule::QueryUndocumented, message, span).with("the request line", place));
        }
    }
}

/// The type that a text should have as an argument, if it has not; a placeholder stands for anything.
pub(crate) fn misfit(models: &Models<'_>, ty: &ArgumentType, text: &str) -> Option<&'static str> {
    if text.starts_with(['{', '<']) {
        return None;
    }
    match ty {
        ArgumentType::Plain(Scalar::Boolean) => (!matches!(text, "true" | "false")).then_some("a boolean"),
        ArgumentType::Plain(scalar) => {
            let fit = scalar::scalar(*scalar, &Json::Number(text.to_owned()));
            (fit != Fit::Same).then_some("an integer")
        }
        ArgumentType::Enum(path) => {
            let of = models.enumeration(path)?;
            (scalar::member(of, &Json::String(text.to_owned())) == Fit::Case).then_some("a documented member")
        }
        ArgumentType::Text | ArgumentType::Kept(_) => None,
    }
}

fn body_agrees<'a>(
    cx: &Check<'a>,
    page: &ApiPage,
    function: &'a Function,
    request: &ExampleRequest,
    outcome: &mut Outcome<'a>,
) {
    let span = outcome.span;
    let place = cx
        .evidence(function, |it, of| it.body.case(of.body).what.evidence(), span.file)
        .or_else(|| line_of(function, span.file));
    let Some(body) = &request.body else {
        if function.body.can_be_left_out() {
            return;
        }
        if can_be_empty(cx.api, function) {
            return outcome.add(Rule::EmptyBody, "no body is shown, and the function sends `{}`", span);
        }
        let message = match function.body {
            Body::Blank => {
                return outcome.add(Rule::EmptyBody, "no body is shown, and the function sends `{}`", span);
            }
            Body::None | Body::Json => return,
            // What is binary can only be announced.
            Body::Content if header(&request.headers, "content-type").is_some() => return,
            Body::Content => "no content is shown",
            Body::Model { .. } | Body::Parameters { .. } | Body::Reference => "no body is shown",
        };
        outcome.findings.push(Finding::new(Rule::BodyMissing, message, span).with("one is documented here", place));
        return;
    };
    let mut reader =
        Reader::of_request(&cx.models, parameters(cx.api, function), matches!(function.body, Body::Model { .. }));
    reader.listed = page.body.rows.iter().map(|it| it.name.clone()).collect();
    match (&function.body, &body.json) {
        (Body::None, Some(Json::Object(members))) if members.is_empty() && function.method == Method::Post => {
            outcome.add(Rule::EmptyBody, "`{}` is shown, and the function sends no body", body.span);
        }
        (Body::Blank, Some(Json::Object(members))) if members.is_empty() => {}
        (Body::None | Body::Blank, _) => {
            let message = match function.method {
                Method::Delete => "a body is shown, and a deletion sends none",
                _ => "a body is shown, and nothing is documented to be sent in it",
            };
            outcome.findings.push(Finding::new(Rule::BodyUnexpected, message, body.span).with("here", place));
        }
        (Body::Content, _) => {}
        (_, None) => outcome.add(Rule::JsonBroken, "the body is not JSON", body.span),
        (_, Some(json)) => {
            crate::examples::response::quality(body, &mut outcome.findings);
            match &function.body {
                Body::Model { path, .. } | Body::Parameters { path, .. } => reader.root(json, body.span, path, None),
                Body::Reference if json.get("@odata.id").is_none() && !takes_away(function, json) => {
                    let line = line_of(function, span.file).map(|span| Origin { span, founded: true });
                    reader.shape(json, body.span, "a link, `{\"@odata.id\": …}`, as the address ends in `$ref`", line);
                }
                _ => {}
            }
        }
    }
    outcome.take(reader);
}

/// A link is replaced by none: `{}` is sent for a reference to nothing.
pub(crate) fn takes_away(function: &Function, json: &Json) -> bool {
    function.method == Method::Put && matches!(json, Json::Object(members) if members.is_empty())
}

/// All parameters of an action can be left out, as far as its pages say.
pub(crate) fn can_be_empty(api: &Api, function: &Function) -> bool {
    let is_action = matches!(function.body, Body::Parameters { .. }) && function.method == Method::Post;
    is_action && parameters(api, function).iter().all(|it| it.required != Some(true))
}

/// The parameters of an action, as its pages describe them.
pub(crate) fn parameters<'a>(api: &'a Api, function: &Function) -> Vec<&'a Property> {
    function.lines.iter().flat_map(|it| api.operations[it.operation].parameters()).collect()
}
