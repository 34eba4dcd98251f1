//! What became of examples, for programs: one JSON object per line; `examples --help` documents its fields.

use std::io::{self, Write};

use docwright::examples::{Finding, Outcome, Report, Side};
use docwright::source::Span;
use serde::Serialize;

use super::{entry, request};
use crate::docs::DocSet;
use crate::render::{Places, harmless};

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    rule: &'static str,
    category: String,
    exact: bool,
    lossless: bool,
    typed: bool,
    #[serde(flatten)]
    place: At,
    function: Option<String>,
    request: Option<String>,
    arguments: Option<&'a [Option<String>]>,
    status: Option<u16>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'static str,
    category: String,
    message: &'a str,
    #[serde(flatten)]
    place: At,
    help: &'static str,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: At,
}

#[derive(Serialize)]
struct At {
    path: String,
    line: usize,
    column: usize,
}

/// Writes one line for each example.
pub(super) fn write(out: &mut dyn Write, docs: &DocSet, report: &Report<'_>) -> io::Result<()> {
    let mut places = Places::new(&docs.sources);
    for it in &report.outcomes {
        writeln!(out, "{}", harmless(&serde_json::to_string(&Line::of(&mut places, it))?))?;
    }
    Ok(())
}

impl<'a> Line<'a> {
    fn of(places: &mut Places<'_>, it: &'a Outcome<'_>) -> Self {
        let rule = it.verdict();
        let about = entry(it);
        Self {
            kind: if it.side == Side::Request { "request" } else { "answer" },
            rule: rule.id(),
            category: rule.category().to_string(),
            exact: it.is_exact(),
            lossless: it.is_lossless(),
            typed: it.typed,
            place: At::of(places, it.span),
            function: about.as_ref().map(|it| it.path().to_string()),
            request: about.as_ref().map(request),
            arguments: it.call.as_ref().map(|it| it.arguments.as_slice()),
            status: it.status,
            findings: it.findings.iter().map(|it| Found::of(places, it)).collect(),
        }
    }
}

impl<'a> Found<'a> {
    fn of(places: &mut Places<'_>, it: &'a Finding) -> Self {
        let related = it.related.iter();
        let related = related.map(|it| Related { message: &it.value, place: At::of(places, it.span) }).collect();
        Self {
            rule: it.rule.id(),
            category: it.rule.category().to_string(),
            message: &it.message,
            place: At::of(places, it.span),
            help: it.rule.help(),
            related,
        }
    }
}

impl At {
    fn of(places: &mut Places<'_>, span: Span) -> Self {
        let (start, _) = places.of(span);
        Self { path: start.path, line: start.line, column: start.column }
    }
}
