//! `generate --check`: writes nothing, and says what differs.

use std::fs;

use crate::support::{Desk, RESOURCE};

#[test]
fn an_up_to_date_folder_is_fine() {
    Desk::generated().generate(&["--check"]).expect_code(0).says("up to date");
}

#[test]
fn a_changed_page_shows_as_a_difference() {
    let desk = Desk::generated();
    desk.age("out");
    let (tree, ages) = (desk.tree("out"), desk.ages("out"));
    desk.page("resources/lamp.md", RESOURCE.replace("that somebody can switch on", "that nobody can switch off"));
    let run = desk.generate(&["--check"]).expect_code(1).says("changed  src/").says("not up to date");
    let line = |sign: char, text: &str| run.out.lines().any(|it| it.starts_with(sign) && it.contains(text));
    assert!(line('-', "somebody can switch on") && line('+', "nobody can switch off"), "{run:#?}");
    assert!(run.out.contains("docwright generate --docs docs --out out"), "{run:#?}");
    assert_eq!((desk.tree("out"), desk.ages("out")), (tree, ages));
}

#[test]
fn missing_and_stale_files_are_named() {
    let desk = Desk::generated();
    desk.write("out/src/stale.rs", "old");
    for name in ["src/lib.rs", "REPORT.md", "Cargo.toml"] {
        fs::remove_file(desk.path("out").join(name)).unwrap();
    }
    let run = desk.generate(&["--check"]).expect_code(1);
    for expected in ["missing  src/lib.rs", "missing  REPORT.md", "missing  Cargo.toml", "stale    src/stale.rs"] {
        assert!(run.out.contains(expected), "{expected}: {run:#?}");
    }
}

#[test]
fn a_folder_that_is_not_there_stays_that_way() {
    let desk = Desk::new();
    desk.generate(&["--check"]).expect_code(1).says("missing  src/lib.rs");
    assert!(!desk.path("out").exists());
}

#[test]
fn long_differences_are_cut() {
    let desk = Desk::generated();
    desk.write("out/src/lib.rs", "// no such line\n".repeat(5_000));
    let run = desk.generate(&["--check"]).expect_code(1).says("more lines");
    assert!(run.out.lines().count() < 200, "{}", run.out.lines().count());
}
