//! `mock --check`: every function of the compiled crate calls the mock once, and reads its answer.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Context as _;
use docwright::config::RUNTIME;
use docwright::krate::Case;
use docwright::mock::Service;
use docwright_mock::{Docs, Mock};

use crate::docs::DocSet;
use crate::examples::compiled;
use crate::output::put;
use crate::progress::Progress;
use crate::render::plural;
use crate::terminal::{BAD, GOOD, clean, say};
use crate::{Home, Verdict, place};

/// Compiles and runs the calls.
pub(super) fn run(docs: &DocSet, progress: Progress, home: &Home) -> anyhow::Result<Verdict> {
    let phases = docwright::phases(&docs.sources, &docs.config);
    let calls = docwright::examples::calls(&phases.api, &phases.krate, &docs.sources, &docs.config);
    progress.step("generating the crate");
    let folder = compiled::generated(docs, home)?;
    let program = home.target()?.join("routes");
    write(&program, &folder, &phases.krate.name, docwright::print_calls(&phases.krate, &calls), home)?;
    let mock = Mock::start(&Docs::new(Service::new(docs.sources.clone(), &docs.config)))?;
    progress.step("compiling a program that calls every function");
    let cargo = |verb: &str| {
        let mut command = Command::new("cargo");
        command.args([verb, "--quiet", "--target-dir"]).arg(home.target()?);
        command.current_dir(&program).stdin(Stdio::null()).env("DOCWRIGHT_BASE_URL", mock.client_base());
        Ok::<Command, anyhow::Error>(command)
    };
    let built = cargo("build")?.output().context("cannot run cargo")?;
    let said = String::from_utf8_lossy(&built.stderr);
    anyhow::ensure!(built.status.success(), "the program does not compile:\n{said}");
    progress.step("calling");
    let output = cargo("run")?.output().context("cannot run cargo")?;
    drop(progress);
    let said = String::from_utf8_lossy(&output.stdout);
    say(&clean(said.trim_end(), true))?;
    let taken = taken_for_others(&calls, &mock);
    taken.iter().try_for_each(|it| say(&clean(it, true)))?;
    if output.status.success() && taken.is_empty() {
        say(&format!("{GOOD}every route answers{GOOD:#}: {}", plural(calls.len(), "function")))?;
        return Ok(Verdict::Fine);
    }
    let failed = String::from_utf8_lossy(&output.stderr);
    say(&format!("{BAD}not every route answers{BAD:#}\n{}", clean(failed.trim_end(), true)))?;
    Ok(Verdict::Findings)
}

/// The calls that the mock took for those of another function, or did not see.
fn taken_for_others(calls: &[Case], mock: &Mock) -> Vec<String> {
    let seen = mock.calls().into_iter().filter_map(|it| it.function);
    let mut counts: BTreeMap<String, i32> = calls.iter().map(|it| (it.function.to_string(), -1)).collect();
    seen.for_each(|it| *counts.entry(it).or_default() += 1);
    let wrong = counts.into_iter().filter(|it| it.1 != 0);
    wrong.map(|(name, more)| format!("{name}: {} calls of it came", more + 1)).collect()
}

fn write(program: &Path, krate: &Path, name: &str, files: BTreeMap<String, String>, home: &Home) -> anyhow::Result<()> {
    let runtime = home.runtime(RUNTIME)?;
    let manifest = format!(
        "[package]\nname = \"routes\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n\n[dependencies]\n\
         {name} = {{ path = '{}' }}\n{RUNTIME} = {{ path = '{}', features = [\"blocking\"] }}\n\n\
         # They are compiled once and run once. The libraries have been built with the workspace.\n\
         [profile.dev]\nincremental = false\n[profile.dev.package.{name}]\ndebug = false\n\
         [profile.dev.package.routes]\ndebug = false\n",
        krate.display(),
        runtime.display()
    );
    for entry in std::fs::read_dir(program.join("src")).into_iter().flatten().flatten() {
        if !files.contains_key(&format!("src/{}", entry.file_name().to_string_lossy())) {
            std::fs::remove_file(entry.path())
                .with_context(|| format!("cannot remove {}", place::shown(&entry.path())))?;
        }
    }
    for (path, text) in files.into_iter().chain([("Cargo.toml".to_owned(), manifest)]) {
        put(&program.join(path), &text)?;
    }
    compiled::put_lock(program, home)
}
