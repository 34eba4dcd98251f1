//! Reads JSON the way people write it in documentation, with the place of every value.
//!
//! ```json
//! {
//!   "id": "String (identifier)",   // a comment
//!   displayName: 'unquoted key, single quotes',
//!   "bytes": 0042,
//!   "members": [ { ... }, ],
//!   "note": "raw
//!   line end" "missingComma": true
//! }
//! ```
//!
//! ```text
//! value  := object | array | string | number | "true" | "false" | "null" | ellipsis | word
//! object := "{" (member | "," | ellipsis)* "}"        member := (string | word) ":" value
//! array  := "[" (value | ",")* "]"
//! ```
//!
//! Comments and trailing commas are not worth a word; everything else beyond the standard is a repair. Reading stops at
//! the first thing that cannot be repaired; what stands before it is kept.

pub(crate) mod escape;
pub(crate) mod strict;
pub(crate) mod token;
pub(crate) mod value;

use crate::text::json::token::Tokens;
pub use crate::text::json::value::{Json, JsonMember};
use crate::text::source::{Span, Spanned};

/// Deeper values are skipped.
const MAX_DEPTH: usize = 128;

/// The value of a JSON text, and how well it could be read.
#[derive(Debug)]
pub(crate) struct JsonText {
    /// Absent when there is nothing that begins like JSON.
    pub(crate) value: Option<Spanned<Json>>,
    /// Something beyond comments and trailing commas had to be repaired.
    pub(crate) repaired: bool,
    /// Why and where reading stopped early.
    pub(crate) problem: Option<Spanned<&'static str>>,
    /// Where nesting became too deep.
    pub(crate) too_deep: Option<Span>,
}

/// Reads the text at `span`.
pub(crate) fn read(text: &str, span: Span) -> JsonText {
    let mut reader = Reader { tokens: Tokens::new(text, span), too_deep: None };
    reader.tokens.skip_blank();
    let starts = !reader.tokens.at_end();
    let value = starts.then(|| reader.value(0)).flatten();
    reader.tokens.skip_blank();
    let repaired = reader.tokens.repaired || !reader.tokens.at_end();
    JsonText { value, repaired, problem: reader.tokens.problem, too_deep: reader.too_deep }
}

struct Reader<'a> {
    tokens: Tokens<'a>,
    too_deep: Option<Span>,
}

impl Reader<'_> {
    /// `None` when nothing could be read; then a problem is noted.
    fn value(&mut self, depth: usize) -> Option<Spanned<Json>> {
        self.tokens.skip_blank();
        let start = self.tokens.position();
        let json = match self.tokens.peek()? {
            b'{' | b'[' if depth >= MAX_DEPTH => {
                self.too_deep.get_or_insert(self.tokens.span(start));
                self.tokens.skip_nested();
                Json::Elided
            }
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'}' | b']' | b',' | b':' => {
                self.tokens.stop("a value is missing");
                return None;
            }
            _ => self.tokens.scalar(),
        };
        Some(Spanned::new(json, self.tokens.span(start)))
    }

    fn object(&mut self, depth: usize) -> Json {
        let mut members = Vec::new();
        self.tokens.bump();
        while self.next_in(b'}', b']', members.is_empty()) {
            if self.tokens.skip_ellipsis() {
                continue;
            }
            let name = self.tokens.key();
            self.tokens.skip_blank();
            let value = if self.tokens.eat(b':') {
                self.tokens.skip_blank();
                match self.tokens.peek() {
                    Some(b',' | b'}') => self.missing(),
                    _ => self.value(depth + 1),
                }
            } else if matches!(self.tokens.peek(), Some(b',' | b'}')) {
                self.missing()
            } else {
                self.tokens.stop_at("what stands here is no member: no `:` comes after it", name.span);
                None
            };
            members.extend(value.map(|value| JsonMember { name, value }));
        }
        members.shrink_to_fit();
        Json::Object(members)
    }

    fn missing(&mut self) -> Option<Spanned<Json>> {
        self.tokens.repaired = true;
        Some(Spanned::new(Json::Elided, self.tokens.span(self.tokens.position())))
    }

    fn array(&mut self, depth: usize) -> Json {
        let mut items = Vec::new();
        self.tokens.bump();
        while self.next_in(b']', b'}', items.is_empty()) {
            if !self.tokens.skip_ellipsis() {
                items.extend(self.value(depth + 1));
            }
        }
        items.shrink_to_fit();
        Json::Array(items)
    }

    /// Moves to the next item; false at the closing bracket, which is consumed, and when reading has stopped.
    fn next_in(&mut self, close: u8, wrong: u8, first: bool) -> bool {
        let mut commas = 0;
        loop {
            self.tokens.skip_blank();
            if !self.tokens.eat(b',') {
                break;
            }
            commas += 1;
            self.tokens.repaired |= commas > 1;
        }
        match self.tokens.peek() {
            Some(byte) if byte == close => {
                self.tokens.bump();
                false
            }
            Some(byte) if byte == wrong => {
                self.tokens.stop("a bracket does not match");
                false
            }
            Some(_) => {
                self.tokens.repaired |= commas == 0 && !first;
                self.tokens.problem.is_none()
            }
            None => {
                self.tokens.stop("it ends before its brackets are closed");
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::tests::file;

    fn parsed(text: &str) -> JsonText {
        read(text, Span::new(file(), 0..text.len()))
    }

    /// The value in strict JSON, `repaired`, and whether there was a problem.
    fn show(text: &str) -> (String, bool, bool) {
        fn print(json: &Json) -> String {
            let list = |items: Vec<String>| items.join(",");
            match json {
                Json::Null => "null".to_owned(),
                Json::Bool(value) => value.to_string(),
                Json::Number(number) => number.clone(),
                Json::String(text) => format!("{text:?}"),
                Json::Array(items) => {
                    format!("[{}]", list(items.iter().map(|item| print(item)).collect()))
                }
                Json::Object(members) => {
                    let member = |member: &JsonMember| format!("{}:{}", member.name.value, print(&member.value));
                    format!("{{{}}}", list(members.iter().map(member).collect()))
                }
                Json::Elided => "...".to_owned(),
            }
        }
        let json = parsed(text);
        (json.value.map(|value| print(&value)).unwrap_or_default(), json.repaired, json.problem.is_some())
    }

    #[test]
    fn lenient_json_is_read() {
        let cases = [
            (r#"{"a": [1, -2.5e3, true, null], "b": "x\"\u00e9\n"}"#, r#"{a:[1,-2.5e3,true,null],b:"x\"é\n"}"#, false),
            ("{\"a\": 1, // one\n /* two */ \"b\": [2,],}", "{a:1,b:[2]}", false),
            ("{a: 'x' \"b\": 007, c: False}", r#"{a:"x",b:007,c:false}"#, true),
            ("{\"a\": { ... }, ..., \"b\": [ … ], \"c\": /.../ }", "{a:{},b:[],c:...}", true),
            ("{\"a\": \"x\ny\", \"b\": String, \"c\": , \"d\"}", r#"{a:"x\ny",b:"String",c:...,d:...}"#, true),
            ("{\"a\": \"x,\n\"b\": 1}", r#"{a:"x",b:1}"#, true),
            ("{\u{a0}\"a\":\u{202f}1} trailing", "{a:1}", true),
            ("[0, -0.5, 0e7, 1e-3]", "[0,-0.5,0e7,1e-3]", false),
            ("[-01, 1.e5, 007 // agent\n]", "[-01,1.e5,007]", true),
            ("{\"a\": “b”}", r#"{a:"b"}"#, true),
            ("{\u{c}\"a\":\u{b}[\u{c}1,\u{b}2\u{c}]}", "{a:[1,2]}", true),
        ];
        for (text, expected, repaired) in cases {
            assert_eq!(show(text), (expected.to_owned(), repaired, false), "{text}");
        }
    }

    #[test]
    fn what_stands_before_an_error_is_kept() {
        for (text, expected) in [("{\"a\": 1, \"b\": [2", "{a:1,b:[2]}"), ("{\"a\": 1]", "{a:1}"), ("{\"a\" 1}", "{}")]
        {
            let (json, _, problem) = show(text);
            assert_eq!((json.as_str(), problem), (expected, true), "{text}");
        }
        assert_eq!(show("  ").0, "");
    }

    #[test]
    fn an_error_is_where_it_begins() {
        for (text, place) in [
            ("{\"a\": \"\"b\", \"c\": 1}", "b"),
            ("{\n- \"a\": 1}", "-"),
            ("{\"a\": 1,\n\"status: 200,\n\"b\": {}}", "\"status: 200,"),
        ] {
            let span = parsed(text).problem.unwrap().span;
            assert_eq!(&text[span.start as usize..span.end as usize], place, "{text}");
        }
    }

    #[test]
    fn every_character_is_read_in_every_place_and_reading_ends() {
        // A reader that stands still collects members until the memory is gone.
        let letters = (0..=0x2ff).chain(0x2000..=0x206f).chain([0x3000, 0xfeff, 0x1_f600]).filter_map(char::from_u32);
        for letter in letters {
            for around in ["{\"\":[*", "{*", "[*", "{\"a\":*}", "{\"a\"*:1}", "[1*]", "[1,*2]", "{a*", "[[*", "*"] {
                let text = around.replace('*', &letter.to_string());
                let json = parsed(&text);
                let items = json.value.map_or(0, |value| count(&value.value));
                assert!(items <= 8 * text.len(), "{text:?} makes {items} values");
            }
        }
    }

    /// How many values there are.
    fn count(json: &Json) -> usize {
        1 + match json {
            Json::Array(items) => items.iter().map(|it| count(it)).sum(),
            Json::Object(members) => members.iter().map(|it| count(&it.value)).sum(),
            _ => 0,
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let text = "[".repeat(10_000);
        let json = parsed(&text);
        assert!(json.too_deep.is_some() && json.value.is_some());
        let closed = format!("{}1{}", "[".repeat(500), "]".repeat(500));
        assert!(parsed(&closed).problem.is_none());
    }

    #[test]
    fn members_are_found_by_name_and_have_places() {
        let json = parsed("{\"a\": true, \"b\": \"false\"}").value.unwrap();
        assert_eq!(json.get("b").and_then(|value| value.as_bool()), Some(false));
        assert_eq!((json.get("a").unwrap().span.start, json.get("a").unwrap().span.end), (6, 10));
        assert!(json.get("c").is_none());
    }
}
