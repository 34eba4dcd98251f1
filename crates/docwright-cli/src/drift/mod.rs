//! `drift OLD NEW`: the changes between two documentation sets, and their meaning for users of the crate.

mod accepted;
mod announced;
mod comparison;
mod explain;
mod findings;
mod git;
mod html;
mod hunk;
mod links;
mod markdown;
mod record;
mod report;
mod side;
mod version;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use docwright::config::day;
use docwright::drift::{Change, Class, Report, compare};

use crate::cli::{Drift, DriftFormat, FailOn};
use crate::progress::Progress;
use crate::{Home, Verdict, place, terminal};
use accepted::Accepted;
use announced::{Announced, Scope};
pub(crate) use comparison::Comparison;
use findings::{Findings, is_before_one};
pub(crate) use links::{Links, folder_of_commit};
pub(crate) use side::Side;

/// Runs the command.
pub(crate) fn run(options: &Drift, home: &Home) -> anyhow::Result<Verdict> {
    let usual = || home.docs.as_deref().map(place::shown);
    let new_name =
        options.new.clone().or_else(usual).context("say which documentation is the new one: drift OLD NEW")?;
    // Where there is no usual folder, a revision without a path means the new one.
    let docs = home.docs.clone().or_else(|| Some(PathBuf::from(&new_name)).filter(|it| it.is_dir()));
    let home = &Home { docs, ..home.clone() };
    let accepted = Accepted::read(options.accepted.as_deref(), Path::new(&new_name))?;
    let progress = Progress::start("reading both documentation sets");
    let out = options.krate.as_ref().or(home.out.as_ref());
    let (sides, version) =
        rayon::join(|| sides(options, &new_name, home, &progress), || out.map_or(Ok(None), |it| version::of_crate(it)));
    let ([old, new], version) = (sides?, version?);
    progress.step("comparing");
    let whole = compare(&old.snapshot, &new.snapshot);
    let stale = accepted.stale(&whole, options.only.is_some());
    let changes = whole.changes.into_iter().filter(|it| options.wants(it));
    let (hidden, shown): (Vec<Change>, Vec<Change>) =
        changes.partition(|it| it.is_formatting() && !options.formatting && options.explain.is_none());
    let report = Report { changes: shown };
    let announced = options.against_changelog.as_deref().map(|folder| announced(options, folder, &new, &report));
    let announced = announced.transpose()?;
    drop(progress);
    let findings = Findings {
        old: &old,
        new: &new,
        report: &report,
        accepted: &accepted,
        announced,
        hidden: hidden.len(),
        links: Links::new(options.links.as_deref(), &new, home)?,
        again: format!("{} drift {}", home.command, options.sides()),
        is_before_one: is_before_one(version),
        home,
    };
    if let Some(fingerprint) = &options.explain {
        explain::run(&findings, fingerprint)?;
        return Ok(Verdict::Fine);
    }
    let mut stream = if options.format == DriftFormat::Text { terminal::text() } else { terminal::data() };
    report::write(&mut stream, &findings, options, &stale)?;
    stream.finish()?;
    for it in &stale {
        terminal::say(&format!("note: {}:{}: {}", terminal::clean(&it.file, false), it.line, it.text))?;
    }
    let fails = report.changes.iter().any(|it| options.fail_on.includes(it.class()) && !accepted.holds(it));
    // Each side is a million small things to give back.
    rayon::join(|| drop(old), || drop(new));
    Ok(if fails { Verdict::Findings } else { Verdict::Fine })
}

/// Reads both documentation sets.
fn sides(options: &Drift, new_name: &str, home: &Home, progress: &Progress) -> anyhow::Result<[Side; 2]> {
    let read = |name: &str| side::Files::read(name, options.config.as_deref(), home, progress);
    let (old, new) = rayon::join(|| read(&options.old), || read(new_name));
    let (old, mut new) = (old?, new?);
    new.share(&old);
    let (old, mut new) = rayon::join(|| old.understand(), || new.understand());
    new.follow(&old);
    // What was cannot be changed, what is can.
    progress.aside(|| old.unreadable().iter().try_for_each(|it| terminal::say(&format!("note: {it}"))))?;
    ensure!(new.unreadable().is_empty(), "cannot compare with {}", new.unreadable().join("; "));
    if new.snapshot.pages.len() * 2 < old.snapshot.pages.len() {
        let (was, is) = (old.snapshot.pages.len(), new.snapshot.pages.len());
        let note = format!("note: {new_name} has {is} pages, and {} had {was}: is it the whole set?", options.old);
        progress.aside(|| terminal::say(&note))?;
    }
    Ok([old, new])
}

/// Reads the vendor's changelog as far as it is about the new set's version of the service.
fn announced(options: &Drift, folder: &Path, new: &Side, report: &Report) -> anyhow::Result<Announced> {
    let since = options.announced_since.as_deref();
    let read = |it| day(it).with_context(|| format!("--announced-since {it}: expected YYYY-MM-DD"));
    let since = since.map(read).transpose()?;
    let version = new.docs.as_ref().map_or("v1.0", |it| it.config.service.version());
    Announced::read(folder, &Scope { version, since }, (report, &new.snapshot))
}

impl Drift {
    /// Both sides as they were named.
    fn sides(&self) -> String {
        std::iter::once(&self.old).chain(&self.new).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// True of a change that `--only` asks about: its rule, its item or its area has the pattern in it.
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
