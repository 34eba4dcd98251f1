//! The command-line options of `mock`.

use clap::Args;

use super::Input;

/// The port unless another is named; clients of many tests can have it in their settings.
const PORT: u16 = 4010;

/// Options of `mock`.
#[derive(Debug, Args)]
pub struct Mock {
    /// The documentation.
    #[command(flatten)]
    pub input: Input,
    /// The port to listen on, 0 for any free one; only this machine can reach it
    #[arg(long, value_name = "N", default_value_t = PORT)]
    pub port: u16,
    /// Print a line for each request
    #[arg(long)]
    pub log: bool,
    /// Instead of serving: compile the crate, call each of its functions once, and see that each is answered with what it
    /// reads
    #[arg(long, conflicts_with_all = ["port", "log"])]
    pub check: bool,
}
