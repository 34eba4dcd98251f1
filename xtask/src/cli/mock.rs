//! What `cargo xtask mock` can be asked.

use clap::Args;

use super::Input;

/// The port unless another is named; clients of many tests can have it in their settings.
pub(crate) const PORT: u16 = 4010;

/// The options of the command.
#[derive(Debug, Args)]
pub(crate) struct Mock {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The port to listen on, 0 for any free one; only this machine can reach it
    #[arg(long, value_name = "N", default_value_t = PORT)]
    pub(crate) port: u16,
    /// Print a line for each request
    #[arg(long)]
    pub(crate) log: bool,
    /// Instead of serving: compile the crate, call each of its functions once, and see that each is answered with what it
    /// reads
    #[arg(long, conflicts_with_all = ["port", "log"])]
    pub(crate) check: bool,
}
