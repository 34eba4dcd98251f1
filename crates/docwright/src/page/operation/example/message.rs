//! The text of one example block: first line, headers, body.
//!
//! ```http
//! POST https://api.lamps.example/v1.0/me/messages?$select=id
//!   &$expand=attachments
//! Content-Type: application/json
//!
//! { "subject": "x" }
//! ```
//!
//! ```text
//! message := (request continuation* | status)? blank* header* blank* body?
//! status  := "HTTP" ("/" version)? blank+ digits{3}
//! header  := token ":" anything        after a blank line only the names of well-known headers
//! body    := from the first line that is no header; no blank line is needed before it
//! ```

use std::ops::Range;

use crate::odata::Method;
use crate::page::markdown::lines::{lines, trim};
use crate::page::operation::request_line::{self, RequestLine};

/// A request or response as text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) head: Head,
    pub(crate) headers: Vec<(String, String)>,
    /// Trimmed; absent when there is nothing.
    pub(crate) body: Option<Range<usize>>,
    pub(crate) range: Range<usize>,
}

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Head {
    Request(RequestLine),
    Response(Option<u16>),
    /// Neither; the whole text is the body.
    None,
}

/// The messages of a block: one, a request with the response that follows it, or several requests without bodies.
pub(crate) fn messages(text: &str, range: Range<usize>) -> Vec<Message> {
    let first = message(text, range.clone());
    let Head::Request(request) = &first.head else {
        return vec![first];
    };
    if matches!(request.method, Method::Get | Method::Delete | Method::Head)
        && let Some(body) = &first.body
        && matches!(head(text[body.clone()].lines().next().unwrap_or_default().trim()), Head::Request(_))
    {
        let mut all = vec![message(text, range.start..body.start)];
        all.extend(messages(text, body.start..range.end));
        return all;
    }
    let second = lines(text, range.clone()).skip(1).find(|line| status(text[line.clone()].trim()).is_some());
    match second {
        Some(line) if !text[range.start..line.start].contains("\n--") => {
            vec![message(text, range.start..line.start), message(text, line.start..range.end)]
        }
        _ => vec![first],
    }
}

fn message(text: &str, range: Range<usize>) -> Message {
    let mut lines = lines(text, range.clone()).peekable();
    while lines.next_if(|line| text[line.clone()].trim().is_empty()).is_some() {}
    let mut found = Message { head: Head::None, headers: Vec::new(), body: None, range: range.clone() };
    let mut body = lines.peek().map_or(range.end, |line| line.start);
    let first = lines.peek().map_or("", |line| text[line.clone()].trim());
    found.head = head(first);
    if found.head != Head::None {
        lines.next();
        if let Head::Request(request) = &mut found.head {
            while let Some(line) = lines.next_if(|line| text[line.clone()].trim_start().starts_with(['&', '?'])) {
                request.target.push_str(text[line].trim());
            }
        }
        body = range.end;
        let mut blank = false;
        for line in lines {
            let content = text[line.clone()].trim();
            if content.is_empty() {
                blank = true;
                continue;
            }
            match request_line::header(content).filter(|(name, _)| !blank || is_well_known(name)) {
                Some((name, value)) => found.headers.push((name.to_owned(), value.to_owned())),
                None => {
                    body = line.start;
                    break;
                }
            }
        }
    }
    let body = trim(text, body..range.end);
    found.body = (!body.is_empty()).then_some(body);
    found
}

fn head(line: &str) -> Head {
    if let Some(status) = status(line) {
        return Head::Response(status);
    }
    request_line::request(line).map_or(Head::None, Head::Request)
}

/// The status of `HTTP/1.1 200 OK`; the inner value is missing when there are no digits.
fn status(line: &str) -> Option<Option<u16>> {
    let rest = line.strip_prefix("HTTP")?;
    let rest = match rest.strip_prefix('/') {
        Some(version) => version.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.'),
        None => rest.strip_prefix(' ')?,
    };
    let digits = rest.trim_start();
    let code = digits.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
    Some(code.and_then(|code| code.parse().ok()))
}

fn is_well_known(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "authorization"
            | "accept"
            | "location"
            | "prefer"
            | "preference-applied"
            | "host"
            | "etag"
            | "if-match"
            | "if-none-match"
            | "retry-after"
            | "request-id"
            | "client-request-id"
            | "odata-version"
            | "consistencylevel"
            | "cache-control"
            | "operation-location"
            | "date"
            | "server"
    ) || lower.starts_with("content-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First line, headers and body of each message.
    fn show(text: &str) -> Vec<(String, usize, &str)> {
        let head = |head: &Head| match head {
            Head::Request(request) => format!("{:?} {}", request.method, request.target),
            Head::Response(status) => format!("{}", status.unwrap_or_default()),
            Head::None => String::new(),
        };
        let messages = messages(text, 0..text.len());
        messages
            .iter()
            .map(|it| (head(&it.head), it.headers.len(), it.body.clone().map_or("", |body| &text[body])))
            .collect()
    }

    #[test]
    fn headers_and_body_are_told_apart() {
        let cases = [
            ("POST /a\nContent-Type: application/json\n\n{ \"b\": 1 }\n", ("Post /a", 1, "{ \"b\": 1 }")),
            ("HTTP/1.1 200 OK\nContent-Type: application/json\n{\n}", ("200", 1, "{\n}")),
            ("HTTP/1.1 201 Created\n\nContent-Type: application/json\nContent-length: 5\n\n[]", ("201", 2, "[]")),
            ("HTTP 204 OK\n \n", ("204", 0, "")),
            ("HTTP/1.1 200\nContent-Type: text/plain\n\nReport: a\nb", ("200", 1, "Report: a\nb")),
            ("GET https://x/a?$select=b\n  &$top=1\nPrefer: x\n", ("Get https://x/a?$select=b&$top=1", 1, "")),
            ("{ \"b\": 1 }", ("", 0, "{ \"b\": 1 }")),
            ("\nHTTP/1.1 OK\n", ("0", 0, "")),
            ("", ("", 0, "")),
        ];
        for (text, (head, headers, body)) in cases {
            assert_eq!(show(text), [(head.to_owned(), headers, body)], "{text}");
        }
    }

    #[test]
    fn one_block_may_hold_request_and_response() {
        let found = show("GET /a\n\nHTTP/1.1 200 OK\n\n{}");
        assert_eq!(found, [("Get /a".to_owned(), 0, ""), ("200".to_owned(), 0, "{}")]);
        let found = show("GET /a\nGET https://x/b\nPrefer: x\n\nGET /c\n");
        assert_eq!(
            found,
            [("Get /a".to_owned(), 0, ""), ("Get https://x/b".to_owned(), 1, ""), ("Get /c".to_owned(), 0, "")]
        );
        assert_eq!(show("POST /$batch\n\n--batch\nHTTP/1.1 200 OK").len(), 1);
    }
}
