//! The command-line options of `drift`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options of `drift`.
#[derive(Debug, Args)]
pub struct Drift {
    /// The documentation as it was
    pub old: String,
    /// The documentation as it is
    pub new: Option<String>,
    /// How changes are written
    #[arg(long, value_enum, default_value_t = DriftFormat::Text)]
    pub format: DriftFormat,
    /// The least change that makes the command fail
    #[arg(long, value_enum, default_value_t = FailOn::Breaking)]
    pub fail_on: FailOn,
    /// Report only changes with PATTERN in their rule, item or product area
    #[arg(long, value_name = "PATTERN", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub only: Option<String>,
    /// Show every change as text, not just the first five of each rule
    #[arg(long)]
    pub all: bool,
    /// Show and count changes of formatting too: white space, metadata of pages, samples in other languages
    #[arg(long)]
    pub formatting: bool,
    /// Explain the change with this fingerprint, or the beginning of it: what both sides say, and why it is so read
    #[arg(long, value_name = "FINGERPRINT", conflicts_with_all = ["format", "all", "only", "against_changelog"])]
    pub explain: Option<String>,
    /// The address below which the files of this repository can be looked at, for links to pages and lines
    /// [default: on GitHub Actions, that of the commit]
    #[arg(long, value_name = "URL")]
    pub links: Option<String>,
    /// Changes that are known and accepted [default: accepted-changes in the folder NEW, if there is one]
    #[arg(long, value_name = "FILE")]
    pub accepted: Option<PathBuf>,
    /// The vendor's changelog, a folder of JSON files: say which changes it announces, and what it announces besides
    #[arg(long, value_name = "DIR")]
    pub against_changelog: Option<PathBuf>,
    /// Leave out what the changelog announced before this day
    #[arg(long, value_name = "YYYY-MM-DD", requires = "against_changelog")]
    pub announced_since: Option<String>,
    /// The generated crate, whose version is to be raised
    #[arg(long = "crate", value_name = "DIR")]
    pub krate: Option<PathBuf>,
    /// The configuration of both documentation sets [default: each one's own docwright.yaml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The output format of `drift`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DriftFormat {
    /// For people: excerpts of both sets, grouped by rule
    Text,
    /// For programs: one JSON object per line, the first about all of them
    Json,
    /// For the body of a pull request
    Markdown,
    /// For people: one page with charts, search and filters, which needs nothing else
    Html,
    /// For a pull request on GitHub: the ten worst at their lines, all of them in the summary of the run
    Github,
    /// For code hosts and editors: SARIF 2.1.0, without changes of the text alone
    Sarif,
}

/// The least class of changes that makes the command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Breaking changes
    Breaking,
    /// Additive changes and worse
    Additive,
    /// Any change, even of the text alone
    Any,
    /// Nothing
    Never,
}
