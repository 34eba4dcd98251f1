//! The features in a `Cargo.toml` that somebody has written.

use std::fs;

use crate::support::{Desk, OPERATION};

const MANIFEST: &str = "\
# By hand.
[package]
name = \"lamps\"

[features]
# docwright features: begin
# docwright features: end
by-hand = []
";

/// With two product areas, and a `Cargo.toml` by hand.
fn desk(manifest: &str) -> Desk {
    let desk = Desk::new();
    desk.page("api/door-get.md", OPERATION.replace("lamp", "door"));
    desk.write("out/Cargo.toml", manifest);
    desk
}

#[test]
fn only_the_features_of_a_manifest_are_written() {
    let desk = desk(MANIFEST);
    desk.generate(&["--check"]).expect_code(1).says("+full = [\"doors\", \"lamps\"]").says("changed  Cargo.toml");
    assert_eq!(desk.read("out/Cargo.toml"), MANIFEST);
    desk.generate(&[]).expect_code(0);
    let areas = "default = [\"full\", \"permissions\"]\nfull = [\"doors\", \"lamps\"]\ndoors = []\nlamps = []\n";
    let with = |features: &str| MANIFEST.replace("begin\n", &format!("begin\n{features}permissions = []\n"));
    assert_eq!(desk.read("out/Cargo.toml"), with(areas));
    desk.generate(&["--check"]).expect_code(0);
    desk.generate(&[]).expect_code(0).says(" 0 files written");
    // With one area, there is nothing to choose.
    fs::remove_file(desk.path("docs/api/door-get.md")).unwrap();
    desk.generate(&[]).expect_code(0);
    assert_eq!(desk.read("out/Cargo.toml"), with("default = [\"permissions\"]\n"));
}

#[test]
fn a_manifest_without_room_for_features_stops_the_run() {
    for manifest in ["[package]\nname = \"lamps\"\n".to_owned(), MANIFEST.replace("by-hand", "lamps")] {
        let desk = desk(&manifest);
        for options in [&[][..], &["--check"]] {
            desk.generate(options).expect_code(2).complains("Cargo.toml").complains("features");
        }
        assert_eq!(desk.read("out/Cargo.toml"), manifest);
        assert!(!desk.path("out/src").exists() && !desk.path("out/REPORT.md").exists());
    }
}

#[test]
fn a_manifest_that_was_moved_away_comes_back() {
    let desk = desk(MANIFEST);
    desk.generate(&[]).expect_code(0);
    let before = desk.tree("out");
    fs::create_dir_all(desk.path("out/.docwright-staging/old")).unwrap();
    fs::rename(desk.path("out/Cargo.toml"), desk.path("out/.docwright-staging/old/Cargo.toml")).unwrap();
    desk.run(&["generate", "--docs", "nowhere", "--out", "out"]).expect_code(2);
    assert_eq!(desk.tree("out"), before);
}
