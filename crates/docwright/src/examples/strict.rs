//! Lenient JSON written strictly: comments, ellipses and what was left out are gone, placeholders are values.

use std::fmt::Write;

use crate::page::Json;
use crate::source::{Span, Spanned};

/// The text of a value, with `stand_ins` in place of what stands at their places.
pub(super) fn text(json: &Json, stand_ins: &[(Span, &'static str)]) -> String {
    let mut text = String::new();
    write(&mut text, json, stand_ins);
    text
}

fn write(text: &mut String, json: &Json, stand_ins: &[(Span, &'static str)]) {
    match json {
        Json::Null | Json::Elided => text.push_str("null"),
        Json::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => text.push_str(&strict_number(number)),
        Json::String(content) => push_string(text, content),
        Json::Array(items) => {
            let items = items.iter().filter(|it| it.value != Json::Elided);
            list(text, ['[', ']'], items, |text, it| write_at(text, it, stand_ins));
        }
        Json::Object(members) => {
            let members = members.iter().filter(|it| it.value.value != Json::Elided);
            list(text, ['{', '}'], members, |text, it| {
                push_string(text, &it.name.value);
                text.push_str(": ");
                write_at(text, &it.value, stand_ins);
            });
        }
    }
}

fn write_at(text: &mut String, json: &Spanned<Json>, stand_ins: &[(Span, &'static str)]) {
    match stand_ins.iter().find(|it| it.0 == json.span) {
        Some((_, stand_in)) => text.push_str(stand_in),
        None => write(text, &json.value, stand_ins),
    }
}

fn list<T>(
    text: &mut String,
    [open, close]: [char; 2],
    items: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    text.push(open);
    for (rank, item) in items.enumerate() {
        text.push_str(if rank > 0 { ", " } else { "" });
        write(text, item);
    }
    text.push(close);
}

fn push_string(text: &mut String, content: &str) {
    // Writing a string to a string cannot fail.
    let _ = write!(text, "{}", serde_json::Value::from(content));
}

/// `0042` is not a number of JSON; what else is none is text.
fn strict_number(number: &str) -> String {
    if super::scalars::is_number(number) {
        return number.to_owned();
    }
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |it| ("-", it));
    let shorter = format!("{sign}{}", digits.trim_start_matches(['0', '+']));
    if super::scalars::is_number(&shorter) { shorter } else { serde_json::Value::from(number).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::JsonMember;
    use crate::source::Sources;

    #[test]
    fn what_is_written_is_json() {
        let sources = Sources::from_texts([("a.md", "")]);
        let file = sources.iter().next().unwrap().0;
        let at = |json: Json, start: usize| Spanned::new(json, Span::new(file, start..start + 1));
        let member = |name: &str, json: Json, start| JsonMember {
            name: Spanned::new(name.to_owned(), Span::at_start(file)),
            value: at(json, start),
        };
        let number = |it: &str| Json::Number(it.to_owned());
        let json = Json::Object(vec![
            member("a\"", Json::Array(vec![at(number("0042"), 1), at(Json::Elided, 2), at(Json::Null, 3)]), 4),
            member("b", Json::String("Integer".to_owned()), 5),
            member("c", Json::Elided, 6),
            member("d", number("1-2"), 7),
        ]);
        let stand_ins = [(Span::new(file, 5..6), "0")];
        assert_eq!(text(&json, &stand_ins), r#"{"a\"": [42, null], "b": 0, "d": "1-2"}"#);
    }
}
