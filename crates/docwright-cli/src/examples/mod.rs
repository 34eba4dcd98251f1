//! `examples`: checks the requests and responses that the documentation shows against the generated functions.

pub(crate) mod compiled;
mod record;
mod report;

use docwright::examples::{self, Effect, Entry, Outcome};

use crate::cli::{Examples, Format};
use crate::docs::{DocSet, Selection};
use crate::progress::Progress;
use crate::{Home, Verdict, terminal};

/// Runs the command.
pub(crate) fn run(options: &Examples, home: &Home) -> anyhow::Result<Verdict> {
    let progress = Progress::start("reading the documentation");
    let docs = DocSet::read(&Selection::new(&options.input, home)?, &progress)?;
    let phases = docwright::phases(&docs.sources, &docs.config);
    progress.step("checking the examples");
    if let Some(pages) = options.compiled {
        let cases = examples::cases(&phases.pages, &phases.api, &phases.krate, &docs.sources, &docs.config);
        drop(progress);
        return compiled::run(&docs, &phases.krate, &cases, pages, home);
    }
    let mut report = examples::check(&phases.pages, &phases.api, &phases.krate, &docs.sources, &docs.config);
    if let Some(part) = &options.only {
        let part = part.to_lowercase();
        report.outcomes.retain(|it| is_wanted(&docs, it, &part));
    }
    drop(progress);
    let mut stream = if options.format == Format::Text { terminal::text() } else { terminal::data() };
    report::write(&mut stream, options, &docs, &report, home)?;
    stream.finish()?;
    let differs = report.outcomes.iter().any(|it| it.verdict().effect() == Effect::Differs);
    Ok(if differs { Verdict::Findings } else { Verdict::Fine })
}

/// True of an example that `--only` asks about: its page, a rule or its function has the pattern in it.
fn is_wanted(docs: &DocSet, it: &Outcome<'_>, part: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(part);
    has(&docs.sources[it.span.file].path)
        || has(it.verdict().id())
        || it.findings.iter().any(|it| has(it.rule.id()))
        || entry(it).is_some_and(|it| has(&it.path().to_string()) || has(&request(&it)))
}

/// The function that an example is about.
fn entry<'a>(it: &Outcome<'a>) -> Option<Entry<'a>> {
    it.call.as_ref().map(|it| it.entry).or(it.answers)
}

/// `GET /me/messages`
fn request(entry: &Entry<'_>) -> String {
    format!("{} {}", entry.function.method.as_str(), entry.function.template)
}
