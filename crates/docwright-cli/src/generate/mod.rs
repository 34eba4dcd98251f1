//! `generate`: compiles a documentation folder into the files of a crate, or prints the noun of a phase.

mod diff;
pub(crate) mod lock;
mod runtime;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::ensure;
use docwright::config::Kept;
use docwright::diagnostic::Diagnostic;
use docwright::drift::Snapshot;
use docwright::survey::Unread;

use crate::cli::{Dump, Generate};
use crate::docs::{DocSet, Selection};
use crate::output::{self, Changes, Manifest, Target};
use crate::progress::Progress;
use crate::render::diagnostics::{count, errors};
use crate::render::plural;
use crate::terminal::{BAD, GOOD};
use crate::{Home, Verdict, place, terminal};

/// Runs the command.
pub(crate) fn run(options: &Generate, home: &Home) -> anyhow::Result<Verdict> {
    options.check_usage()?;
    let mut selection = Selection::new(&options.input, home)?;
    selection.only = options.only.as_deref();
    if let Some(phase) = options.dump {
        return dump(&selection, phase);
    }
    let out = home.out(options.out.as_deref())?;
    let lock = lock::wanted(options, home);
    protect(&out, &mut selection, &lock.iter().map(PathBuf::as_path).collect::<Vec<_>>(), home)?;
    let lock = lock.as_deref();
    output::recover_interrupted(&out)?;
    if options.check {
        check(&selection, &out, lock, options, home)
    } else {
        write(&selection, &out, lock, options, home)
    }
}

fn write(
    selection: &Selection,
    out: &Path,
    lock: Option<&Path>,
    options: &Generate,
    home: &Home,
) -> anyhow::Result<Verdict> {
    let started = Instant::now();
    let progress = Progress::start("reading the documentation");
    let mut docs = DocSet::read(selection, &progress)?;
    docs.config.runtime_place =
        options.runtime.as_deref().map(|it| runtime::place(it, out)).transpose()?.unwrap_or_default();
    docs.config.kept = kept(lock, options);
    progress.step("generating the crate");
    let compiled = Compiled::of(&docs, lock.is_some());
    if progress.aside(|| errors(&docs, &compiled.diagnostics, home))? {
        return Ok(Verdict::Findings);
    }
    ensure_read(&compiled.output.unread, &docs, home)?;
    progress.step("writing the files");
    let changes = compiled.target(out, lock, &docs, selection.only)?.write()?;
    drop(progress);
    summarise(&docs, &compiled.diagnostics, out, &changes, (started, home))?;
    Ok(Verdict::Fine)
}

/// The features of the crate as it was, unless a new major version forgets them.
fn kept(lock: Option<&Path>, options: &Generate) -> Kept {
    lock.filter(|_| !options.forget_moves).map(lock::kept).unwrap_or_default()
}

fn check(
    selection: &Selection,
    out: &Path,
    lock: Option<&Path>,
    options: &Generate,
    home: &Home,
) -> anyhow::Result<Verdict> {
    let progress = Progress::start("comparing with the documentation");
    let mut docs = DocSet::read(selection, &progress)?;
    docs.config.kept = kept(lock, options);
    let compiled = Compiled::of(&docs, lock.is_some());
    if progress.aside(|| errors(&docs, &compiled.diagnostics, home))? {
        return Ok(Verdict::Findings);
    }
    ensure_read(&compiled.output.unread, &docs, home)?;
    let target = compiled.target(out, lock, &docs, selection.only)?;
    let changes = target.compare()?;
    drop(progress);
    let mut stream = terminal::text();
    let shown = terminal::clean(&place::shown(out), false).into_owned();
    if changes.is_empty() {
        let count = changes.same.len() + target.beside().len();
        writeln!(stream, "{GOOD}up to date:{GOOD:#} {shown}, {}", plural(count, "file"))?;
        stream.finish()?;
        return Ok(Verdict::Fine);
    }
    stream.write_all(diff::render(out, &target, &changes).as_bytes())?;
    writeln!(stream, "{BAD}not up to date:{BAD:#} {shown}; to fix it, run: {}", command(options, home))?;
    stream.finish()?;
    Ok(Verdict::Findings)
}

fn dump(selection: &Selection, phase: Dump) -> anyhow::Result<Verdict> {
    let progress = Progress::start("reading the documentation");
    let docs = DocSet::read(selection, &progress)?;
    let mut stream = terminal::data();
    match phase {
        Dump::Page => {
            let (pages, _) = docwright::read_pages(&docs.sources, &docs.config);
            drop(progress);
            pages.iter().try_for_each(|page| writeln!(stream, "{page:#?}"))?;
        }
        Dump::Api => {
            let (api, _) = docwright::understand(&docs.sources, &docs.config);
            drop(progress);
            writeln!(stream, "{api:#?}")?;
        }
        Dump::Krate => {
            let (krate, _) = docwright::plan(&docs.sources, &docs.config);
            drop(progress);
            writeln!(stream, "{krate:#?}")?;
        }
    }
    stream.finish()?;
    Ok(Verdict::Fine)
}

/// The result of a run of the compiler.
pub(crate) struct Compiled {
    /// The crate.
    pub(crate) output: docwright::Output,
    /// The model to compare with another set's, if that was asked for.
    pub(crate) snapshot: Option<Snapshot>,
    /// Everything that was found, in reading too.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Most pages that show something of an API say it in words that nobody knows: an empty crate is no success.
pub(crate) fn ensure_read(unread: &Unread, docs: &DocSet, home: &Home) -> anyhow::Result<()> {
    const SHOWN: usize = 5;
    let folder = place::shown(&docs.folder);
    let known = unread.headings.iter().take(SHOWN).map(|it| format!("`{}`", terminal::clean(it, false)));
    let known: Vec<String> = known.collect();
    let headings =
        if known.is_empty() { String::new() } else { format!(", below headings such as {}", known.join(", ")) };
    ensure!(
        !unread.is_most(),
        "nothing was read of {} of the {} that show a request or properties{headings}; to see which words they use and how \
         to configure them, run: {} survey --docs {folder}",
        unread.pages,
        plural(unread.pages + unread.read, "page"),
        home.command,
    );
    Ok(())
}

impl Compiled {
    /// Runs the compiler.
    pub(crate) fn of(docs: &DocSet, with_snapshot: bool) -> Self {
        let (mut output, snapshot) = if with_snapshot {
            let (output, snapshot) = docwright::generate_with_snapshot(&docs.sources, &docs.config);
            (output, Some(snapshot))
        } else {
            (docwright::generate(&docs.sources, &docs.config), None)
        };
        let diagnostics = docs.all_diagnostics(std::mem::take(&mut output.diagnostics));
        Self { output, snapshot, diagnostics }
    }

    /// The files to be, with the lock if there is to be one.
    fn target<'a>(
        &'a self,
        out: &'a Path,
        lock: Option<&Path>,
        docs: &DocSet,
        only: Option<&str>,
    ) -> anyhow::Result<Target<'a>> {
        let target = Target::new(out, &self.output)?;
        match (lock, &self.snapshot) {
            (Some(path), Some(snapshot)) => {
                Ok(target.with(vec![lock::file(path, snapshot, &lock::making(docs, only)?)?]))
            }
            _ => Ok(target),
        }
    }
}

/// Keeps input and output apart: what would be replaced is never read, and what people write is never replaced. `others`
/// are files that are written as well.
pub(crate) fn protect(out: &Path, selection: &mut Selection, others: &[&Path], home: &Home) -> anyhow::Result<()> {
    let shown = place::shown(out);
    ensure!(!home.is_handwritten(out), "{shown} is source code of this project, not an output folder");
    let owned: Vec<PathBuf> = output::OWNED.iter().map(|it| out.join(it)).collect();
    for input in selection.config.iter().chain(&[selection.folder.as_path()]).chain(others) {
        let inside = owned.iter().any(|it| place::resolved(input).starts_with(place::resolved(it)));
        ensure!(!inside, "{} lies in what is generated at {shown} and would be lost", place::shown(input));
    }
    selection.except = owned;
    Ok(())
}

fn summarise(
    docs: &DocSet,
    diagnostics: &[Diagnostic],
    out: &Path,
    changes: &Changes,
    (started, home): (Instant, &Home),
) -> io::Result<()> {
    let owned = changes.missing.len() + changes.changed.len() + usize::from(changes.manifest != Manifest::Same);
    let written = owned + changes.beside.len();
    let mut stream = terminal::text();
    writeln!(
        stream,
        "{GOOD}generated{GOOD:#} {} from {} in {:.2} s: {} written, {} unchanged, {} removed",
        terminal::clean(&place::shown(out), false),
        plural(docs.page_count(), "page"),
        started.elapsed().as_secs_f64(),
        plural(written, "file"),
        changes.same.len(),
        changes.stale.len(),
    )?;
    let hint = if diagnostics.is_empty() { String::new() } else { format!("; `{} lint` shows them", home.command) };
    writeln!(stream, "{}{hint}", count(diagnostics))?;
    stream.finish()
}

/// The command that brings the output up to date.
fn command(options: &Generate, home: &Home) -> String {
    let mut command = format!("{} generate", home.command);
    let paths = [
        ("--docs", &options.input.docs),
        ("--config", &options.input.config),
        ("--out", &options.out),
        ("--runtime", &options.runtime.as_ref().map(PathBuf::from)),
        ("--lock", &options.lock),
    ];
    for (flag, path) in paths {
        if let Some(path) = path {
            command += &format!(" {flag} {}", terminal::clean(&path.display().to_string(), false));
        }
    }
    if let Some(part) = &options.only {
        command += &format!(" --only {}", terminal::clean(part, false));
    }
    command
}
