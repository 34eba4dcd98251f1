//! The command line: what can be asked for, and what `--help` says about it.

mod examples;
mod help;
mod mock;
mod update;
#[cfg(test)]
mod workflows;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use examples::{Examples, ExamplesFormat};
use help::{BENCH_HELP, DRIFT_HELP, EXAMPLES_HELP, EXIT_CODES, LINT_HELP, MOCK_HELP, UPDATE_HELP};
pub(crate) use mock::Mock;
pub(crate) use update::Update;

/// The project's commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Number of threads; all processors by default. The output does not depend on it
    #[arg(long, global = true, value_name = "N", value_parser = thread_count)]
    pub(crate) threads: Option<usize>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate the Rust crate from the documentation
    #[command(after_help = EXIT_CODES)]
    Generate(Generate),
    /// Write what was understood of the documentation as JSON (graphdocs-model/1), or explain a part of it
    #[command(after_help = EXIT_CODES)]
    Model(Model),
    /// Say what is wrong with the documentation, with source excerpts
    #[command(after_help = LINT_HELP)]
    Lint(Lint),
    /// Measure what the generated crate costs to compile and to use, beside the same models with serde derive
    #[command(after_help = BENCH_HELP)]
    Bench(Bench),
    /// Say what changed between two documentation sets, and what it means for users of the crate
    #[command(after_help = DRIFT_HELP)]
    Drift(Drift),
    /// Say whether the documentation's examples are what the functions send and read
    #[command(after_help = EXAMPLES_HELP)]
    Examples(Examples),
    /// Serve the documented API on this machine, to test against
    #[command(after_help = MOCK_HELP)]
    Mock(Mock),
    /// Bring newer pages into the documentation set, and generate the crate from them
    #[command(after_help = UPDATE_HELP)]
    Update(Update),
    /// Run every check of the project, stopping at the first that fails
    #[command(after_help = EXIT_CODES)]
    Ci(Ci),
}

/// Which documentation is read, and how.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The documentation: a folder of `*.md` pages, searched recursively [default: the project's docs-input]
    #[arg(long, value_name = "DIR")]
    pub(crate) docs: Option<PathBuf>,
    /// The configuration of the documentation set [default: docwright.yaml in its folder, if there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The folder of the crate; its src folder, REPORT.md and the features in Cargo.toml are replaced, all else is kept
    /// [default: the project's generated/msgraph]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The folder of the runtime's crate, for a Cargo.toml that is written anew [default: the runtime of this version, from
    /// the registry]
    #[arg(long, value_name = "PATH", conflicts_with = "dump")]
    pub(crate) runtime: Option<PathBuf>,
    /// Where to save the model, for `drift`, written and checked with the crate [default: model.lock in the project's
    /// docs-input, unless --docs, --config, --out or --only is given]
    #[arg(long, value_name = "FILE", conflicts_with = "dump")]
    pub(crate) lock: Option<PathBuf>,
    /// Write nothing; say what differs, and exit with 1 if anything does
    #[arg(long, conflicts_with = "dump")]
    pub(crate) check: bool,
    /// Read only pages whose path contains PART (and what they include); needs --out or --dump
    #[arg(long, value_name = "PART", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) only: Option<String>,
    /// Print what a phase of the compiler made of the documentation instead of generating
    #[arg(long, value_name = "PHASE", conflicts_with = "out")]
    pub(crate) dump: Option<Dump>,
}

/// The noun of a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dump {
    /// What each page says
    Page,
    /// What the documented API is
    Api,
    /// What the Rust crate will say
    Krate,
}

#[derive(Debug, Args)]
pub(crate) struct Model {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Say instead what each source said about a type, a property or an operation, and why the winner won: `message`,
    /// `message.importance`, `GET /me/messages`, `/me/messages` or a page, `user-list-messages`
    #[arg(long, value_name = "NAME", conflicts_with = "out")]
    #[arg(value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) explain: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Lint {
    #[command(flatten)]
    pub(crate) input: Input,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Show every finding as text, not just the first five of each rule
    #[arg(long)]
    pub(crate) all: bool,
    /// Say instead what a rule finds, why, and how to mend it, with an example; without RULE, list all rules
    #[arg(long, value_name = "RULE", num_args = 0..=1)]
    pub(crate) explain: Option<Option<String>>,
    /// List all rules; with `--format markdown`, as the page RULES.md
    #[arg(long, conflicts_with = "explain")]
    pub(crate) list: bool,
    /// Mend what can be mended for certain: letter case of links and types, delimiter rows of tables, trailing commas
    #[arg(long, conflicts_with_all = ["explain", "list", "format"])]
    pub(crate) fix: bool,
    /// With --fix: write nothing, print the patch
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: source excerpts, grouped by rule
    Text,
    /// For programs: one JSON object per line
    Json,
    /// For pull requests: workflow commands of GitHub Actions
    Github,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
    /// For the body of a pull request or an issue
    Markdown,
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

/// What is measured.
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
    /// Whether something is to be measured.
    pub(crate) fn wants(&self, aspect: Aspect) -> bool {
        match aspect {
            Aspect::Areas => self.areas || self.only.contains(&aspect),
            _ => self.only.is_empty() || self.only.contains(&aspect),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Drift {
    /// The documentation as it was
    pub(crate) old: String,
    /// The documentation as it is [default: the project's docs-input]
    pub(crate) new: Option<String>,
    /// How changes are written
    #[arg(long, value_enum, default_value_t = DriftFormat::Text)]
    pub(crate) format: DriftFormat,
    /// The least change that makes the command fail
    #[arg(long, value_enum, default_value_t = FailOn::Breaking)]
    pub(crate) fail_on: FailOn,
    /// Report only changes with PATTERN in their rule, item or product area
    #[arg(long, value_name = "PATTERN", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) only: Option<String>,
    /// Show every change as text, not just the first five of each rule
    #[arg(long)]
    pub(crate) all: bool,
    /// Changes that are known and accepted [default: accepted-changes in the folder NEW, if there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) accepted: Option<PathBuf>,
    /// The vendor's changelog, a folder of JSON files: say which changes it announces, and what it announces besides
    #[arg(long, value_name = "DIR")]
    pub(crate) against_changelog: Option<PathBuf>,
    /// Leave out what the changelog announced before this day
    #[arg(long, value_name = "YYYY-MM-DD", requires = "against_changelog")]
    pub(crate) announced_since: Option<String>,
    /// The generated crate, whose version is to be raised [default: the project's generated/msgraph]
    #[arg(long = "crate", value_name = "DIR")]
    pub(crate) krate: Option<PathBuf>,
    /// The configuration of both documentation sets [default: each one's own docwright.yaml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DriftFormat {
    /// For people: excerpts of both sets, grouped by rule
    Text,
    /// For programs: one JSON object per line
    Json,
    /// For the body of a pull request
    Markdown,
    /// For people: one page with charts, search and filters, which needs nothing else
    Html,
    /// For the lines of a pull request: workflow commands of GitHub Actions
    Github,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
}

/// Which changes make the command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Breaking changes
    Breaking,
    /// Additive changes and worse
    Additive,
    /// Any change, even of the text alone
    Any,
    /// Nothing
    Never,
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

impl Generate {
    /// What clap cannot say: a part of the documentation must not replace the whole crate by accident.
    pub(crate) fn check_usage(&self) -> anyhow::Result<()> {
        let kept = self.dump.is_some() || self.out.is_some();
        anyhow::ensure!(
            self.only.is_none() || kept,
            "--only generates a part of the crate: say where with --out DIR, or look at it with --dump"
        );
        Ok(())
    }
}

fn thread_count(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(count @ 1..=256) => Ok(count),
        _ => Err("expected a number from 1 to 256".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
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
