//! The step that asks cargo-deny about the packages that everything builds on.

use std::env;
use std::process::{Command, Stdio};

use docwright_cli::Home;
use docwright_cli::terminal::say;

use super::{Step, cargo};

/// The step, where cargo-deny is installed: what is known against packages, their licences, and where they come from.
pub(super) fn step(home: &Home) -> anyhow::Result<Option<Step>> {
    let probe = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["deny", "--version"])
        .current_dir(&home.root)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !probe.is_ok_and(|it| it.success()) {
        say("cargo-deny is not installed: what is known against packages, and their licences, are not checked")?;
        return Ok(None);
    }
    Ok(Some(cargo("packages", "deny --locked check")))
}
