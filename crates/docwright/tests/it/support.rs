//! Helpers of several tests: reading folders, snapshots of each folder, the corpus if it is there, findings as text.

use std::fmt::Write;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use docwright::diagnostic::Diagnostic;
use docwright::source::Sources;
use rayon::prelude::*;

/// The crate's own folder.
pub(crate) fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders in `tests/OF`, one per test case.
pub(crate) fn folders(of: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(here().join("tests").join(of)).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|it| it.unwrap().path()).filter(|it| it.is_dir()).collect();
    folders.sort();
    folders
}

/// Hands over each folder in `tests/OF`, several at a time; the snapshots that are asserted stand in it. One that differs does
/// not keep the others from being written, and the test fails at the end. `FOLDER=NAME` leaves the others out.
pub(crate) fn in_each_folder(of: &str, check: impl Fn(&Path) + Sync) {
    let wanted = std::env::var("FOLDER").ok();
    let chosen = folders(of).into_iter().filter(|it| wanted.as_ref().is_none_or(|wanted| it.ends_with(wanted)));
    let chosen: Vec<PathBuf> = chosen.collect();
    assert!(!chosen.is_empty(), "no folder of tests/{of} is chosen");
    let differs = |it: &&PathBuf| catch_unwind(AssertUnwindSafe(|| beside(it).bind(|| check(it)))).is_err();
    let different: Vec<&PathBuf> = chosen.par_iter().filter(differs).collect();
    assert!(different.is_empty(), "these differ: {different:#?}");
}

/// Snapshots stand in a folder, under the name that the assertion gives them.
pub(crate) fn beside(folder: &Path) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    settings
}

/// All pages and tables of contents below a folder.
pub(crate) fn read_folder(root: &Path) -> Sources {
    let mut files = Vec::new();
    collect(root, root, &mut files);
    Sources::from_bytes(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("md")) || path.ends_with("toc.yml") {
            let relative = path.strip_prefix(root).unwrap().components();
            let name: Vec<&str> = relative.map(|it| it.as_os_str().to_str().unwrap()).collect();
            files.push((name.join("/"), fs::read(&path).unwrap()));
        }
    }
}

/// A folder with real documentation: `DOCWRIGHT_CORPUS`, or the place beside the checkout where it is usually put.
/// Tests that need it say so and pass when it is absent.
pub(crate) fn corpus() -> Option<PathBuf> {
    let named = std::env::var_os("DOCWRIGHT_CORPUS").map(PathBuf::from);
    let usual = here().join("../../../shared/corpus/2021-07/v1.0");
    let found = named.unwrap_or(usual);
    if found.is_dir() {
        return Some(found);
    }
    eprintln!("skipped: no documentation at {}; set DOCWRIGHT_CORPUS", found.display());
    None
}

/// Findings, one per line.
pub(crate) fn show(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut text = String::new();
    for it in diagnostics {
        let _ = writeln!(text, "{} {}: {}", sources.position(it.span), it.rule, it.message);
        for other in &it.related {
            let _ = writeln!(text, "    {}: {}", sources.position(other.span), other.value);
        }
        if let Some(advice) = &it.advice {
            let _ = writeln!(text, "    help: {advice}");
        }
    }
    text
}
