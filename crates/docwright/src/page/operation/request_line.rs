//! The grammar of one line of an HTTP request block.
//!
//! ```http
//! GET /users/{id | userPrincipalName}/messages
//! DELETE/identity/b2xUserFlows/{id}
//! GET https://graph.microsoft.com/v1.0/me HTTP/1.1
//! or
//! POST ** Collection URI for microsoft.management.services.api.x not found
//! ```
//!
//! ```text
//! line    := request | "or" | header | other
//! request := METHOD (blank+ | before "/" or "http") target (" HTTP/1.1")?
//! target  := anything that does not begin with "**"
//! header  := token ":" anything
//! ```

use crate::odata::Method;

/// `GET /users/{id}` as written, version and host not yet removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestLine {
    /// The method.
    pub method: Method,
    /// The address behind it on the line, trimmed; no ` HTTP/1.1`.
    pub target: String,
}

/// The kinds of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    Request(RequestLine),
    /// `Content-Type: application/json`.
    Header(String, String),
    /// Nothing, or a word between two requests.
    Nothing,
    Other,
}

/// Reads one line.
pub(crate) fn read(line: &str) -> Line {
    let line = line.trim().trim_matches('`').trim();
    if line.is_empty() || ["or", "and", "//"].iter().any(|word| line.eq_ignore_ascii_case(word)) {
        return Line::Nothing;
    }
    if let Some(request) = request(line) {
        return Line::Request(request);
    }
    match header(line) {
        Some((name, value)) => Line::Header(name.to_owned(), value.to_owned()),
        None => Line::Other,
    }
}

/// Reads a line that may be a request.
pub(crate) fn request(line: &str) -> Option<RequestLine> {
    let (method, rest) = Method::ALL.into_iter().find_map(|it| Some((it, strip_method(line, it.as_str())?)))?;
    let target = without_version(rest.trim());
    let usable = !target.is_empty() && !target.starts_with("**");
    usable.then(|| RequestLine { method, target: with_query(target) })
}

/// `/lamps$filter=lit`: an option of the query without the mark that begins it.
fn with_query(target: &str) -> String {
    const OPTIONS: &[&str] = &["$filter=", "$expand=", "$select=", "$orderby=", "$top=", "$search="];
    let at = OPTIONS.iter().filter_map(|it| target.find(it)).min();
    match at.map(|at| target.split_at(at)) {
        Some((path, query)) if !path.contains('?') && path.ends_with(|it: char| it.is_alphanumeric() || it == ')') => {
            format!("{path}?{query}")
        }
        _ => target.to_owned(),
    }
}

fn strip_method<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = line.split_at_checked(word.len())?;
    let path = rest.trim_start();
    let address = path.starts_with('/') || path.starts_with("http");
    let exact = start == word && rest.starts_with([' ', '\t', '\u{a0}']);
    (exact || start.eq_ignore_ascii_case(word) && address).then_some(path)
}

fn without_version(target: &str) -> &str {
    match target.rsplit_once([' ', '\t']) {
        Some((before, version)) if version.starts_with("HTTP/") => before.trim_end(),
        _ => target,
    }
}

/// `Name: value`; JSON members and addresses are no headers.
pub(crate) fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end();
    let token = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    (token && !name.is_empty() && !value.starts_with("//")).then(|| (name, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read() {
        let cases = [
            ("GET /users/{id | userPrincipalName}", Some((Method::Get, "/users/{id | userPrincipalName}"))),
            ("  POST   /me/sendMail  ", Some((Method::Post, "/me/sendMail"))),
            ("DELETE/identity/b2xUserFlows/{id}", Some((Method::Delete, "/identity/b2xUserFlows/{id}"))),
            (
                "PATCH https://graph.microsoft.com/v1.0/me HTTP/1.1",
                Some((Method::Patch, "https://graph.microsoft.com/v1.0/me")),
            ),
            ("PUT policies/x", Some((Method::Put, "policies/x"))),
            ("GET /lamps({id})$filter=lit eq true", Some((Method::Get, "/lamps({id})?$filter=lit eq true"))),
            ("GET /lamps?x=1$filter=lit", Some((Method::Get, "/lamps?x=1$filter=lit"))),
            ("get /me", Some((Method::Get, "/me"))),
            (
                "`GET /me/onenote/pages/{id}/content[?includeIDs=true]`",
                Some((Method::Get, "/me/onenote/pages/{id}/content[?includeIDs=true]")),
            ),
            ("POST ** Collection URI for x not found", None),
            ("GETTING /me", None),
            ("Get the user", None),
            ("GET", None),
        ];
        for (line, expected) in cases {
            let found = match read(line) {
                Line::Request(request) => Some((request.method, request.target)),
                _ => None,
            };
            assert_eq!(found, expected.map(|(method, target)| (method, target.to_owned())), "{line}");
        }
    }

    #[test]
    fn other_lines_are_told_apart() {
        assert_eq!(read("or"), Line::Nothing);
        assert_eq!(
            read("workbook-session-id: {id}"),
            Line::Header("workbook-session-id".to_owned(), "{id}".to_owned())
        );
        assert_eq!(read("{ \"a\": 1 }"), Line::Other);
        assert_eq!(read("https://graph.microsoft.com/v1.0/me"), Line::Other);
    }
}
