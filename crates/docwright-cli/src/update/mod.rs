//! `update`: brings newer pages into the documentation set and generates the crate from them.
//!
//! ```text
//! fetch ─▶ files ─▶ select ─▶ pages ─▶ compile, compare ─▶ pages, source.json, model.lock, crate, CHANGELOG.md, DRIFT.md
//! ```
//!
//! Nothing is written before everything is known, and then all of it or nothing.

mod changelog;
mod fetch;
mod select;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::ensure;
use docwright::diagnostic::{Diagnostic, Rule};
use docwright::drift::{Making, Snapshot};

use crate::cli::Update;
use crate::docs::{self, DocSet, Record, Selection};
use crate::drift::{Comparison, Links, Side, folder_of_commit};
use crate::generate::{Compiled, ensure_read, lock, protect};
use crate::output::{self, Beside, Target};
use crate::progress::Progress;
use crate::render::diagnostics::{errors, text};
use crate::render::plural;
use crate::terminal::GOOD;
use crate::{Home, Verdict, place, terminal};

/// Files of a documentation set by path.
type Files = BTreeMap<String, Vec<u8>>;

/// The pages of the documentation set before and after.
struct Pages {
    old: Files,
    new: Files,
    /// Where the new ones come from.
    record: Record,
}

/// How many pages are new, say something else, and are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counts {
    new: usize,
    changed: usize,
    removed: usize,
}

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
    let wanted = wanted::wanted(options, before.as_ref())?;
    let progress = Progress::start("fetching pages");
    let fetched = fetch::fetch(&wanted, Duration::from_secs(options.timeout))?;
    progress.step("reading both documentation sets");
    let pages = Pages::of(&selection, wanted, before.as_ref(), fetched)?;
    if pages.old == pages.new && before.as_ref().is_some_and(|it| it.is_like(&pages.record)) {
        drop(progress);
        terminal::say(&format!("{GOOD}no page has changed:{GOOD:#} {}", pages.record.shown()))?;
        return Ok(Verdict::Fine);
    }
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
    Target::new(&out, &compiled.output)?.with(beside).write()?;
    drop(progress);
    summarise(&pages, &comparison.line(), &report)?;
    Ok(Verdict::Fine)
}

impl Pages {
    fn of(
        selection: &Selection,
        wanted: Record,
        before: Option<&Record>,
        fetched: fetch::Fetched,
    ) -> anyhow::Result<Self> {
        // The first update may create the folder.
        let old = if selection.folder.exists() {
            docs::read_pages(&selection.folder, &selection.except)?
        } else {
            Vec::new()
        };
        let old: Files = old.into_iter().collect();
        let config = docs::read_config(selection)?;
        let brought = select::select(fetched.files, &config, &wanted.include, &wanted.exclude)?;
        ensure!(!brought.is_empty(), "no page of {} is asked for", wanted.shown());
        let mut record = wanted;
        record.revision = fetched.revision;
        record.pages = brought.keys().cloned().collect();
        let names: BTreeSet<String> = record.pages.iter().map(|it| it.to_lowercase()).collect();
        let earlier: BTreeSet<&String> = before.iter().flat_map(|it| &it.pages).collect();
        // Gone are pages that an update brought and that are no longer there, and pages that have another letter case now.
        let stays = |path: &String| !earlier.contains(path) && !names.contains(&path.to_lowercase());
        let mut new: Files =
            old.iter().filter(|it| stays(it.0)).map(|(path, text)| (path.clone(), text.clone())).collect();
        new.extend(brought);
        Ok(Self { old, new, record })
    }

    /// The configuration, where it is.
    fn config(&self, selection: &Selection) -> Option<PathBuf> {
        let own = selection.folder.join(docs::CONFIG_NAME);
        selection.config.map(Path::to_path_buf).or_else(|| own.is_file().then_some(own))
    }

    fn old_side(&self, folder: &Path, config: Option<&Path>) -> anyhow::Result<Side> {
        let prefix = format!("{} before", place::shown(folder));
        if self.old.is_empty() {
            return Ok(Side { snapshot: Snapshot::default(), docs: None, prefix, has_lock: false });
        }
        let files = self.old.clone().into_iter().collect();
        Ok(Side::understand(DocSet::from_files(folder.to_path_buf(), files, config)?, prefix))
    }

    /// Shows what forbids to take these pages, and says whether there is anything.
    fn tell_broken(&self, docs: &DocSet, diagnostics: &[Diagnostic], home: &Home) -> anyhow::Result<bool> {
        let is_unreadable = |it: &&Diagnostic| matches!(it.rule, Rule::NotUtf8 | Rule::PageTooLarge);
        let is_brought = |it: &&Diagnostic| self.record.pages.binary_search(&docs.sources[it.span.file].path).is_ok();
        let broken = diagnostics.iter().filter(is_unreadable).filter(is_brought);
        let broken: Vec<Diagnostic> = broken.cloned().collect();
        if !broken.is_empty() {
            let mut stream = terminal::messages();
            text(&mut stream, docs, &broken, true, home)?;
            stream.finish()?;
        }
        Ok(errors(docs, diagnostics, home)? || !broken.is_empty())
    }

    fn lock(&self, snapshot: &Snapshot, docs: &DocSet, folder: &Path) -> anyhow::Result<Beside> {
        let making = Making { source: self.record.shown(), ..Making::now(&docs.config) };
        lock::file(&folder.join(lock::NAME), snapshot, &making)
    }

    /// The files to be written in the documentation folder; those that go come first, for file systems that ignore letter case.
    fn changes(&self, folder: &Path) -> anyhow::Result<Vec<Beside>> {
        let gone = self.old.keys().filter(|it| !self.new.contains_key(*it));
        let mut files: Vec<Beside> = gone.map(|it| Beside { path: folder.join(it), text: None }).collect();
        let root = place::resolved(folder);
        for (path, text) in self.new.iter().filter(|(path, text)| self.old.get(*path) != Some(text)) {
            let file = folder.join(path);
            let is_inside = place::resolved(&file).starts_with(&root);
            let shown = place::shown(&file);
            ensure!(is_inside, "{shown} would be written outside of the documentation folder");
            files.push(Beside::new(file, text.clone()));
        }
        Ok(files)
    }

    fn counts(&self) -> Counts {
        let new = self.new.keys().filter(|it| !self.old.contains_key(*it)).count();
        let removed = self.old.keys().filter(|it| !self.new.contains_key(*it)).count();
        let changed = self.new.iter().filter(|(path, text)| self.old.get(*path).is_some_and(|it| it != *text)).count();
        Counts { new, changed, removed }
    }
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
