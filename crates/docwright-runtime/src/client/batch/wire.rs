//! The JSON of a batch, `{"requests": [{"id": "0", "method": "GET", "url": "/me"}]}`, and of its response.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::{ACCEPT_ENCODING, AUTHORIZATION, USER_AGENT};
use serde_json::value::RawValue;

use super::plan::Plan;
use crate::request::Parts;
use crate::{Bytes, Error, ErrorKind, Method, Request, Response, Result};

#[derive(serde::Serialize)]
struct Requests<'a> {
    requests: Vec<Item<'a>>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    id: String,
    method: &'a str,
    url: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    headers: BTreeMap<&'a str, &'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    depends_on: Vec<String>,
}

/// The body of the response to a batch.
#[derive(serde::Deserialize)]
struct Envelope {
    responses: Vec<Part>,
}

/// The response to one request of it.
#[derive(serde::Deserialize)]
struct Part {
    id: String,
    status: u16,
    #[serde(default)]
    headers: Option<BTreeMap<String, String>>,
    #[serde(default)]
    body: Option<Box<RawValue>>,
}

/// The call that sends these requests of the plan, each with the client's own headers: the service looks at those of the request, not of the call.
pub(super) fn request(plan: &Plan, round: &[usize], defaults: &HeaderMap) -> Result<Request<Response>> {
    let item = |index: &usize| {
        let parts = plan.parts(*index);
        let headers = headers(parts, defaults);
        let json = headers.iter().any(|(name, value)| name.eq_ignore_ascii_case("Content-Type") && is_json(value));
        let body = parts.body.as_ref().map(|bytes| body(bytes, json)).transpose()?;
        let depends_on = plan.waits_for(*index, round).iter().map(usize::to_string).collect();
        Ok(Item {
            id: index.to_string(),
            method: parts.method.as_str(),
            url: parts.path_and_query(),
            headers,
            body,
            depends_on,
        })
    };
    let requests = round.iter().map(item).collect::<Result<_>>()?;
    Ok(Request::new(Method::Post, "/$batch", &[]).json(&Requests { requests }))
}

/// The headers of one request; its own have precedence. Those that say who calls and how are the call's alone.
fn headers<'a>(parts: &'a Parts, defaults: &'a HeaderMap) -> BTreeMap<&'a str, &'a str> {
    let own = |name: &str| parts.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
    let defaults = defaults
        .iter()
        .filter(|(name, _)| ![AUTHORIZATION, USER_AGENT, ACCEPT_ENCODING].contains(name) && !own(name.as_str()))
        .filter_map(|(name, value)| Some((name.as_str(), std::str::from_utf8(value.as_bytes()).ok()?)));
    parts.headers.iter().map(|(name, value)| (&**name, &**value)).chain(defaults).collect()
}

/// JSON stands in the batch as it is, anything else as base64.
fn body(bytes: &Bytes, json: bool) -> Result<Box<RawValue>> {
    let raw =
        if json { serde_json::from_slice(bytes) } else { serde_json::value::to_raw_value(&STANDARD.encode(bytes)) };
    raw.map_err(|error| Error::new(ErrorKind::Encode, error.to_string()))
}

/// The responses of a batch, by index.
pub(super) fn responses(answer: &Response, round: &[usize]) -> Result<BTreeMap<usize, Response>> {
    let read: Envelope = serde_json::from_slice(answer.body()).map_err(|error| {
        Error::new(ErrorKind::Decode, format!("the answer to a batch: {error}")).with_answer(answer)
    })?;
    let with_index = |part: Part| Some((part.id.parse().ok().filter(|it| round.contains(it))?, response(part)));
    Ok(read.responses.into_iter().filter_map(with_index).collect())
}

fn response(part: Part) -> Response {
    let headers = part.headers.unwrap_or_default();
    let content_type = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("Content-Type"));
    let json = content_type.is_none_or(|(_, value)| is_json(value));
    let body = part.body.filter(|raw| raw.get() != "null").map(|raw| content(&raw, json)).unwrap_or_default();
    let response = Response::new(part.status, body);
    headers.iter().fold(response, |response, (name, value)| response.with_header(name, value))
}

/// Content that is not JSON comes as base64, some services send it as it is.
fn content(raw: &RawValue, json: bool) -> Bytes {
    let text = (!json).then(|| serde_json::from_str::<String>(raw.get()).ok()).flatten();
    match text {
        Some(text) => STANDARD.decode(&text).map_or_else(|_| Bytes::from(text), Bytes::from),
        None => Bytes::from(raw.get().to_owned()),
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json") || essence.to_ascii_lowercase().ends_with("+json")
}
