//! Requests that are sent, to the mock server and to a small service of these tests.
//!
//! Written by hand; `cargo xtask generate` leaves this folder alone.

mod doubles;
mod examples;
mod mock;
mod roots;

use std::path::PathBuf;

/// Where cargo puts an example that it builds along with this test.
fn built(example: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX))
}
