//! The program of the fuzz targets, built so that libFuzzer sees which code runs.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail, ensure};
use docwright_cli::Home;
use docwright_cli::terminal::say;

use super::PACKAGE;
use crate::tools;

/// Flags for libFuzzer on a stable toolchain: counters for each edge, and the operands of comparisons.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// The variable that says which target is run.
pub(super) const TARGET: &str = "DOCWRIGHT_FUZZ";

/// The program of all targets.
pub(super) struct Program {
    path: PathBuf,
}

impl Program {
    /// The program, for a target; without one it lists them.
    pub(super) fn command(&self, target: &str) -> Command {
        let mut command = Command::new(&self.path);
        // One text at a time: a thread that waits for others is no finding.
        command.env(TARGET, target).env("RAYON_NUM_THREADS", "1").stdin(Stdio::null());
        command
    }

    /// The names of the targets.
    pub(super) fn targets(&self) -> anyhow::Result<Vec<String>> {
        let listed = self.command("").output().context("cannot run the fuzz targets")?;
        ensure!(listed.status.success(), "cannot list the fuzz targets: {}", String::from_utf8_lossy(&listed.stderr));
        Ok(String::from_utf8_lossy(&listed.stdout).lines().map(str::to_owned).collect())
    }
}

/// Builds the program; the first time takes minutes.
pub(super) fn build(home: &Home) -> anyhow::Result<Program> {
    ensure!(
        has_compiler(),
        "libFuzzer is written in C++, and there is no C++ compiler: install g++ or clang, or say in CXX which one to take"
    );
    let host = host()?;
    let target = home.target()?.join("fuzz");
    say("building the fuzz targets, which the first time takes minutes")?;
    // With `--target`, build scripts and macros are built without the counters.
    let status = Command::new(tools::cargo())
        .args(["build", "--quiet", "--target", &host, "--target-dir"])
        .arg(&target)
        .current_dir(home.root.join(PACKAGE))
        .env("RUSTFLAGS", FLAGS)
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .stdin(Stdio::null())
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "cannot build the fuzz targets in {PACKAGE}");
    let name = format!("docwright-fuzz{}", env::consts::EXE_SUFFIX);
    Ok(Program { path: target.join(host).join("debug").join(name) })
}

/// True when libFuzzer can be compiled.
fn has_compiler() -> bool {
    let asked = |name: &OsStr| tools::succeeds(Command::new(name).arg("--version"));
    match env::var_os("CXX") {
        Some(name) => asked(&name),
        None => ["c++", "g++", "clang++"].iter().any(|it| asked(it.as_ref())),
    }
}

/// The platform that this is.
fn host() -> anyhow::Result<String> {
    let asked = Command::new(tools::rustc()).arg("-vV").output().context("cannot run rustc")?;
    let told = String::from_utf8_lossy(&asked.stdout).into_owned();
    match told.lines().find_map(|it| it.strip_prefix("host: ")) {
        Some(host) => Ok(host.to_owned()),
        None => bail!("rustc does not say which platform this is"),
    }
}
