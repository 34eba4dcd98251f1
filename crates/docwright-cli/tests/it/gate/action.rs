//! The action alone: where its program comes from, and what its inputs do.

use std::process::Command;

use super::expression::Values;
use super::runner::{program, project, yaml};
use super::{check, desk, names, runner};
use crate::support::{Desk, RESOURCE};

/// A repository with pages and nothing else.
fn repository() -> Desk {
    let desk = desk();
    desk.write("lamps/docs/resources/lamp.md", RESOURCE);
    desk.commit("lamps");
    desk.commit("lamps");
    desk
}

/// Puts the archive of a release where the stand-in of curl finds it, with its checksum or another one.
fn release(desk: &Desk, sum: &str) {
    let text =
        format!("#!/bin/bash\necho prebuilt >> '{}'\nexec '{}' \"$@\"\n", desk.path("ran").display(), crate::PROGRAM);
    desk.write("release/docwright", text);
    let script = format!(
        "cd release && chmod +x docwright && tar -czf docwright-x86_64-unknown-linux-musl.tgz docwright \
         && sha256sum *.tgz > sum && {sum} sum > docwright-x86_64-unknown-linux-musl.tgz.sha256"
    );
    assert!(desk.at_home(Command::new("bash")).args(["-c", &script]).status().unwrap().success());
    let curl = "for it; do case \"$it\" in https://*) echo \"$it\" >> \"$HOME/curl.log\"; \
                cp \"$HOME/release/$(basename \"$it\")\" . ;; esac; done";
    program(desk, "curl", curl);
}

#[test]
fn the_template_for_gitlab_runs_what_the_action_runs() {
    let desk = super::set_up();
    release(&desk, "cat");
    let template = project(".gitlab/docwright.yml");
    let (spec, job) = template.split_once("\n---\n").unwrap();
    let job = &yaml(job)["docwright"];
    let lines = |key: &str| job[key].as_sequence().unwrap().iter().map(|it| it.as_str().unwrap().to_owned());
    let script: Vec<String> = lines("before_script").chain(lines("script")).collect();
    let mut variables = Values::from([("CI_MERGE_REQUEST_DIFF_BASE_SHA".to_owned(), "main".to_owned())]);
    for (name, value) in job["variables"].as_mapping().unwrap() {
        let mut value = value.as_str().unwrap().to_owned();
        for (input, given) in [("docs", "docs"), ("out", "client"), ("fail-on", "breaking")] {
            value = value.replace(&format!("$[[ inputs.{input} ]]"), given);
        }
        let version = yaml(spec)["spec"]["inputs"]["version"]["default"].as_str().unwrap().to_owned();
        variables.insert(name.as_str().unwrap().to_owned(), value.replace("$[[ inputs.version ]]", &version));
    }
    let run = || runner(&desk).bash(&script.join("\n"), &variables);
    run().expect_code(0).says("up to date: client");
    assert!(desk.read("lamps/drift.html").contains("<html") && desk.read("ran").starts_with("prebuilt\n"));
    desk.write("lamps/docs/resources/lamp.md", RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|"));
    run().expect_code(1).says("property/type-changed");
}

#[test]
fn the_program_is_that_of_the_release_whose_names_binstall_knows() {
    let desk = repository();
    release(&desk, "cat");
    let mut runner = runner(&desk);
    runner.event.insert("github.action_repository".to_owned(), "docwright/docwright".to_owned());
    let inputs = [("command", "lint"), ("docs", "docs")];
    let steps = runner.action(&inputs);
    assert_eq!(names(&steps), ["Program", "Check", "Reports"], "{steps:#?}");
    assert_eq!(desk.read("ran"), "prebuilt\nprebuilt\n");
    // Both take the archive from one address.
    let manifest = project("crates/docwright-cli/Cargo.toml");
    let binstall = manifest.split_once("pkg-url = \"").unwrap().1.split('"').next().unwrap();
    let address = binstall
        .replace("{ repo }", "https://github.com/docwright/docwright")
        .replace("{ version }", env!("CARGO_PKG_VERSION"))
        .replace("{ target }", "x86_64-unknown-linux-musl")
        .replace("{ archive-suffix }", ".tgz");
    assert_eq!(desk.read("curl.log"), format!("{address}\n{address}.sha256\n"));
    // An archive that is not what its checksum says is not run, and nothing is built instead.
    release(&desk, "tr 0-9a-f 1-9a-f0 <");
    let steps = runner.action(&inputs);
    assert_eq!(names(&steps), ["Program"], "{steps:#?}");
    assert!(steps[0].run.as_ref().unwrap().err.contains("is not what its checksum says"), "{steps:#?}");
}

#[test]
fn without_a_release_the_program_is_built_and_kept() {
    let desk = repository();
    program(&desk, "curl", "exit 22");
    let mut runner = runner(&desk);
    runner.event.insert("github.action_repository".to_owned(), "docwright/docwright".to_owned());
    let steps = runner.action(&[("command", "install")]);
    assert_eq!(names(&steps), ["Program", "Built before", "Build"], "{steps:#?}");
    assert!(steps[0].run.as_ref().unwrap().out.contains("::notice title=docwright::there is no prebuilt program"));
    assert!(desk.read("cargo.log").contains("build --release --locked"));
    assert!(desk.path("temp/docwright-bin/docwright").is_file());
    assert!(steps.iter().filter_map(|it| it.run.as_ref()).all(|it| it.code == Some(0)), "{steps:#?}");
}

#[test]
fn inputs_are_checked_and_never_run() {
    let desk = repository();
    let runner = runner(&desk);
    let steps = runner.action(&[("command", "lint; touch \"$HOME/taken\""), ("docs", "docs")]);
    assert_eq!(check(&steps).code, Some(2), "{steps:#?}");
    assert!(check(&steps).out.contains("there is no command lint; here"), "{steps:#?}");
    let steps = runner.action(&[("command", "lint"), ("docs", "docs$(touch \"$HOME/taken\")")]);
    assert_eq!(check(&steps).code, Some(2), "{steps:#?}");
    assert!(!desk.path("taken").exists());
}

#[test]
fn one_job_can_check_and_comment() {
    let desk = repository();
    desk.write("lamps/docs/resources/lamp.md", RESOURCE.replace("|isOn|Boolean|", "|isOn|Bolean|"));
    desk.commit("lamps");
    let inputs =
        [("command", "drift lint"), ("docs", "docs"), ("fail-on", "never"), ("comment", "true"), ("report", "a --> b")];
    let steps = runner(&desk).action(&inputs);
    assert_eq!(names(&steps), ["Program", "Built before", "Build", "Check", "Reports", "Comment"], "{steps:#?}");
    let comment = desk.read("comment.md");
    assert!(comment.starts_with("<!-- docwright: a_--__b -->\n## Documentation drift"), "{comment}");
    assert!(comment.contains("property/type-changed"), "{comment}");
    // A pull request from elsewhere may not write, and does not fail for it.
    std::fs::remove_file(desk.path("comment.md")).unwrap();
    let mut elsewhere = runner(&desk);
    elsewhere.event.insert("github.event.pull_request.head.repo.full_name".to_owned(), "p/lamps".to_owned());
    let steps = elsewhere.action(&inputs);
    assert!(steps.last().unwrap().run.as_ref().unwrap().out.contains("may not comment"), "{steps:#?}");
    assert!(!desk.path("comment.md").exists());
}

#[test]
fn the_pull_request_that_brings_the_documentation_passes() {
    let desk = desk();
    desk.write("lamps/README.md", "# Lamps\n");
    desk.commit("lamps");
    desk.write("lamps/docs/resources/lamp.md", RESOURCE);
    desk.commit("lamps");
    let steps = runner(&desk).action(&[("command", "drift"), ("docs", "docs")]);
    assert_eq!(check(&steps).code, Some(0), "{steps:#?}");
    assert!(check(&steps).out.contains("HEAD^1 has no docs: there is nothing to compare with"), "{steps:#?}");
}
