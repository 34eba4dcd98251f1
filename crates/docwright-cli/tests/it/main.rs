//! Drives the built program the way people do: in folders of its own, by exit code, output and files.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

#[cfg(unix)]
mod console;
mod drift;
mod examples;
mod explain;
mod floor;
mod formats;
#[cfg(unix)]
mod gate;
mod generate;
#[cfg(unix)]
mod guide;
mod init;
#[cfg(unix)]
mod killed;
mod lint;
mod mock;
mod sets;
mod support;
mod tidy;
mod update;

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_docwright");
