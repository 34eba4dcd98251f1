//! The command `docwright` as a library: each command is a function over its options and the repository it runs in.
//!
//! How it is used is in the [`guide`].
//!
//! Everything that touches the disk, the terminal or another program is in this crate; what the documentation means and
//! what is generated from it is decided in the `docwright` library.

mod address;
pub mod cli;
pub mod docs;
mod drift;
mod examples;
mod generate;
pub mod guide;
mod home;
mod init;
mod lint;
mod mock;
mod model;
pub mod output;
pub mod place;
pub mod progress;
mod render;
mod sets;
mod survey;
pub mod terminal;
mod update;

use std::process::ExitCode;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use cli::Command;
pub use home::Home;

/// A third of a run on a large documentation set is small allocations: this one makes them cheaper.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The result of a command that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing to object to.
    Fine,
    /// Something in the documentation or in the checked-in files needs a person.
    Findings,
}

/// Runs a command for the documentation sets that are wanted, all of the repository unless some are named.
///
/// # Errors
/// When it could not run: wrong usage, unreadable input, unwritable output.
pub fn run(command: &Command, wanted: &cli::Sets, home: &Home) -> anyhow::Result<Verdict> {
    let mut verdict = Verdict::Fine;
    for home in sets::homes(command, wanted, home)? {
        sets::tell(command, &home)?;
        if run_one(command, &home)? == Verdict::Findings {
            verdict = Verdict::Findings;
        }
    }
    Ok(verdict)
}

fn run_one(command: &Command, home: &Home) -> anyhow::Result<Verdict> {
    // Whatever is asked, people are to know when a run before did not come to its end.
    if let Some(out) = &home.out {
        output::recover_interrupted(out)?;
    }
    match command {
        Command::Init(options) => init::run(options, home),
        Command::Generate(options) => generate::run(options, home),
        Command::Survey(options) => survey::run(options, home),
        Command::Model(options) => model::run(options, home),
        Command::Lint(options) => lint::run(options, home),
        Command::Examples(options) => examples::run(options, home),
        Command::Drift(options) => drift::run(options, home),
        Command::Update(options) => update::run(options, home),
        Command::Mock(options) => mock::run(options, home),
    }
}

/// Today in UTC.
fn today() -> Date {
    TimeZone::UTC.to_datetime(Timestamp::now()).date()
}

/// The exit code of a command; why it could not run goes to standard error.
#[must_use]
pub fn exit_code(result: anyhow::Result<Verdict>) -> ExitCode {
    match result {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::from(1),
        Err(error) => {
            terminal::report_error(&error);
            ExitCode::from(2)
        }
    }
}
