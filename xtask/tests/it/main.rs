//! Drives the built program the way people do: in folders of its own, by exit code, output and files.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod bad_output;
mod bench;
mod check;
mod drift;
mod examples;
mod explain;
mod features;
mod fix;
mod floor;
#[cfg(unix)]
mod gate;
mod generate;
mod input;
mod interrupted;
mod lint;
mod lint_formats;
mod mock;
mod model_lock;
mod report;
mod support;
mod update;
