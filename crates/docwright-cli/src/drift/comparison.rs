//! A comparison of two sets for `update`: changes that are too much, the report and the changelog's entry.

use std::path::Path;

use docwright::drift::{Change, Report, compare};

use super::accepted::Accepted;
use super::findings::{Findings, is_before_one};
use super::links::Links;
use super::side::Side;
use super::{markdown, report, version};
use crate::cli::FailOn;
use crate::{Home, terminal};

/// Two documentation sets, compared.
pub(crate) struct Comparison<'a> {
    old: &'a Side,
    new: &'a Side,
    report: Report,
    /// Changes of formatting, which are no news.
    hidden: usize,
    accepted: Accepted,
    links: Links,
    is_before_one: bool,
    home: &'a Home,
}

impl<'a> Comparison<'a> {
    /// Compares; what was accepted stands in the file that is named, or in the documentation folder. The crate's version says
    /// which one follows.
    pub(crate) fn of(
        [old, new]: [&'a Side; 2],
        folder: &Path,
        named: Option<&Path>,
        (krate, home): (&Path, &'a Home),
    ) -> anyhow::Result<Self> {
        let accepted = Accepted::read(named, folder)?;
        let is_before_one = is_before_one(version::of_crate(krate)?);
        let whole = compare(&old.snapshot, &new.snapshot).changes;
        let (hidden, changes): (Vec<Change>, Vec<Change>) = whole.into_iter().partition(Change::is_formatting);
        let (report, hidden, links) = (Report { changes }, hidden.len(), Links::default());
        Ok(Self { old, new, report, hidden, accepted, links, is_before_one, home })
    }

    /// The same with links from the report to pages.
    pub(crate) fn with(self, links: Links) -> Self {
        Self { links, ..self }
    }

    /// True when something changed that must not.
    pub(crate) fn fails(&self, on: FailOn) -> bool {
        self.report.changes.iter().any(|it| self.is_too_much(it, on))
    }

    /// Shows the changes that must not be.
    pub(crate) fn print(&self, on: FailOn) -> anyhow::Result<()> {
        let changes = self.report.changes.iter().filter(|it| self.is_too_much(it, on));
        let changes = Report { changes: changes.cloned().collect() };
        let mut stream = terminal::text();
        report::text(&mut stream, &self.findings(&changes), false)?;
        Ok(stream.finish()?)
    }

    /// Everything, as Markdown.
    pub(crate) fn markdown(&self) -> String {
        markdown::page(&self.findings(&self.report))
    }

    /// The new entry of the crate's changelog.
    pub(crate) fn changelog(&self) -> String {
        self.report.changelog()
    }

    /// `3 breaking, 1 additive; version: minor`
    pub(crate) fn line(&self) -> String {
        let findings = self.findings(&self.report);
        format!("{}; version: {}", findings.summary(), findings.bump())
    }

    fn is_too_much(&self, it: &Change, on: FailOn) -> bool {
        on.includes(it.class()) && !self.accepted.holds(it)
    }

    fn findings<'b>(&'b self, report: &'b Report) -> Findings<'b> {
        Findings {
            old: self.old,
            new: self.new,
            report,
            accepted: &self.accepted,
            announced: None,
            hidden: self.hidden,
            links: self.links.clone(),
            // The pages that were are in the repository, once those that are were not committed yet.
            again: format!("{} drift HEAD", self.home.command),
            is_before_one: self.is_before_one,
            home: self.home,
        }
    }
}
