//! URLs taken apart: those of examples, and the templates of functions.
//!
//! ```text
//! https://graph.microsoft.com/v1.0/me/drive/root:/a/b.txt:/content?$select=id
//! └ host ───────────────────┘└ version                            └ query
//! pieces: word me, word drive, word root, path a/b.txt, word content
//! users('7')/x            word users, key 7, word x
//! reports/f(period='D7')  call f(period = D7)
//! ```

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::page::{Page, PageKind, is_version};

/// An address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// Host, in lower case; nothing for a path below the service root.
    pub(crate) host: Option<String>,
    /// The version of the API that the path began with, in lower case.
    pub(crate) version: Option<String>,
    /// The path below the service root as written, with one `/` in front and none behind.
    pub(crate) path: String,
    /// Names and values as they are meant: percent-decoded.
    pub(crate) query: Vec<(String, String)>,
}

/// A part of a path; texts are percent-decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A segment: a literal, or the value of a key.
    Word(String),
    /// The value of a key in parentheses.
    Key(String),
    /// A name and its arguments by name.
    Call(String, Vec<(String, String)>),
    /// A path of several segments between colons.
    Path(String),
}

/// Reads the target of a request line.
pub(crate) fn read(target: &str) -> Address {
    let target = target.trim();
    let (host, rest) = match target.split_once("://") {
        // An address may hold another one in its query.
        Some((scheme, after)) if scheme.bytes().all(|it| it.is_ascii_alphabetic()) => {
            let end = after.find(['/', '?']).unwrap_or(after.len());
            (Some(after[..end].to_ascii_lowercase()), &after[end..])
        }
        _ => (None, target),
    };
    let (path, query) = rest.split_at(query_start(rest));
    let whole = path.trim_matches([' ', '~', '/'].as_slice());
    let (version, path) = split_version(whole);
    let pairs = query.trim_start_matches('?').split('&').map(str::trim).filter(|it| !it.is_empty());
    let pair = |it: &str| {
        let (name, value) = it.split_once('=').unwrap_or((it, ""));
        (decoded(name.trim()), decoded(value.trim()))
    };
    Address {
        host,
        version: version.map(str::to_ascii_lowercase),
        path: format!("/{}", path.trim_matches('/')),
        query: pairs.map(pair).collect(),
    }
}

/// Where the query begins: at the first `?` that is not inside of a placeholder.
fn query_start(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'<' => depth += 1,
            b'}' | b'>' => depth = depth.saturating_sub(1),
            b'?' if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

/// The version in front of a path, and the rest.
fn split_version(path: &str) -> (Option<&str>, &str) {
    let rest = path.trim_start_matches('/');
    let (first, after) = rest.split_once('/').unwrap_or((rest, ""));
    if is_version(first) { (Some(first), after) } else { (None, rest) }
}

/// The text that percent-encoding stands for; what is not encoded stays.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The parts of a path, or of a template.
pub(crate) fn pieces(path: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut parts = split(path).into_iter().peekable();
    while let Some(part) = parts.next() {
        let Some(item) = part.strip_suffix(':').filter(|it| !it.is_empty()) else {
            push(&mut found, part);
            continue;
        };
        push(&mut found, item);
        let mut inner: Vec<&str> = Vec::new();
        for part in parts.by_ref() {
            let end = part.strip_suffix(':');
            inner.push(end.unwrap_or(part));
            if end.is_some() {
                break;
            }
        }
        if !inner.is_empty() {
            found.push(Piece::Path(decoded(&inner.join("/"))));
        }
    }
    found
}

/// Splits at `/` outside of braces, and of quotes and parentheses where they are balanced.
fn split(path: &str) -> Vec<&str> {
    let count = |wanted: u8| path.bytes().filter(|it| *it == wanted).count();
    let parens_count = count(b'(') == count(b')');
    let quotes_count = count(b'\'').is_multiple_of(2);
    let (mut depth, mut quoted, mut start) = (0_usize, false, 0);
    let mut parts = Vec::new();
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'{' | b'<' => depth += 1,
            b'}' | b'>' => depth = depth.saturating_sub(1),
            b'(' if parens_count && !quoted => depth += 1,
            b')' if parens_count && !quoted => depth = depth.saturating_sub(1),
            b'\'' if quotes_count => quoted = !quoted,
            b'/' if depth == 0 && !quoted => {
                parts.push(path[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(path[start..].trim());
    parts.retain(|it| !it.is_empty());
    parts
}

fn push(pieces: &mut Vec<Piece>, part: &str) {
    let call = part.split_once('(').and_then(|(name, rest)| Some((name, rest.strip_suffix(')')?)));
    let Some((name, inner)) = call else {
        pieces.push(Piece::Word(decoded(part)));
        return;
    };
    let named: Option<Vec<_>> = arguments(inner).into_iter().map(named).collect();
    match named {
        Some(named) if !name.is_empty() => pieces.push(Piece::Call(decoded(name), named)),
        _ => {
            pieces.extend((!name.is_empty()).then(|| Piece::Word(decoded(name))));
            pieces.push(Piece::Key(unquoted(inner)));
        }
    }
}

fn named(argument: &str) -> Option<(String, String)> {
    let (name, value) = argument.split_once('=')?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    is_name.then(|| (name.to_owned(), unquoted(value)))
}

/// Splits at commas outside of quotes.
fn arguments(text: &str) -> Vec<&str> {
    let (mut quoted, mut start, mut found) = (false, 0, Vec::new());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            b',' if !quoted => {
                found.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    found.retain(|it| !it.trim().is_empty());
    found
}

/// The text in the quotes, decoded: `microsoft.graph.x'a''b'` is `a'b`. Without quotes, the text itself.
fn unquoted(text: &str) -> String {
    let text = decoded(text.trim());
    let inner = text.split_once('\'').and_then(|(_, rest)| rest.strip_suffix('\''));
    match inner {
        Some(inner) => inner.replace("''", "'"),
        None => text,
    }
}

/// The version of the API that most requests of the documentation ask.
pub(crate) fn usual_version(pages: &[Page]) -> Option<String> {
    let api = pages.iter().filter_map(|it| match &it.kind {
        PageKind::Api(it) => Some(it),
        _ => None,
    });
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for request in api.flat_map(|it| &it.examples).filter_map(|it| it.request.as_ref()) {
        if let Some(version) = read(&request.line.target).version {
            *counts.entry(version).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|it| it.1).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(target: &str) -> String {
        let address = read(target);
        let piece = |it: Piece| match it {
            Piece::Word(word) => word,
            Piece::Key(key) => format!("({key})"),
            Piece::Path(path) => format!(":{path}"),
            Piece::Call(name, arguments) => {
                let arguments: Vec<String> = arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
                format!("{name}[{}]", arguments.join(","))
            }
        };
        let mut shown: Vec<String> = pieces(&address.path).into_iter().map(piece).collect();
        shown.extend(address.query.iter().map(|(name, value)| format!("?{name}={value}")));
        shown.join(" ")
    }

    #[test]
    fn hosts_versions_and_queries() {
        assert_eq!(
            show("https://graph.microsoft.com/v1.0/me/messages?$select=a,b&$top=1"),
            "me messages ?$select=a,b ?$top=1"
        );
        assert_eq!(show("/BETA/users/{id | name}/"), "users {id | name}");
        assert_eq!(show("v10things/x"), "v10things x");
        assert_eq!(show("/x?$filter=a eq 'b%26c'&flag"), "x ?$filter=a eq 'b&c' ?flag=");
        assert_eq!(read("https://Graph.Microsoft.com?x").host.as_deref(), Some("graph.microsoft.com"));
        assert_eq!(read("/me").host, None);
        assert_eq!(show("/x/$ref?$id=https://a.b/c"), "x $ref ?$id=https://a.b/c");
    }

    #[test]
    fn keys_calls_and_paths() {
        assert_eq!(show("/users('a%20b')/x"), "users (a b) x");
        assert_eq!(show("/r/f(period='D7', n=3)"), "r f[period=D7,n=3]");
        assert_eq!(show("/r/f(zone=microsoft.graph.zone'i''x')"), "r f[zone=i'x]");
        assert_eq!(show("/w/range(address='A1:B2')/x"), "w range[address=A1:B2] x");
        assert_eq!(show("/x/delta()"), "x delta[]");
        assert_eq!(show("/me/drive/root:/a/b%20c.txt:/content"), "me drive root :a/b c.txt content");
        assert_eq!(show("/sites/a.com:/teams/hr"), "sites a.com :teams/hr");
        assert_eq!(show("/x/19:abc@t/y"), "x 19:abc@t y");
    }

    #[test]
    fn broken_escapes_stay() {
        assert_eq!(decoded("100%, %zz %4"), "100%, %zz %4");
        assert_eq!(decoded("%C3%A9%ff"), "é\u{fffd}");
    }
}
