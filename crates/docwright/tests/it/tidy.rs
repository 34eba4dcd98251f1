//! The shape of the code: which file may know what. A rule that is only written down is soon broken.

use std::fs;
use std::path::{Path, PathBuf};

use docwright::diagnostic::Rule;

use crate::support::here;

/// Every source file of the library, with its path below `src`.
fn files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&here().join("src"), &mut found);
    let name = |path: &Path| path.strip_prefix(here().join("src")).unwrap().to_str().unwrap().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        if entry.is_dir() {
            walk(&entry, found);
        } else if entry.extension().is_some_and(|it| it == "rs") {
            found.push(entry);
        }
    }
}

/// Names of `word` in files outside `allowed`.
fn only_in(word: &str, allowed: &[&str]) {
    for (path, text) in files() {
        let names_it = text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
        let may = allowed.iter().any(|it| path == *it || path.starts_with(&format!("{it}/")));
        assert!(may || !names_it, "src/{path} names `{word}`, only {allowed:?} may");
    }
}

#[test]
fn each_phase_sees_only_the_noun_before_it() {
    let readers = [
        "page",
        "page.rs",
        "lib.rs",
        "resolve",
        "resolve.rs",
        "report.rs",
        "api.rs",
        "examples",
        "examples.rs",
        "lint",
        "mock",
        "mock.rs",
    ];
    only_in("crate::page", &readers);
    only_in("crate::resolve", &["resolve", "resolve.rs", "lib.rs"]);
    only_in("crate::lower", &["lower", "lower.rs", "lib.rs"]);
    let printers = [
        "krate.rs",
        "lower",
        "lower.rs",
        "emit",
        "emit.rs",
        "lib.rs",
        "report.rs",
        "drift",
        "examples",
        "examples.rs",
        "mock",
        "mock.rs",
    ];
    only_in("crate::krate", &printers);
    only_in("crate::lint", &["lint", "lint.rs", "lib.rs", "handbook.rs"]);
    for (path, text) in files().iter().filter(|(path, _)| path.starts_with("emit")) {
        assert!(
            !text.contains("crate::api::{Api") && !text.contains("crate::api::Api"),
            "src/{path} looks behind the Krate"
        );
    }
}

#[test]
fn each_library_has_one_door() {
    only_in("pulldown_cmark", &["page/markdown.rs", "lower/markdown_tests.rs"]);
    only_in("serde_yaml", &["page/front_matter.rs", "config.rs"]);
    only_in("quote::", &["emit", "emit.rs"]);
    only_in("strsim", &["explain"]);
    only_in("globset::", &["config"]);
    only_in("jiff::", &["config"]);
    only_in("prettyplease", &["emit", "emit.rs"]);
    only_in("std::fs", &["emit/tests"]);
    // A program that is printed, not run, asks its environment where the service is.
    only_in("std::env", &["emit/tests", "emit/routes/support.rs"]);
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for (path, text) in files() {
        assert!(text.starts_with("//! "), "src/{path} does not open with `//!`");
        let lines = text.lines().count();
        assert!(lines <= 300 || path == "lib.rs", "src/{path} has {lines} lines, the limit is 300");
    }
}

#[test]
fn every_rule_has_a_fixture_that_fires_it() {
    let mut text = String::new();
    for folder in fs::read_dir(here().join("tests/fixtures")).unwrap().map(|it| it.unwrap().path()) {
        text += &fs::read_to_string(folder.join("diagnostics.snap")).unwrap_or_default();
    }
    for folder in fs::read_dir(here().join("tests/lint")).unwrap().map(|it| it.unwrap().path()) {
        text += &fs::read_to_string(folder.join("findings.snap")).unwrap_or_default();
    }
    // What no text file can show is tested beside the code that reads files.
    let elsewhere = [Rule::NotUtf8, Rule::PageTooLarge];
    let silent: Vec<&str> = Rule::ALL
        .iter()
        .filter(|rule| !elsewhere.contains(rule) && !text.contains(&format!(" {}: ", rule.id())))
        .map(|rule| rule.id())
        .collect();
    assert!(silent.is_empty(), "no fixture fires {silent:?}");
}
