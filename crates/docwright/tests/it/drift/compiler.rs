//! Drift and the compiler agree: a program that uses everything callers can use of the old crate compiles against the new
//! one if and only if no change is called breaking.
//!
//! All pairs of `tests/drift` are compared there and back. Each documentation set becomes a crate, each pair that shall
//! compile a module of one crate, and each pair that shall not a crate of its own, as one error hides others; a single run
//! of cargo checks them all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use docwright::config::Config;
use docwright::drift::{Class, Rule, Snapshot, compare, digest};

use super::callers;
use crate::support::{folders, here, read_folder};

/// A documentation set as a crate, and a program that uses everything of it.
struct Set {
    package: String,
    snapshot: Snapshot,
    program: String,
}

/// One set, and another that follows it.
struct Step<'a> {
    name: String,
    old: &'a Set,
    new: &'a Set,
    /// The rules of changes that are called breaking.
    breaking: BTreeSet<Rule>,
}

/// Reads and writes the set in a folder; sets of the same text are one crate.
fn write_set(workspace: &Path, folder: &Path) -> Set {
    let sources = read_folder(folder);
    let text: String = sources.iter().map(|(_, it)| format!("{}\n{}\n", it.path, it.text)).collect();
    let package = format!("set_{}", digest(&text));
    let config = Config::default();
    let (snapshot, _) = docwright::snapshot(&sources, &config);
    let (krate, _) = docwright::plan(&sources, &config);
    let output = docwright::generate(&sources, &config);
    let home = workspace.join("sets").join(&package);
    for (path, text) in output.files.iter().filter(|it| it.0.ends_with(".rs")) {
        put(&home.join(path), text);
    }
    let manifest = format!("{}\n[features]\n{}", manifest(&package, &core()), output.features);
    put(&home.join("Cargo.toml"), &manifest);
    let program = callers::program(&krate, &snapshot);
    Set { package, snapshot, program }
}

pub(super) fn core() -> String {
    let core = here().join("../docwright-runtime");
    format!("docwright-runtime = {{ path = {core:?}, default-features = false }}\n")
}

pub(super) fn manifest(package: &str, dependencies: &str) -> String {
    format!("[package]\nname = {package:?}\nedition = \"2024\"\n\n[dependencies]\n{dependencies}")
}

/// Writes a file unless it is there already: cargo checks again what is newer.
pub(super) fn put(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|it| it == text) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A crate of callers: a module for each step, which calls the new crate as if it were the old one; with one product area
/// and the constants beside functions, or with all.
fn write_callers(workspace: &Path, package: &str, steps: &[(&str, &Set, &Set)], feature: Option<&str>) {
    let home = workspace.join("callers").join(package);
    let mut root = "#![allow(unused, deprecated, clippy::all, unexpected_cfgs)]\n".to_owned();
    let mut dependencies = BTreeSet::from([core()]);
    for (name, old, new) in steps {
        let _ = writeln!(root, "mod {name};");
        let choice = feature
            .map(|it| format!(", default-features = false, features = [{it:?}, \"permissions\"]"))
            .unwrap_or_default();
        dependencies.insert(format!("{} = {{ path = \"../../sets/{}\"{choice} }}\n", new.package, new.package));
        let text = format!("use {} as it;\n{}", new.package, old.program);
        put(&home.join(format!("src/{name}.rs")), &text);
    }
    put(&home.join("src/lib.rs"), &root);
    let dependencies: String = dependencies.into_iter().collect();
    let all: BTreeSet<&String> = steps.iter().flat_map(|it| &it.1.snapshot.features).collect();
    let on: Vec<&String> = all.iter().filter(|it| feature.is_none_or(|one| one == **it)).copied().collect();
    let entries: String = all.iter().map(|it| format!("{it} = []\n")).collect();
    let features = format!("\n[features]\ndefault = {on:?}\n{entries}");
    put(&home.join("Cargo.toml"), &(manifest(package, &dependencies) + &features));
}

/// Where this test may write: cargo's target folder.
pub(super) fn workspace() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    program.ancestors().nth(3).unwrap().join("drift-callers")
}

/// The errors of each package, by a single run of cargo.
fn check(workspace: &Path, packages: &[String]) -> BTreeMap<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--offline", "--keep-going", "--message-format=json", "--manifest-path"])
        .arg(workspace.join("Cargo.toml"))
        .args(packages.iter().flat_map(|it| ["-p", it]))
        .env("CARGO_TARGET_DIR", workspace.with_file_name("compiled"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let mut errors: BTreeMap<String, String> = BTreeMap::new();
    let mut checked = 0;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: serde_json::Value = serde_json::from_str(line).unwrap();
        checked += usize::from(message["reason"] == "compiler-artifact");
        if message["reason"] == "compiler-message" && message["message"]["level"] == "error" {
            let package = message["target"]["name"].as_str().unwrap().to_owned();
            errors.entry(package).or_default().push_str(message["message"]["rendered"].as_str().unwrap());
        }
    }
    assert!(checked > 0, "cargo checked nothing: {}", String::from_utf8_lossy(&output.stderr));
    errors
}

/// Changes that break a build only where programs choose features.
const OF_FEATURES: [Rule; 2] = [Rule::FeatureRemoved, Rule::FeatureLost];

impl Step<'_> {
    /// True if a program with all features breaks.
    fn breaks(&self) -> bool {
        self.breaking.iter().any(|it| !OF_FEATURES.contains(it))
    }
}

fn steps(sets: &[(String, [Set; 2])]) -> Vec<Step<'_>> {
    let both = sets.iter().flat_map(|(name, [a, b])| [(name.clone(), a, b), (format!("{name}_back"), b, a)]);
    let step = |(name, old, new): (String, _, _)| {
        let (old, new): (&Set, &Set) = (old, new);
        let report = compare(&old.snapshot, &new.snapshot);
        let breaking = report.changes.iter().filter(|it| it.class() == Class::Breaking).map(|it| it.rule);
        Step { name, old, new, breaking: breaking.collect() }
    };
    both.map(step).collect()
}

/// Writes everything, and says which packages are checked together.
fn write_all(workspace: &Path, steps: &[Step<'_>]) {
    let same: Vec<_> = steps.iter().map(|it| (it.name.as_str(), it.old, it.old)).collect();
    write_callers(workspace, "unchanged", &same, None);
    let fine: Vec<_> = steps.iter().filter(|it| !it.breaks()).map(|it| (it.name.as_str(), it.old, it.new)).collect();
    write_callers(workspace, "compiles", &fine, None);
    let mut packages = vec!["unchanged".to_owned(), "compiles".to_owned()];
    for it in steps.iter().filter(|it| it.breaks()) {
        let package = format!("breaks_{}", it.name);
        write_callers(workspace, &package, &[(&it.name, it.old, it.new)], None);
        packages.push(package);
    }
    for (it, feature) in choices(steps) {
        let package = format!("only_{}_{feature}", it.name);
        write_callers(workspace, &package, &[(&it.name, it.old, it.new)], Some(feature));
        packages.push(package);
    }
    let members: Vec<String> = packages.iter().map(|it| format!("\"callers/{it}\"")).collect();
    put(&workspace.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")));
    let lock = fs::read(here().join("../../Cargo.lock")).unwrap();
    fs::write(workspace.join("Cargo.lock"), lock).unwrap();
}

/// Every single feature that a program could have chosen, and still can.
fn choices<'a>(steps: &'a [Step<'a>]) -> impl Iterator<Item = (&'a Step<'a>, &'a str)> {
    steps.iter().flat_map(|step| {
        let kept = step.old.snapshot.features.intersection(&step.new.snapshot.features);
        kept.map(move |it| (step, it.as_str()))
    })
}

#[test]
#[ignore = "compiles two hundred crates: `cargo xtask ci` runs it"]
fn the_compiler_agrees_with_every_class() {
    let workspace = workspace();
    let read = |it: &Path| ["old", "new"].map(|side| write_set(&workspace, &it.join(side)));
    let name = |it: &Path| it.file_name().unwrap().to_str().unwrap().replace('-', "_");
    let sets: Vec<_> = folders("drift").into_iter().map(|it| (name(&it), read(&it))).collect();
    let steps = steps(&sets);
    write_all(&workspace, &steps);
    let only = steps.iter().filter(|it| it.breaks()).map(|it| format!("breaks_{}", it.name));
    let chosen: Vec<String> = only.chain(["unchanged", "compiles"].map(str::to_owned)).collect();
    let errors = check(&workspace, &chosen);
    for it in ["unchanged", "compiles"] {
        assert!(!errors.contains_key(it), "{it}: {}", errors[it]);
    }
    let broken: BTreeSet<&str> = errors.keys().filter_map(|it| it.strip_prefix("breaks_")).collect();
    assert_eq!(broken.len(), errors.len(), "generated crates do not compile: {:?}", errors.keys());
    let called: BTreeSet<&str> = steps.iter().filter(|it| it.breaks()).map(|it| it.name.as_str()).collect();
    assert_eq!(called.difference(&broken).collect::<Vec<_>>(), [&""; 0], "called breaking, and compile");

    // One by one: checked together, they would all have the features of all.
    let mut lost: BTreeSet<&str> =
        steps.iter().filter(|it| it.breaking.contains(&Rule::FeatureRemoved)).map(|it| it.name.as_str()).collect();
    for (step, feature) in choices(&steps).filter(|it| !it.0.breaks()) {
        let errors = check(&workspace, &[format!("only_{}_{feature}", step.name)]);
        if !errors.is_empty() {
            assert!(step.breaking.contains(&Rule::FeatureLost), "{} {feature}: {errors:?}", step.name);
            lost.insert(&step.name);
        }
    }
    let called = steps.iter().filter(|it| it.breaking.iter().any(|it| OF_FEATURES.contains(it)));
    let called: BTreeSet<&str> = called.map(|it| it.name.as_str()).collect();
    assert_eq!(called, lost, "features that programs lose");

    let alone = |rule: &&Rule| steps.iter().any(|it| it.breaking.len() == 1 && it.breaking.contains(rule));
    // The Rust name of a member goes only with a member that goes.
    let never_alone = [Rule::MemberRustName];
    let unproven = Rule::ALL
        .iter()
        .filter(|it| it.class() == Class::Breaking && !never_alone.contains(it))
        .filter(|it| !alone(it));
    assert_eq!(unproven.collect::<Vec<_>>(), [&Rule::Area; 0], "no pair has only this");
}
