//! The JSON of a batch, `{"requests": [{"id": "0", "method": "GET", "url": "/me"}]}`, and of its response.

use std::collections::BTreeMap;

use http::header::{ACCEPT_ENCODING, AUTHORIZATION, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use serde_json::value::{RawValue, to_raw_value};

use super::plan::Plan;
use crate::format::base64;
use crate::format::media::Media;
use crate::request::{Outgoing, Parts};
use crate::{Bytes, Error, ErrorKind, Json, Method, Request, Response, Result};

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
    headers: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    depends_on: Vec<String>,
}

/// The part of a request that is the same each time it travels.
#[derive(Default)]
pub(super) struct Written {
    headers: BTreeMap<String, String>,
    body: Option<Box<RawValue>>,
}

/// The body of the response to a batch.
#[derive(serde::Deserialize)]
struct Envelope {
    responses: Vec<Box<RawValue>>,
}

/// The response to one request of it.
#[derive(serde::Deserialize)]
struct Part {
    status: u16,
    #[serde(default)]
    headers: Option<BTreeMap<String, Json>>,
    #[serde(default)]
    body: Option<Box<RawValue>>,
}

/// As much of it as says which request it is the response to.
#[derive(serde::Deserialize)]
struct Id {
    id: Json,
}

/// Writes a request, with the client's own headers: the service looks at those of the request, not of the call. Those that say who calls and how
/// are the call's alone.
pub(super) fn write(parts: &Parts, base: &str, defaults: &HeaderMap) -> Result<Written> {
    let finished = parts.finish(base, defaults)?;
    let of_the_client =
        finished.defaults.iter().filter(|(name, _)| ![AUTHORIZATION, USER_AGENT, ACCEPT_ENCODING].contains(name));
    let text = |value: &HeaderValue| std::str::from_utf8(value.as_bytes()).ok().map(str::to_owned);
    let of_the_client = of_the_client.filter_map(|(name, value)| Some((name.to_string(), text(value)?)));
    let mut headers: BTreeMap<String, String> = finished.own.iter().cloned().chain(of_the_client).collect();
    let media = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("Content-Type"));
    let media = media.map(|(_, content_type)| Media::of(content_type));
    let body = match (finished.body, media) {
        (Outgoing::None, _) => None,
        (Outgoing::Empty, Some(Media::Text | Media::Binary)) => Some(encoded("")?),
        // Without a body and its type, services refuse the batch as a whole.
        (Outgoing::Empty, None | Some(Media::Json)) => {
            if media.is_none() {
                headers.insert("Content-Type".to_owned(), "application/json".to_owned());
            }
            Some(encoded(&BTreeMap::<&str, &str>::new())?)
        }
        (Outgoing::Bytes(bytes), Some(Media::Json)) => Some(serde_json::from_slice(&bytes).map_err(not_written)?),
        (Outgoing::Bytes(bytes), Some(Media::Text)) => {
            Some(encoded(std::str::from_utf8(&bytes).map_err(not_written)?)?)
        }
        (Outgoing::Bytes(bytes), _) => Some(encoded(&base64::encode_for_urls(&bytes))?),
    };
    Ok(Written { headers, body })
}

fn encoded<T: serde::Serialize + ?Sized>(value: &T) -> Result<Box<RawValue>> {
    to_raw_value(value).map_err(not_written)
}

fn not_written(error: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Encode, format!("the body cannot stand in a batch: {error}"))
}

/// The call that sends these requests of the plan.
pub(super) fn request(plan: &Plan, round: &[usize]) -> Request<Response> {
    let item = |index: &usize| {
        let (parts, written) = plan.parts(*index);
        let depends_on = plan.waits_for(*index, round).iter().map(usize::to_string).collect();
        Item {
            id: index.to_string(),
            method: parts.method.as_str(),
            url: parts.path_and_query(),
            headers: &written.headers,
            body: written.body.as_deref(),
            depends_on,
        }
    };
    Request::new(Method::Post, "/$batch", &[]).json(&Requests { requests: round.iter().map(item).collect() })
}

/// The responses of a batch, in the order of the round. What is wrong with one is no matter of the others.
pub(super) fn responses(answer: &Response, round: &[usize]) -> Result<Vec<Result<Response>>> {
    let read: Envelope = serde_json::from_slice(answer.body())
        .map_err(|error| unread(format!("the answer to a batch cannot be read: {error}"), answer))?;
    let mut found = BTreeMap::new();
    for raw in &read.responses {
        let Some(index) = index(raw).filter(|it| round.contains(it)) else { continue };
        let response = response(raw, answer);
        found
            .entry(index)
            .and_modify(|known| {
                *known = Err(unread("the answer to the batch has two to this request".to_owned(), answer))
            })
            .or_insert(response);
    }
    let missing = || Err(unread("the answer to the batch has none to this request".to_owned(), answer));
    Ok(round.iter().map(|index| found.remove(index).unwrap_or_else(missing)).collect())
}

fn unread(message: String, answer: &Response) -> Error {
    Error::new(ErrorKind::Decode, message).with_answer(answer)
}

fn index(raw: &RawValue) -> Option<usize> {
    match serde_json::from_str::<Id>(raw.get()).ok()?.id {
        Json::String(id) => id.parse().ok(),
        id => usize::try_from(id.as_u64()?).ok(),
    }
}

fn response(raw: &RawValue, answer: &Response) -> Result<Response> {
    let part: Part = serde_json::from_str(raw.get())
        .map_err(|error| unread(format!("the answer to this request of a batch cannot be read: {error}"), answer))?;
    let mut response = Response::new(part.status, "");
    for (name, value) in part.headers.unwrap_or_default() {
        response = match value {
            Json::Null => response,
            Json::String(text) => response.with_header(name, text),
            other => response.with_header(name, other.to_string()),
        };
    }
    let Some(raw) = part.body.filter(|raw| raw.get() != "null") else { return Ok(response) };
    let content = content(&raw, response.header("Content-Type").map_or(Media::Json, Media::of));
    match content {
        Ok(bytes) => Ok(response.with_body(bytes)),
        // What the service says of its failure is said in any way.
        Err(text) if !response.is_success() => Ok(response.with_body(text)),
        Err(text) => Err(unread("the body is neither JSON nor text nor base64".to_owned(), &response.with_body(text))),
    }
}

/// The body by its type: JSON as it is, text as a string, anything else in base64; the text, when it is not that. What is no string is JSON,
/// whatever its type says.
fn content(raw: &RawValue, media: Media) -> Result<Bytes, Bytes> {
    let text = (media != Media::Json).then(|| serde_json::from_str::<String>(raw.get()).ok()).flatten();
    match text {
        None => Ok(Bytes::from(raw.get().to_owned())),
        Some(text) if media == Media::Text => Ok(Bytes::from(text)),
        Some(text) => base64::decode(&text).map(Bytes::from).map_err(|_| Bytes::from(text)),
    }
}
