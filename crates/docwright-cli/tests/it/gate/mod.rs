//! The gate of pull requests, set up as the README says and run as the workflow and the action say.
//!
//! Local git repositories stand in for remote ones, and a program for `gh` keeps what it was asked.

mod action;
mod expression;
mod files;
mod release;
mod runner;
mod update;

use std::path::Path;

use runner::{Runner, Step, program, project};

use crate::console::Shell;
use crate::support::{Desk, OPERATION, RESOURCE, Run};

/// The console blocks of the README about the gate.
fn blocks() -> Vec<String> {
    let readme = project("README.md");
    let section = readme.split_once("\n## The gate").unwrap().1.split("\n## ").next().unwrap();
    section.split("```console\n").skip(1).map(|it| it.split("```").next().unwrap().to_owned()).collect()
}

/// A workflow as `init` writes it.
fn workflow(name: &str) -> String {
    let desk = Desk::new();
    desk.run(&["init"]).expect_code(0);
    desk.read(&format!(".github/workflows/{name}.yml"))
}

/// A desk with programs that stand in for those of a user and of a runner.
fn desk() -> Desk {
    let desk = Desk::empty();
    desk.write("pages/resources/lamp.md", RESOURCE);
    desk.write("pages/api/lamp-get.md", OPERATION);
    program(&desk, "docwright", &format!("exec '{}' \"$@\"", crate::PROGRAM));
    // What is built is this program; the script tells which one ran.
    let built = format!("#!/bin/bash\\nexec {} \"$@\"\\n", crate::PROGRAM);
    let build = "target=\"${@: -1}\"; mkdir -p \"$target/release\"; echo \"$@\" >> \"$HOME/cargo.log\"\n";
    let write = format!("printf '{built}' > \"$target/release/docwright\"; chmod +x \"$target/release/docwright\"");
    program(&desk, "cargo", &(build.to_owned() + &write));
    program(&desk, "rustup", "exit 0");
    program(&desk, "gh", GH);
    desk
}

/// Keeps what it is asked, the body of the one comment, and the open issue.
const GH: &str = r#"echo "$@" >> "$HOME/gh.log"
case "$*" in
api*--jq*) cat "$HOME/comment-id" 2> /dev/null || true ;;
api*comments*) last="${@: -1}"; cp "${last#body=@}" "$HOME/comment.md"; echo 11 > "$HOME/comment-id" ;;
issue\ list*) cat "$HOME/issue" 2> /dev/null || true ;;
issue\ create*) echo 3 > "$HOME/issue" ;;
esac"#;

/// A runner of a repository, in a pull request.
fn runner(desk: &Desk) -> Runner<'_> {
    let event = [
        ("github.event_name", "pull_request"),
        ("github.event.pull_request.number", "7"),
        ("github.event.pull_request.head.repo.full_name", "o/lamps"),
        ("github.repository", "o/lamps"),
        ("github.token", "none"),
    ];
    let event = event.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    Runner { desk, folder: "lamps", event }
}

/// A repository set up by the README, with a remote one.
fn set_up() -> Desk {
    let desk = desk();
    for page in ["resources/lamp.md", "api/lamp-get.md"] {
        desk.write(&format!("lamps/docs/{page}"), desk.read(&format!("pages/{page}")));
    }
    desk.git("", &["init", "--quiet", "lamps"]);
    desk.git("", &["init", "--quiet", "--bare", "origin"]);
    desk.git("lamps", &["remote", "add", "origin", "../origin"]);
    let programs = Path::new(crate::PROGRAM).parent().unwrap();
    let wrong = Shell::new(&desk, "lamps", programs).follow(&format!("```console\n{}```\n", blocks()[0]));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(desk.path("lamps/client/Cargo.toml").is_file() && desk.path("lamps/docs/model.lock").is_file());
    assert_eq!(desk.read("lamps/.github/workflows/docs.yml"), workflow("docs"));
    assert!(desk.git("origin", &["ls-tree", "--name-only", "main"]).contains("client"));
    desk
}

/// Runs a job of the gate on what is in the repository as a pull request; says how each step went.
fn gate(desk: &Desk, job: &str) -> Vec<Step> {
    desk.git("lamps", &["switch", "--quiet", "--force-create", "change"]);
    desk.commit("lamps");
    desk.git("lamps", &["switch", "--quiet", "--detach", "main"]);
    desk.git("lamps", &["merge", "--quiet", "--no-ff", "--message", "x", "change"]);
    let steps = runner(desk).job(&workflow("docs"), job);
    desk.git("lamps", &["switch", "--quiet", "change"]);
    steps
}

/// The step that checks.
fn check(steps: &[Step]) -> &Run {
    let step = steps.iter().find(|it| it.name == "Check").unwrap_or_else(|| panic!("{steps:#?}"));
    step.run.as_ref().unwrap()
}

fn names(steps: &[Step]) -> Vec<&str> {
    steps.iter().map(|it| it.name.as_str()).collect()
}

#[test]
fn a_new_repository_has_its_gate() {
    let desk = set_up();
    let steps = gate(&desk, "gate");
    assert_eq!(check(&steps).code, Some(0), "{steps:#?}");
    assert_eq!(desk.read("temp/docwright-report/comment.md"), "", "nothing changed");
    // A page changes, and nobody has generated: both checks say so.
    desk.write("lamps/docs/resources/lamp.md", RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|"));
    let steps = gate(&desk, "gate");
    let told = &check(&steps).out;
    assert_eq!(check(&steps).code, Some(1), "{steps:#?}");
    assert!(
        told.contains("::error title=docwright generate::not up to date: client; to fix it, run: docwright generate")
    );
    let comment = desk.read("temp/docwright-report/comment.md");
    assert!(comment.contains("## Generated crate") && comment.contains("<b>no area</b>: "), "{comment}");
    assert!(names(&steps).contains(&"Reports"), "a run that fails hands its report over, too: {steps:#?}");
    // Generated, it still breaks callers.
    let generate = "docwright generate --docs docs --out client --lock docs/model.lock";
    runner(&desk).bash(generate, &[].into()).expect_code(0);
    let steps = gate(&desk, "gate");
    let told = check(&steps).out.clone();
    assert_eq!(check(&steps).code, Some(1), "{steps:#?}");
    let annotation = "::error file=docs/resources/lamp.md,line=20,title=property/type-changed/response::";
    assert!(told.contains(annotation) && !told.contains("not up to date"), "{told}");
    assert_eq!(desk.read("temp/summary.md").matches("## Documentation drift").count(), 1, "the summary is of this run");
    assert!(desk.read("temp/docwright-report/drift.html").contains("<html"));
    // The README's entry makes it pass, until it is merged; then it is only told that the entry can go.
    let fingerprint = &told[told.find("fingerprint: ").unwrap() + 13..][..16];
    let entry = format!("FINGERPRINT={fingerprint}\n{}", blocks().last().unwrap().trim_start_matches("$ "));
    runner(&desk).bash(&entry, &[].into()).expect_code(0);
    let steps = gate(&desk, "gate");
    assert_eq!(check(&steps).code, Some(0), "{steps:#?}");
    assert!(desk.read("temp/docwright-report/comment.md").contains("1 accepted"), "what breaks is said all the same");
    desk.git("lamps", &["branch", "--quiet", "--force", "main", "change"]);
    let steps = gate(&desk, "gate");
    let notice = "::notice file=docs/accepted-changes,line=5,title=drift::";
    assert!(check(&steps).out.contains(notice) && check(&steps).code == Some(0), "{steps:#?}");
}

#[test]
fn a_comment_is_written_by_a_job_that_runs_nothing_of_the_pull_request() {
    let desk = set_up();
    gate(&desk, "gate");
    let steps = gate(&desk, "comment");
    assert_eq!(names(&steps), ["Reports of an earlier job", "Comment"]);
    assert!(steps[1].run.as_ref().unwrap().out.contains("there is nothing to say"), "{steps:#?}");
    assert!(!desk.path("comment.md").exists());
    for (kind, call) in [("Int32", "--method POST repos/o/lamps/issues/7/comments"), ("Int64", "--method PATCH")] {
        desk.write("lamps/docs/resources/lamp.md", RESOURCE.replace("|isOn|Boolean|", &format!("|isOn|{kind}|")));
        gate(&desk, "gate");
        gate(&desk, "comment");
        let comment = desk.read("comment.md");
        assert!(comment.starts_with("<!-- docwright: docwright-report -->\n## "), "{comment}");
        assert!(comment.contains(&format!("Edm.Boolean -> Edm.{kind}")), "{comment}");
        assert!(desk.read("gh.log").lines().last().unwrap().contains(call), "{}", desk.read("gh.log"));
    }
    // Back as it was: the comment does not stay wrong.
    desk.write("lamps/docs/resources/lamp.md", RESOURCE);
    gate(&desk, "gate");
    gate(&desk, "comment");
    assert!(desk.read("comment.md").ends_with("No change of the documentation matters to users of the crate.\n"));
    // A pull request from elsewhere may not write.
    let mut elsewhere = runner(&desk);
    elsewhere.event.insert("github.event.pull_request.head.repo.full_name".to_owned(), "p/lamps".to_owned());
    assert_eq!(names(&elsewhere.job(&workflow("docs"), "comment")), [""; 0]);
}
