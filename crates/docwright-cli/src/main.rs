//! The program `docwright`: parses the command line and ends with the exit code of the command.

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser};

use docwright_cli::cli::{self, Command, Sets, Threads};
use docwright_cli::{Home, exit_code, run};

/// Compiles Markdown API documentation into a typed Rust crate, and checks, compares and serves it.
#[derive(Debug, Parser)]
#[command(name = "docwright", version, after_help = cli::EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    threads: Threads,
}

fn main() -> ExitCode {
    let home = Home::here();
    let matches = cli::described(Cli::command(), &home).get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    exit_code(cli.threads.start().and_then(|()| run(&cli.command, &cli.sets, &home)))
}
