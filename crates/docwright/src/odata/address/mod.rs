//! [`Address`]: the grammar of OData addresses, those of request lines, of examples and of templates.
//!
//! ```text
//! address  = [scheme "://" host] {"~" | "/"} [version "/"] path ["?" query]
//!
//! https://api.contoso.example/v1.0/me/drive/root:/a/b.txt:/content?$select=id
//! └ host ────────────────────┘└ version                            └ query
//! ```

pub(crate) mod roots;

use crate::odata::piece::{Piece, pieces};

/// An address taken apart, as it is written: nothing is decoded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Address<'t> {
    /// The host; nothing for a path below the service root.
    pub host: Option<&'t str>,
    /// The version of the API that the path begins with.
    pub version: Option<&'t str>,
    /// The path below the service root, without a slash in front and behind.
    pub path: &'t str,
    /// The part behind the `?`.
    pub query: &'t str,
    /// Path and query in one: all that tells addresses of one API apart.
    pub text: &'t str,
}

impl<'t> Address<'t> {
    /// Reads the target of a request line.
    pub fn read(target: &'t str) -> Self {
        let (host, rest) = split_host(target);
        let rest = rest.trim_start_matches([' ', '~', '/']);
        let (path, _) = split_query(rest);
        let (first, after) = path.split_once('/').unwrap_or((path, ""));
        let (version, text) =
            if is_version(first) { (Some(first), &rest[path.len() - after.len()..]) } else { (None, rest) };
        let (path, query) = split_query(text);
        Self { host, version, path: path.trim_matches([' ', '~', '/']), query, text }
    }

    /// Names and values of the query; a value is missing where no `=` follows the name.
    pub(crate) fn query_pairs(self) -> impl Iterator<Item = (&'t str, Option<&'t str>)> {
        let pairs = self.query.split('&').map(str::trim).filter(|it| !it.is_empty());
        pairs.map(|it| match it.split_once('=') {
            Some((name, value)) => (name.trim_end(), Some(value.trim_start())),
            None => (it, None),
        })
    }

    /// The parts of the path.
    pub(crate) fn pieces(self) -> Vec<Piece<'t>> {
        pieces(self.path)
    }

    /// The path from `/` on, with `{}` for each placeholder in braces.
    pub fn anonymous(self) -> String {
        format!("/{}", with_placeholders(self.path, "{}"))
    }
}

/// The host of an address, if it names one, and what is behind it.
fn split_host(target: &str) -> (Option<&str>, &str) {
    let target = target.trim();
    match target.split_once("://") {
        // An address may hold another one in its query.
        Some((scheme, after)) if scheme.bytes().all(|it| it.is_ascii_alphabetic()) => {
            let (host, rest) = after.split_at(after.find(['/', '?']).unwrap_or(after.len()));
            (Some(host), rest)
        }
        _ => (None, target),
    }
}

/// A path, or a pattern of paths, with something else for each placeholder in braces.
pub fn with_placeholders(path: &str, placeholder: &str) -> String {
    let mut text = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        text = text + before + placeholder;
        rest = after.split_once('}').map_or("", |it| it.1);
    }
    text + rest
}

/// True if the first segment of a path is the version of the API: `v1.0`, `beta`, `{version}`.
fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).filter(|it| !it.is_empty());
    number.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
        || ["beta", "{version}"].iter().any(|it| segment.eq_ignore_ascii_case(it))
}

/// Splits at the first `?` that is not inside of a placeholder.
fn split_query(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'<' => depth += 1,
            b'}' | b'>' => depth = depth.saturating_sub(1),
            b'?' if depth == 0 => {
                // `content[?includeIDs=true]`: what stands in brackets can be left out.
                let path = text[..at].trim_end_matches('[');
                return (path, if path.len() == at { &text[at + 1..] } else { "" });
            }
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(target: &str) -> String {
        let address = Address::read(target);
        let pairs = address.query_pairs().map(|(name, value)| format!(" ?{name}={}", value.unwrap_or("-")));
        address.path.to_owned() + &pairs.collect::<String>()
    }

    #[test]
    fn hosts_versions_and_queries() {
        assert_eq!(show("https://a.example/v1.0/me/notes?$select=a,b&$top=1"), "me/notes ?$select=a,b ?$top=1");
        assert_eq!(show("https://a.example/v2.0/me"), "me");
        assert_eq!(show("/BETA/users/{id | name}/"), "users/{id | name}");
        assert_eq!(show("v10things/x"), "v10things/x");
        assert_eq!(show("/x?a = b&flag&{c?}"), "x ?a=b ?flag=- ?{c?}=-");
        assert_eq!(show("/x/{id?}/content[?a=true]"), "x/{id?}/content");
        assert_eq!(show("/x/$ref?$id=https://a.b/c"), "x/$ref ?$id=https://a.b/c");
        let address = Address::read("https://Api.Contoso.example/v1.0?x");
        assert_eq!((address.host, address.version, address.text), (Some("Api.Contoso.example"), Some("v1.0"), "?x"));
        assert_eq!(Address::read("~/me/").text, "me/");
        assert_eq!(Address::read("https://h/v1.0/a/{b | c}/f(d='{e}')?$top=5").anonymous(), "/a/{}/f(d='{}')");
    }
}
