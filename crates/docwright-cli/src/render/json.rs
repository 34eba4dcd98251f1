//! JSON lines for programs: one object per line, in which nothing steers a terminal.

use std::io::{self, Write};

use docwright::source::Span;
use serde::Serialize;

use super::places::Places;
use crate::terminal::is_steering;

/// Where something begins, by its path in the documentation folder.
#[derive(Serialize)]
pub(crate) struct Start {
    path: String,
    line: usize,
    column: usize,
}

/// Where something is; the end is exclusive.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Range {
    #[serde(flatten)]
    start: Start,
    end_line: usize,
    end_column: usize,
}

/// Another place that matters, and what it says.
#[derive(Serialize)]
pub(crate) struct Related<'a, P> {
    pub(crate) message: &'a str,
    #[serde(flatten)]
    pub(crate) place: P,
}

impl Start {
    /// The first character of a span.
    pub(crate) fn of(places: &mut Places, span: Span) -> Self {
        let (start, _) = places.of(span);
        Self { path: start.path, line: start.line, column: start.column }
    }
}

impl Range {
    /// All of a span.
    pub(crate) fn of(places: &mut Places, span: Span) -> Self {
        let (start, end) = places.of(span);
        let start = Start { path: start.path, line: start.line, column: start.column };
        Self { start, end_line: end.line, end_column: end.column }
    }
}

/// Writes a line.
pub(crate) fn line(out: &mut dyn Write, record: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", harmless(&serde_json::to_string(record)?))
}

/// The same JSON with every character escaped that could steer a terminal: such characters occur in strings only.
fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for it in json.chars() {
        // All of them lie in the basic plane, so that one escape is enough.
        if is_steering(it) { text.push_str(&format!("\\u{:04x}", u32::from(it))) } else { text.push(it) }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_survive_the_round_trip_and_steer_nothing() {
        let hostile = "\u{1b}[2J\u{9b}m\u{202e}\n\"";
        let mut out = Vec::new();
        line(&mut out, &Related { message: hostile, place: () }).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.trim_end().contains(is_steering), "{text:?}");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["message"], hostile);
    }
}
