//! `lint`: the findings about the documentation, their explanation and their automatic fix.

mod explain;
mod fix;

use docwright::diagnostic::Severity;

use crate::cli::{Format, Lint};
use crate::date::Date;
use crate::docs::{DocSet, Selection, worst};
use crate::progress::Progress;
use crate::{Home, Verdict, render, terminal};

/// Runs the command.
pub(crate) fn run(options: &Lint, home: &Home) -> anyhow::Result<Verdict> {
    match &options.explain {
        Some(Some(rule)) => return explain::explain(rule).map(|()| Verdict::Fine),
        Some(None) => return explain::list(Format::Text).map(|()| Verdict::Fine),
        None if options.list => return explain::list(options.format).map(|()| Verdict::Fine),
        None => {}
    }
    let progress = Progress::start("reading the documentation");
    // What is mended is the text as it is written, corrected or not.
    let selection = Selection { as_written: options.fix, ..Selection::new(&options.input, home)? };
    let docs = DocSet::read(&selection, &progress)?;
    let found = docs.diagnostics.clone();
    let diagnostics = docwright::lint(&docs.sources, &docs.config, found, &Date::today().to_string());
    drop(progress);
    if options.fix {
        fix::run(&docs, &diagnostics, options.dry_run)?;
        return Ok(Verdict::Fine);
    }
    let mut stream = match options.format {
        Format::Text => terminal::text(),
        Format::Json | Format::Github | Format::Sarif | Format::Markdown => terminal::data(),
    };
    match options.format {
        Format::Text => render::text(&mut stream, &docs, &diagnostics, options.all)?,
        Format::Json => render::json(&mut stream, &docs, &diagnostics)?,
        Format::Github => render::github(&mut stream, &docs, &diagnostics, home)?,
        Format::Sarif => render::sarif(&mut stream, &docs, &diagnostics, home)?,
        Format::Markdown => render::markdown(&mut stream, &docs, &diagnostics, home)?,
    }
    stream.finish()?;
    // Notes say what the tool coped with; they would make every run a failure and the exit code useless.
    Ok(if worst(&diagnostics) >= Some(Severity::Warning) { Verdict::Findings } else { Verdict::Fine })
}
