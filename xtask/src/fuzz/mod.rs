//! `cargo xtask fuzz`: builds the fuzz targets and runs them, within limits of time and memory.

mod build;
mod run;
mod seeds;

use anyhow::ensure;
use docwright_cli::terminal::{BAD, GOOD, say};
use docwright_cli::{Home, Verdict, place};

use crate::cli::Fuzz;
use run::Outcome;

/// The package of the targets, from the root of the repository.
const PACKAGE: &str = "crates/docwright/fuzz";

/// Runs the command.
pub(crate) fn run(options: &Fuzz, home: &Home) -> anyhow::Result<Verdict> {
    let program = build::build(home)?;
    let all = program.targets()?;
    for name in &options.targets {
        ensure!(all.contains(name), "there is no fuzz target `{name}`; there are: {}", all.join(", "));
    }
    let wanted = if options.targets.is_empty() { &all } else { &options.targets };
    let mut verdict = Verdict::Fine;
    for name in wanted {
        let outcome = run::run(&program, home, name, options)?;
        say(&format!("{name}: {}", tell(&outcome)))?;
        for path in &outcome.found {
            verdict = Verdict::Findings;
            say(&format!("{BAD}found{BAD:#} {}: {}", place::shown(path), outcome.why))?;
        }
        if !outcome.found.is_empty() {
            say(&format!("  to see it again: cargo xtask fuzz {name} --seconds 0"))?;
            say(
                "  `cargo test -p docwright --lib fuzz` runs it from now on: fix the rule that it breaks, and commit the file",
            )?;
        }
    }
    if verdict == Verdict::Fine {
        say(&format!("{GOOD}nothing found{GOOD:#}"))?;
    }
    Ok(verdict)
}

/// A run in one line.
fn tell(outcome: &Outcome) -> String {
    let Outcome { runs, seconds, coverage: (start, end), .. } = outcome;
    format!("{runs} runs in {seconds:.0} s, coverage {start} at the start and {end} at the end")
}
