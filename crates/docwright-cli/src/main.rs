//! The program `docwright`: parses the command line and ends with the exit code of the command.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use clap_complete::Shell;

use docwright_cli::cli::{self, EXIT_CODES, Sets, Threads};
use docwright_cli::{Home, Verdict, exit_code, place, run, terminal};

/// Compiles Markdown API documentation into a typed Rust crate, and checks, compares and serves it.
#[derive(Debug, Parser)]
#[command(name = "docwright", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    threads: Threads,
}

#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one of it")]
enum Command {
    #[command(flatten)]
    Docwright(cli::Command),
    /// Print a script that completes commands and options in a shell
    #[command(after_help = EXIT_CODES)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual, a page for each command
    #[command(after_help = EXIT_CODES)]
    Man {
        /// The folder to write it to
        dir: PathBuf,
    },
}

fn main() -> ExitCode {
    let home = Home::here();
    let command = cli::described(Cli::command(), &home);
    let matches = command.clone().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    exit_code(match &cli.command {
        Command::Docwright(command) => cli.threads.start().and_then(|()| run(command, &cli.sets, &home)),
        Command::Completions { shell } => completions(*shell, command),
        Command::Man { dir } => manual(dir, command),
    })
}

fn completions(shell: Shell, mut command: clap::Command) -> anyhow::Result<Verdict> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "docwright", &mut script);
    let mut stream = terminal::data();
    stream.write_all(&script)?;
    stream.finish()?;
    Ok(Verdict::Fine)
}

fn manual(dir: &std::path::Path, command: clap::Command) -> anyhow::Result<Verdict> {
    let written = || -> std::io::Result<()> {
        std::fs::create_dir_all(dir)?;
        clap_mangen::generate_to(command, dir)
    };
    written().with_context(|| format!("cannot write the manual to {}", place::shown(dir)))?;
    terminal::say(&format!("wrote the manual to {}", place::shown(dir)))?;
    Ok(Verdict::Fine)
}
