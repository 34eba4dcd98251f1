//! Example responses as values: status, headers and body.

use crate::examples::{Check, Outcome, Rule, Side};
use crate::krate::ItemPath;
use crate::page::{ApiPage, Json};

/// An answer that the documentation shows.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// The function whose request is answered.
    pub(crate) function: ItemPath,
    /// The ranks of that function's operations, each with the case of its response.
    pub(crate) answers: Vec<(usize, usize)>,
    /// Its status.
    pub(crate) status: u16,
    /// Its headers.
    pub(crate) headers: Vec<(String, String)>,
    /// Its body as JSON, if it is that to the end.
    pub(crate) json: Option<Json>,
    /// Its body as text.
    pub(crate) text: Option<String>,
}

/// The answers of a page, whose outcomes are in the order of its examples.
pub(crate) fn of_page(cx: &Check<'_>, page: &ApiPage, outcomes: &[Outcome<'_>]) -> Vec<Shown> {
    let responses = page.examples.iter().filter_map(|it| it.response.as_ref());
    let mut outcomes = outcomes.iter().filter(|it| it.side == Side::Response);
    let mut shown = Vec::new();
    for response in responses {
        // Answers to requests of other services have no outcome.
        let span = cx.first_line(response.span);
        let Some(outcome) = outcomes.clone().next().filter(|it| it.span == span) else { continue };
        outcomes.next();
        let Some(entry) = outcome.answers else { continue };
        if outcome.findings.iter().any(|it| it.rule == Rule::RequestMissing) {
            continue;
        }
        let body = response.body.as_ref();
        shown.push(Shown {
            function: entry.path(),
            answers: entry.function.lines.iter().map(|it| (it.operation, it.variant.response)).collect(),
            status: response.status.unwrap_or(200),
            headers: response.headers.clone(),
            json: body.filter(|it| it.problem.is_none()).and_then(|it| it.json.clone()),
            text: body.map(|it| cx.sources.text(it.span).trim().to_owned()),
        });
    }
    shown
}
