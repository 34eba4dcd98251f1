//! The folders that `cargo xtask` takes when none is named: those of the repository around the current folder.

use std::path::Path;
use std::process::Command;

use crate::support::{Desk, OPERATION, RESOURCE, Run};

/// A desk whose folder is a project of its own.
fn project() -> Desk {
    let desk = Desk::empty();
    desk.write("docs-input/resources/lamp.md", RESOURCE);
    desk.write("docs-input/api/lamp-get.md", OPERATION);
    desk
}

#[test]
fn generated_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let run = Command::new(crate::PROGRAM).args(["generate", "--check"]).current_dir(root).output().unwrap();
    Run::from(run).expect_code(0).says("up to date: generated/msgraph");
}

#[test]
fn the_lock_is_written_without_being_asked_for_where_it_belongs() {
    let desk = project();
    desk.run(&["generate"]).expect_code(0).says("generated generated/msgraph");
    let text = desk.read("docs-input/model.lock");
    desk.run(&["generate", "--check"]).expect_code(0);
    desk.write("docs-input/model.lock", "");
    desk.run(&["generate", "--check"]).expect_code(1).says("changed  docs-input/model.lock");
    for trial in [&["--out", "out"][..], &["--out", "out", "--only", "lamp"], &["--docs", "docs-input"]] {
        desk.run(&[&["generate"], trial].concat()).expect_code(0);
        assert_eq!(desk.read("docs-input/model.lock"), "", "{trial:?}");
    }
    desk.run(&["generate", "--out", "out", "--only", "lamp-get", "--lock", "part.lock"]).expect_code(0);
    assert!(desk.read("part.lock").starts_with("docwright-model/1\ttool=") && desk.read("part.lock") != text);
    desk.run(&["drift", "part.lock", "docs-input"]).expect_code(1).complains("knows only pages with \"lamp-get\"");
}

#[test]
fn the_source_of_the_project_is_no_output_folder() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/docwright");
    let desk = Desk::new();
    desk.run(&["generate", "--check", "--docs", "docs", "--out", own]).expect_code(2).complains("source code");
}

#[test]
fn hints_name_what_people_type() {
    let desk = project();
    desk.write("docs-input/resources/lamp.md", RESOURCE.replace("|String collection|", "|rainbow collection|"));
    desk.run(&["generate"]).expect_code(0).says("1 note; `cargo xtask lint` shows them");
    desk.write("docs-input/resources/lamp.md", RESOURCE.replace("A lamp", "One lamp"));
    let run = desk.run(&["generate", "--check"]).expect_code(1);
    run.says("not up to date: generated/msgraph; to fix it, run: cargo xtask generate\n");
    desk.run(&["generate", "--help"]).expect_code(0).says("[default: the project's generated/msgraph]");
    desk.run(&["update", "--help"]).expect_code(0).says("`cargo xtask update` alone");
    desk.run(&["drift", "docs-input"]).expect_code(0).says("no change");
}
