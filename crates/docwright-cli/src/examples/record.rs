//! The JSON record of an example, as `examples --help` describes it.

use docwright::examples::{Finding, Outcome, Side};
use serde::Serialize;

use super::{entry, request};
use crate::render::Places;
use crate::render::json::{Related, Start};

/// An example and what became of it.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    kind: &'static str,
    rule: &'static str,
    category: String,
    exact: bool,
    lossless: bool,
    typed: bool,
    #[serde(flatten)]
    place: Start,
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
    place: Start,
    help: &'static str,
    related: Vec<Related<'a, Start>>,
}

impl<'a> Record<'a> {
    pub(super) fn of(places: &mut Places<'_>, it: &'a Outcome<'_>) -> Self {
        let rule = it.verdict();
        let about = entry(it);
        Self {
            kind: if it.side == Side::Request { "request" } else { "answer" },
            rule: rule.id(),
            category: rule.category().to_string(),
            exact: it.is_exact(),
            lossless: it.is_lossless(),
            typed: it.typed,
            place: Start::of(places, it.span),
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
        let related = related.map(|it| Related { message: &it.value, place: Start::of(places, it.span) }).collect();
        Self {
            rule: it.rule.id(),
            category: it.rule.category().to_string(),
            message: &it.message,
            place: Start::of(places, it.span),
            help: it.rule.help(),
            related,
        }
    }
}
