//! Tools that this program starts: cargo, rustc, and others that may be missing.

use std::env;
use std::ffi::OsString;
use std::process::{Command, Stdio};

/// Cargo; set when it runs this program, so that the same toolchain does the rest.
pub(crate) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The compiler.
pub(crate) fn rustc() -> OsString {
    env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

/// True if a command can be run, and succeeds; it says nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|it| it.success())
}
