//! `cargo xtask drift OLD NEW`: what changed in the documentation, and what that means for users of the crate.

mod accepted;
mod git;
mod github;
mod json;
mod markdown;
mod sarif;
mod side;
mod text;

use std::io::Write;

use docwright::drift::{Change, Class, Report, compare};

use crate::cli::{Drift, DriftFormat, FailOn};
use crate::progress::Progress;
use crate::{Verdict, place, terminal};
use accepted::Accepted;
use side::Side;

/// What is written, whatever the format.
struct Findings<'a> {
    old: &'a Side,
    new: &'a Side,
    /// The changes that are asked about.
    report: &'a Report,
    /// What was accepted of them.
    accepted: &'a Accepted,
    /// The crate's version begins with `0.`.
    is_before_one: bool,
}

/// Runs the command.
pub(crate) fn run(options: &Drift) -> anyhow::Result<Verdict> {
    let accepted = Accepted::read(options.accepted.as_deref())?;
    let progress = Progress::start("reading both documentation sets");
    let new_name = options.new.clone().unwrap_or_else(|| place::shown(&place::default_docs()));
    let read = |name: &str| Side::read(name, options.config.as_deref(), &progress);
    let (old, new) = rayon::join(|| read(&options.old), || read(&new_name));
    let (old, new) = (old?, new?);
    progress.step("comparing");
    let whole = compare(&old.snapshot, &new.snapshot);
    let stale = accepted.stale(&whole, options.only.is_some());
    let report = Report { changes: whole.changes.into_iter().filter(|it| options.wants(it)).collect() };
    drop(progress);
    let findings = Findings {
        old: &old,
        new: &new,
        report: &report,
        accepted: &accepted,
        is_before_one: env!("CARGO_PKG_VERSION").starts_with("0."),
    };
    let mut stream = match options.format {
        DriftFormat::Text => terminal::text(),
        DriftFormat::Json | DriftFormat::Markdown | DriftFormat::Github | DriftFormat::Sarif => terminal::data(),
    };
    match options.format {
        DriftFormat::Text => text::write(&mut stream, &findings, options.all)?,
        DriftFormat::Json => json::write(&mut stream, &findings)?,
        DriftFormat::Markdown => stream.write_all(markdown::page(&findings).as_bytes())?,
        DriftFormat::Github => github::write(&mut stream, &findings)?,
        DriftFormat::Sarif => sarif::write(&mut stream, &findings)?,
    }
    stream.finish()?;
    stale.iter().try_for_each(|it| terminal::say(it))?;
    let fails = report.changes.iter().any(|it| options.fail_on.includes(it.class()) && !accepted.holds(it));
    Ok(if fails || !stale.is_empty() { Verdict::Findings } else { Verdict::Fine })
}

impl Drift {
    /// Whether a change is asked about: its rule or its item has the pattern in it.
    fn wants(&self, change: &Change) -> bool {
        let has = |text: &str, part: &str| text.to_lowercase().contains(part);
        let wanted = self.only.as_ref().map(|it| it.to_lowercase());
        wanted.is_none_or(|part| has(&change.id(), &part) || has(&change.item, &part) || has(&change.area, &part))
    }
}

impl FailOn {
    fn includes(self, class: Class) -> bool {
        match self {
            Self::Breaking => class == Class::Breaking,
            Self::Additive => class >= Class::Additive,
            Self::Any => true,
            Self::Never => false,
        }
    }
}

impl Findings<'_> {
    /// `3 breaking, 1 additive; 2 of them accepted`
    fn summary(&self) -> String {
        let counts = Class::ALL.into_iter().map(|it| (self.report.count(it), it)).filter(|it| it.0 > 0);
        let counts: Vec<String> = counts.map(|(count, class)| format!("{count} {class}")).collect();
        let accepted = self.report.changes.iter().filter(|it| self.accepted.holds(it)).count();
        match (counts.is_empty(), accepted) {
            (true, _) => "no change".to_owned(),
            (false, 0) => counts.join(", "),
            (false, _) => format!("{}; {accepted} accepted", counts.join(", ")),
        }
    }

    /// The least that a release must raise of the version.
    fn bump(&self) -> String {
        self.report.bump(self.is_before_one).to_string()
    }
}

/// What a change is about, with what was and what is where that can be read.
fn title(it: &Change) -> String {
    let values = match (it.class(), it.old.as_str(), it.new.as_str()) {
        (Class::Docs, _, _) => return it.item.clone(),
        (_, old, new) if it.item.ends_with(old) && it.item.ends_with(new) => return it.item.clone(),
        (_, old, "") => format!("was {old}"),
        (_, "", new) => new.to_owned(),
        (_, old, new) => format!("{old} -> {new}"),
    };
    format!("{}: {values}", it.item)
}
