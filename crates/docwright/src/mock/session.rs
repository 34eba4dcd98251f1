//! The mock's own addresses: upload sessions, operation monitors, content.
//!
//! ```text
//! /$mock/uploads/{name}      PUT pieces, 202 until the last one, then 201; GET says that nothing has come; DELETE
//! /$mock/operations/{id}     GET says that the operation has succeeded
//! /$mock/content/{id}        GET gives bytes
//! ```
//!
//! Without a memory, nothing is kept: each answer follows from its request. With one, a session is one that was begun, its
//! pieces come in order, and GET says what is missing.

use crate::mock::message::{Context, Fault, Request, Response, guid};
use crate::mock::rules::Rule;
use crate::mock::undocumented;
use crate::text::json::strict::Value;
use crate::text::percent::{SEGMENT, decoded, encoded};

/// Where the mock's own addresses begin.
const ROOT: &str = "/$mock/";

/// The bytes of a file, where the documentation shows none.
pub(crate) const CONTENT: &[u8] = b"Content that the mock server made.\n";

/// The address of an upload session for something of this name.
pub(crate) fn upload(origin: &str, name: &str) -> String {
    format!("{origin}{ROOT}uploads/{}", encoded(name, SEGMENT))
}

/// The address of an operation's monitor.
pub(crate) fn monitor(origin: &str, request: &Request) -> String {
    format!("{origin}{ROOT}operations/{}", request.id())
}

/// The address of content.
pub(crate) fn content(origin: &str, request: &Request) -> String {
    format!("{origin}{ROOT}content/{}", request.id())
}

/// The answer of one of these addresses; nothing for any other.
pub(crate) fn answer(request: &Request, context: Context<'_>) -> Option<Result<Response, Fault>> {
    let rest = request.path().strip_prefix(ROOT)?;
    let (kind, name) = rest.split_once('/')?;
    if let Some(told) = (context.scenario)(request, None) {
        return Some(Ok(undocumented(told)));
    }
    if let ("uploads", "PUT" | "GET" | "DELETE", Some(memory)) = (kind, request.method.as_str(), context.memory) {
        return Some(memory.upload(request, &decoded(name)));
    }
    match (kind, request.method.as_str()) {
        ("uploads", "PUT") => Some(piece(request).map(|(_, last, size)| taken(&decoded(name), last, size))),
        ("uploads", "GET") => Some(Ok(Response::json(200, &expects(0)))),
        ("uploads", "DELETE") => Some(Ok(Response::empty(204))),
        ("operations", "GET") => {
            let body = [
                ("id", Value::text(name)),
                ("status", Value::text("succeeded")),
                ("percentageComplete", Value::number(100)),
                ("resourceId", Value::text(guid(name.bytes()))),
            ];
            Some(Ok(Response::json(200, &Value::object(body))))
        }
        ("content", "GET") => Some(Ok(Response::empty(200).with_body("application/octet-stream", CONTENT.to_vec()))),
        _ => None,
    }
}

/// The answer of a session that goes on.
pub(crate) fn expects(next: u64) -> Value {
    let ranges = Value::Array(vec![Value::text(format!("{next}-"))]);
    Value::object([("expirationDateTime", Value::text("2099-12-31T23:59:59Z")), ("nextExpectedRanges", ranges)])
}

/// First and last byte of a piece, and the size of the whole.
pub(crate) fn piece(request: &Request) -> Result<(u64, u64, u64), Fault> {
    let text = request.header("content-range").unwrap_or_default();
    let (first, last, size) = range(text).ok_or_else(|| {
        Fault::new(Rule::UploadRange, format!("`{text}` does not say which bytes of the file these are"), None)
    })?;
    let announced = last - first + 1;
    if announced != request.body.len() as u64 {
        let message = format!("`{text}` announces {announced} bytes, {} came", request.body.len());
        return Err(Fault::new(Rule::UploadRange, message, None));
    }
    Ok((first, last, size))
}

/// The answer to a piece, where all before it are taken for sent.
fn taken(name: &str, last: u64, size: u64) -> Response {
    if last + 1 < size {
        return Response::json(202, &expects(last + 1));
    }
    let item = [("id", Value::text(guid(name.bytes()))), ("name", Value::text(name)), ("size", Value::number(size))];
    Response::json(201, &Value::object(item))
}

/// Reads `bytes 0-99/1000`.
fn range(text: &str) -> Option<(u64, u64, u64)> {
    let (range, size) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let (first, last, size) = (first.trim().parse().ok()?, last.trim().parse().ok()?, size.trim().parse().ok()?);
    (first <= last && last < size).then_some((first, last, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(range: &str, body: &str) -> String {
        let mut request = Request::new("PUT", "/$mock/uploads/a%20b").with_header("Content-Range", range);
        request.body = body.into();
        match answer(&request, Context { scenario: &|_, _| None, memory: None }).unwrap() {
            Ok(it) => format!("{} {}", it.status, it.text()),
            Err(it) => it.rule.to_string(),
        }
    }

    #[test]
    fn pieces_of_an_upload() {
        assert!(
            put("bytes 0-2/6", "abc")
                .contains(r#"202 {"expirationDateTime": "2099-12-31T23:59:59Z", "nextExpectedRanges": ["3-"]}"#)
        );
        assert!(put("bytes 3-5/6", "def").contains(r#""name": "a b", "size": 6}"#));
        for (range, body) in [
            ("bytes 0-2/6", "ab"),
            ("bytes 2-1/6", "a"),
            ("bytes 5-6/6", "ab"),
            ("", "a"),
            ("bytes 0-18446744073709551615/18446744073709551615", ""),
        ] {
            assert_eq!(put(range, body), "mock/upload-range", "{range}");
        }
        assert_eq!(upload("http://h", "a b/c"), "http://h/$mock/uploads/a%20b%2Fc");
    }
}
