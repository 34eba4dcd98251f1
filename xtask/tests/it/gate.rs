//! The pull request gate and the weekly update, set up as the README says and run as the workflows say.
//!
//! Local git repositories stand in for remote ones.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::support::{Desk, OPERATION, RESOURCE, Run};

/// A file of the project.
fn project(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)).unwrap()
}

/// The commands of the README below a heading, one script for each block.
fn blocks(heading: &str) -> Vec<String> {
    let readme = project("README.md");
    let section = readme.split_once(heading).unwrap().1;
    let section = section.split("\n#").next().unwrap();
    let blocks = section.split("```console\n").skip(1).map(|it| it.split("```").next().unwrap());
    blocks.map(|it| it.lines().filter_map(|it| it.strip_prefix("$ ")).collect::<Vec<_>>().join("\n")).collect()
}

/// The scripts of a workflow by the names of their steps, with the variables that they are given.
fn steps(name: &str) -> Vec<(String, String)> {
    let yaml: serde_yaml::Value = serde_yaml::from_str(&project(&format!(".github/workflows/{name}"))).unwrap();
    let jobs = yaml["jobs"].as_mapping().unwrap();
    let steps = jobs.values().flat_map(|it| it["steps"].as_sequence().unwrap());
    let text = |it: &serde_yaml::Value, key: &str| Some(it.get(key)?.as_str()?.to_owned());
    steps.filter_map(|it| Some((text(it, "name")?, text(it, "run")?))).collect()
}

/// A desk with programs that stand in for those of a user and of a runner, and with this project as a repository.
fn desk() -> Desk {
    let desk = Desk::empty();
    desk.write("pages/resources/lamp.md", RESOURCE);
    desk.write("pages/api/lamp-get.md", OPERATION);
    for name in ["docs.yml", "update.yml"] {
        desk.write(&format!("docwright/.github/workflows/{name}"), project(&format!(".github/workflows/{name}")));
    }
    // The project as a whole is built already; cargo only wants to see where the runtime is.
    desk.write("docwright/Cargo.toml", "[workspace]\nmembers = [\"crates/*\"]\n");
    let runtime = "[package]\nname = \"docwright-runtime\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    desk.write("docwright/crates/docwright-runtime/Cargo.toml", runtime);
    desk.write("docwright/crates/docwright-runtime/src/lib.rs", "");
    desk.commit("docwright");
    program(&desk, "cargo", &format!("[ \"$1\" = xtask ] && shift && exec '{}' \"$@\"", env!("CARGO_BIN_EXE_xtask")));
    program(&desk, "rustup", "exit 0");
    program(&desk, "gh", "echo \"$@\" >> \"$HOME/gh.log\"");
    desk
}

/// Puts a program of this name where scripts look first.
fn program(desk: &Desk, name: &str, script: &str) {
    let path = desk.path("bin").join(name);
    desk.write(&format!("bin/{name}"), format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Runs a script the way a runner does. The desk is the home, where git finds who commits.
fn script(desk: &Desk, folder: &str, script: &str) -> Run {
    desk.write("summary.md", "");
    let variables = [("RUNNER_TEMP", ""), ("GITHUB_STEP_SUMMARY", "summary.md"), ("DOCWRIGHT", "docwright")];
    let paths = variables.map(|(name, path)| (name, desk.path(path).display().to_string()));
    let mut variables: Vec<(&str, &str)> = paths.iter().map(|(name, path)| (*name, path.as_str())).collect();
    variables.extend([("NUMBER", "7"), ("GH_TOKEN", "none")]);
    desk.write(".gitconfig", "[user]\nname = a\nemail = a@b.c\n[protocol \"file\"]\nallow = always\n");
    let path = format!("{}:{}", desk.path("bin").display(), std::env::var("PATH").unwrap());
    let mut bash = desk.at_home(Command::new("bash"));
    bash.args(["-e", "-o", "pipefail", "-c", script]).env("PATH", path).env("HOME", desk.path(""));
    bash.env("GIT_CONFIG_NOSYSTEM", "1").envs(variables).current_dir(desk.path(folder)).output().unwrap().into()
}

/// A repository set up by the README.
fn set_up() -> Desk {
    let desk = desk();
    let setup = &blocks("#### Set the gate up")[0];
    script(&desk, "", setup).expect_code(0).says("generated generated/msgraph from 2 pages");
    let manifest = desk.read("lamps/generated/msgraph/Cargo.toml");
    assert!(
        manifest.contains(
            "docwright-runtime = { path = \"../../docwright/crates/docwright-runtime\", default-features = false }"
        ),
        "{manifest}"
    );
    for name in ["docs-input/model.lock", ".github/workflows/docs.yml", ".cargo/config.toml", "docwright/Cargo.toml"] {
        assert!(desk.path("lamps").join(name).is_file(), "{name}");
    }
    desk
}

/// Runs the gate on what is in the repository as a pull request; says how each step went.
fn gate(desk: &Desk) -> Vec<(String, Run)> {
    desk.git("lamps", &["switch", "--quiet", "--force-create", "change"]);
    desk.commit("lamps");
    desk.git("lamps", &["switch", "--quiet", "--detach", "main"]);
    desk.git("lamps", &["merge", "--quiet", "--no-ff", "--message", "x", "change"]);
    let run = |(name, text): (String, String)| (name, script(desk, "lamps", &text));
    let runs = steps("docs.yml").into_iter().map(run).collect();
    desk.git("lamps", &["switch", "--quiet", "change"]);
    runs
}

fn codes(runs: &[(String, Run)]) -> Vec<i32> {
    runs.iter().map(|(_, it)| it.code.unwrap()).collect()
}

#[test]
fn a_new_repository_has_its_gate() {
    let desk = set_up();
    let runs = gate(&desk);
    assert_eq!(codes(&runs), [0; 5], "{runs:#?}");
    // A page changes, and nobody has generated: the first check says so.
    let page = "lamps/docs-input/resources/lamp.md";
    desk.write(page, RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|"));
    let runs = gate(&desk);
    assert_eq!(codes(&runs), [0, 1, 0, 0, 1], "{runs:#?}");
    script(&desk, "lamps", "cargo xtask generate").expect_code(0);
    let runs = gate(&desk);
    assert_eq!(codes(&runs), [0, 0, 0, 0, 1], "{runs:#?}");
    let told = &runs[4].1.out;
    let annotation = "::error file=docs-input/resources/lamp.md,line=20,title=property/type-changed/response::";
    assert!(told.contains(annotation), "{told}");
    assert!(desk.read("summary.md").is_empty(), "each step begins anew here");
    assert!(desk.read("drift.md").contains("### breaking: other"));
    assert!(desk.read("gh.log").contains("pr comment 7 --edit-last --create-if-none --body-file"));
    // The README's entry makes it pass, until it is merged; then it is only told that the entry can go.
    let fingerprint = &told[told.find("fingerprint: ").unwrap() + 13..][..16];
    let entry = &blocks("#### Set the gate up")[1];
    script(&desk, "lamps", &format!("FINGERPRINT={fingerprint}\n{entry}")).expect_code(0);
    let runs = gate(&desk);
    assert_eq!(codes(&runs), [0; 5], "{runs:#?}");
    desk.git("lamps", &["branch", "--quiet", "--force", "main", "change"]);
    let runs = gate(&desk);
    assert_eq!(codes(&runs), [0; 5], "{runs:#?}");
    let notice = "::notice file=docs-input/accepted-changes,line=1,title=drift::";
    assert!(runs[4].1.out.contains(notice), "{runs:#?}");
}

#[test]
fn newer_pages_become_a_pull_request() {
    let desk = set_up();
    desk.git("", &["init", "--quiet", "--bare", "origin"]);
    desk.git("lamps", &["remote", "add", "origin", "../origin"]);
    desk.commit("pages");
    let weekly = || steps("update.yml").into_iter().map(|(_, text)| script(&desk, "lamps", &text)).collect::<Vec<_>>();
    script(&desk, "lamps", "cargo xtask update --from ../pages").expect_code(0);
    desk.commit("lamps");
    let runs = weekly();
    assert!(runs.iter().all(|it| it.code == Some(0)) && !desk.path("gh.log").exists(), "nothing is new: {runs:#?}");
    for page in ["Int64", "Int32"] {
        desk.write("pages/resources/lamp.md", RESOURCE.replace("|isOn|Boolean|", &format!("|isOn|{page}|")));
        desk.commit("pages");
        desk.git("lamps", &["switch", "--quiet", "main"]);
        let runs = weekly();
        assert!(runs.iter().all(|it| it.code == Some(0)), "{runs:#?}");
        let pushed = desk.git("origin", &["show", "docs-update:docs-input/resources/lamp.md"]);
        assert!(pushed.contains(&format!("|isOn|{page}|")));
        assert!(desk.git("origin", &["show", "--stat", "docs-update"]).contains("CHANGELOG.md"));
    }
    let asked = "pr create --head docs-update --title Newer documentation --body-file /";
    assert_eq!(desk.read("gh.log").matches(asked).count(), 2);
    assert!(desk.read("drift.md").contains("property/type-changed"));
}
