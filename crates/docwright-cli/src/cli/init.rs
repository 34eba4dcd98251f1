//! The command-line options of `init`.

use std::path::PathBuf;

use clap::Args;

/// Options of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to set up, the root of a repository
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// The documentation in it [default: the folder that has pages, or `docs`]
    #[arg(long, value_name = "DIR")]
    pub docs: Option<PathBuf>,
    /// Where the crate is to be
    #[arg(long, value_name = "DIR", default_value = "client")]
    pub out: PathBuf,
}
