//! The command-line options of `survey`.

use clap::Args;

use super::Input;

/// Options of `survey`.
#[derive(Debug, Args)]
pub struct Survey {
    /// The documentation.
    #[command(flatten)]
    pub input: Input,
    /// Show all that was counted, not only what is most frequent
    #[arg(long)]
    pub all: bool,
}
