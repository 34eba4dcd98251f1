//! Programs in `tests/refused` do not compile, and the compiler says why in words that a person understands.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use docwright_runtime::Json;

/// The programs by name, and the phrases of their errors.
fn programs() -> BTreeMap<String, (PathBuf, Vec<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused");
    let entries = |folder: PathBuf| fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path());
    let entries = entries(folder).flat_map(entries);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("text");
        let says = text.lines().filter_map(|it| it.strip_prefix("// Says: ")).map(str::to_owned).collect();
        (path.file_stem().and_then(|it| it.to_str()).expect("a name").to_owned(), (path, says))
    };
    entries.map(read).collect()
}

/// A package in cargo's target folder with each program as a binary, and the sample of generated models as its library.
fn package(programs: &BTreeMap<String, (PathBuf, Vec<String>)>) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = std::env::current_exe().expect("a path").ancestors().nth(3).expect("a folder").join("refused");
    fs::create_dir_all(&home).expect("a folder");
    let mut manifest = format!(
        "[package]\nname = \"refused\"\nedition = \"2024\"\n\n[workspace]\n\n[lib]\npath = \"lib.rs\"\n\n[dependencies]\n\
         docwright-runtime = {{ path = {here:?}, default-features = false }}\n"
    );
    for (name, (path, _)) in programs {
        manifest.push_str(&format!("\n[[bin]]\nname = {name:?}\npath = {path:?}\n"));
    }
    let models = here.join("tests/it/models/mod.rs");
    let library = format!("#![allow(warnings)]\n#[path = {models:?}]\npub mod models;\npub use models::*;\n");
    fs::write(home.join("lib.rs"), library).expect("a file");
    fs::write(home.join("Cargo.toml"), manifest).expect("a file");
    fs::copy(here.join("../../Cargo.lock"), home.join("Cargo.lock")).expect("a copy");
    home
}

/// The messages of the compiler about each program.
fn errors(home: &Path) -> BTreeMap<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--offline", "--keep-going", "--bins", "--message-format=json", "--manifest-path"])
        .arg(home.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", home.with_file_name("compiled"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo");
    let mut errors: BTreeMap<String, String> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: Json = serde_json::from_str(line).expect("a message");
        if message["reason"] == "compiler-message" && message["message"]["level"] == "error" {
            let name = message["target"]["name"].as_str().expect("a name").to_owned();
            errors.entry(name).or_default().push_str(message["message"]["rendered"].as_str().expect("text"));
        }
    }
    assert!(!errors.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    errors
}

#[test]
fn the_compiler_says_why() {
    let programs = programs();
    let errors = errors(&package(&programs));
    let other = errors.iter().find(|it| !programs.contains_key(it.0));
    assert_eq!(other, None, "something else does not compile");
    for (name, (_, says)) in programs {
        // How much of a path the compiler prints depends on what else has that name.
        let error = errors.get(&name).unwrap_or_else(|| panic!("{name} compiles"));
        let error = error.replace("std::string::", "").replace("docwright_runtime::", "").replace("query::leads::", "");
        assert!(!says.is_empty(), "{name} expects nothing of its error");
        for phrase in says {
            assert!(error.contains(&phrase), "{name}: {phrase:?} is not in this:\n{error}");
        }
    }
}
