//! One folder per construct of the documentation: `tests/fixtures/NAME/input/**.md` and a snapshot of every phase.
//!
//! To add one, write a page of ten lines, run `cargo test -p docwright`, look at the four new snapshots and accept them
//! with `cargo insta accept`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use docwright::config::Config;

use crate::support::{in_each_folder, read_folder, show};

#[test]
fn every_phase_of_every_fixture() {
    in_each_folder("fixtures", check);
}

fn check(folder: &Path) {
    let mut sources = read_folder(&folder.join("input"));
    let text = fs::read_to_string(folder.join("docwright.yaml")).unwrap_or_default();
    let config = Config::parse(&text).unwrap();
    let stale = config.correct(&mut sources);
    let (pages, _) = docwright::read_pages(&sources);
    insta::assert_snapshot!("page", format!("{pages:#?}"));
    let (api, _) = docwright::understand(&sources, &config);
    insta::assert_snapshot!("api", format!("{:#?}\n{:#?}", api.types, api.operations));
    let output = docwright::generate(&sources, &config);
    let mut rust = String::new();
    for (path, text) in &output.files {
        let _ = writeln!(rust, "// ==== {path}\n{text}");
    }
    insta::assert_snapshot!("rust", rust);
    insta::assert_snapshot!("diagnostics", show(&stale, &sources) + &show(&output.diagnostics, &sources));
}
