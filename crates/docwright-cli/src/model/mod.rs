//! `model`: the API model of the documentation as JSON for other tools, or the evidence behind a part of it.

use std::io::Write as _;

use docwright::explain::explain;

use crate::cli::Model;
use crate::docs::{DocSet, Selection};
use crate::progress::Progress;
use crate::render::diagnostics::errors;
use crate::render::explanation;
use crate::{Home, Verdict, output, place, terminal};

/// Runs the command.
pub(crate) fn run(options: &Model, home: &Home) -> anyhow::Result<Verdict> {
    let progress = Progress::start("reading the documentation");
    let docs = DocSet::read(&Selection::new(&options.input, home)?, &progress)?;
    let (api, found) = docwright::understand(&docs.sources, &docs.config);
    let diagnostics = docs.all_diagnostics(found);
    if progress.aside(|| errors(&docs, &diagnostics, home))? {
        return Ok(Verdict::Findings);
    }
    drop(progress);
    if let Some(name) = &options.explain {
        let found = explain(&api, &docs.sources, name)?;
        let mut stream = terminal::text();
        explanation::write(&mut stream, &place::shown(&docs.folder), &found)?;
        stream.finish()?;
        return Ok(Verdict::Fine);
    }
    let json = docwright::model::to_json(&api, &docs.sources, docs.config.service.version());
    match &options.out {
        Some(path) => output::write_file(path, &json)?,
        None => {
            let mut stream = terminal::data();
            stream.write_all(json.as_bytes())?;
            stream.finish()?;
        }
    }
    Ok(Verdict::Fine)
}
