//! `cargo xtask`: the commands of `docwright` with this repository's defaults, its benchmark, its fuzzing and its CI checks.

mod bench;
mod ci;
mod cli;
mod fuzz;
mod home;
#[cfg(test)]
mod lines;
mod tools;

use std::process::ExitCode;

use docwright_cli::exit_code;

use cli::{Cli, Command};

fn main() -> ExitCode {
    // Cargo runs this program in place of the compiler while `bench` measures.
    if let Some(code) = bench::stand_in() {
        return code;
    }
    let home = home::home();
    let cli = Cli::read(&home);
    exit_code(cli.threads.start().and_then(|()| match &cli.command {
        Command::Docwright(command) => docwright_cli::run(command, &cli.sets, &home),
        Command::Bench(options) => bench::run(options, &home),
        Command::Ci(options) => ci::run(options, &home),
        Command::Fuzz(options) => fuzz::run(options, &home),
    }))
}
