//! `cargo xtask bench`: compile time, memory, size and decoding speed of the generated crate, beside serde derive.

mod catalog;
mod derive;
mod figures;
mod machine;
mod programs;
mod sample;
mod table;
#[cfg(test)]
mod testing;
mod workshop;
mod wrapper;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use clap::ValueEnum as _;
use docwright::Output;
use docwright::krate::Krate;
use docwright_cli::docs::{DocSet, Selection};
use docwright_cli::progress::Progress;
use docwright_cli::{Home, Verdict, output, terminal};

use crate::cli::{Aspect, Bench};
use catalog::Catalog;
use figures::{Area, Figures, Least, Variant};
use workshop::{Build, Workshop};
pub(crate) use wrapper::stand_in;

/// How many objects the decoded page has.
const OBJECTS: u64 = 1000;
/// How often one run of a program decodes them.
const ROUNDS: &str = "20";

/// Runs the command.
pub(crate) fn run(options: &Bench, home: &Home) -> anyhow::Result<Verdict> {
    ensure!(cfg!(unix), "this system does not tell what the compiler uses");
    let docs: Vec<PathBuf> =
        if options.docs.is_empty() { crate::home::graph(home).into_iter().collect() } else { options.docs.clone() };
    let mut text = table::head(&machine::Machine::this(), &command(options, &docs, home), options.runs);
    let mut verdict = Verdict::Fine;
    for docs in docs {
        let figures = measure(options, docs, home)?;
        text += &table::section(&figures);
        if figures.goals().iter().any(|it| it.counts && !it.holds()) {
            verdict = Verdict::Findings;
        }
    }
    match &options.out {
        Some(path) => output::write_file(path, &text)?,
        None => {
            let mut stream = terminal::data();
            stream.write_all(text.as_bytes())?;
            stream.finish()?;
        }
    }
    Ok(verdict)
}

/// Everything that is wanted about one set of documentation.
fn measure(options: &Bench, docs: PathBuf, home: &Home) -> anyhow::Result<Figures> {
    let progress = Progress::start("reading the documentation");
    let docs = DocSet::read(&Selection::of(docs), &progress)?;
    let (krate, _) = docwright::plan(&docs.sources, &docs.config);
    let output = docwright::generate(&docs.sources, &docs.config);
    progress.step("writing the variants");
    let catalog = Catalog::new(&krate);
    let mut figures = Figures {
        docs: called(&docs.folder, home),
        pages: docs.page_count(),
        counts: catalog.counts(),
        ..Figures::default()
    };
    let mut variants = vec![Variant::Generated, Variant::Derive];
    variants.extend(options.flatten.then_some(Variant::Flatten));
    let workshop = write((&krate, &output), &catalog, &variants, home)?;
    if options.wants(Aspect::Check) {
        progress.step("measuring checks");
        let all: Vec<Variant> = variants.iter().copied().chain([Variant::Functions, Variant::Models]).collect();
        // A set without product areas has no features but that of the permissions.
        let bare = Build::CheckFeature(if krate.features.is_empty() { "" } else { "full" });
        let build = |it| if it == Variant::Functions { bare } else { Build::Check };
        figures.check = in_turn(options, &all, |it| workshop.measure(it.package(), build(it)))?;
    }
    if options.wants(Aspect::Release) {
        progress.step("measuring release builds");
        figures.release = in_turn(options, &variants, |it| workshop.measure(it.package(), Build::Release))?;
    }
    if options.wants(Aspect::Consumer) || options.wants(Aspect::Decode) {
        // Without any model there is nothing to decode.
        if let Some(named) = programs::named(&catalog) {
            figures.decoded = named;
            consume(options, &workshop, &variants, &progress, &mut figures)?;
        }
    }
    if options.wants(Aspect::Areas) {
        progress.step("measuring product areas");
        figures.areas = areas(options, &workshop, &krate)?;
    }
    Ok(figures)
}

/// Writes a package for each variant, and a program over each but the one without functions.
fn write(
    (krate, output): (&Krate, &Output),
    catalog: &Catalog<'_>,
    variants: &[Variant],
    home: &Home,
) -> anyhow::Result<Workshop> {
    let programs: Vec<String> = variants.iter().map(|it| it.program()).collect();
    let libraries = variants.iter().chain([&Variant::Models]).map(|it| it.package());
    let targets = catalog.listed().zip(catalog.read());
    let with_programs = targets.is_some().then_some(&programs).into_iter().flatten().map(String::as_str);
    let members: Vec<&str> = libraries.chain(with_programs).collect();
    let workshop = Workshop::new(home, &members, &krate.runtime.0)?;
    workshop.generated(Variant::Generated.package(), output)?;
    let models = docwright::print(&derive::without_functions(krate.clone()));
    workshop.generated(Variant::Models.package(), &Output { files: models, ..output.clone() })?;
    for variant in variants.iter().filter(|it| **it != Variant::Generated) {
        workshop.derived(variant.package(), &derive::source(catalog, *variant == Variant::Flatten))?;
    }
    if let Some((listed, read)) = &targets {
        for (variant, program) in variants.iter().zip(&programs) {
            let source = match variant {
                Variant::Generated => programs::of_generated(listed, read),
                _ => programs::of_derived(variant.package(), listed, read),
            };
            workshop.program(program, variant.package(), &source)?;
        }
        output::write_file(&workshop.path("list.json"), &sample::page(catalog, listed.model, OBJECTS))?;
        output::write_file(&workshop.path("one.json"), &sample::one(catalog, read.model))?;
    }
    Ok(workshop)
}

/// Measures the cost of the programs, their size and their decoding speed.
fn consume(
    options: &Bench,
    workshop: &Workshop,
    variants: &[Variant],
    progress: &Progress,
    figures: &mut Figures,
) -> anyhow::Result<()> {
    progress.step("measuring programs");
    let once = Bench { runs: 1, ..options.clone() };
    let how = if options.wants(Aspect::Consumer) { options } else { &once };
    let costs = in_turn(how, variants, |it| workshop.measure(&it.program(), Build::Release))?;
    if options.wants(Aspect::Consumer) {
        figures.consumer = costs;
        for variant in variants {
            let program = workshop.built(&variant.program());
            let size = program.metadata().context("cannot find the program")?.len();
            figures.size.insert(*variant, size as f64);
        }
    }
    if options.wants(Aspect::Decode) {
        progress.step("measuring decoding");
        let bytes = workshop.path("list.json").metadata().context("cannot find the list")?.len() as f64;
        // Runs are short, so that there can be more of them.
        for _ in 0..options.runs.saturating_mul(3) {
            for variant in variants {
                let speed = bytes / 1e6 / decode(workshop, &variant.program())?;
                let best = figures.decode.entry(*variant).or_default();
                *best = best.max(speed);
            }
        }
    }
    Ok(())
}

/// The seconds that a program needs to decode the list, at best.
fn decode(workshop: &Workshop, program: &str) -> anyhow::Result<f64> {
    let mut command = Command::new(workshop.built(program));
    command.args([workshop.path("list.json"), workshop.path("one.json")]).arg(ROUNDS).stdin(Stdio::null());
    let done = command.output().with_context(|| format!("cannot run {program}"))?;
    let (said, complaint) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    ensure!(done.status.success(), "{program} has failed: {complaint}");
    let words: Vec<&str> = said.split_whitespace().collect();
    let [count, "true", seconds] = words[..] else { anyhow::bail!("{program} has not read everything: {said}") };
    ensure!(count == OBJECTS.to_string(), "{program} has read {count} objects");
    seconds.parse().context("the program does not tell the time")
}

/// `cargo check` of each area alone, then of all.
fn areas(options: &Bench, workshop: &Workshop, krate: &Krate) -> anyhow::Result<Vec<Area>> {
    let mut areas = Vec::new();
    for feature in krate.features.iter().filter(|it| it.name != "default") {
        let build = Build::CheckFeature(&feature.name);
        let least = repeat(options, || workshop.measure(Variant::Generated.package(), build))?;
        areas.push(Area { name: feature.name.clone(), size: feature.size, check: least });
    }
    Ok(areas)
}

/// Measures variants in turn, so that whatever else the machine does is spread over all of them.
fn in_turn(
    options: &Bench,
    variants: &[Variant],
    measure: impl Fn(Variant) -> anyhow::Result<wrapper::Cost>,
) -> anyhow::Result<BTreeMap<Variant, Least>> {
    let mut costs: BTreeMap<Variant, Vec<wrapper::Cost>> = BTreeMap::new();
    for _ in 0..options.runs {
        for variant in variants {
            costs.entry(*variant).or_default().push(measure(*variant)?);
        }
    }
    Ok(costs.into_iter().filter_map(|(variant, costs)| Some((variant, Least::of(&costs)?))).collect())
}

fn repeat(options: &Bench, measure: impl Fn() -> anyhow::Result<wrapper::Cost>) -> anyhow::Result<Least> {
    let costs: Vec<_> = (0..options.runs).map(|_| measure()).collect::<Result<_, _>>()?;
    Least::of(&costs).context("nothing was measured")
}

/// A documentation folder as the table names it: by its place in the project, or else by its name alone.
fn called(docs: &Path, home: &Home) -> String {
    let inside = home.in_repository(docs);
    let name = || docs.canonicalize().ok()?.file_name().map(|it| it.to_string_lossy().into_owned());
    if Path::new(&inside).is_relative() { inside } else { name().unwrap_or_default() }
}

/// The command line, in the names of the table.
fn command(options: &Bench, docs: &[PathBuf], home: &Home) -> String {
    let mut command = "cargo xtask bench".to_owned();
    for docs in docs.iter().filter(|_| !options.docs.is_empty()) {
        command += &format!(" --docs {}", called(docs, home));
    }
    if options.runs != 3 {
        command += &format!(" --runs {}", options.runs);
    }
    let names = options.only.iter().filter_map(|it| Some(it.to_possible_value()?.get_name().to_owned()));
    let names: Vec<String> = names.collect();
    if !names.is_empty() {
        command += &format!(" --only {}", names.join(","));
    }
    command += if options.areas { " --areas" } else { "" };
    command + if options.flatten { " --flatten" } else { "" }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    #[test]
    fn the_command_is_told_without_foreign_paths() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("v9");
        std::fs::create_dir(&folder).unwrap();
        let home = crate::home::home();
        let own = home.docs.clone().unwrap();
        let told = |arguments: &[&str]| {
            let Command::Bench(options) = Cli::parse_from([&["xtask", "bench"], arguments].concat()).command else {
                unreachable!("bench was asked for")
            };
            command(&options, &options.docs, &home)
        };
        assert_eq!(told(&[]), "cargo xtask bench");
        assert_eq!(told(&["--docs", folder.to_str().unwrap()]), "cargo xtask bench --docs v9");
        let all = ["--docs", own.to_str().unwrap(), "--runs", "1", "--only", "check,areas", "--areas", "--flatten"];
        let want = "cargo xtask bench --docs docs-input --runs 1 --only check,areas --areas --flatten";
        assert_eq!(told(&all), want);
    }
}
