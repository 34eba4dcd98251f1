//! Path segments with parentheses, and the names of placeholders.
//!
//! ```text
//! getEmailActivityUserDetail(period='{period_value}')     a call with its arguments
//! users('{id}')                                           a collection and a key
//! {id | userPrincipalName}                                a placeholder, called `id`
//! ```

use crate::api::{Parameter, Segment};
use crate::odata::address::{is_name, is_qualified};

/// `name()`, `name(a='{a}',b={b})`, `name('{key}')`; a missing closing parenthesis is forgiven.
pub(crate) fn read_call(piece: &str) -> Option<Vec<Segment>> {
    let (written, rest) = piece.split_once('(')?;
    let written = written.trim();
    if !is_name(written) {
        return None;
    }
    let (inner, after) = rest.rsplit_once(')').unwrap_or((rest, ""));
    if !after.trim().is_empty() {
        return None;
    }
    let name = written.rsplit('.').next().unwrap_or(written).to_owned();
    let pieces = split_arguments(inner);
    if let [only] = pieces.as_slice()
        && !only.contains('=')
        && !written.contains('.')
    {
        let mut key = placeholder(only);
        key.parenthesised = true;
        return Some(vec![Segment::Literal(name), Segment::Key(key)]);
    }
    let arguments = pieces.into_iter().map(argument).collect();
    Some(vec![Segment::Call { name, written: written.to_owned(), arguments, parenthesised: true }])
}

fn split_arguments(inner: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut start) = (0_usize, false, 0);
    let mut pieces = Vec::new();
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'{' | b'<' | b'(' | b'[' => depth += 1,
            b'}' | b'>' | b')' | b']' => depth = depth.saturating_sub(1),
            b'\'' => quoted = !quoted,
            b',' if depth == 0 && !quoted => {
                pieces.push(inner[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(inner[start..].trim());
    pieces.retain(|it| !it.is_empty());
    pieces
}

fn argument(text: &str) -> Parameter {
    let (name, value) = text.split_once('=').unwrap_or((text, text));
    let (prefix, quoted) = match value.split_once('\'') {
        Some((prefix, _)) if is_qualified(prefix) => (prefix, true),
        Some(_) => ("", true),
        None => ("", false),
    };
    Parameter { name: bare_name(name), quoted, prefix: prefix.to_owned(), ..Parameter::default() }
}

/// The placeholder's first alternative is its name.
pub(crate) fn placeholder(text: &str) -> Parameter {
    let first = text.split('|').next().unwrap_or(text);
    let inner = match first.find(['{', '<']) {
        Some(open) => first[open + 1..].split(['}', '>']).next().unwrap_or_default(),
        None => first,
    };
    Parameter { name: bare_name(inner), quoted: text.trim().starts_with('\''), ..Parameter::default() }
}

fn bare_name(text: &str) -> String {
    text.trim_matches(|it: char| !it.is_ascii_alphanumeric() && it != '@' && it != '_').to_owned()
}
