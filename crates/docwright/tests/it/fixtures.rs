//! One folder per construct of the documentation: `tests/fixtures/NAME/input/**.md` and a snapshot of every phase.
//!
//! To add one, write a page of ten lines, run `cargo test -p docwright`, look at the four new snapshots and accept them
//! with `cargo insta accept`. They show what is said; what every noun and type has is in the snapshots of `kitchen-sink`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use docwright::config::Config;

use crate::printed;
use crate::support::{here, in_each_folder, read_folder, show};

/// The fixture that is printed with all default values and all implementations.
const FULL: &str = "kitchen-sink";

#[test]
fn every_phase_of_every_fixture() {
    in_each_folder("fixtures", check);
}

fn check(folder: &Path) {
    let full = folder.ends_with(FULL);
    let dump = |text: String| if full { text } else { printed::dump(&text) };
    let file = |path: &str, text: &String| if full { text.clone() } else { printed::file(path, text) };
    let mut sources = read_folder(&folder.join("input"));
    let text = fs::read_to_string(folder.join("docwright.yaml")).unwrap_or_default();
    let config = Config::parse(&text).unwrap();
    let stale = config.correct(&mut sources);
    let docwright::Phases { pages, api, .. } = docwright::phases(&sources, &config);
    insta::assert_snapshot!("page", dump(format!("{pages:#?}")));
    let mut homes = String::new();
    for (method, address, pages) in api.homes.iter() {
        let _ = writeln!(homes, "{} {address} {pages:#?}", method.as_str());
    }
    insta::assert_snapshot!("api", dump(format!("{:#?}\n{:#?}\n{homes}", api.types, api.operations)));
    let output = docwright::generate(&sources, &config);
    let mut rust = String::new();
    for (path, text) in &output.files {
        let _ = writeln!(rust, "// ==== {path}\n{}", file(path, text));
    }
    insta::assert_snapshot!("rust", rust);
    insta::assert_snapshot!("diagnostics", show(&stale, &sources) + &show(&output.diagnostics, &sources));
}

#[test]
fn what_other_fixtures_leave_out_is_in_the_one_that_keeps_everything() {
    let rust = fs::read_to_string(here().join("tests/fixtures").join(FULL).join("rust.snap")).unwrap();
    let missing: Vec<&str> = printed::ALIKE.into_iter().filter(|it| !rust.contains(&format!(" {it} for "))).collect();
    assert!(missing.is_empty(), "{FULL} shows no implementation of {missing:?}");
    assert!(rust.contains("\n#!["), "{FULL} shows no lint levels");
}
