//! The policy for findings: configured severities, and suppressions.
//!
//! ```yaml
//! lint:
//!   rules: { orphan-page: off, broken-link: error }
//!   paths:
//!     - { glob: "api/intune-*.md", rules: { missing-section: off } }
//!   suppress:
//!     - { rule: broken-link, at: resources/lamp.md, has: bulb.md, reason: the page comes next week, until: 2027-01-01 }
//! ```
//!
//! ```markdown
//! <!-- docwright-ignore broken-link: the page comes next week (until 2027-01-01) -->
//! See [bulb](bulb.md).
//! ```
//!
//! A comment covers its own line and the block below it; `docwright-ignore-page` covers the page.

use crate::config::{Config, Level, Suppression};
use crate::lint::remarks::{self, Remark};
use crate::lint::set::Set;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{FileId, Sources, Span};

/// Tells of names in Rust, for which no writer can do anything; `REPORT.md` lists them, and lint where it is configured.
const OF_RUST: Rule = Rule::NameAdjusted;

/// Gives findings the severity that is configured, leaves out what is suppressed, and reports suppressions that do nothing.
/// `today` is `YYYY-MM-DD`.
pub(crate) fn apply(set: &Set<'_>, found: Vec<Diagnostic>, today: &str) -> Vec<Diagnostic> {
    let mut policy = Policy::new(set, today);
    let kept: Vec<Diagnostic> = found.into_iter().filter_map(|it| policy.judge(it)).collect();
    let complaints = policy.complaints();
    kept.into_iter().chain(complaints.into_iter().filter_map(|it| policy.severity(it))).collect()
}

struct Policy<'a> {
    sources: &'a Sources,
    config: &'a Config,
    today: &'a str,
    remarks: Vec<Remark>,
    /// Remarks that cannot be read.
    bad: Vec<Diagnostic>,
    /// How many findings each suppression of the configuration, and each remark, has suppressed.
    used: (Vec<usize>, Vec<usize>),
}

impl<'a> Policy<'a> {
    fn new(set: &Set<'a>, today: &'a str) -> Self {
        let mut bad = Vec::new();
        let mut remarks = Vec::new();
        for outline in set.outlines() {
            remarks.extend(outline.remarks.iter().filter_map(|span| match remarks::read(set.sources, *span)? {
                Ok(remark) => Some(remark),
                Err(message) => {
                    bad.push(Diagnostic::new(Rule::BadSuppression, message, *span));
                    None
                }
            }));
        }
        let used = (vec![0; set.config.lint.suppress.len()], vec![0; remarks.len()]);
        Self { sources: set.sources, config: set.config, today, remarks, bad, used }
    }

    fn judge(&mut self, it: Diagnostic) -> Option<Diagnostic> {
        let it = self.severity(it)?;
        let path = &self.sources[it.span.file].path;
        let listed = self.config.lint.suppress.iter().enumerate().filter(|(_, entry)| {
            entry.rule == it.rule
                && entry.at.as_str() == path
                && entry.has_part(&it.message, self.sources.text(it.span))
        });
        let listed: Vec<(usize, bool)> =
            listed.map(|(rank, entry)| (rank, self.holds(entry.until.as_deref()))).collect();
        let written = self.remarks.iter().enumerate().filter(|(_, remark)| remark.covers(it.rule, it.span));
        let written: Vec<(usize, bool)> =
            written.map(|(rank, remark)| (rank, self.holds(remark.until.as_deref()))).collect();
        listed.iter().for_each(|(rank, _)| self.used.0[*rank] += 1);
        written.iter().for_each(|(rank, _)| self.used.1[*rank] += 1);
        (!listed.iter().chain(&written).any(|(_, holds)| *holds)).then_some(it)
    }

    /// The finding with the severity that counts at its place; nothing when its rule is off there.
    fn severity(&self, mut it: Diagnostic) -> Option<Diagnostic> {
        let path = &self.sources[it.span.file].path;
        match self.config.lint.level(it.rule, path) {
            Some(Level::Off) => return None,
            Some(Level::At(severity)) => it.severity = severity,
            None if it.rule == OF_RUST => return None,
            None => {}
        }
        Some(it)
    }

    fn holds(&self, until: Option<&str>) -> bool {
        until.is_none_or(|it| it >= self.today)
    }

    /// The findings about the suppressions themselves.
    fn complaints(&self) -> Vec<Diagnostic> {
        let listed = self.config.lint.suppress.iter().zip(&self.used.0).filter_map(|(entry, used)| {
            let place = place(self.sources, entry);
            self.complaint(place, entry.rule, entry.until.as_deref(), *used, "docwright.yaml: the suppression")
        });
        let written = self.remarks.iter().zip(&self.used.1).filter_map(|(remark, used)| {
            self.complaint(Some(remark.span), remark.rule, remark.until.as_deref(), *used, "the suppression")
        });
        self.bad.iter().cloned().chain(listed).chain(written).collect()
    }

    fn complaint(
        &self,
        place: Option<Span>,
        rule: Rule,
        until: Option<&str>,
        used: usize,
        what: &str,
    ) -> Option<Diagnostic> {
        let (kind, message) = match until {
            Some(day) if !self.holds(until) => (Rule::ExpiredSuppression, format!("{what} of `{rule}` ended on {day}")),
            _ if used == 0 => (Rule::UnusedSuppression, format!("{what} of `{rule}` suppresses nothing")),
            _ => return None,
        };
        Some(Diagnostic::new(kind, message, place?))
    }
}

/// The page that an entry of the configuration is about; any page when there is none such.
fn place(sources: &Sources, entry: &Suppression) -> Option<Span> {
    let any = || -> Option<FileId> { Some(sources.iter().next()?.0) };
    sources.find(&entry.at).or_else(any).map(Span::at_start)
}
