//! The command-line options of `examples`.

use clap::Args;

use super::{Format, Input};

/// Options of `examples`.
#[derive(Debug, Args)]
pub struct Examples {
    /// The documentation.
    #[command(flatten)]
    pub input: Input,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Show every finding as text, not just the first five of each rule
    #[arg(long)]
    pub all: bool,
    /// Only examples with PATTERN in their page, rule, function or address
    #[arg(long, value_name = "PATTERN", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub only: Option<String>,
    /// Compile the functions of as many product areas as have N pages, see that they agree with the check example by
    /// example, and compile the examples in their documentation
    #[arg(long, value_name = "N", conflicts_with_all = ["format", "all", "only"])]
    pub compiled: Option<usize>,
}
