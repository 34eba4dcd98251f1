//! Templates: a documented path with `{}` for each argument, safe as part of an address whatever the documentation says.
//!
//! ```text
//! /users/{id}/messages                    → /users/{}/messages
//! /reports/getX(period='{period_value}')  → /reports/getX(period='{}')
//! /me/drive/root:/{item-path}:/children   → /me/drive/root:/{}:/children
//! /users('{id}')                          → /users('{}')
//! ```

use crate::api::{Parameter, Segment};
use crate::text::percent::{TEMPLATE, encoded};

/// The template of a path.
pub(crate) fn template(segments: &[Segment]) -> String {
    let mut text = String::new();
    let mut by_path = false;
    for segment in segments {
        // The colon that ends an address by path is only written when something follows.
        text.push_str(if by_path { ":" } else { "" });
        by_path = matches!(segment, Segment::ByPath(_));
        match segment {
            Segment::Literal(name) | Segment::Cast(name) => push_literal(&mut text, name),
            Segment::Key(it) if it.parenthesised => {
                text.push('(');
                push_value(&mut text, it);
                text.push(')');
            }
            Segment::Key(it) => {
                text.push('/');
                push_value(&mut text, it);
            }
            Segment::ByPath(_) => text.push_str(":/{}"),
            Segment::Ref => text.push_str("/$ref"),
            Segment::Value => text.push_str("/$value"),
            Segment::Count => text.push_str("/$count"),
            Segment::Call { written, arguments, parenthesised, .. } => {
                push_literal(&mut text, written);
                if *parenthesised || !arguments.is_empty() {
                    push_arguments(&mut text, arguments);
                }
            }
        }
    }
    text
}

fn push_arguments(text: &mut String, arguments: &[Parameter]) {
    text.push('(');
    for (rank, argument) in arguments.iter().enumerate() {
        text.push_str(if rank > 0 { "," } else { "" });
        text.push_str(&encoded(&argument.name, TEMPLATE));
        text.push('=');
        push_value(text, argument);
    }
    text.push(')');
}

fn push_value(text: &mut String, parameter: &Parameter) {
    text.push_str(&encoded(&parameter.prefix, TEMPLATE));
    text.push_str(if parameter.quoted { "'{}'" } else { "{}" });
}

fn push_literal(text: &mut String, literal: &str) {
    text.push('/');
    text.push_str(&encoded(literal, TEMPLATE));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(name: &str, quoted: bool, parenthesised: bool) -> Parameter {
        Parameter { name: name.to_owned(), quoted, parenthesised, ..Parameter::default() }
    }

    fn literal(name: &str) -> Segment {
        Segment::Literal(name.to_owned())
    }

    #[test]
    fn keys_calls_and_addresses_by_path() {
        let call = Segment::Call {
            name: "x".to_owned(),
            written: "example.graph.x".to_owned(),
            arguments: vec![
                parameter("a", true, false),
                Parameter { prefix: "example.graph.zone".to_owned(), ..parameter("b", true, false) },
                parameter("c", false, false),
            ],
            parenthesised: true,
        };
        let by_path = || Segment::ByPath(parameter("path", false, false));
        for (segments, expected) in [
            (vec![literal("users"), Segment::Key(parameter("id", false, false)), Segment::Ref], "/users/{}/$ref"),
            (vec![literal("users"), Segment::Key(parameter("id", true, true)), Segment::Value], "/users('{}')/$value"),
            (vec![literal("w"), call], "/w/example.graph.x(a='{}',b=example.graph.zone'{}',c={})"),
            (vec![literal("root"), by_path(), literal("children")], "/root:/{}:/children"),
            (vec![literal("root"), by_path()], "/root:/{}"),
        ] {
            assert_eq!(template(&segments), expected);
        }
    }

    #[test]
    fn text_cannot_leave_the_path() {
        assert_eq!(template(&[literal("a/../b?c#d{}\"\\ é")]), "/a%2F..%2Fb%3Fc%23d%7B%7D%22%5C%20%C3%A9");
    }
}
