//! The step that asks cargo-deny about the packages that everything builds on.

use std::process::Command;

use docwright_cli::Home;
use docwright_cli::terminal::say;

use super::{Step, cargo};
use crate::tools;

/// The step, where cargo-deny is installed: what is known against packages, their licences, and where they come from.
pub(super) fn step(home: &Home) -> anyhow::Result<Option<Step>> {
    if !tools::succeeds(Command::new(tools::cargo()).args(["deny", "--version"]).current_dir(&home.root)) {
        say("cargo-deny is not installed: what is known against packages, and their licences, are not checked")?;
        return Ok(None);
    }
    Ok(Some(cargo("packages", "deny --locked check")))
}
