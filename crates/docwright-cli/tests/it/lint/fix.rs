//! `lint --fix`: what is fixed, as a patch and in place.

use std::fs;
use std::process::Command;

use crate::support::{Desk, RESOURCE};

/// Pages with everything that can be fixed, with other line ends and without a last one.
fn faulty() -> Desk {
    let desk = Desk::new();
    let page =
        RESOURCE.replace("|id|String|", "|id|string|").replace("A lamp in a room that", "A [lamp](Lamp.md) that");
    desk.page("resources/lamp.md", page.replace("(identifier)\" }", "(identifier)\", }"));
    let table = "# moods\r\n\r\n|Member|Description|\r\n|:---|\r\n|warm|ä [l](Lamp.md)|\r\n\r\nAnd:\r\n\r\n|Name|Value|\r\n|a|1|";
    desk.page("resources/moods.md", format!("\u{feff}{table}"));
    desk.page("docwright.yaml", "lint: {fields: [title]}\n");
    desk
}

const FIXABLE: [&str; 4] = ["link-case", "broken-table", "trailing-comma", "type-spelling"];

fn found(desk: &Desk) -> Vec<&'static str> {
    let run = desk.lint(&["--format", "json"]);
    FIXABLE.into_iter().filter(|rule| run.out.contains(&format!("\"rule\":\"{rule}\""))).collect()
}

#[test]
fn what_was_fixed_is_gone_and_fixing_twice_changes_nothing() {
    let desk = faulty();
    assert_eq!(found(&desk), FIXABLE);
    desk.lint(&["--fix"]).expect_code(0).complains("fixed 6 findings in 2 files");
    assert_eq!(found(&desk), [""; 0]);
    let moods = desk.read("docs/resources/moods.md");
    assert!(moods.starts_with("\u{feff}# moods\r\n"), "{moods:?}");
    assert!(
        moods.contains("|:---|:---|\r\n|warm|ä [l](lamp.md)|\r\n\r\nAnd:\r\n\r\n|Name|Value|\r\n|:---|:---|\r\n|a|1|"),
        "{moods:?}"
    );
    let lamp = desk.read("docs/resources/lamp.md");
    assert!(
        lamp.contains("A [lamp](lamp.md) that") && lamp.contains("|id|String|") && lamp.contains("(identifier)\" }")
    );
    let before = desk.tree("docs");
    desk.lint(&["--fix"]).expect_code(0).complains("fixed 0 findings in 0 files");
    assert_eq!(desk.tree("docs"), before);
}

#[test]
fn a_dry_run_prints_a_patch_and_writes_nothing() {
    let desk = faulty();
    let before = desk.tree("docs");
    let patch = desk.lint(&["--fix", "--dry-run"]).expect_code(0).complains("would fix 6 findings in 2 files").out;
    assert_eq!(desk.tree("docs"), before);
    desk.write("fix.patch", patch);
    let applied = Command::new("git").args(["apply", "fix.patch"]).current_dir(desk.path("")).output().unwrap();
    assert!(applied.status.success(), "{applied:?}");
    let patched = desk.tree("docs");
    let other = faulty();
    other.lint(&["--fix"]).expect_code(0);
    let texts = |tree: std::collections::BTreeMap<_, Vec<u8>>| tree.into_values().collect::<Vec<_>>();
    assert_eq!(texts(patched), texts(other.tree("docs")));
}

#[test]
fn what_is_corrected_by_the_configuration_is_fixed_as_it_is_written() {
    let desk = faulty();
    let correction = "corrections:\n  - {at: resources/lamp.md, was: \"A [lamp](Lamp.md)\", now: \"Every [lamp](lamp.md)\", why: test}\n";
    desk.page("docwright.yaml", correction);
    desk.lint(&["--fix"]).expect_code(0);
    assert!(desk.read("docs/resources/lamp.md").contains("A [lamp](lamp.md) that"));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_leaves_all_as_they_were() {
    let desk = faulty();
    let path = desk.path("docs/resources/moods.md");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let before = desk.tree("docs");
    desk.lint(&["--fix"]).expect_code(2).complains("nothing was changed");
    assert_eq!(desk.tree("docs"), before);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_ended_while_it_writes_changes_nothing() {
    let desk = faulty();
    // The first of the files is small, and a longer one ends the run.
    desk.page("resources/a.md", "# a enum type\n\n|Member|Value|\n|on|1|\n");
    assert!(desk.lint(&["--fix", "--dry-run"]).out.starts_with("--- a/docs/resources/a.md"));
    let before = desk.tree("docs");
    let run = desk.run_limited("ulimit -f 1", &["lint", "--docs", "docs", "--fix"]);
    assert_eq!(run.code, None, "a signal ends it: {run:#?}");
    // The next run finds what was there.
    desk.lint(&[]);
    assert_eq!(desk.tree("docs"), before);
}

#[cfg(unix)]
#[test]
fn what_no_patch_can_say_is_left_out_and_told() {
    let desk = faulty();
    let page = desk.read("docs/resources/lamp.md");
    desk.page("resources/returns.md", page.replacen('\n', "\r", 3));
    desk.page("resources/a\tb.md", &page);
    desk.page("resources/a\\b.md", &page);
    let odd = || ["returns.md", "a\tb.md", "a\\b.md"].map(|it| desk.read(&format!("docs/resources/{it}")));
    let before = odd();
    let patch = desk.lint(&["--fix", "--dry-run"]).expect_code(0).out;
    desk.write("fix.patch", patch);
    desk.git("", &["apply", "--check", "fix.patch"]);
    let run = desk.lint(&["--fix"]).expect_code(0);
    assert_eq!(run.err.matches("left out docs/resources/").count(), 3, "{run:#?}");
    run.complains("returns.md: a line ends with a carriage return alone").complains("fixed 6 findings in 2 files");
    assert_eq!(odd(), before);
}
