//! Keys of paths: equal for equal addresses, whatever their placeholders are called.
//!
//! ```text
//! /users/{id | userPrincipalName}/Messages  →  /users/{}/messages
//! /reports/getX(b={b},a='{a}')              →  /reports/getx(a,b)
//! /x/delta()                                →  /x/delta()        a call is not the literal of its name
//! /drive/root:/{path}:/children             →  /drive/root:/{}/children
//! ```

use crate::odata::address::Address;
use crate::odata::name::{fold, is_qualified, push_folded};
use crate::odata::piece::Piece;
use crate::odata::segment::Segment;

/// The key of a path, with the length of each part.
#[derive(Debug, Clone, Default)]
pub(crate) struct PathKey {
    /// The key.
    pub(crate) text: String,
    lengths: Vec<usize>,
}

impl PathKey {
    /// The key of a path.
    pub(crate) fn of(segments: &[Segment]) -> Self {
        let mut key = Self { text: String::new(), lengths: Vec::with_capacity(segments.len()) };
        for segment in segments {
            key.push(segment);
            key.lengths.push(key.text.len());
        }
        key
    }

    /// The key of the first segments.
    pub(crate) fn up_to(&self, segment: usize) -> &str {
        segment.checked_sub(1).map_or("", |last| &self.text[..self.lengths[last]])
    }

    /// The key of the first segments with a literal behind them.
    pub(crate) fn with_literal(&self, segment: usize, name: &str) -> String {
        self.with_call(segment, name, &[])
    }

    /// The key of the first segments with a call behind them.
    pub(crate) fn with_call(&self, segment: usize, name: &str, arguments: &[&str]) -> String {
        let mut text = self.up_to(segment).to_owned();
        push_step(&mut text, name, arguments);
        text
    }

    fn push(&mut self, segment: &Segment) {
        let text = &mut self.text;
        match segment {
            Segment::Literal(name) => push_step(text, name, &[]),
            Segment::Cast(name) => push_cast(text, name),
            Segment::Key(_) => text.push_str("/{}"),
            Segment::ByPath(_) => text.push_str(":/{}"),
            Segment::Ref => text.push_str("/$ref"),
            Segment::Value => text.push_str("/$value"),
            Segment::Count => text.push_str("/$count"),
            Segment::Call { name, arguments, .. } => {
                let names: Vec<&str> = arguments.iter().map(|it| it.name.as_str()).collect();
                push_step(text, name, &names);
                text.push_str(if names.is_empty() { "()" } else { "" });
            }
        }
    }
}

/// The key of an address as it is written, where no more is known than its text: a word may be a call, and `()` does not
/// count.
pub(crate) fn of_text(target: &str) -> String {
    let mut text = String::new();
    for piece in Address::read(target).pieces() {
        match piece {
            Piece::Word(word) if word.contains(['{', '<']) => text.push_str("/{}"),
            Piece::Word(word) if is_qualified(word) => push_cast(&mut text, word),
            Piece::Word(word) => push_step(&mut text, word, &[]),
            Piece::Key(_) => text.push_str("/{}"),
            Piece::Path(_) => text.push_str(":/{}"),
            Piece::Call(name, arguments) => {
                let names: Vec<&str> = arguments.iter().map(|it| it.name).collect();
                push_step(&mut text, name, &names);
            }
        }
    }
    text
}

/// The key that saved models hold for the template of a function: arguments stay in their order.
pub(crate) fn of_template(template: &str) -> String {
    fold(&template.replace("'{}'", "{}"))
}

/// The name by which a word or call is told from others: letter case, the order of arguments and `()` do not count.
pub(crate) fn step(name: &str, arguments: &[&str]) -> String {
    let mut text = String::with_capacity(name.len());
    add_step(&mut text, name, arguments);
    text
}

fn push_step(text: &mut String, name: &str, arguments: &[&str]) {
    text.push('/');
    add_step(text, name, arguments);
}

fn add_step(text: &mut String, name: &str, arguments: &[&str]) {
    push_folded(text, name);
    if !arguments.is_empty() {
        let mut names: Vec<String> = arguments.iter().map(|it| fold(it)).collect();
        names.sort_unstable();
        text.extend(["(", &names.join(","), ")"]);
    }
}

fn push_cast(text: &mut String, name: &str) {
    text.push_str("/as ");
    push_folded(text, name);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::odata::Route;
    use crate::text::source::{Sources, Span};

    #[test]
    fn addresses_are_compared_by_what_they_lead_to() {
        let sources = Sources::from_texts([("a.md", "")]);
        let place = Span::at_start(sources.find("a.md").unwrap());
        for (target, key) in [
            ("/users/{id | userPrincipalName}/Messages", "/users/{}/messages"),
            ("users/<id>/messages/", "/users/{}/messages"),
            ("https://a.example/v2.0/users('{id}')/messages?$top={n}", "/users/{}/messages"),
            ("/r/f(b='{y}',A={x})", "/r/f(a,b)"),
            ("/x/{id}/example.graph.user/$ref", "/x/{}/as example.graph.user/$ref"),
            ("/drive/root:/{path}:/children", "/drive/root:/{}/children"),
        ] {
            assert_eq!(of_text(target), key, "{target}");
            assert_eq!(PathKey::of(&Route::read(target, place).unwrap().segments).text, key, "{target}");
        }
        assert_eq!(of_text("/x/delta()"), of_text("/x/delta"));
        for odd in ["", "/", "{", "}}}", "?", "://", "é{ü", "a(", ")", ":", "'"] {
            of_text(odd);
        }
    }

    #[test]
    fn the_key_of_the_first_segments_begins_the_key() {
        let sources = Sources::from_texts([("a.md", "")]);
        let place = Span::at_start(sources.find("a.md").unwrap());
        let key = PathKey::of(&Route::read("/a/{b}/c", place).unwrap().segments);
        assert_eq!([0, 1, 2, 3].map(|end| key.up_to(end)), ["", "/a", "/a/{}", "/a/{}/c"]);
    }
}
