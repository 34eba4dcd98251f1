//! `examples --compiled N`: the same outcomes from compiled functions, for the examples of some product areas.
//!
//! The crate is generated with its contract tests, each of which holds what the check said; cargo compiles these areas alone
//! and runs the tests, so that every test that fails is an example on which the two ways disagree. Then it compiles the
//! examples that the documentation of these functions shows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use docwright::config::{Config, RuntimePlace};
use docwright::krate::{Case, Gate, Krate};

use crate::docs::DocSet;
use crate::output::{MANIFEST, put, write_crate};
use crate::progress::Progress;
use crate::render::plural;
use crate::terminal::{BAD, GOOD, clean, say};
use crate::{Home, Verdict};

/// Compiles and runs the examples of at least `wanted` pages, as far as there are so many.
pub(super) fn run(docs: &DocSet, krate: &Krate, cases: &[Case], wanted: usize, home: &Home) -> anyhow::Result<Verdict> {
    let chosen = choose(krate, cases, wanted);
    let run: Vec<&Case> = cases.iter().filter(|it| is_compiled(krate, it, &chosen)).collect();
    let pages: BTreeSet<&str> = run.iter().filter_map(|it| Some(it.place.rsplit_once(':')?.0)).collect();
    let progress = Progress::start("generating the crate");
    let folder = generated(docs, home)?;
    let features: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let features = features.join(",");
    progress.step("compiling and running its tests");
    let tests = test(&folder, &["--no-fail-fast", "--test", "contract"], &features, home)?;
    progress.step("compiling the examples of its functions");
    let shown = test(&folder, &["--doc"], &features, home)?;
    drop(progress);
    let areas = features.replace(',', ", ");
    let what = format!("{} of {} in {areas}", plural(run.len(), "example"), plural(pages.len(), "page"));
    let agrees = tests.tell("compiled functions agree", "compiled functions disagree", &what)?;
    let what = format!("{} in {areas}", plural(shown.passed(), "function"));
    let compiles = shown.tell("examples of functions compile", "examples of functions do not compile", &what)?;
    Ok(if agrees && compiles { Verdict::Fine } else { Verdict::Findings })
}

/// The outcome of a run of tests.
struct Tests {
    passed: bool,
    said: String,
}

/// Runs tests of the crate, with these features alone.
fn test(folder: &Path, which: &[&str], features: &str, home: &Home) -> anyhow::Result<Tests> {
    let tests = Command::new("cargo")
        .args(["test", "--quiet", "--no-default-features", "--features", features])
        .args(which)
        .arg("--target-dir")
        .arg(home.target()?)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .context("cannot run cargo")?;
    let said = String::from_utf8_lossy(&tests.stdout).into_owned();
    ensure!(said.contains("test result:"), "the crate does not compile:\n{}", String::from_utf8_lossy(&tests.stderr));
    Ok(Tests { passed: tests.status.success(), said })
}

impl Tests {
    /// Says how it went.
    fn tell(&self, good: &str, bad: &str, what: &str) -> anyhow::Result<bool> {
        if self.passed {
            say(&format!("{GOOD}{good}{GOOD:#}: {what}"))?;
        } else {
            say(&clean(&self.said, true))?;
            say(&format!("{BAD}{bad}{BAD:#}: {what}"))?;
        }
        Ok(self.passed)
    }

    /// How many tests passed.
    fn passed(&self) -> usize {
        let counts = self.said.lines().filter_map(|it| it.strip_prefix("test result: ")?.split_once(". "));
        counts.filter_map(|(_, rest)| rest.split(' ').next()?.parse::<usize>().ok()).sum()
    }
}

/// Generates the crate with its contract tests, and says where.
pub(crate) fn generated(docs: &DocSet, home: &Home) -> anyhow::Result<PathBuf> {
    let folder = home.target()?.join("examples");
    let runtime_place = RuntimePlace::Path(home.runtime(&docs.config.runtime)?.display().to_string());
    let config = Config { contract_tests: true, runtime_place, ..docs.config.clone() };
    let output = docwright::generate(&docs.sources, &config);
    // Nobody else writes here, and what an older checkout left would lead there.
    put(&folder.join(MANIFEST), &output.manifest)?;
    write_crate(&folder, &output)?;
    put_lock(&folder, home)?;
    Ok(folder)
}

/// Writes the versions that this program was built with beside a manifest: nothing is to be downloaded.
pub(crate) fn put_lock(folder: &Path, home: &Home) -> anyhow::Result<()> {
    let lock = fs::read_to_string(home.checkout()?.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    put(&folder.join("Cargo.lock"), &lock)
}

/// Product areas, in an order that is always the same shuffle, up to so many pages.
fn choose(krate: &Krate, cases: &[Case], wanted: usize) -> BTreeSet<String> {
    let mut areas: Vec<&str> =
        krate.features.iter().filter(|it| it.enables.is_empty()).map(|it| it.name.as_str()).collect();
    areas.sort_by_key(|it| it.bytes().fold(0xcbf2_9ce4_8422_2325, fnv));
    let mut chosen = BTreeSet::new();
    for area in areas {
        let compiled = cases.iter().filter(|it| is_compiled(krate, it, &chosen));
        let pages: BTreeSet<_> = compiled.filter_map(|it| Some(it.place.rsplit_once(':')?.0)).collect();
        if pages.len() >= wanted {
            break;
        }
        chosen.insert(area.to_owned());
    }
    chosen
}

/// A step of FNV-1a, which is the same everywhere.
fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn is_compiled(krate: &Krate, case: &Case, chosen: &BTreeSet<String>) -> bool {
    match &case.gate {
        Gate::Always => true,
        Gate::Any(features) => features.iter().filter_map(|it| krate.feature(*it)).any(|it| chosen.contains(&it.name)),
    }
}
