//! The command-line options of `generate`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Input;

/// Options of `generate`.
#[derive(Debug, Args)]
pub struct Generate {
    /// The documentation.
    #[command(flatten)]
    pub input: Input,
    /// The folder of the crate; its src folder, REPORT.md and the features in Cargo.toml are replaced, all else is kept
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Where the runtime's crate is, for a Cargo.toml that is written anew: its folder, or a git repository with `@REV` for a
    /// tag or a commit [default: the runtime of this version, from the registry]
    #[arg(long, value_name = "PATH|URL[@REV]", conflicts_with = "dump")]
    pub runtime: Option<String>,
    /// Forget the features that items had before their product area moved, for a new major version
    #[arg(long, conflicts_with = "dump")]
    pub forget_moves: bool,
    /// Where to save the model, for `drift`, written and checked with the crate
    #[arg(long, value_name = "FILE", conflicts_with = "dump")]
    pub lock: Option<PathBuf>,
    /// Write nothing; say what differs, and exit with 1 if anything does
    #[arg(long, conflicts_with = "dump")]
    pub check: bool,
    /// Read only pages whose path contains PART (and what they include); needs --out or --dump
    #[arg(long, value_name = "PART", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub only: Option<String>,
    /// Print what a phase of the compiler made of the documentation instead of generating
    #[arg(long, value_name = "PHASE", conflicts_with = "out")]
    pub dump: Option<Dump>,
}

/// A phase, whose noun is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Dump {
    /// Each page as it was read
    Page,
    /// The API as it was understood
    Api,
    /// The Rust crate as it was planned
    Krate,
}

impl Generate {
    /// Refuses `--only` without a place of its own: a part must not replace the whole crate by accident.
    pub(crate) fn check_usage(&self) -> anyhow::Result<()> {
        let kept = self.dump.is_some() || self.out.is_some();
        anyhow::ensure!(
            self.only.is_none() || kept,
            "--only generates a part of the crate: say where with --out DIR, or look at it with --dump"
        );
        Ok(())
    }
}
