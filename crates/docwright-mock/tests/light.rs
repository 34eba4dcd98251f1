//! The build of a test that uses the mock: it prints no Rust, so it builds no parser of Rust.

use std::process::Command;

#[test]
fn the_printer_is_not_built() {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["tree", "--offline", "-p", "docwright-mock", "-e", "normal,no-proc-macro", "--prefix", "none"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(tree.contains("docwright v"), "{}", String::from_utf8_lossy(&output.stderr));
    for package in ["prettyplease", "proc-macro2", "quote", "syn"] {
        assert!(!tree.lines().any(|it| it.starts_with(&format!("{package} v"))), "{package} is built\n{tree}");
    }
}
