//! `drift`: folders, git revisions and saved models compared; formats, exit codes, accepted changes.

use crate::support::{Desk, RESOURCE, Run};

/// A desk whose page lost a property since.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("old/resources/lamp.md", RESOURCE);
    desk.write("old/api/lamp-get.md", desk.read("docs/api/lamp-get.md"));
    let without = RESOURCE.lines().filter(|it| !it.starts_with("|brightness|")).collect::<Vec<_>>().join("\n");
    desk.page("resources/lamp.md", without);
    desk
}

fn drift(desk: &Desk, options: &[&str]) -> Run {
    desk.run(&[&["drift", "old", "docs"], options].concat())
}

fn fingerprint(desk: &Desk) -> String {
    let run = drift(desk, &["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    value["fingerprint"].as_str().unwrap().to_owned()
}

#[test]
fn a_change_is_shown_where_it_was_and_what_it_means() {
    let run = drift(&desk(), &[]).expect_code(1);
    run.says("breaking[property/removed/response]: microsoft.graph.lamp.brightness: was Edm.Int32")
        .says("--> old/resources/lamp.md:19:2")
        .says("|brightness|Int32|How bright")
        .says("`models::Lamp::brightness` is gone")
        .says("1 breaking; version: minor");
}

#[test]
fn exit_codes_follow_what_shall_fail() {
    let desk = desk();
    for (options, code) in [
        (&["--fail-on", "never"][..], 0),
        (&["--fail-on", "any"], 1),
        (&["--fail-on", "additive"], 1),
        (&["--only", "nothing-like-this"], 0),
        (&["--only", "Brightness"], 1),
        (&["--fail-on", "sometimes"], 2),
    ] {
        drift(&desk, options).expect_code(code);
    }
    desk.run(&["drift", "docs", "old"]).expect_code(0).says("additive[property/added/response]");
    desk.run(&["drift", "old", "old"]).expect_code(0).says("no change; version: none");
    desk.run(&["drift", "nowhere", "docs"]).expect_code(2).complains("nowhere is no folder");
    desk.run(&["drift", "--", "-x:y", "docs"]).expect_code(2).complains("does not begin with `-`");
}

#[test]
fn programs_and_pull_requests_are_told_too() {
    let desk = desk();
    let run = drift(&desk, &["--format", "json"]).expect_code(1);
    let value: serde_json::Value = serde_json::from_str(run.out.trim()).unwrap();
    assert_eq!((&value["class"], &value["newPlace"]), (&"breaking".into(), &serde_json::Value::Null));
    assert_eq!(value["oldPlace"]["line"], 19);
    let page = drift(&desk, &["--format", "markdown"]).expect_code(1);
    page.says("### breaking: other").says("- **property/removed/response** `microsoft.graph.lamp.brightness");
    let run = drift(&desk, &["--format", "github"]).expect_code(1);
    run.says("::error title=property/removed/response::microsoft.graph.lamp.brightness");
}

#[test]
fn accepted_changes_pass_until_they_are_over_or_gone() {
    let desk = desk();
    let known = fingerprint(&desk);
    let with = |text: String| {
        desk.write("accepted.txt", format!("# known\n\n{text}\n"));
        drift(&desk, &["--accepted", "accepted.txt"])
    };
    with(format!("{known} 9999-12-31 never worked")).expect_code(0).says("accepted: never worked");
    let over = with(format!("{known} 2001-01-01 never worked")).expect_code(1);
    over.complains("accepted.txt:3: the accepted change").complains("expired on 2001-01-01");
    // Whatever was accepted is of no change once that is merged: the next pull request must not fail for it.
    let gone = with(format!("{known} 9999-12-31 never worked\n0123456789abcdef 9999-12-31 old")).expect_code(0);
    gone.complains("accepted.txt:4:").complains("is of no change here");
    let run = drift(&desk, &["--accepted", "accepted.txt", "--format", "github"]).expect_code(0);
    run.says("line=4,title=drift::the accepted change 0123456789abcdef is of no change here");
    for bad in ["x 9999-12-31 y".to_owned(), known.clone(), format!("{known} 9999-12-31")] {
        with(bad).expect_code(2).complains("accepted.txt:3: expected `FINGERPRINT YYYY-MM-DD REASON`");
    }
}

#[test]
fn what_is_accepted_stands_beside_the_pages() {
    let desk = desk();
    let known = fingerprint(&desk);
    desk.page("accepted-changes", format!("{known} 9999-12-31 never worked\n"));
    drift(&desk, &[]).expect_code(0).says("accepted: never worked");
    desk.write("none", "");
    drift(&desk, &["--accepted", "none"]).expect_code(1);
    desk.page("accepted-changes", "nonsense\n");
    drift(&desk, &[]).expect_code(2).complains("docs/accepted-changes:1: expected");
    // It is about what is new, not about what was.
    desk.run(&["drift", "docs", "old"]).expect_code(0);
}

#[test]
fn revisions_are_read_without_a_checkout() {
    let desk = desk();
    desk.write("old/.hidden.md", "# Hidden");
    desk.commit("");
    let run = desk.run(&["drift", ".@HEAD:old", "docs"]).expect_code(1);
    run.says("--> .@HEAD:old/resources/lamp.md:19:2").says("1 breaking; version: minor");
    desk.run(&["drift", ".@HEAD:old", "old"]).expect_code(0).says("no change");
    desk.run(&["drift", ".@HEAD:absent", "docs"]).expect_code(2).complains("git: fatal");
}

#[test]
fn docs_text_steers_nothing() {
    let desk = desk();
    let evil = "\u{1b}]0;owned\u{7}\u{202e}";
    desk.page("resources/lamp.md", RESOURCE.replace("|brightness|Int32|", &format!("|bright{evil}ness|Int32 {evil}|")));
    for format in ["text", "json", "markdown", "github"] {
        let run = drift(&desk, &["--format", format, "--all", "--fail-on", "any"]).expect_code(1);
        let steering = |it: char| (it.is_control() && it != '\n') || it == '\u{202e}';
        assert!(!run.out.contains(steering), "{run:#?}");
    }
}
