//! The weekly update as the workflow says.

use super::runner::{Runner, Step};
use super::{names, runner, set_up, workflow};
use crate::support::{Desk, RESOURCE};

/// Runs the job of a week on a checkout of what is on `main`.
fn week(desk: &Desk) -> Vec<Step> {
    desk.git("lamps", &["fetch", "--quiet", "--prune", "origin"]);
    desk.git("lamps", &["switch", "--quiet", "--force-create", "main", "origin/main"]);
    let mut runner = runner(desk);
    runner.event.insert("github.event_name".to_owned(), "schedule".to_owned());
    runner.event.insert("github.sha".to_owned(), desk.git("lamps", &["rev-parse", "HEAD"]));
    runner.job(&workflow("update"), "update")
}

fn newer(desk: &Desk, kind: &str) {
    desk.write("pages/resources/lamp.md", RESOURCE.replace("|isOn|Boolean|", &format!("|isOn|{kind}|")));
    desk.commit("pages");
}

fn page(desk: &Desk) -> String {
    desk.git("origin", &["show", "docs-update:docs/resources/lamp.md"])
}

fn succeeded(steps: &[Step]) -> bool {
    steps.iter().filter_map(|it| it.run.as_ref()).all(|it| it.code == Some(0))
}

/// A repository set up by the README, with a source of pages.
fn with_source() -> Desk {
    let desk = set_up();
    desk.commit("pages");
    let update = "docwright update --docs docs --out client --from ../pages --report \"$HOME/temp/x.md\"";
    desk.write("temp/x", "");
    runner(&desk).bash(update, &[].into()).expect_code(0);
    desk.commit("lamps");
    desk.git("lamps", &["push", "--quiet", "origin", "main"]);
    desk
}

#[test]
fn newer_pages_become_a_pull_request() {
    let desk = with_source();
    let steps = week(&desk);
    assert!(succeeded(&steps) && !desk.path("gh.log").exists(), "nothing is new: {steps:#?}");
    for kind in ["Int64", "Int32"] {
        newer(&desk, kind);
        let steps = week(&desk);
        assert!(succeeded(&steps), "{steps:#?}");
        assert!(page(&desk).contains(&format!("|isOn|{kind}|")));
        assert!(desk.git("origin", &["show", "--stat", "docs-update"]).contains("CHANGELOG.md"));
        assert_eq!(desk.git("origin", &["rev-list", "--count", "main..docs-update"]), "1");
    }
    let asked = "pr create --head docs-update --title Newer documentation --body-file /";
    assert_eq!(desk.read("gh.log").matches(asked).count(), 2);
    assert!(desk.read("temp/drift.md").contains("property/type-changed"));
    // The same again is no news.
    assert!(succeeded(&week(&desk)));
    assert_eq!(desk.read("gh.log").matches(asked).count(), 2);
}

#[test]
fn commits_of_people_stay() {
    let desk = with_source();
    newer(&desk, "Int64");
    assert!(succeeded(&week(&desk)));
    desk.git("lamps", &["switch", "--quiet", "docs-update"]);
    desk.write("lamps/docs/accepted-changes", "0123456789abcdef 2999-12-31 agreed\n");
    desk.commit("lamps");
    desk.git("lamps", &["push", "--quiet", "origin", "docs-update"]);
    newer(&desk, "Int32");
    let steps = week(&desk);
    assert!(succeeded(&steps), "{steps:#?}");
    assert!(page(&desk).contains("|isOn|Int32|"));
    assert!(desk.git("origin", &["show", "docs-update:docs/accepted-changes"]).contains("agreed"));
    assert!(desk.read("temp/drift.md").contains("Edm.Boolean -> Edm.Int32"), "the report is of all that is asked for");
    // What no longer merges is said, and the branch stays.
    let before = desk.git("origin", &["rev-parse", "docs-update"]);
    desk.git("lamps", &["switch", "--quiet", "main"]);
    desk.write("lamps/docs/accepted-changes", "fedcba9876543210 2999-12-31 another\n");
    desk.commit("lamps");
    desk.git("lamps", &["push", "--quiet", "origin", "main"]);
    let steps = week(&desk);
    assert!(!succeeded(&steps) && *names(&steps).last().unwrap() == "Branch", "{steps:#?}");
    assert!(
        steps
            .last()
            .unwrap()
            .run
            .as_ref()
            .unwrap()
            .out
            .contains("::error title=update::docs-update has commits of people")
    );
    assert_eq!(desk.git("origin", &["rev-parse", "docs-update"]), before);
}

#[test]
fn a_failure_is_an_issue_and_then_a_comment_on_it() {
    let desk = super::desk();
    desk.write("lamps/README.md", "");
    let mut event = runner(&desk).event;
    for (key, value) in [("failure()", "true"), ("github.run_id", "5"), ("github.server_url", "https://github.com")] {
        event.insert(key.to_owned(), value.to_owned());
    }
    for call in ["issue create --title The update of the documentation fails", "issue comment 3"] {
        let steps = Runner { desk: &desk, folder: "lamps", event: event.clone() }.job(&workflow("update"), "tell");
        assert!(succeeded(&steps) && steps.len() == 1, "{steps:#?}");
        let log = desk.read("gh.log");
        assert!(
            log.lines().any(|it| it.starts_with(call) && it.contains("https://github.com/o/lamps/actions/runs/5")),
            "{log}"
        );
    }
}
