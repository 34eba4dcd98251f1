//! The workflows and other files for code hosts: what they may do, what they pin, and that their commands are taken.

use std::fs;
use std::process::Command;

use serde_yaml::Value;

use super::runner::{project, root, yaml};

/// Every workflow and the action, by path.
fn files() -> Vec<(String, String)> {
    let workflows = fs::read_dir(root().join(".github/workflows")).unwrap().map(|it| it.unwrap().file_name());
    let mut paths: Vec<String> = workflows.map(|it| format!(".github/workflows/{}", it.to_str().unwrap())).collect();
    paths.sort();
    paths.push(".github/actions/docwright/action.yml".to_owned());
    paths.into_iter().map(|path| (path.clone(), project(&path))).collect()
}

#[test]
fn our_own_workflows_are_those_that_others_get() {
    let base = "      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0\n        with:\n          \
                ref: ${{ github.event.pull_request.base.sha }}\n          persist-credentials: false\n";
    for name in ["docs", "update"] {
        let text = project(&format!("crates/docwright-cli/src/init/{name}.yml")).replace("      <base>\n", base);
        // The gate is for all sets that the configuration at the root names; of these, one is brought from elsewhere.
        let text = match name {
            "docs" => text
                .replace("          docs: <docs>\n          out: <out>\n", "")
                .replace("<docs>/accepted-changes", "docs-input/*/accepted-changes")
                .replace("<docs>", "docs-input")
                .replace("<out>", "generated"),
            _ => text.replace("<docs>", "docs-input/graph").replace("<out>", "generated/msgraph"),
        };
        let text = text.replace("<action>", "./.github/actions/docwright");
        assert_eq!(project(&format!(".github/workflows/{name}.yml")), text);
    }
}

#[test]
fn actions_are_pinned_by_commit_and_say_which_version_that_is() {
    for (path, text) in files() {
        for line in text.lines().filter(|it| it.trim_start().trim_start_matches("- ").starts_with("uses: ")) {
            let used = line.split_once("uses: ").unwrap().1;
            let is_pinned =
                used.split_once('@').and_then(|it| it.1.split_once(" # v")).is_some_and(|(commit, version)| {
                    commit.len() == 40 && commit.chars().all(|it| it.is_ascii_hexdigit()) && version.contains('.')
                });
            assert!(is_pinned || used == "./.github/actions/docwright", "{path}: {used}");
        }
    }
}

#[test]
fn jobs_may_do_little_and_end() {
    for (path, text) in files().into_iter().filter(|it| it.0.starts_with(".github/workflows")) {
        let workflow = yaml(&text);
        assert_eq!(workflow["permissions"].as_mapping().map(|it| it.len()), Some(0), "{path}");
        assert!(workflow["concurrency"].is_mapping(), "{path}");
        for (name, job) in workflow["jobs"].as_mapping().unwrap() {
            assert!(job["timeout-minutes"].is_number() && job["permissions"].is_mapping(), "{path}: {name:?}");
            for step in job["steps"].as_sequence().unwrap() {
                let checks_out = step.get("uses").and_then(Value::as_str).is_some_and(|it| it.contains("/checkout@"));
                assert!(!checks_out || step["with"]["persist-credentials"] == Value::Bool(false), "{path}: {name:?}");
            }
        }
    }
}

#[test]
fn scripts_are_strict_and_take_nothing_from_expressions() {
    for (path, text) in files() {
        let yaml = yaml(&text);
        let jobs = yaml.get("jobs").and_then(Value::as_mapping).into_iter().flatten().map(|it| it.1);
        let steps = jobs.chain(yaml.get("runs")).flat_map(|it| it["steps"].as_sequence().unwrap());
        for run in steps.filter_map(|it| it.get("run")?.as_str()) {
            assert!(!run.contains("${{"), "{path}: {run}");
            assert!(run.lines().count() == 1 || run.starts_with("set -euo pipefail\n"), "{path}: {run}");
        }
    }
    for name in ["program", "build", "check", "comment"] {
        let text = project(&format!(".github/actions/docwright/{name}.sh"));
        assert!(text.contains("\nset -euo pipefail\n"), "{name}.sh");
    }
}

/// A command line of the program is taken; its values do not matter.
fn is_taken(line: &str) {
    let words = line.replace("\"$@\"", "").replace(['"', '$'], "");
    let words = words.split(" > ").next().unwrap().replace("FAIL_ON", "never");
    let mut command = Command::new(crate::PROGRAM);
    let run = command.args(words.split_whitespace().skip(1)).args(["--threads", "none"]).output().unwrap();
    let err = String::from_utf8(run.stderr).unwrap();
    assert!(err.contains("invalid value 'none' for '--threads"), "{line}: {err}");
}

#[test]
fn hooks_and_the_template_call_what_there_is() {
    let hooks = yaml(&project(".pre-commit-hooks.yaml"));
    for hook in hooks.as_sequence().unwrap() {
        is_taken(hook["entry"].as_str().unwrap());
        assert!(hook["id"].as_str().unwrap().starts_with("docwright-") && hook["pass_filenames"] == Value::Bool(false));
    }
    let template = project(".gitlab/docwright.yml");
    let (spec, job) = template.split_once("\n---\n").unwrap();
    let (spec, job) = (yaml(spec), yaml(job));
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(spec["spec"]["inputs"]["version"]["default"].as_str(), Some(version));
    assert!(template.contains(&format!("/raw/v{version}/.gitlab/docwright.yml")));
    let script = job["docwright"]["script"].as_sequence().unwrap().iter().map(|it| it.as_str().unwrap());
    let calls: Vec<&str> = script.filter(|it| it.starts_with("docwright ")).collect();
    assert_eq!(calls.len(), 3);
    calls.into_iter().for_each(is_taken);
}
