//! Example responses read into the documented type, without loss or change.

use crate::examples::request::line_of;
use crate::examples::{Check, Finding, Outcome, Side};
use crate::krate::{Function, ItemKind, ItemPath, Response, Struct};
use crate::page::{Annotation, ExampleBody, ExampleResponse, Json};
use crate::text::source::{Span, Spanned};
use crate::wire::expected::{Expected, kind};
use crate::wire::finding::Rule;
use crate::wire::reader::Reader;
use crate::wire::types::Models;

/// Checks an answer to a request that `function` makes.
pub(crate) fn check<'a>(
    cx: &Check<'a>,
    function: Option<&'a Function>,
    response: &Spanned<ExampleResponse>,
) -> Outcome<'a> {
    let span = cx.first_line(response.span);
    let mut outcome = Outcome::new(Side::Response, span);
    let status = response.status.unwrap_or(200);
    outcome.status = response.status;
    let Some(function) = function else {
        outcome.add(Rule::TypeUnnamed, "the page documents no operation", span);
        return outcome;
    };
    if status >= 400 {
        outcome.add(Rule::ErrorAnswer, format!("the answer is an error, {status}"), span);
        return outcome;
    }
    let place = cx.evidence(function, |it, of| it.response.case(of.response).what.evidence(), span.file);
    let place = place.or_else(|| line_of(function, span.file));
    match &response.body {
        Some(body) => body_agrees(cx, function, response.annotation.as_ref(), body, place, &mut outcome),
        None => {
            let empty = matches!(function.response, Response::Nothing | Response::Content | Response::Json);
            if !empty && matches!(status, 200 | 201) {
                let finding = Finding::new(Rule::BodyMissing, "no body is shown", span);
                outcome.findings.push(finding.with("one is documented here", place));
            }
        }
    }
    outcome
}

fn body_agrees<'a>(
    cx: &Check<'a>,
    function: &'a Function,
    annotation: Option<&Annotation>,
    body: &ExampleBody,
    place: Option<Span>,
    outcome: &mut Outcome<'a>,
) {
    match (&function.response, &body.json) {
        (Response::Content, _) => {}
        (Response::Nothing, _) => {
            let message = if function.template.ends_with("/$ref") {
                "a body is shown, and a link is written, which answers none"
            } else {
                "a body is shown, and none is documented"
            };
            let finding = Finding::new(Rule::BodyUnexpected, message, body.span);
            outcome.findings.push(finding.with("here", place));
        }
        (Response::Count, None) if cx.sources.text(body.span).trim().parse::<i64>().is_ok() => outcome.typed = true,
        (_, None) => outcome.add(Rule::JsonBroken, "the body is not JSON", body.span),
        (response, Some(json)) => {
            quality(body, &mut outcome.findings);
            outcome.typed = body.problem.is_none() && !matches!(response, Response::Json);
            let number = cx.evidence(function, |it, _| it.several.evidence(), outcome.span.file);
            let mut answer = AnswerReader {
                reader: Reader::new(&cx.models),
                assumed: annotation.and_then(|it| declared(&cx.models, it)),
                place,
                number: number.or(place),
            };
            answer.read(response, json, body.span);
            outcome.take(answer.reader);
            outcome.typed &= outcome.findings.iter().all(|it| it.rule != Rule::UnreadPlaceholder);
        }
    }
}

/// The type that an annotation names.
fn declared<'a>(models: &Models<'a>, annotation: &Annotation) -> Option<&'a Struct> {
    models.named(&annotation.ty.as_ref()?.names.first()?.text).map(|it| it.1)
}

/// Reads the envelope of an answer.
struct AnswerReader<'a> {
    reader: Reader<'a>,
    assumed: Option<&'a Struct>,
    place: Option<Span>,
    /// Where it says that there is one object, or several.
    number: Option<Span>,
}

impl<'a> AnswerReader<'a> {
    fn read(&mut self, response: &'a Response, json: &Json, span: Span) {
        match response {
            Response::Model(path) => self.object(path, json, span),
            Response::Collection(kind) => {
                let expected = Expected { assumed: self.derived(kind), ..Expected::of(kind) };
                self.collection(json, span, |it, value| it.items(value, &expected));
            }
            Response::References => self.collection(json, span, |_, _| {}),
            Response::Value(kind) => {
                let expected = Expected { assumed: self.derived(kind), ..Expected::of(kind) };
                match json.get("value") {
                    Some(value) => self.reader.member("value", |it| it.item(value, &expected)),
                    None => self.envelope(json, span, "an object with a `value`"),
                }
            }
            Response::Count => self.envelope(json, span, "a bare number"),
            Response::Json => {
                let message = "the documentation does not say of which type the answer is";
                self.tell(Rule::TypeUnnamed, message.to_owned(), span);
            }
            Response::Nothing | Response::Content => {}
        }
    }

    /// The annotated type, where it derives from the documented one.
    fn derived(&self, kind: &ItemKind) -> Option<&'a Struct> {
        let ItemKind::Struct(path) = kind else { return None };
        self.assumed.filter(|it| it.bases.contains(path))
    }

    fn object(&mut self, path: &'a ItemPath, json: &Json, span: Span) {
        let assumed = self.assumed.filter(|it| it.bases.contains(path));
        let wraps = self.reader.models.structure(path).is_some_and(|it| it.fields.iter().all(|it| it.wire != "value"));
        match json.get("value").filter(|_| wraps) {
            Some(Spanned { value: inner @ Json::Object(_), span: place }) => {
                let message = "the object is shown inside of `value`; the operation answers the object itself";
                self.tell(Rule::WrappedObject, message.to_owned(), *place);
                self.reader.member("value", |it| it.root(inner, *place, path, assumed));
            }
            Some(Spanned { value: Json::Array(_), .. }) => self.envelope(json, span, "one object"),
            _ => self.reader.root(json, span, path, assumed),
        }
    }

    fn collection(&mut self, json: &Json, span: Span, read: impl FnOnce(&mut Reader<'a>, &Spanned<Json>)) {
        let bare = json.members().iter().all(|it| it.name.value.contains('@'));
        match json.get("value") {
            Some(value) if matches!(value.value, Json::Array(_) | Json::Null | Json::Elided) => {
                self.reader.member("value", |it| read(it, value));
            }
            None if matches!(json, Json::Object(_)) && bare => {}
            _ => self.envelope(json, span, "a collection, `{\"value\": […]}`"),
        }
    }

    /// The answer is not wrapped as documented.
    fn envelope(&mut self, json: &Json, span: Span, expected: &str) {
        let shown = match (json, json.get("value").map(|it| &it.value)) {
            (Json::Object(_), Some(Json::Array(_))) => "a collection",
            (Json::Object(_), Some(_)) => "an object with a `value`",
            (Json::Object(_), None) => "an object without `value`",
            (other, _) => kind(other),
        };
        let message = format!("the answer is {shown}, documented is {expected}");
        let finding = Finding::new(Rule::EnvelopeDiffers, message, span).with("documented here", self.number);
        self.reader.findings.push(finding);
    }

    fn tell(&mut self, rule: Rule, message: String, span: Span) {
        self.reader.findings.push(Finding::new(rule, message, span).with("documented here", self.place));
    }
}

/// How well a body is JSON.
pub(crate) fn quality(body: &ExampleBody, findings: &mut Vec<Finding>) {
    if let Some(problem) = &body.problem {
        let message = format!("the body is not JSON: {}", problem.value);
        findings.push(Finding::new(Rule::JsonBroken, message, problem.span));
    } else if body.repaired {
        findings.push(Finding::new(Rule::JsonLenient, "the body is JSON only with leniency", body.span));
    }
}
