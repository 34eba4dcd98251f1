//! The JSON record of a finding, as `lint --help` and `schemas/lint.schema.json` describe it.

use docwright::diagnostic::Diagnostic;
use serde::Serialize;

use crate::render::Places;
use crate::render::json::{Range, Related};

/// A finding.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    rule: &'static str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    place: Range,
    help: &'a str,
    /// Changes of the text that fix it for certain.
    fix: Vec<Edit<'a>>,
    related: Vec<Related<'a, Range>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Range,
}

impl<'a> Record<'a> {
    pub(super) fn of(places: &mut Places, it: &'a Diagnostic) -> Self {
        let mut at = |span| Range::of(places, span);
        Self {
            rule: it.rule.id(),
            severity: it.severity.to_string(),
            message: &it.message,
            place: at(it.span),
            help: it.advice.as_deref().unwrap_or(it.rule.help()),
            fix: it.fix.iter().map(|it| Edit { text: &it.text, place: at(it.span) }).collect(),
            related: it.related.iter().map(|it| Related { message: &it.value, place: at(it.span) }).collect(),
        }
    }
}
