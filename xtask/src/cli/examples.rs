//! What `cargo xtask examples` can be asked.

use clap::{Args, ValueEnum};

use super::Input;

/// The options of the command.
#[derive(Debug, Args)]
pub(crate) struct Examples {
    #[command(flatten)]
    pub(crate) input: Input,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = ExamplesFormat::Text)]
    pub(crate) format: ExamplesFormat,
    /// Show every finding as text, not just the first five of each rule
    #[arg(long)]
    pub(crate) all: bool,
    /// Only examples with PATTERN in their page, rule, function or address
    #[arg(long, value_name = "PATTERN", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) only: Option<String>,
    /// Compile the functions of as many product areas as have N pages, and see that they agree with the check example by
    /// example
    #[arg(long, value_name = "N", conflicts_with_all = ["format", "all", "only"])]
    pub(crate) compiled: Option<usize>,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExamplesFormat {
    /// For people: source excerpts, grouped by rule
    Text,
    /// For programs: one JSON object per line
    Json,
    /// For pull requests: workflow commands of GitHub Actions
    Github,
}
