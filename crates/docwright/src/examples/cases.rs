//! Contract tests: the examples that a compiled program can check.

use crate::examples::request::path;
use crate::examples::{Check, Finding, Outcome, Side, calls};
use crate::krate::{Argument, ArgumentType, Asks, Body, Case, CaseBody, ItemPath, Scalar};
use crate::odata::Address;
use crate::page::{ApiPage, ExampleRequest, ExampleResponse, Json};
use crate::text::json::strict;
use crate::wire::arguments::{Call, query};
use crate::wire::finding::{Effect, Rule};
use crate::wire::routes::Entry;
use crate::wire::types::Models;

/// Findings that a compiled program cannot make: there is no request to make or no answer to read, or where more is asked than whether it is read without loss.
const BEYOND: &[Rule] = &[
    Rule::DuplicateMember,
    Rule::EnumCase,
    Rule::EnvelopeDiffers,
    Rule::BodyMissing,
    Rule::BodyUnexpected,
    Rule::JsonBroken,
    Rule::ArgumentDiffers,
    Rule::HeaderMissing,
    Rule::QueryMissing,
    Rule::QueryUndocumented,
    Rule::EmptyBody,
    Rule::UnreadPlaceholder,
    Rule::MeForUser,
    Rule::OtherHost,
    Rule::ErrorAnswer,
];

/// The tests of a page, whose outcomes are in the order of its examples.
pub(crate) fn of_page(cx: &Check<'_>, page: &ApiPage, outcomes: &[Outcome<'_>]) -> Vec<Case> {
    let mut outcomes = outcomes.iter().peekable();
    let mut cases = Vec::new();
    for example in &page.examples {
        let mut made = None;
        if let Some(request) = &example.request
            && let Some(outcome) = outcomes.next_if(|it| it.side == Side::Request)
        {
            made = outcome.call.as_ref().and_then(|call| request_case(cx, call, &request.value, outcome));
            cases.extend(made.clone());
        }
        if let Some(response) = &example.response
            && let Some(outcome) = outcomes.next_if(|it| it.side == Side::Response)
        {
            cases.extend(answer_case(cx, made, &response.value, outcome));
        }
    }
    cases
}

/// The verdict that a program will come to about an example; nothing where it cannot find out.
fn agrees(outcome: &Outcome<'_>) -> Option<bool> {
    let beyond = outcome.findings.iter().any(|it| BEYOND.contains(&it.rule));
    (!beyond).then(|| outcome.findings.iter().all(|it| it.kept || it.rule.effect() == Effect::Same))
}

fn case(cx: &Check<'_>, entry: Entry<'_>, outcome: &Outcome<'_>, asks: Asks, agrees: bool) -> Case {
    let at = cx.sources.position(outcome.span);
    Case {
        place: format!("{}:{}", at.path, at.line),
        function: entry.path(),
        gate: cx.krate.gate(entry.module, &entry.function.gate).clone(),
        arguments: Vec::new(),
        body: CaseBody::Nothing,
        options: Vec::new(),
        asks,
        agrees,
    }
}

fn request_case(cx: &Check<'_>, call: &Call<'_>, request: &ExampleRequest, outcome: &Outcome<'_>) -> Option<Case> {
    let agrees = agrees(outcome)?;
    let function = call.entry.function;
    let body = request.body.as_ref();
    let json = body.and_then(|it| it.json.as_ref()).map(|it| strict::text(it, &outcome.stand_ins));
    let unread = |it: &Finding| !it.kept && matches!(it.rule, Rule::ShapeDiffers | Rule::ShapeUnfounded);
    if let (Body::Model { path, .. } | Body::Parameters { path, .. }, Some(json)) = (&function.body, &json)
        && outcome.findings.iter().any(unread)
    {
        return Some(case(cx, call.entry, outcome, Asks::Takes(path.clone(), json.clone()), false));
    }
    let sent = match (&function.body, &json) {
        (Body::None | Body::Blank, _) => CaseBody::Nothing,
        (Body::Model { path, derived }, Some(json)) => {
            let ty = derived.then(|| actual(&cx.models, path, body?.json.as_ref()?)).flatten();
            CaseBody::Object(ty, json.clone())
        }
        (Body::Parameters { optional: true, .. }, None) if body.is_none() => CaseBody::Omitted,
        (Body::Parameters { optional: true, .. }, Some(json)) => CaseBody::Optional(json.clone()),
        (Body::Parameters { .. } | Body::Reference, Some(json)) => CaseBody::Object(None, json.clone()),
        (Body::Json, Some(json)) => CaseBody::Json(json.clone()),
        (Body::Content, _) => CaseBody::Content(cx.sources.text(body?.span).to_owned()),
        (_, None) => return None,
    };
    let shown = match &sent {
        CaseBody::Nothing if function.body == Body::Blank => Some("{}".to_owned()),
        CaseBody::Nothing | CaseBody::Omitted => None,
        CaseBody::Object(_, text) | CaseBody::Optional(text) | CaseBody::Json(text) | CaseBody::Content(text) => {
            Some(text.clone())
        }
    };
    let address = Address::read(&request.line.target);
    let query: Vec<String> = query(address).iter().map(|(name, value)| format!("{name}={value}")).collect();
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    let method = request.line.method.as_str();
    let line = format!("{method} {}{query}", path(address));
    let arguments = function.arguments.iter().zip(&call.arguments).map(|(it, text)| argument(it, text.as_deref()?));
    Some(Case {
        arguments: arguments.collect::<Option<_>>()?,
        body: sent,
        options: call.options.clone(),
        ..case(cx, call.entry, outcome, Asks::Sends(line, shown), agrees)
    })
}

/// The type that an object says it is of, or the documented one.
fn actual(models: &Models<'_>, declared: &ItemPath, json: &Json) -> Option<ItemPath> {
    let said = json.get("@odata.type").and_then(|it| models.named(it.as_str()?));
    let said = said.filter(|(_, it)| it.bases.contains(declared)).map(|it| it.0.clone());
    said.or_else(|| Some(declared.clone()))
}

/// An argument as the function takes it; nothing where a placeholder stands for a number.
pub(super) fn argument(it: &Argument, text: &str) -> Option<(ArgumentType, String)> {
    let usable = match &it.ty {
        ArgumentType::Plain(Scalar::Boolean) => matches!(text, "true" | "false"),
        ArgumentType::Plain(Scalar::Int64) => text.parse::<i64>().is_ok(),
        ArgumentType::Plain(_) => text.parse::<i32>().is_ok(),
        ArgumentType::Text | ArgumentType::Kept(_) | ArgumentType::Enum(_) => true,
    };
    usable.then(|| (it.ty.clone(), text.to_owned()))
}

fn answer_case(cx: &Check<'_>, made: Option<Case>, response: &ExampleResponse, outcome: &Outcome<'_>) -> Option<Case> {
    let (entry, agrees) = (outcome.answers?, agrees(outcome)?);
    let body = response.body.as_ref().filter(|_| outcome.typed)?;
    let wrapped = outcome.findings.iter().any(|it| it.rule == Rule::WrappedObject);
    let json = match (&body.json, wrapped) {
        (Some(json), true) => Some(&json.get("value")?.value),
        (json, _) => json.as_ref(),
    };
    let text = match json {
        Some(json) => strict::text(json, &outcome.stand_ins),
        None => cx.sources.text(body.span).trim().to_owned(),
    };
    let asks = Asks::Reads(response.status.unwrap_or(200), text);
    // The request that is answered; where it is another one, any arguments will do: only the type of its answer matters.
    if let Some(made) =
        made.filter(|it| matches!(it.asks, Asks::Sends(..)) && it.function.ident == entry.function.ident)
    {
        return Some(Case { place: case(cx, entry, outcome, asks.clone(), agrees).place, asks, agrees, ..made });
    }
    let any = |it: &Argument| argument(it, "x").or_else(|| argument(it, "1")).or_else(|| argument(it, "true"));
    let sent = calls::least(entry.function);
    let arguments = entry.function.arguments.iter().map(any).collect::<Option<_>>()?;
    Some(Case { arguments, body: sent, ..case(cx, entry, outcome, asks, agrees) })
}
