//! Drives the built program the way people do: with the defaults of this repository.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod bench;
#[cfg(unix)]
#[path = "../../../crates/docwright-cli/tests/it/console.rs"]
mod console;
mod defaults;
#[cfg(unix)]
mod installed;
mod pages;
#[cfg(unix)]
mod readme;
#[expect(dead_code, reason = "the tests of the commands use the rest")]
#[path = "../../../crates/docwright-cli/tests/it/support.rs"]
mod support;

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_xtask");
