//! The words of lenient JSON: blanks and comments, strings, numbers, bare words.
//!
//! ```text
//! blank    := white space of any kind, also form feeds and the like | "//" … line end | "/*" … "*/"
//! string   := '"' … '"' | "'" … "'" | "“" … "”"      raw line ends are kept; one that never ends, ends with its line
//! number   := digits as written, also `0042`
//! ellipsis := "..." | "…" | "/…/"
//! word     := anything else up to `,` `}` `]` or the line end
//! ```

use crate::text::json::escape::unescape;
use crate::text::json::strict;
use crate::text::json::value::Json;
use crate::text::source::{Span, Spanned};

/// A cursor over JSON text.
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    base: Span,
    /// Something beyond comments and trailing commas was repaired.
    pub(crate) repaired: bool,
    /// Why reading stopped.
    pub(crate) problem: Option<Spanned<&'static str>>,
    /// The first string that does not end on its line: what comes after it is read wrong.
    torn: Option<Span>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str, base: Span) -> Self {
        Self { text, at: 0, base, repaired: false, problem: None, torn: None }
    }

    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// From `start` to the cursor.
    pub(crate) fn span(&self, start: usize) -> Span {
        let base = self.base.start as usize;
        Span::new(self.base.file, base + start..base + self.at)
    }

    pub(crate) fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(crate) fn bump(&mut self) {
        self.at += 1;
    }

    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Nothing more can be read; the cursor goes to the end.
    pub(crate) fn stop(&mut self, why: &'static str) {
        self.stop_at(why, self.span(self.at));
    }

    /// The same, because of what stands at a place.
    pub(crate) fn stop_at(&mut self, why: &'static str, span: Span) {
        let first = match self.torn {
            Some(torn) => Spanned::new("a string is not closed on its line", torn),
            None => Spanned::new(why, span),
        };
        self.problem.get_or_insert(first);
        self.at = self.text.len();
    }

    pub(crate) fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\n' | b'\t' | b'\r' => self.at += 1,
                b'/' if self.rest().starts_with("//") => self.skip_past("\n"),
                b'/' if self.rest().starts_with("/*") => self.skip_past("*/"),
                // They come along when text is pasted, and a bare word does not begin with them.
                b'\x0b' | b'\x0c' => {
                    self.repaired = true;
                    self.at += 1;
                }
                0..=0x7f => return,
                _ => match self.rest().chars().next() {
                    Some(letter) if letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}') => {
                        self.repaired = true;
                        self.at += letter.len_utf8();
                    }
                    _ => return,
                },
            }
        }
    }

    fn skip_past(&mut self, end: &str) {
        self.at += self.rest().find(end).map_or(self.rest().len(), |at| at + end.len());
    }

    /// `...`, `…` and `/…/`.
    pub(crate) fn skip_ellipsis(&mut self) -> bool {
        let rest = self.rest();
        let inner = rest.trim_start_matches('/');
        let after = inner.trim_start_matches(['.', '…']);
        let dots = inner.len() - after.len();
        if dots < 2 {
            return false;
        }
        self.repaired = true;
        self.at +=
            rest.len() - if inner.len() < rest.len() { after.trim_start_matches('/').len() } else { after.len() };
        true
    }

    /// Skips a value in brackets without recursion.
    pub(crate) fn skip_nested(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                b'"' => {
                    self.string('"');
                    continue;
                }
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
        self.stop("it ends before its brackets are closed");
    }

    pub(crate) fn key(&mut self) -> Spanned<String> {
        let start = self.at;
        let name = match self.quote() {
            Some(quote) => self.string(quote),
            None => self.word(&[':', ',', '}', ']', '\n', '"']),
        };
        Spanned::new(name, self.span(start))
    }

    /// Anything that is not in brackets.
    pub(crate) fn scalar(&mut self) -> Json {
        if let Some(quote) = self.quote() {
            return Json::String(self.string(quote));
        }
        if self.skip_ellipsis() {
            return Json::Elided;
        }
        let start = self.at;
        let word = self.word(&[',', '}', ']', '\n']);
        match word.as_str() {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            "null" => Json::Null,
            _ if is_number(&word) => self.number(&word),
            _ => self.loose_word(start, word),
        }
    }

    /// A number, which JSON may write in another way.
    fn number(&mut self, text: &str) -> Json {
        self.repaired |= !strict::is_number(text);
        Json::Number(text.to_owned())
    }

    fn loose_word(&mut self, start: usize, word: String) -> Json {
        // `true // comment` and `1 "next": 2`: the first word counts when it is a literal.
        let first = word.split([' ', '\t', '/']).next().unwrap_or_default();
        let literal = match first {
            "true" | "True" => Json::Bool(true),
            "false" | "False" => Json::Bool(false),
            "null" | "None" => Json::Null,
            _ if is_number(first) => self.number(first),
            _ => {
                self.repaired = true;
                return Json::String(word);
            }
        };
        self.repaired |= first.starts_with(['T', 'F', 'N']);
        self.at = start + first.len();
        literal
    }

    fn word(&mut self, ends: &[char]) -> String {
        let rest = self.rest();
        let length = rest.find(ends).unwrap_or(rest.len());
        let word = rest[..length].trim_end();
        if word.is_empty() {
            // Never stand still, whatever comes.
            self.stop("a key or value is missing");
            return String::new();
        }
        self.at += word.len();
        self.repaired |= ends.contains(&':');
        word.to_owned()
    }

    /// The character that ends the string at the cursor.
    fn quote(&self) -> Option<char> {
        match self.rest().chars().next()? {
            quote @ ('"' | '\'') => Some(quote),
            '“' | '”' => Some('”'),
            _ => None,
        }
    }

    fn string(&mut self, quote: char) -> String {
        self.at += quote.len_utf8();
        self.repaired |= quote != '"';
        let start = self.at;
        let mut line_end = None;
        let last = quote as u32;
        let mut escapes = false;
        let mut at = start;
        let bytes = self.text.as_bytes();
        loop {
            // No byte of another character looks like one of these.
            if let Some(last) = u8::try_from(last).ok().filter(u8::is_ascii) {
                at = memchr::memchr3(last, b'\\', b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
            }
            let Some(byte) = bytes.get(at) else {
                break;
            };
            match byte {
                b'\\' => {
                    escapes = true;
                    let escaped = self.text[at + 1..].chars().next();
                    at += 1 + escaped.map_or(0, char::len_utf8);
                }
                b'\n' => {
                    line_end = line_end.or(Some(at));
                    at += 1;
                    if quote == '”' {
                        break;
                    }
                }
                _ if u32::from(*byte) == last || *byte >= 0x80 && self.text[at..].starts_with(quote) => {
                    let end = at + quote.len_utf8();
                    if line_end.is_some() && !self.ends_well(end) {
                        break;
                    }
                    self.repaired |= line_end.is_some();
                    self.at = end;
                    let raw = &self.text[start..at];
                    return if escapes { unescape(raw) } else { raw.to_owned() };
                }
                0x80.. => at += self.text[at..].chars().next().map_or(1, char::len_utf8),
                _ => at += 1,
            }
        }
        // Not closed: it ends with its line.
        self.repaired = true;
        self.at = line_end.unwrap_or(self.text.len());
        self.torn.get_or_insert(self.span(start - quote.len_utf8()));
        unescape(self.text[start..self.at].trim_end().trim_end_matches(','))
    }

    /// True if the text behind a closing quote can follow one.
    fn ends_well(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start();
        rest.is_empty() || rest.starts_with([',', ':', '}', ']', '"', '/'])
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|first: char| first == '-' || first.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
        && word.bytes().filter(|byte| *byte == b'-').count() <= 2
        && word.ends_with(|last: char| last.is_ascii_digit())
        && word.parse::<f64>().is_ok()
}
