//! The command-line options of `model`.

use std::path::PathBuf;

use clap::Args;

use super::Input;

/// Options of `model`.
#[derive(Debug, Args)]
pub struct Model {
    /// The documentation.
    #[command(flatten)]
    pub input: Input,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Say instead what each source said about a type, a property or an operation, and why the winner won: `message`,
    /// `message.importance`, `GET /me/messages`, `/me/messages` or a page, `user-list-messages`
    #[arg(long, value_name = "NAME", conflicts_with = "out")]
    #[arg(value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub explain: Option<String>,
}
