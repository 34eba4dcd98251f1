//! The command line: subcommands with their options, as clap parses and describes them.

mod drift;
mod example;
mod examples;
mod generate;
mod help;
mod init;
mod lint;
mod mock;
mod model;
mod survey;
mod update;

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};

pub use drift::{Drift, DriftFormat, FailOn};
pub use examples::Examples;
pub use generate::{Dump, Generate};
use help::{DRIFT_HELP, EXAMPLES_HELP, INIT_HELP, LINT_HELP, MOCK_HELP, SURVEY_HELP, UPDATE_HELP};
pub use help::{EXIT_CODES, described};
pub use init::Init;
pub use lint::Lint;
pub use mock::Mock;
pub use model::Model;
pub use survey::Survey;
pub use update::Update;

/// A command with its options.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Set up a repository: configuration, accepted changes and the gate of pull requests
    #[command(after_help = INIT_HELP)]
    Init(Init),
    /// Say what a documentation set consists of, what of it nothing is read from, and which configuration would read it
    #[command(after_help = SURVEY_HELP)]
    Survey(Survey),
    /// Generate the Rust crate from the documentation
    #[command(after_help = EXIT_CODES)]
    Generate(Generate),
    /// Write what was understood of the documentation as JSON (graphdocs-model/1), or explain a part of it
    #[command(after_help = EXIT_CODES)]
    Model(Model),
    /// Say what is wrong with the documentation, with source excerpts
    #[command(after_help = LINT_HELP)]
    Lint(Lint),
    /// Say whether the documentation's examples are what the functions send and read
    #[command(after_help = EXAMPLES_HELP)]
    Examples(Examples),
    /// Say what changed between two documentation sets, and what it means for users of the crate
    #[command(after_help = DRIFT_HELP)]
    Drift(Drift),
    /// Bring newer pages into the documentation set, and generate the crate from them
    #[command(after_help = UPDATE_HELP)]
    Update(Update),
    /// Serve the documented API on this machine, to test against
    #[command(after_help = MOCK_HELP)]
    Mock(Mock),
}

/// The documentation that is read, and its configuration.
#[derive(Debug, Args)]
pub struct Input {
    /// The documentation: a folder of `*.md` pages, searched recursively
    #[arg(long, value_name = "DIR")]
    pub docs: Option<PathBuf>,
    /// The configuration of the documentation set [default: docwright.yaml in its folder, if there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The output format of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
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

/// The documentation sets that a command is for.
#[derive(Debug, Default, Args)]
pub struct Sets {
    /// Only for this documentation set of those that docwright.yaml names; may be repeated [default: all]
    #[arg(long = "set", global = true, value_name = "NAME")]
    pub named: Vec<String>,
}

/// The size of the thread pool.
#[derive(Debug, Args)]
pub struct Threads {
    /// Number of threads; all processors by default. The output does not depend on it
    #[arg(long, global = true, value_name = "N", value_parser = thread_count)]
    threads: Option<usize>,
}

impl Threads {
    /// Stack of a worker thread: deeply nested pages must not end the process.
    const STACK_BYTES: usize = 16 << 20;

    /// Starts the threads of this process.
    ///
    /// # Errors
    /// When the system has none to give.
    pub fn start(&self) -> anyhow::Result<()> {
        rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads.unwrap_or(0))
            .stack_size(Self::STACK_BYTES)
            .build_global()
            .context("cannot start threads")
    }
}

fn thread_count(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(count @ 1..=256) => Ok(count),
        _ => Err("expected a number from 1 to 256".to_owned()),
    }
}
