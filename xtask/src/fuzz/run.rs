//! One run of libFuzzer over a target, and the figures of its log.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, ensure};
use docwright_cli::{Home, place};

use super::build::Program;
use super::{PACKAGE, seeds};
use crate::cli::Fuzz;

/// A text that takes longer is a finding, in seconds: every text is small, and the machine may be busy.
const MOST_SECONDS: u32 = 10;
/// A text that takes more memory is a finding, in MiB; half of it are the counters and the texts that are kept.
const MOST_MEMORY: u32 = 1024;

/// A run that came to its end.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Outcome {
    /// The number of texts that were run.
    pub(super) runs: u64,
    /// The time it took.
    pub(super) seconds: f64,
    /// The edges that ran, over the texts to begin with and in the end.
    pub(super) coverage: (u64, u64),
    /// The files that were written about findings.
    pub(super) found: Vec<PathBuf>,
    /// The message about the first of them.
    pub(super) why: String,
}

/// Runs a target.
pub(super) fn run(program: &Program, home: &Home, target: &str, options: &Fuzz) -> anyhow::Result<Outcome> {
    let work = home.target()?.join("fuzz");
    let corpus = work.join("corpus").join(target);
    let found = home.root.join(PACKAGE).join("found").join(target);
    for folder in [&corpus, &found] {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", place::shown(folder)))?;
    }
    seeds::write(home, target, &corpus)?;
    let before = files(&found);
    let started = Instant::now();
    let mut command = program.command(target);
    command.arg(&corpus).arg(&found).arg(format!("-artifact_prefix={}/", found.display())).args([
        format!("-timeout={MOST_SECONDS}"),
        format!("-rss_limit_mb={MOST_MEMORY}"),
        format!("-max_len={}", seeds::MOST_BYTES),
        "-print_final_stats=1".to_owned(),
    ]);
    // Without time, only what is known is run.
    command.arg(if options.seconds == 0 {
        "-runs=0".to_owned()
    } else {
        format!("-max_total_time={}", options.seconds)
    });
    let output = command.output().context("cannot run the fuzz targets")?;
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    let path = work.join(format!("{target}.log"));
    fs::write(&path, &log).with_context(|| format!("cannot write {}", place::shown(&path)))?;
    let mut outcome = Outcome { seconds: started.elapsed().as_secs_f64(), ..read(&log) };
    outcome.found = files(&found).difference(&before).filter(|it| is_finding(it)).cloned().collect();
    if !output.status.success() && outcome.found.is_empty() {
        // Something that was found before: the log names the file.
        outcome.found = before.into_iter().filter(|it| log.contains(&it.display().to_string())).collect();
        ensure!(!outcome.found.is_empty(), "the run of {target} ended early: {} says why", place::shown(&path));
    }
    if outcome.found.is_empty() {
        // Git keeps no empty folder, and people are to see what is there.
        drop(fs::remove_dir(&found));
    }
    Ok(outcome)
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect()
}

/// A text that is merely slower than others is none.
fn is_finding(path: &Path) -> bool {
    path.file_name().is_some_and(|it| !it.to_string_lossy().starts_with("slow-unit-"))
}

/// The figures of a log.
fn read(log: &str) -> Outcome {
    let number = |line: &str, key: &str| line.split_once(key)?.1.split_whitespace().next()?.parse::<u64>().ok();
    let coverage: Vec<u64> =
        log.lines().filter(|it| it.starts_with('#')).filter_map(|it| number(it, " cov: ")).collect();
    let start = log.lines().find(|it| it.contains("INITED")).and_then(|it| number(it, " cov: "));
    let end = coverage.last().copied().unwrap_or_default();
    let mut lines = log.lines().map(str::trim);
    let panicked = lines.clone().skip_while(|it| !it.contains(" panicked at ")).nth(1);
    let error = lines.find_map(|it| it.split_once("ERROR: libFuzzer: ").map(|it| it.1));
    Outcome {
        runs: log.lines().find_map(|it| number(it, "stat::number_of_executed_units:")).unwrap_or_default(),
        coverage: (start.unwrap_or(end), end),
        why: panicked.or(error).unwrap_or_default().to_owned(),
        ..Outcome::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_the_log() {
        let log = "INFO: Seed: 1\n#3\tINITED cov: 12 ft: 13 corp: 1/1b\n#9\tNEW    cov: 15 ft: 13\n\
                   thread '<unnamed>' panicked at src/a.rs:1:2:\n  it ends early\n==7== ERROR: libFuzzer: deadly signal\n\
                   stat::number_of_executed_units: 9\n";
        let found = read(log);
        assert_eq!((found.runs, found.coverage, found.why.as_str()), (9, (12, 15), "it ends early"));
        let log = "#3\tDONE cov: 12 ft: 13\n==7== ERROR: libFuzzer: timeout after 10 seconds\n";
        assert_eq!((read(log).coverage, read(log).why.as_str()), ((12, 12), "timeout after 10 seconds"));
    }

    #[test]
    fn a_slow_text_is_no_finding() {
        assert!(!is_finding(Path::new("found/json/slow-unit-1")) && is_finding(Path::new("found/json/timeout-1")));
    }
}
