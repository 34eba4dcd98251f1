//! The command-line options of `update`.

use std::path::PathBuf;

use clap::Args;

use super::{FailOn, Input};

/// Options of `update`.
#[derive(Debug, Args)]
pub struct Update {
    /// The documentation.
    #[command(flatten)]
    pub input: Input,
    /// Where newer pages are: a folder, or a git repository by PATH or URL, with `@REV` for a branch, a tag or a commit
    /// [default: as in the last update]
    #[arg(long, value_name = "PATH|URL[@REV]")]
    pub from: Option<String>,
    /// The folder of the documentation in it
    #[arg(long, value_name = "DIR", requires = "from")]
    pub subdir: Option<String>,
    /// Bring these pages only, and what they include and link to as resources: `api/user-*.md`, `/users/**`,
    /// `/users/**#GET`; may be repeated [default: all]
    #[arg(long, value_name = "GLOB", requires = "from")]
    pub include: Vec<String>,
    /// Do not bring these pages; may be repeated
    #[arg(long, value_name = "GLOB", requires = "from")]
    pub exclude: Vec<String>,
    /// The folder of the crate
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Where to write what changed, as Markdown [default: DRIFT.md beside the documentation folder]
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// The least change that makes the command fail, and change nothing
    #[arg(long, value_enum, default_value_t = FailOn::Never)]
    pub fail_on: FailOn,
    /// Changes that are known and accepted [default: accepted-changes in the documentation folder, if there is one]
    #[arg(long, value_name = "FILE")]
    pub accepted: Option<PathBuf>,
    /// Replace pages that were changed here since the last update
    #[arg(long)]
    pub overwrite: bool,
    /// How long git may take for each step, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub timeout: u64,
}
