//! The command-line options of `lint`.

use clap::Args;

use super::{Format, Input};

/// Options of `lint`.
#[derive(Debug, Args)]
pub struct Lint {
    /// The documentation.
    #[command(flatten)]
    pub input: Input,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Show every finding as text, not just the first five of each rule
    #[arg(long)]
    pub all: bool,
    /// Say instead what a rule finds, why, and how to fix it, with an example; without RULE, list all rules
    #[arg(long, value_name = "RULE", num_args = 0..=1)]
    pub explain: Option<Option<String>>,
    /// List all rules; with `--format markdown`, as the page RULES.md
    #[arg(long, conflicts_with = "explain")]
    pub list: bool,
    /// Fix what can be fixed for certain: letter case of links and types, delimiter rows of tables, trailing commas
    #[arg(long, conflicts_with_all = ["explain", "list", "format"])]
    pub fix: bool,
    /// With --fix: write nothing, print the patch
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
}
