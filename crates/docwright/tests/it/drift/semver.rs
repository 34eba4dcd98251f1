//! Drift and `cargo semver-checks` agree: what that tool calls breaking between two generated crates, drift calls breaking.
//! Not the other way round: it compares names and kinds of items, and does not look at the types of fields and arguments.
//!
//! It takes minutes and a program that this project does not need otherwise, so it is run by hand:
//!
//! ```console
//! $ cargo install cargo-semver-checks
//! $ cargo test -p docwright --test it -- --ignored semver
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use docwright::config::Config;
use docwright::drift::{Class, compare};

use super::compiler::{core, manifest, put, workspace};
use crate::support::{folders, here, read_folder};

/// Writes the crate of a set; both sides of a pair have the same name, as two versions of one crate.
fn write_crate(home: &Path, folder: &Path) -> docwright::drift::Snapshot {
    let sources = read_folder(folder);
    let config = Config::default();
    let output = docwright::generate(&sources, &config);
    for (path, text) in output.files.iter().filter(|it| it.0.ends_with(".rs")) {
        put(&home.join(path), text);
    }
    let package = manifest("it", &core()).replace("\nedition", "\nversion = \"1.0.0\"\nedition");
    put(&home.join("Cargo.toml"), &format!("{package}\n[features]\n{}\n[workspace]\n", output.features));
    fs::copy(here().join("../../Cargo.lock"), home.join("Cargo.lock")).unwrap();
    docwright::snapshot(&sources, &config).0
}

/// True if the tool wants a new major version, with the text that it prints.
fn wants_major(target: &Path, old: &Path, new: &Path) -> (bool, String) {
    let output = Command::new("cargo-semver-checks")
        .args(["semver-checks", "check-release", "--release-type", "minor", "--color", "never", "--manifest-path"])
        .arg(new.join("Cargo.toml"))
        .arg("--baseline-root")
        .arg(old)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo-semver-checks is installed");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("Checked ["), "cargo-semver-checks did not get that far: {said}");
    (!output.status.success(), said)
}

#[test]
#[allow(clippy::print_stdout, reason = "whoever runs it wants to know how often both agree")]
#[ignore = "needs cargo-semver-checks, and minutes"]
fn semver_checks_call_nothing_breaking_that_drift_does_not() {
    let workspace = workspace().join("semver");
    let target = workspace.join("target");
    let mut count: BTreeMap<(bool, bool), usize> = BTreeMap::new();
    for folder in folders("drift") {
        let homes = ["old", "new"].map(|side| workspace.join(folder.file_name().unwrap()).join(side));
        let [old, new] = ["old", "new"].map(|side| folder.join(side));
        let [a, b] = [write_crate(&homes[0], &old), write_crate(&homes[1], &new)];
        for (from, to, old, new) in [(&a, &b, &homes[0], &homes[1]), (&b, &a, &homes[1], &homes[0])] {
            let ours = compare(from, to).changes.iter().any(|it| it.class() == Class::Breaking);
            let (theirs, said) = wants_major(&target, old, new);
            assert!(ours || !theirs, "{} to {}: {said}", old.display(), new.display());
            *count.entry((ours, theirs)).or_default() += 1;
        }
    }
    // Both answers occur: the tool has looked.
    assert!(count.contains_key(&(true, true)) && count.contains_key(&(false, false)), "{count:?}");
    println!("(drift, cargo-semver-checks) call it breaking: {count:?}");
}
