//! The compiler's word on everything that can be printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::kitchen_sink::krate;
use crate::emit::{emit, manifest};

/// Where this test may write: cargo's target folder.
fn folder() -> PathBuf {
    let program = std::env::current_exe().expect("a running test is a file");
    let target = program.ancestors().nth(3).expect("tests run from target/debug/deps");
    target.join("kitchen-sink")
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    let _ = std::fs::remove_dir_all(folder.join("src"));
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("in a folder")).expect("writable");
        std::fs::write(path, text).expect("writable");
    }
}

#[test]
fn everything_compiles_without_a_warning() {
    let krate = krate();
    let folder = folder();
    write(&folder, &emit(&krate));
    let manifest = manifest(&krate) + "\n[lints.rust]\nwarnings = \"deny\"\n";
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("writable");
    // The same versions as here, so that nothing has to be fetched.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    std::fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace is locked while its tests run");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--offline", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
