//! Drives the built program the way people do: in folders of its own, by exit code, output and files.

mod bad_output;
mod bench;
mod check;
mod drift;
mod explain;
mod features;
mod fix;
mod floor;
mod generate;
mod input;
mod interrupted;
mod lint;
mod lint_formats;
mod support;
