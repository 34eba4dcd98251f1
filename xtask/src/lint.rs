//! `cargo xtask lint`: everything there is to say about the documentation.

use docwright::diagnostic::Severity;

use crate::cli::{Format, Lint};
use crate::date::Date;
use crate::docs::{DocSet, Selection, worst};
use crate::progress::Progress;
use crate::{Verdict, render, terminal};

/// Runs the command.
pub(crate) fn run(options: &Lint) -> anyhow::Result<Verdict> {
    let progress = Progress::start("reading the documentation");
    let docs = DocSet::read(&Selection::new(&options.input), &progress)?;
    let diagnostics =
        docwright::lint(&docs.sources, &docs.config, docs.diagnostics.clone(), &Date::today().to_string());
    drop(progress);
    let mut stream = match options.format {
        Format::Text => terminal::text(),
        Format::Json | Format::Github => terminal::data(),
    };
    match options.format {
        Format::Text => render::text(&mut stream, &docs, &diagnostics, options.all)?,
        Format::Json => render::json(&mut stream, &docs, &diagnostics)?,
        Format::Github => render::github(&mut stream, &docs, &diagnostics)?,
    }
    stream.finish()?;
    // Notes say what the tool coped with; they would make every run a failure and the exit code useless.
    Ok(if worst(&diagnostics) >= Some(Severity::Warning) { Verdict::Findings } else { Verdict::Fine })
}
