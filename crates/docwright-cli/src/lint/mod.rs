//! `lint`: the findings about the documentation, their explanation and their automatic fix.

mod explain;
mod fix;
mod record;

use std::collections::BTreeSet;
use std::io::{self, Write};

use docwright::diagnostic::{Diagnostic, Severity};
use docwright::lint::catalog::entry;

use crate::cli::{Format, Lint};
use crate::docs::{DocSet, Selection, worst};
use crate::progress::Progress;
use crate::render::diagnostics::{by_rule, count, finding, text};
use crate::render::github::{self, Mark};
use crate::render::markdown::{self, Page};
use crate::render::sarif::{self, LogRule};
use crate::render::{Places, Sets, json};
use crate::{Home, Verdict, terminal, today};
use record::Record;

/// Runs the command.
pub(crate) fn run(options: &Lint, home: &Home) -> anyhow::Result<Verdict> {
    match &options.explain {
        Some(Some(rule)) => return explain::explain(rule).map(|()| Verdict::Fine),
        Some(None) => return explain::list(Format::Text).map(|()| Verdict::Fine),
        None if options.list => return explain::list(options.format).map(|()| Verdict::Fine),
        None => {}
    }
    let progress = Progress::start("reading the documentation");
    // What is fixed is the text as it is written, corrected or not.
    let selection = Selection { as_written: options.fix, ..Selection::new(&options.input, home)? };
    let docs = DocSet::read(&selection, &progress)?;
    let found = docs.diagnostics.clone();
    let diagnostics = docwright::lint(&docs.sources, &docs.config, found, &today().to_string());
    drop(progress);
    if options.fix {
        fix::run(&docs, &diagnostics, options.dry_run)?;
        return Ok(Verdict::Fine);
    }
    let mut stream = if options.format == Format::Text { terminal::text() } else { terminal::data() };
    write(&mut stream, options, &docs, &diagnostics, home)?;
    stream.finish()?;
    // Notes say what the tool coped with; they would make every run a failure and the exit code useless.
    Ok(if worst(&diagnostics) >= Some(Severity::Warning) { Verdict::Findings } else { Verdict::Fine })
}

/// Writes the findings.
fn write(
    out: &mut dyn Write,
    options: &Lint,
    docs: &DocSet,
    diagnostics: &[Diagnostic],
    home: &Home,
) -> io::Result<()> {
    let mut sets = Sets::of(docs, home);
    let findings = diagnostics.iter().map(|it| finding(docs, it));
    match options.format {
        Format::Text => text(out, docs, diagnostics, options.all, home),
        Format::Json => {
            let mut places = Places::new(&docs.sources);
            diagnostics.iter().try_for_each(|it| json::line(out, &Record::of(&mut places, it)))
        }
        Format::Github => github::write(out, &mut sets, Mark::Range, findings),
        Format::Sarif => {
            let rules: BTreeSet<_> = diagnostics.iter().map(|it| it.rule).collect();
            let rules = rules.into_iter().map(entry);
            let rules = rules.map(|it| LogRule::new(it.rule.id(), it.rule.explanation(), it.advice()));
            sarif::write(out, &mut sets, &rules.collect::<Vec<_>>(), findings)
        }
        Format::Markdown => out.write_all(page(&mut sets, docs, diagnostics, home).as_bytes()),
    }
}

/// The findings as Markdown, the worst first.
fn page(sets: &mut Sets, docs: &DocSet, diagnostics: &[Diagnostic], home: &Home) -> String {
    let mut page = Page::new("Documentation findings", &format!("{}.", count(diagnostics)));
    for ((severity, rule), group) in by_rule(diagnostics).iter().rev() {
        page.rule(&format!("{severity}: {rule} ({})", group.len()), rule.help());
        for it in group {
            page.item(&markdown::item(sets, &finding(docs, it)));
        }
    }
    page.finish(&format!("`{} lint --all` shows them", home.command))
}
