//! Request validation: the first contradiction of the documentation is the fault.

use crate::api::Api;
use crate::examples::request::{can_be_empty, misfit, parameters, takes_away};
use crate::examples::values::constrained;
use crate::examples::{Call, Finding, Rule as Found, evidence, required_header};
use crate::krate::{Body, Function};
use crate::mock::message::{Fault, Request};
use crate::mock::rules::Rule;
use crate::page::{Json, read_json};
use crate::text::media::is_json;
use crate::text::source::{FileId, Span};
use crate::wire::reader::Reader;
use crate::wire::types::Models;

/// The model that a request is held against.
pub(crate) struct Checker<'a> {
    pub(crate) api: &'a Api,
    pub(crate) models: &'a Models<'a>,
}

/// The request line of a function.
pub(crate) fn line(function: &Function) -> Option<Span> {
    function.lines.first().map(|it| it.span)
}

impl Checker<'_> {
    /// Refuses a call that the documentation does not allow; the rest that it does not speak of is handed back.
    pub(crate) fn check(&self, call: &Call<'_>, request: &Request) -> Result<Vec<Note>, Fault> {
        let function = call.entry.function;
        let line = line(function);
        if let Some(name) = call.missing.first() {
            let message = format!("`{}` needs the query parameter `{name}`", function.endpoint.request);
            return Err(Fault::new(Rule::QueryMissing, message, line));
        }
        if let Some(name) = call.missing_headers().next() {
            let message = format!("`{}` needs the header `{name}`", function.endpoint.request);
            let place = required_header(self.api, function, name).next().or(line);
            return Err(Fault::new(Rule::HeaderMissing, message, place));
        }
        for (argument, value) in function.arguments.iter().zip(&call.arguments) {
            if let Some(text) = value
                && let Some(wanted) = misfit(self.models, &argument.ty, text)
            {
                let message = format!("`{text}` is not {wanted}, the documented type of `{}`", argument.ident);
                return Err(Fault::new(Rule::ArgumentType, message, line));
            }
        }
        let mut notes = Vec::new();
        for (name, it) in constrained(self.api, call) {
            let (message, place) = (format!("`{name}`: {}", it.message), Some(it.place));
            match refusal(it.rule) {
                Some(rule) => return Err(Fault::new(rule, message, place)),
                None => notes.push((message, place)),
            }
        }
        notes.extend(self.body(function, request)?);
        Ok(notes)
    }

    fn body(&self, function: &Function, request: &Request) -> Result<Vec<Note>, Fault> {
        let place = evidence(self.api, function, |it, of| it.body.case(of.body).what.evidence())
            .next()
            .or_else(|| line(function));
        let body = request.body.as_slice();
        match &function.body {
            Body::Content | Body::Json => return Ok(Vec::new()),
            Body::None | Body::Blank if is_nothing(body) => return Ok(Vec::new()),
            Body::None | Body::Blank => {
                let message = format!("`{}` takes no body", function.endpoint.request);
                return Err(Fault::new(Rule::BodyUnexpected, message, place));
            }
            Body::Model { .. } | Body::Parameters { .. } | Body::Reference => {}
        }
        if body.trim_ascii().is_empty() && (function.body.can_be_left_out() || can_be_empty(self.api, function)) {
            return Ok(Vec::new());
        }
        if body.trim_ascii().is_empty() {
            let message = format!("`{}` needs a body", function.endpoint.request);
            return Err(Fault::new(Rule::BodyMissing, message, place));
        }
        if let Some(kind) = request.header("content-type").filter(|it| !is_json(it)) {
            let message = format!("`{}` takes JSON, and `{kind}` is announced", function.endpoint.request);
            return Err(Fault::new(Rule::ContentType, message, place));
        }
        let json = parse(body).map_err(|why| Fault::new(Rule::BodyNotJson, why, place))?;
        self.shape(function, &json, place)
    }

    fn shape(&self, function: &Function, json: &Json, place: Option<Span>) -> Result<Vec<Note>, Fault> {
        let path = match &function.body {
            Body::Model { path, .. } | Body::Parameters { path, .. } => path,
            Body::Reference if json.get("@odata.id").is_none() && !takes_away(function, json) => {
                let message = "the body is no link, `{\"@odata.id\": \"https://…\"}`";
                return Err(Fault::new(Rule::BodyType, message, place));
            }
            _ => return Ok(Vec::new()),
        };
        let is_object = matches!(function.body, Body::Model { .. });
        let mut reader = Reader::of_request(self.models, parameters(self.api, function), is_object);
        reader.root(json, Span::at_start(FileId::NOWHERE), path, None);
        let mut refused = reader.findings.iter().filter_map(|it| Some((refusal(it.rule)?, it)));
        match refused.next() {
            Some((rule, it)) => {
                let related = it.related.first().map(|it| it.span);
                Err(Fault::new(rule, it.message.clone(), related.or(place)))
            }
            None => Ok(reader.findings.iter().filter(|it| is_remark(it.rule)).map(note).collect()),
        }
    }
}

/// A remark on a value, and the place that says otherwise.
pub(crate) type Note = (String, Option<Span>);

fn note(it: &Finding) -> Note {
    (it.message.clone(), it.related.first().map(|it| it.span))
}

/// A value that the documentation does not list, or calls too large, without saying that it is refused.
fn is_remark(found: Found) -> bool {
    matches!(found, Found::UnlistedValue | Found::LimitExceeded)
}

/// The rule for a finding that a service would refuse; all else is only worth a word on a page of documentation.
fn refusal(found: Found) -> Option<Rule> {
    match found {
        Found::ShapeDiffers | Found::TypeDiffers | Found::Placeholder => Some(Rule::BodyType),
        Found::RefusedValue => Some(Rule::ValueRefused),
        Found::UnknownMember | Found::MemberCase | Found::MemberMisspelt => Some(Rule::MemberUnknown),
        _ => None,
    }
}

/// No body, or one that says nothing: `{}`.
fn is_nothing(body: &[u8]) -> bool {
    body.trim_ascii().is_empty() || parse(body).is_ok_and(|it| matches!(&it, Json::Object(it) if it.is_empty()))
}

/// Reads strict JSON.
pub(crate) fn parse(body: &[u8]) -> Result<Json, String> {
    let text = std::str::from_utf8(body).map_err(|_| "the body is not UTF-8 text".to_owned())?;
    serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| format!("the body is not JSON: {error}"))?;
    read_json(text).ok_or_else(|| "the body is not JSON".to_owned())
}
