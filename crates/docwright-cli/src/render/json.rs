//! Findings for programs: one JSON object per line; `lint --help` documents its fields.

use std::io::{self, Write};

use docwright::diagnostic::Diagnostic;
use docwright::source::Span;
use serde::Serialize;

use super::places::Places;
use crate::docs::DocSet;
use crate::terminal::is_steering;

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    help: &'static str,
    /// What mends it for certain: what is to stand at which place.
    fix: Vec<Change<'a>>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Writes the findings.
pub(crate) fn json(out: &mut dyn Write, docs: &DocSet, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let mut places = Places::new(&docs.sources);
    for it in diagnostics {
        writeln!(out, "{}", line(&mut places, it)?)?;
    }
    Ok(())
}

fn line(places: &mut Places, it: &Diagnostic) -> serde_json::Result<String> {
    Ok(harmless(&serde_json::to_string(&Finding::new(places, it))?))
}

impl<'a> Finding<'a> {
    fn new(places: &mut Places, it: &'a Diagnostic) -> Self {
        Self {
            rule: it.rule.id(),
            severity: it.severity.to_string(),
            message: &it.message,
            place: Place::of(places, it.span),
            help: it.rule.help(),
            fix: it.fix.iter().map(|it| Change { text: &it.text, place: Place::of(places, it.span) }).collect(),
            related: it
                .related
                .iter()
                .map(|it| Related { message: &it.value, place: Place::of(places, it.span) })
                .collect(),
        }
    }
}

impl Place {
    fn of(places: &mut Places, span: Span) -> Self {
        let (start, end) = places.of(span);
        Self { path: start.path, line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

/// The same JSON with every character escaped that could steer a terminal: such characters occur in strings only.
pub(crate) fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for it in json.chars() {
        // All of them lie in the basic plane, so that one escape is enough.
        if is_steering(it) { text.push_str(&format!("\\u{:04x}", u32::from(it))) } else { text.push(it) }
    }
    text
}

#[cfg(test)]
mod tests {
    use docwright::diagnostic::Rule;
    use docwright::source::Sources;

    use super::*;

    #[test]
    fn findings_survive_the_round_trip_and_steer_nothing() {
        let sources = Sources::from_texts([("a.md", "one\ntwo")]);
        let (file, _) = sources.iter().next().unwrap();
        let hostile = "\u{1b}[2J\u{9b}m\u{202e}\n\"";
        let it =
            Diagnostic::new(Rule::NameConflict, hostile, Span::new(file, 4..7)).with("other", Span::at_start(file));
        let line = line(&mut Places::new(&sources), &it).unwrap();
        assert!(!line.contains(is_steering), "{line:?}");
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["message"], hostile);
        assert_eq!((&value["line"], &value["endColumn"]), (&2.into(), &4.into()));
        assert_eq!(value["related"][0]["path"], "a.md");
    }
}
