//! The command line of `cargo xtask`: the subcommands of `docwright`, and those that only this repository has.

use std::path::PathBuf;

use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use docwright_cli::Home;
use docwright_cli::cli::{self, EXIT_CODES, Sets, Threads};

const BENCH_HELP: &str = "\
Measured is the own crate only: dependencies are built before, incremental compilation is off. CPU is user and system
time of the compiler, memory its peak.

Exit codes:
  0  every ratio is within its goal
  1  a ratio is not; absolute goals are for Microsoft Graph v1.0 as a whole on two cores and only shown, ratios of
     memory and size below 500 types too
  2  could not run";

const FUZZ_HELP: &str = "\
A text that breaks what always holds, takes ten seconds or a gigabyte, is written below crates/docwright/fuzz/found, where the
tests of the library find it. What was tried before is kept in target/fuzz and gone on with. A C++ compiler is needed.

Exit codes:
  0  nothing was found
  1  something was
  2  could not run";

/// The project's commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) sets: Sets,
    #[command(flatten)]
    pub(crate) threads: Threads,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(flatten)]
    Docwright(cli::Command),
    /// Measure what the generated crate costs to compile and to use, beside the same models with serde derive
    #[command(after_help = BENCH_HELP)]
    Bench(Bench),
    /// Run every check of the project, stopping at the first that fails
    #[command(after_help = EXIT_CODES)]
    Ci(Ci),
    /// Try the grammars and uses of the compiler and the client on texts that a fuzzer makes up
    #[command(after_help = FUZZ_HELP)]
    Fuzz(Fuzz),
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Bench {
    /// The documentation; several are measured one after another [default: the project's docs-input]
    #[arg(long, value_name = "DIR")]
    pub(crate) docs: Vec<PathBuf>,
    /// The Markdown file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// How often each is measured; the least counts
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=20))]
    pub(crate) runs: u8,
    /// Measure only these [default: all but areas]
    #[arg(long, value_name = "CHECKS", value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<Aspect>,
    /// Measure each product area as well
    #[arg(long)]
    pub(crate) areas: bool,
    /// Measure derive with a map of additional properties as well, which keeps what the generated crate keeps
    #[arg(long)]
    pub(crate) flatten: bool,
}

/// A measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Aspect {
    /// `cargo check` of the crate
    Check,
    /// The release build of the crate
    Release,
    /// The release build of a program that lists messages and reads a user, and its size
    Consumer,
    /// How fast that program decodes 1,000 messages
    Decode,
    /// `cargo check` of each product area alone
    Areas,
}

impl Bench {
    /// True of a measurement that is asked for.
    pub(crate) fn wants(&self, aspect: Aspect) -> bool {
        match aspect {
            Aspect::Areas => self.areas || self.only.contains(&aspect),
            _ => self.only.is_empty() || self.only.contains(&aspect),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Ci {
    /// Leave out the test suite, where it has just been run
    #[arg(long)]
    pub(crate) skip_tests: bool,
    /// Check a real documentation too, which takes minutes: the one that DOCWRIGHT_CORPUS names
    #[arg(long)]
    pub(crate) corpus: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Fuzz {
    /// The targets [default: all, one after another]
    #[arg(value_name = "TARGET")]
    pub(crate) targets: Vec<String>,
    /// How long each target is tried; 0 only runs what is known again
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub(crate) seconds: u32,
}

impl Cli {
    /// Reads the command line; the help names the folders of the repository.
    pub(crate) fn read(home: &Home) -> Self {
        let matches = cli::described(Self::command(), home).get_matches();
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        cli::described(Cli::command(), &crate::home::home()).debug_assert();
    }

    #[test]
    fn what_bench_measures() {
        let wanted = |line: &str| {
            let Command::Bench(bench) = Cli::parse_from(line.split(' ')).command else { unreachable!() };
            Aspect::value_variants().iter().copied().filter(|it| bench.wants(*it)).collect::<Vec<_>>()
        };
        use Aspect::{Areas, Check, Consumer, Decode, Release};
        assert_eq!(wanted("xtask bench"), [Check, Release, Consumer, Decode]);
        assert_eq!(wanted("xtask bench --areas"), [Check, Release, Consumer, Decode, Areas]);
        assert_eq!(wanted("xtask bench --only check,areas"), [Check, Areas]);
        assert_eq!(wanted("xtask bench --only decode --areas"), [Decode, Areas]);
    }

    #[test]
    fn exit_codes_are_documented_everywhere() {
        let mut root = Cli::command();
        root.build();
        for command in root.get_subcommands_mut().filter(|it| it.get_name() != "help") {
            let help = command.render_help().to_string();
            assert!(help.contains("Exit codes:"), "{}", command.get_name());
        }
    }
}
