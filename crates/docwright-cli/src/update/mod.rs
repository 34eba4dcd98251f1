//! `update`: brings newer pages into the documentation set and generates the crate from them.
//!
//! ```text
//! fetch ─▶ files ─▶ select ─▶ pages ─▶ compile, compare ─▶ pages, source.json, model.lock, crate, CHANGELOG.md, DRIFT.md
//! ```
//!
//! Nothing is written before everything is known, and then all of it or nothing.

mod changelog;
mod fetch;
mod git;
mod pages;
mod select;
mod temporary;
mod wanted;

use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use anyhow::ensure;

use crate::cli::Update;
use crate::docs::{DocSet, Record, Selection};
use crate::drift::{Comparison, Links, Side, folder_of_commit};
use crate::generate::{Compiled, ensure_read, lock, protect};
use crate::output::{self, Beside, Target};
use crate::progress::Progress;
use crate::render::plural;
use crate::terminal::GOOD;
use crate::{Home, Verdict, place, terminal};
use pages::{Counts, Pages};

/// Runs the command.
pub(crate) fn run(options: &Update, home: &Home) -> anyhow::Result<Verdict> {
    let mut selection = Selection::new(&options.input, home)?;
    let out = home.out(options.out.as_deref())?;
    let folder = selection.folder.clone();
    // Several sets may lie side by side.
    let name = home.set.as_ref().map_or_else(|| "DRIFT.md".to_owned(), |set| format!("DRIFT-{set}.md"));
    let report = options.report.clone().unwrap_or_else(|| place::resolved(&folder).with_file_name(name));
    let is_page = place::resolved(&report).starts_with(place::resolved(&folder));
    ensure!(!is_page, "the report would be read as a page: write it outside of the documentation folder");
    protect(&out, &mut selection, &[&report], home)?;
    output::recover(&out)?;
    // What another update brings meanwhile would be in the folder, and not in the record.
    let is_out = place::resolved(&out) == place::resolved(&folder);
    let _pages = (!is_out).then(|| output::hold(&folder)).transpose()?;
    let before = Record::read(&folder)?;
    let progress = Progress::start("asking for the commit");
    let pages = match bring(options, &selection, before.as_ref(), &progress)? {
        Brought::Pages(it) => *it,
        other => {
            drop(progress);
            return other.tell();
        }
    };
    let config = pages.config(&selection);
    let kept = lock::kept(&folder.join(lock::NAME));
    let mut old = pages.old_side(&folder, config.as_deref())?;
    old.snapshot.keep(&kept);
    let mut new = DocSet::from_files(folder.clone(), pages.new.clone().into_iter().collect(), config.as_deref())?;
    new.config.kept = old.snapshot.kept();
    progress.step("generating the crate");
    let compiled = Compiled::of(&new, true);
    ensure_read(&compiled.output.unread, &new, home)?;
    if progress.aside(|| pages.tell_broken(&new, &compiled.diagnostics, home))? {
        return Ok(Verdict::Findings);
    }
    let snapshot = compiled.snapshot.clone().unwrap_or_default();
    let lock = pages.lock(&snapshot, &new, &folder)?;
    let new = Side { snapshot, docs: Some(new), prefix: place::shown(&folder), has_lock: true };
    let comparison = Comparison::of([&old, &new], &folder, options.accepted.as_deref(), (&out, home))?;
    let comparison = comparison.with(links(before.as_ref(), &pages.record));
    if comparison.fails(options.fail_on) {
        drop(progress);
        comparison.print(options.fail_on)?;
        terminal::say("nothing was changed, because of --fail-on")?;
        return Ok(Verdict::Findings);
    }
    progress.step("writing the files");
    let mut beside = pages.changes(&folder)?;
    beside.extend([pages.record.file(&folder)?, lock]);
    beside.extend(changelog::file(&out, &comparison.changelog())?);
    beside.push(Beside::new(&report, comparison.markdown() + &origin(before.as_ref(), &pages.record)));
    Target::new(&out, &compiled.output)?.with(beside).with_pages(&folder).write()?;
    drop(progress);
    tell_kept(&pages.kept)?;
    summarise(&pages, &comparison.line(), &report)?;
    Ok(Verdict::Fine)
}

/// The outcome of asking and fetching.
enum Brought {
    /// The pages before and after.
    Pages(Box<Pages>),
    /// The source has nothing that is not here; these pages were changed here, and the source was named by its commit.
    Nothing(Record, Vec<String>, bool),
    /// Pages that people wrote would be replaced.
    Refused(Vec<String>),
}

/// Brings the pages, as far as there is anything new.
fn bring(
    options: &Update,
    selection: &Selection,
    before: Option<&Record>,
    progress: &Progress,
) -> anyhow::Result<Brought> {
    let wanted = wanted::wanted(options, before)?;
    let limit = Duration::from_secs(options.timeout);
    let asked = fetch::ask(&wanted, limit)?;
    if let Some(it) = before.filter(|it| it.is_at(&wanted, &asked.commit) && !options.overwrite)
        && let Some(edited) = pages::edited(&selection.folder, it)?
    {
        return Ok(Brought::Nothing(it.clone(), edited, asked.is_pinned));
    }
    progress.step("fetching pages");
    let fetched = fetch::fetch(&wanted, &asked, limit)?;
    progress.step("reading both documentation sets");
    let mut pages = Pages::of(selection, wanted, before, fetched)?;
    if options.overwrite {
        pages.kept.clear();
    } else if pages.lost.is_empty() {
        pages.keep();
    } else {
        return Ok(Brought::Refused(pages.lost));
    }
    if pages.old == pages.new && before.is_some_and(|it| it.is_like(&pages.record)) {
        return Ok(Brought::Nothing(pages.record, pages.kept, asked.is_pinned));
    }
    Ok(Brought::Pages(Box::new(pages)))
}

impl Brought {
    /// Says why there is nothing to write.
    fn tell(self) -> anyhow::Result<Verdict> {
        match self {
            Self::Pages(_) => Ok(Verdict::Fine),
            Self::Nothing(record, edited, is_pinned) => {
                let follow = "; a commit stays what it is: `--from` with a branch follows that";
                let pinned = if is_pinned { follow } else { "" };
                tell_kept(&edited)?;
                let shown = terminal::clean(&record.shown(), false).into_owned();
                terminal::say(&format!("{GOOD}no page has changed:{GOOD:#} {shown}{pinned}"))?;
                Ok(Verdict::Fine)
            }
            Self::Refused(pages) => {
                for it in &pages {
                    let page = terminal::clean(it, false);
                    terminal::say(&format!("{page} was changed here, and its source has it otherwise or no longer"))?;
                }
                terminal::say(
                    "nothing was written: make the changes `corrections` in docwright.yaml, or take the source's with --overwrite",
                )?;
                Ok(Verdict::Findings)
            }
        }
    }
}

fn tell_kept(edited: &[String]) -> io::Result<()> {
    edited.iter().try_for_each(|it| {
        terminal::say(&format!("note: {} was changed here, and stays as it is", terminal::clean(it, false)))
    })
}

/// Links to the pages in the repository that they came from, and come from now.
fn links(before: Option<&Record>, now: &Record) -> Links {
    let folder = |it: &Record| folder_of_commit(&it.from, &it.revision, &it.subdir);
    Links::of_commits(before.and_then(folder), folder(now))
}

/// The last line of the report: which pages it is about.
fn origin(before: Option<&Record>, now: &Record) -> String {
    let before = before.map(|it| format!(", before from `{}`", it.shown().replace('`', "'")));
    format!("\nPages from `{}`{}.\n", now.shown().replace('`', "'"), before.unwrap_or_default())
}

fn summarise(pages: &Pages, line: &str, report: &Path) -> io::Result<()> {
    let Counts { new, changed, removed } = pages.counts();
    let mut stream = terminal::text();
    let from = terminal::clean(&pages.record.shown(), false).into_owned();
    writeln!(
        stream,
        "{GOOD}updated{GOOD:#} from {from}: {} new, {changed} changed, {removed} removed",
        plural(new, "page")
    )?;
    writeln!(stream, "{line}; report: {}", terminal::clean(&place::shown(report), false))?;
    stream.finish()
}
