//! [`Segment`]: the piece of a documented path, and its placeholders.
//!
//! ```text
//! segment = literal | key | call | "$ref" | "$value" | "$count"
//!         | type-name                        a cast, or an action or function with its namespace
//!         | path                             behind a segment and a colon: addressed by path
//! key     = "{" name [ "|" name ] "}" | "<" name ">" | "(" name "-id)" | an identifier of some object
//! ```

use crate::odata::address::Address;
use crate::odata::name::{is_literal, is_qualified};
use crate::odata::piece::{Argument, Piece};

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// `messages`
    Literal(String),
    /// `{id}`, or `('{id}')` right behind a literal.
    Key(Parameter),
    /// An action or function, `sendMail`, `delta()`, `getByPath(path='{path}')`; also a collection addressed by an
    /// alternate key, `applications(appId='{appId}')`.
    Call {
        /// The name before the parenthesis, without a namespace.
        name: String,
        /// The name as it stands in the path: `example.graph.delta`.
        written: String,
        /// Its arguments.
        arguments: Vec<Parameter>,
        /// It is written with parentheses, even if there is nothing between them.
        parenthesised: bool,
    },
    /// `example.graph.user`: the objects of a derived type only.
    Cast(String),
    /// `:/{item-path}:` behind an item: addressed by path.
    ByPath(Parameter),
    /// `$ref`
    Ref,
    /// `$value`
    Value,
    /// `$count`
    Count,
}

/// A placeholder of a path or query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameter {
    /// The name: of the function's parameter, or the placeholder's first alternative: `id` of `{id | name}`.
    pub name: String,
    /// The value stands in single quotes in the template.
    pub quoted: bool,
    /// The text before the quote: `example.graph.timeZoneStandard` of an enumeration's value.
    pub prefix: String,
    /// A key written in parentheses: `('{id}')`.
    pub parenthesised: bool,
}

/// The segments of a path; a piece that no documented path can have is a literal all the same.
pub(crate) fn segments(address: Address<'_>) -> Vec<Segment> {
    let mut segments = Vec::new();
    for piece in address.pieces() {
        let segment = match piece {
            Piece::Word(text) => word(text, &segments),
            Piece::Key(text) => Segment::Key(Parameter { parenthesised: true, ..placeholder(text) }),
            Piece::Call(name, arguments) => call(name, &arguments),
            Piece::Path(text) => Segment::ByPath(placeholder(&text)),
        };
        segments.push(segment);
    }
    segments
}

/// A path as a request line has it, without the slash in front: `users/{id}/drive`.
pub(crate) fn written(segments: &[Segment]) -> String {
    let mut text = String::new();
    for (at, segment) in segments.iter().enumerate() {
        match segment {
            Segment::Literal(name) | Segment::Cast(name) => text.extend(["/", name]),
            Segment::Key(it) if it.parenthesised => {
                let quote = if it.quoted { "'" } else { "" };
                text.extend(["(", quote, "{", &it.name, "}", quote, ")"]);
            }
            Segment::Key(it) => text.extend(["/{", &it.name, "}"]),
            Segment::ByPath(it) => {
                text.extend([":/{", &it.name, "}", if at + 1 < segments.len() { ":" } else { "" }]);
            }
            Segment::Call { written, arguments, .. } => {
                let argument = |it: &Parameter| {
                    let quote = if it.quoted { "'" } else { "" };
                    format!("{}={}{quote}{{{}}}{quote}", it.name, it.prefix, it.name)
                };
                let arguments: Vec<String> = arguments.iter().map(argument).collect();
                text.push_str(&format!("/{written}({})", arguments.join(",")));
            }
            Segment::Ref => text.push_str("/$ref"),
            Segment::Value => text.push_str("/$value"),
            Segment::Count => text.push_str("/$count"),
        }
    }
    text.trim_start_matches('/').to_owned()
}

impl Segment {
    /// True if a documented path can have such a segment.
    pub(crate) fn is_readable(&self) -> bool {
        match self {
            Self::Literal(name) | Self::Call { written: name, .. } => is_literal(name),
            _ => true,
        }
    }
}

fn word(text: &str, before: &[Segment]) -> Segment {
    match text {
        "$ref" => Segment::Ref,
        "$value" => Segment::Value,
        "$count" => Segment::Count,
        _ if is_key(text) => Segment::Key(placeholder(text)),
        _ if is_qualified(text) => Segment::Cast(text.to_owned()),
        _ if !text.contains('(') && is_identifier_of_an_object(text, before) => Segment::Key(Parameter::default()),
        _ => Segment::Literal(text.to_owned()),
    }
}

/// `{id}`, `<id>`, `'{id}'`, `(team-id)`, `{hostname},{site-id}`, `{user-id} | user-principal-name`.
fn is_key(word: &str) -> bool {
    word.starts_with(['{', '<', '\'', '(', '[']) || (word.contains(['{', '<']) && !word.contains('('))
}

/// A concrete identifier where the documentation should have a placeholder.
fn is_identifier_of_an_object(word: &str, before: &[Segment]) -> bool {
    let after_collection = matches!(before.last(), Some(Segment::Literal(_)));
    if !word.contains(|it: char| it.is_ascii_alphanumeric()) {
        return false;
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let long_mixed = word.len() >= 16 && digits >= 4;
    let guid_like = word.len() >= 8 && word.chars().all(|it| it.is_ascii_hexdigit() || it == '-') && digits > 0;
    let number = digits == word.len();
    let spelled = word.eq_ignore_ascii_case("id");
    after_collection
        && (long_mixed || guid_like || number || spelled || word.ends_with('=') || word.contains(['@', '.', '!']))
}

fn call(written: &str, arguments: &[Argument<'_>]) -> Segment {
    let name = written.rsplit('.').next().unwrap_or(written).to_owned();
    let arguments = arguments.iter().map(argument).collect();
    Segment::Call { name, written: written.to_owned(), arguments, parenthesised: true }
}

fn argument(it: &Argument<'_>) -> Parameter {
    let name = if it.name.is_empty() { it.value } else { it.name };
    let (prefix, quoted) = match it.value.split_once('\'') {
        Some((prefix, _)) if is_qualified(prefix) => (prefix, true),
        Some(_) => ("", true),
        None => ("", false),
    };
    Parameter { name: bare_name(name), quoted, prefix: prefix.to_owned(), ..Parameter::default() }
}

/// The placeholder's first alternative is its name.
fn placeholder(text: &str) -> Parameter {
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
