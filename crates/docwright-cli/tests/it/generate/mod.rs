//! `generate`: what is written, what is kept, what stays the same.

mod bad_output;
mod check;
mod features;
mod input;
mod interrupted;
mod lock;

use std::fs;

use crate::support::{Desk, OPERATION, RESOURCE};

#[test]
fn a_crate_comes_out_where_there_was_nothing() {
    let desk = Desk::new();
    desk.generate(&[]).expect_code(0).says("from 2 pages");
    for name in ["Cargo.toml", "REPORT.md", "src/lib.rs"] {
        assert!(desk.path("out").join(name).is_file(), "{name}");
    }
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 3, "nothing else is left behind");
}

#[test]
fn the_runtime_is_of_this_version_or_where_it_is_said_to_be() {
    let desk = Desk::new();
    desk.generate(&[]).expect_code(0);
    let version = env!("CARGO_PKG_VERSION");
    let manifest = desk.read("out/Cargo.toml");
    let runtime = format!("\ndocwright-runtime = {{ version = \"{version}\", default-features = false }}\n");
    assert!(manifest.contains(&runtime), "{manifest}");
    // What was written is as it should be: `--check` wants nothing else.
    desk.generate(&["--check"]).expect_code(0);
    assert!(desk.read("out/src/lib.rs").contains("pub use ::docwright_runtime::*;"));
    // Nothing of this machine is in what is generated.
    let built = env!("CARGO_MANIFEST_DIR").trim_end_matches("xtask").trim_end_matches(['/', '\\']).to_owned();
    for here in [built, desk.path("").display().to_string()] {
        for (path, text) in desk.tree("out") {
            let text = String::from_utf8(text).unwrap();
            assert!(!text.contains(here.trim_end_matches(['/', '\\'])), "{here} is in {}", path.display());
        }
    }
    // A set may name a runtime of its own, and its `Cargo.toml` is written once.
    desk.page("docwright.yaml", "runtime: lamps-core");
    desk.generate(&["--runtime", "crates/lamps-core"]).expect_code(0);
    assert_eq!(desk.read("out/Cargo.toml"), manifest);
    assert!(desk.read("out/src/lib.rs").contains("pub use ::lamps_core::*;"));
    let absolute = desk.path("crates/lamps-core").display().to_string();
    let path = "path = \"../crates/lamps-core\"";
    let git = "git = \"https://lamps.example/core\", rev = \"v1\"";
    for (named, place) in [("crates/lamps-core", path), (&absolute, path), ("https://lamps.example/core@v1", git)] {
        fs::remove_file(desk.path("out/Cargo.toml")).unwrap();
        desk.generate(&["--runtime", named]).expect_code(0);
        let manifest = desk.read("out/Cargo.toml");
        let runtime = format!("\nlamps-core = {{ {place}, default-features = false }}\n");
        assert!(manifest.contains(&runtime), "{named}: {manifest}");
    }
}

#[test]
fn equal_files_are_not_written_again() {
    let desk = Desk::generated();
    desk.age("out");
    let before = desk.ages("out");
    desk.generate(&[]).expect_code(0).says("0 files written");
    assert_eq!(desk.ages("out"), before);
}

#[test]
fn only_what_changes_is_written() {
    let desk = Desk::generated();
    desk.age("out");
    let (old, ages) = (desk.tree("out"), desk.ages("out"));
    desk.page("resources/lamp.md", RESOURCE.replace("how bright", "HOW BRIGHT").replace("How bright", "HOW BRIGHT"));
    desk.generate(&[]).expect_code(0);
    let (new, new_ages) = (desk.tree("out"), desk.ages("out"));
    assert_ne!(old, new);
    for (path, text) in &new {
        assert_eq!(old.get(path) == Some(text), ages.get(path) == new_ages.get(path), "{}", path.display());
    }
    assert!(ages.iter().any(|(path, age)| new_ages.get(path) == Some(age)), "everything was written again");
}

#[test]
fn stale_files_go_and_neighbours_stay() {
    let desk = Desk::generated();
    let expected = desk.tree("out/src");
    desk.write("out/src/stale.rs", "old");
    desk.write("out/src/stale/deep/er.rs", "old");
    let manifest = desk.read("out/Cargo.toml") + "# By hand.\n";
    desk.write("out/Cargo.toml", &manifest);
    let neighbours = ["README.md", "tests/it.rs", "examples/one.rs", "build.rs"];
    for name in neighbours {
        desk.write(&format!("out/{name}"), "by hand");
    }
    desk.generate(&[]).expect_code(0).says("2 removed");
    assert_eq!(desk.tree("out/src"), expected);
    assert!(!desk.path("out/src/stale").exists());
    assert_eq!(desk.read("out/Cargo.toml"), manifest);
    for name in neighbours {
        assert_eq!(desk.read(&format!("out/{name}")), "by hand");
    }
}

#[test]
fn a_stale_correction_stops_the_run_before_anything_is_written() {
    let desk = Desk::generated();
    let before = desk.tree("out");
    desk.page("docwright.yaml", "corrections: [{at: api/lamp-get.md, was: not there, now: x, why: test}]");
    desk.page("resources/lamp.md", RESOURCE.replace("lamp", "light"));
    for options in [&[][..], &["--check"]] {
        desk.generate(options).expect_code(1).complains("stale-correction").complains("not there");
    }
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn a_correction_takes_effect() {
    let desk = Desk::new();
    desk.page(
        "docwright.yaml",
        "corrections: [{at: api/lamp-get.md, was: GET /lamps/, now: GET /lanterns/, why: test}]",
    );
    desk.generate(&[]).expect_code(0);
    let printed: Vec<_> = desk.tree("out/src").into_values().flatten().collect();
    assert!(String::from_utf8(printed).unwrap().contains("/lanterns/"));
}

#[test]
fn a_part_needs_a_place_of_its_own() {
    let desk = Desk::new();
    desk.run(&["generate", "--docs", "docs", "--only", "lamp-get"]).expect_code(2).complains("--out DIR");
    desk.generate(&["--only", "lamp-get"]).expect_code(0).says("from 1 page in");
    desk.generate(&["--only", "zebra"]).expect_code(2).complains("\"zebra\"");
}

#[test]
fn what_stands_between_the_phases_can_be_seen() {
    let desk = Desk::new();
    for (phase, expected) in [("page", "Page {"), ("api", "Api {"), ("krate", "Krate {")] {
        let options = ["generate", "--docs", "docs", "--only", "lamp", "--dump", phase];
        desk.run(&options).expect_code(0).says(expected);
    }
}

#[test]
fn the_model_is_json() {
    let desk = Desk::new();
    let run = desk.run(&["model", "--docs", "docs"]).expect_code(0);
    let model: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(model["format"], "graphdocs-model/1");
    desk.run(&["model", "--docs", "docs", "--out", "model.json"]).expect_code(0);
    assert_eq!(desk.read("model.json"), run.out);
    desk.run(&["model", "--docs", "docs", "--out", "no/such/folder.json"]).expect_code(2).complains("folder.json");
}

#[test]
fn the_output_depends_on_nothing_but_what_the_pages_say() {
    let desk = Desk::generated();
    let expected = desk.tree("out");
    let variants = [("\n", "1"), ("\n", "8"), ("\r\n", "1"), ("\r\n", "8")];
    for (line_end, threads) in variants {
        fs::remove_dir_all(desk.path("docs")).unwrap();
        fs::remove_dir_all(desk.path("out")).unwrap();
        // Created in the other order, which is the order that many file systems list them in.
        desk.page("api/lamp-get.md", OPERATION.replace('\n', line_end));
        desk.page("resources/lamp.md", format!("\u{feff}{}", RESOURCE.replace('\n', line_end)));
        desk.generate(&["--threads", threads]).expect_code(0);
        assert_eq!(desk.tree("out"), expected, "{line_end:?} {threads}");
    }
}

#[test]
fn folders_without_a_default_must_be_named() {
    let desk = Desk::new();
    for command in ["generate", "model", "lint", "examples", "update", "mock"] {
        desk.run(&[command]).expect_code(2).complains("say with --docs which folder has the documentation");
    }
    desk.run(&["generate", "--docs", "docs"]).expect_code(2).complains("say with --out which folder");
    desk.run(&["drift", "docs"]).expect_code(2).complains("drift OLD NEW");
    // A model saved without being asked for would be a surprise.
    desk.generate(&[]).expect_code(0);
    assert!(!desk.path("docs/model.lock").exists());
}

#[test]
fn wrong_usage_and_help_have_exit_codes() {
    let desk = Desk::new();
    desk.run(&["--help"]).expect_code(0).says("Exit codes:");
    for wrong in [&["generate", "--no-such-option"][..], &["no-such-command"], &[], &["lint", "--threads", "0"]] {
        desk.run(wrong).expect_code(2);
    }
    desk.generate(&["--check", "--dump", "page"]).expect_code(2);
}
