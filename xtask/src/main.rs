//! The project's commands: `cargo xtask generate | model | lint | examples | mock | drift | update | bench | ci`.
//!
//! Everything that touches the disk, the terminal or another program is in this crate; what the
//! documentation means and what is generated from it is decided in the `docwright` library.

mod bench;
mod ci;
mod cli;
mod date;
mod diff;
mod docs;
mod drift;
mod examples;
mod explain;
mod generate;
mod lint;
mod mock;
mod model;
mod model_lock;
mod output;
mod place;
mod progress;
mod render;
mod terminal;
mod update;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use cli::{Cli, Command};

/// A third of a run on a large documentation set is small allocations: this one makes them cheaper.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a command that could run has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing to object to.
    Fine,
    /// Something in the documentation or in the checked-in files needs a person.
    Findings,
}

/// Stack of a worker thread: deeply nested pages must not end the process.
const STACK_BYTES: usize = 16 << 20;

fn main() -> ExitCode {
    // Cargo runs this program in place of the compiler while `bench` measures.
    if let Some(code) = bench::stand_in() {
        return code;
    }
    match run(&Cli::parse()) {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::from(1),
        Err(error) => {
            terminal::report_error(&error);
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<Verdict> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(cli.threads.unwrap_or(0))
        .stack_size(STACK_BYTES)
        .build_global()
        .context("cannot start threads")?;
    match &cli.command {
        Command::Generate(options) => generate::run(options),
        Command::Model(options) => model::run(options),
        Command::Lint(options) => lint::run(options),
        Command::Bench(options) => bench::run(options),
        Command::Drift(options) => drift::run(options),
        Command::Examples(options) => examples::run(options),
        Command::Mock(options) => mock::run(options),
        Command::Update(options) => update::run(options),
        Command::Ci(options) => ci::run(options),
    }
}
