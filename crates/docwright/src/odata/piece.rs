//! [`Piece`]: the grammar of paths, those of request lines, of examples and of templates.
//!
//! ```text
//! path     = piece {"/" piece}
//! piece    = word | word "(" value ")" | call | piece ":" {"/" word} [":"] | piece ":" "/" "{" name "}"
//! call     = name "(" [argument {"," argument}] [")"]
//! argument = [name "="] value
//! ```
//!
//! A path ends at its colon; where none follows, it ends with a piece that is a placeholder as a whole, else with the
//! address. Braces, quotes and parentheses hold together. An ellipsis stands for more of the same and is no piece.
//!
//! ```text
//! me/drive/root:/a/b.txt:/content    word me, word drive, word root, path a/b.txt, word content
//! users('7')/x                       word users, key '7', word x
//! reports/f(period='D7')             word reports, call f with period = 'D7'
//! tokens/{id}$ref                    word tokens, word {id}, word $ref
//! ```

use crate::text::percent::decoded;

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// A literal, a placeholder, or the value of a key.
    Word(&'t str),
    /// The value or placeholder of a key in parentheses.
    Key(&'t str),
    /// A name and its arguments.
    Call(&'t str, Vec<Argument<'t>>),
    /// The path of several segments, or its placeholder, between colons.
    Path(String),
}

/// `period='D7'` in the parentheses of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Argument<'t> {
    /// Empty where there is only a value.
    pub(crate) name: &'t str,
    /// The value or placeholder as written, with its quotes.
    pub(crate) value: &'t str,
}

impl Argument<'_> {
    /// True if the value is written in quotes.
    pub(crate) fn is_quoted(self) -> bool {
        self.value.starts_with('\'') || self.value.starts_with("%27")
    }

    /// True if the value stands elsewhere, or for another one: `{date}`, `<date>`, `@alias`.
    pub(crate) fn is_placeholder(self) -> bool {
        self.value.starts_with(['{', '<', '@'])
    }

    /// The value that is meant.
    pub(crate) fn meant(self) -> String {
        meant(self.value)
    }
}

/// The value that a text stands for: what is in its quotes, decoded; `example.graph.x'a''b'` is `a'b`.
pub(crate) fn meant(value: &str) -> String {
    let text = decoded(value.trim());
    let inner = text.split_once('\'').and_then(|(_, rest)| rest.strip_suffix('\''));
    match inner {
        Some(inner) => inner.replace("''", "'"),
        None => text.into_owned(),
    }
}

/// The parts of a path, or of a template.
pub(crate) fn pieces(path: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut parts = split(path).into_iter();
    while let Some(part) = parts.next() {
        let Some(item) = part.strip_suffix(':').filter(|it| !it.is_empty()) else {
            push(&mut found, part);
            continue;
        };
        push(&mut found, item);
        let is_open = !parts.as_slice().iter().any(|it| it.ends_with(':'));
        if let Some(whole) = parts.as_slice().first().filter(|it| is_open && is_placeholder(it)) {
            found.push(Piece::Path((*whole).to_owned()));
            parts.next();
            continue;
        }
        let mut inner: Vec<&str> = Vec::new();
        for part in parts.by_ref() {
            let end = part.strip_suffix(':');
            inner.push(end.unwrap_or(part));
            if end.is_some() {
                break;
            }
        }
        if !inner.is_empty() {
            found.push(Piece::Path(inner.join("/")));
        }
    }
    found
}

/// `{item-path}` and nothing else.
fn is_placeholder(part: &str) -> bool {
    let inner = part.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    inner.is_some_and(|it| !it.contains(['{', '}']))
}

/// True if a path begins behind a colon, and goes on behind its placeholder without the colon that ends it.
pub(crate) fn lacks_colon(path: &str) -> bool {
    let parts = split(path);
    let Some(at) = parts.iter().rposition(|it| it.len() > 1 && it.ends_with(':')) else { return false };
    parts.get(at + 1).is_some_and(|it| is_placeholder(it)) && parts.len() > at + 2
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
    parts.retain(|it| !it.is_empty() && *it != "..." && *it != "…");
    parts
}

fn push<'t>(pieces: &mut Vec<Piece<'t>>, part: &'t str) {
    if let Some(before) = part.strip_suffix("$ref").filter(|it| !it.is_empty()) {
        push(pieces, before);
        pieces.push(Piece::Word("$ref"));
        return;
    }
    let Some((name, inner)) = split_call(part) else {
        pieces.push(Piece::Word(part));
        return;
    };
    let arguments = arguments(inner);
    match arguments.as_slice() {
        [Argument { name: "", value }] if !name.contains('.') => {
            pieces.extend([Piece::Word(name), Piece::Key(value)]);
        }
        // Arguments have names; values without any are the parts of a key.
        [_, _, ..] if arguments.iter().all(|it| it.name.is_empty()) && !name.contains('.') => {
            pieces.extend([Piece::Word(name), Piece::Key(inner.trim())]);
        }
        _ => pieces.push(Piece::Call(name, arguments)),
    }
}

/// The name of a call, and what stands in its parentheses, the last of which may be missing.
fn split_call(part: &str) -> Option<(&str, &str)> {
    let (name, rest) = part.split_once('(')?;
    let inner = match rest.rsplit_once(')') {
        Some((inner, "")) => inner,
        Some(_) => return None,
        None => rest,
    };
    let name = name.trim();
    (!name.is_empty() && !name.contains(['{', '<', '[', '\''])).then_some((name, inner))
}

/// Splits at commas outside of placeholders and quotes.
fn arguments(inner: &str) -> Vec<Argument<'_>> {
    let (mut depth, mut quoted, mut start) = (0_usize, false, 0);
    let mut found = Vec::new();
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'<' | b'(' | b'[' => depth += 1,
            b'}' | b'>' | b')' | b']' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                found.push(inner[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(inner[start..].trim());
    found.into_iter().filter(|it| !it.is_empty()).map(argument).collect()
}

fn argument(text: &str) -> Argument<'_> {
    match text.split_once('=') {
        Some((name, value)) if !name.contains('\'') => Argument { name: name.trim(), value: value.trim() },
        _ => Argument { name: "", value: text },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(path: &str) -> String {
        let piece = |it: Piece<'_>| match it {
            Piece::Word(word) => word.to_owned(),
            Piece::Key(key) => format!("({})", meant(key)),
            Piece::Path(path) => format!(":{path}"),
            Piece::Call(name, arguments) => {
                let shown: Vec<String> = arguments.iter().map(|it| format!("{}={}", it.name, it.meant())).collect();
                format!("{name}[{}]", shown.join(","))
            }
        };
        pieces(path).into_iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_calls_and_paths() {
        assert_eq!(show("/lamps({roomId},{lampId})/bulbs"), "lamps ({roomId},{lampId}) bulbs");
        assert_eq!(show("/users('a%20b')/x"), "users (a b) x");
        assert_eq!(show("/r/f(period='D7', n=3)"), "r f[period=D7,n=3]");
        assert_eq!(show("/r/f(zone=example.graph.zone'i''x')"), "r f[zone=i'x]");
        assert_eq!(show("/w/range(address='A(1:B,2')/x"), "w range[address=A(1:B,2] x");
        assert_eq!(show("/w/range(address='<address>'/x"), "w range[address=<address>] x");
        assert_eq!(show("/x/delta()/(team-id)"), "x delta[] (team-id)");
        assert_eq!(show("/x/y.f('z')"), "x y.f[=z]");
        assert_eq!(show("/me/drive/root:/a/b c.txt:/content"), "me drive root :a/b c.txt content");
        assert_eq!(show("/sites/a.com:/teams/hr"), "sites a.com :teams/hr");
        assert_eq!(show("/x/19:abc@t/.../{id}$ref"), "x 19:abc@t {id} $ref");
    }
}
