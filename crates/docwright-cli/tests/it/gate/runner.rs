//! A runner of workflows: it runs their scripts and this project's action as GitHub does, and notes other actions.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use super::expression::{Values, filled, is_true, value};
use crate::support::{Desk, Run};

/// A machine with programs that stand in for those of a runner.
pub(super) struct Runner<'a> {
    pub(super) desk: &'a Desk,
    /// The repository on the desk.
    pub(super) folder: &'a str,
    /// The facts of the run that GitHub tells: `github.event_name`.
    pub(super) event: Values,
}

/// A step that ran; an action that is not ours has no output.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) run: Option<Run>,
}

/// The outputs and variables that steps leave for those behind them.
struct State {
    values: Values,
    env: Values,
    failed: bool,
    done: Vec<Step>,
}

/// The root of the project.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// A file of the project.
pub(super) fn project(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

pub(super) fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

/// Puts a program of this name where scripts look first.
pub(super) fn program(desk: &Desk, name: &str, script: &str) {
    let path = desk.path("bin").join(name);
    desk.write(&format!("bin/{name}"), format!("#!/bin/bash\n{script}\n"));
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A scalar as a runner takes it.
fn text(it: &Value) -> String {
    match it {
        Value::String(text) => text.clone(),
        Value::Bool(it) => it.to_string(),
        Value::Number(it) => it.to_string(),
        _ => String::new(),
    }
}

fn pairs<'a>(it: &'a Value, key: &str) -> Vec<(String, &'a Value)> {
    let mapping = it.get(key).and_then(Value::as_mapping);
    mapping.into_iter().flatten().map(|(key, value)| (text(key), value)).collect()
}

impl Runner<'_> {
    /// Runs a job of a workflow, and says how its steps went.
    pub(super) fn job(&self, workflow: &str, job: &str) -> Vec<Step> {
        let workflow = yaml(workflow);
        self.desk.write("temp/summary.md", "");
        let mut values = self.event.clone();
        values.insert("runner.temp".to_owned(), self.desk.path("temp").display().to_string());
        let mut state = State { values, env: Values::new(), failed: false, done: Vec::new() };
        let job = &workflow["jobs"][job];
        for source in [&workflow, job] {
            state.env.extend(pairs(source, "env").into_iter().map(|(key, it)| (key, filled(&text(it), &state.values))));
        }
        if job.get("if").is_none_or(|it| self.holds(&text(it), &state)) {
            self.steps(job["steps"].as_sequence().unwrap(), &mut state);
        }
        state.done
    }

    /// Runs our action alone, with these inputs.
    pub(super) fn action(&self, inputs: &[(&str, &str)]) -> Vec<Step> {
        let with: String = inputs.iter().map(|(key, value)| format!(", {key}: '{value}'")).collect();
        let step = format!("[{{uses: ./.github/actions/docwright, with: {{prebuilt: 'true'{with}}}}}]");
        self.job(&format!("jobs: {{one: {{steps: {step}}}}}"), "one")
    }

    /// True of a condition; one that does not ask how it went so far wants that nothing failed.
    fn holds(&self, condition: &str, state: &State) -> bool {
        let condition = condition.trim().trim_start_matches("${{").trim_end_matches("}}");
        let mut values = state.values.clone();
        if state.failed {
            values.insert("failure()".to_owned(), "true".to_owned());
        }
        for part in condition.split("hashFiles('").skip(1) {
            let path = part.split('\'').next().unwrap();
            let is_there = self.desk.path(self.folder).join(path).exists();
            values.insert(format!("hashFiles('{path}')"), if is_there { "1" } else { "" }.to_owned());
        }
        let asks = condition.contains("cancelled()") || condition.contains("failure()");
        (asks || !state.failed) && is_true(&value(condition, &values))
    }

    fn steps(&self, steps: &[Value], state: &mut State) {
        for step in steps {
            let wanted = step.get("if").map_or(!state.failed, |it| self.holds(&text(it), state));
            let uses = step.get("uses").map(text);
            let name = step.get("name").map(text).or_else(|| uses.clone()).unwrap_or_default();
            match uses {
                _ if !wanted => {}
                Some(it)
                    if it.ends_with("/.github/actions/docwright") || it.contains("/.github/actions/docwright@") =>
                {
                    self.ours(step, state);
                }
                Some(_) => state.done.push(Step { name, run: None }),
                None => self.script(name, step, state),
            }
        }
    }

    /// Runs the steps of our action.
    fn ours(&self, step: &Value, state: &mut State) {
        let action = yaml(&project(".github/actions/docwright/action.yml"));
        let mut values = state.values.clone();
        let path = root().join(".github/actions/docwright").display().to_string();
        values.insert("github.action_path".to_owned(), path);
        for (name, input) in pairs(&action, "inputs") {
            values.insert(format!("inputs.{name}"), input.get("default").map(text).unwrap_or_default());
        }
        for (name, given) in pairs(step, "with") {
            let known = values.insert(format!("inputs.{name}"), filled(&text(given), &state.values));
            assert!(known.is_some(), "the action has no input {name}");
        }
        let done = std::mem::take(&mut state.done);
        let mut inner = State { values, env: state.env.clone(), failed: state.failed, done };
        self.steps(action["runs"]["steps"].as_sequence().unwrap(), &mut inner);
        state.done = inner.done;
        state.failed = inner.failed;
        if let Some(it) = inner.env.remove("PATH") {
            state.env.insert("PATH".to_owned(), it);
        }
    }

    fn script(&self, name: String, step: &Value, state: &mut State) {
        for it in ["temp/output", "temp/path"] {
            self.desk.write(it, "");
        }
        let mut env = state.env.clone();
        env.extend(pairs(step, "env").into_iter().map(|(key, it)| (key, filled(&text(it), &state.values))));
        let run = self.bash(&filled(&text(&step["run"]), &state.values), &env);
        state.failed |= run.code != Some(0);
        if let Some(id) = step.get("id").map(text) {
            for line in self.desk.read("temp/output").lines() {
                let (key, value) = line.split_once('=').unwrap();
                state.values.insert(format!("steps.{id}.outputs.{key}"), value.to_owned());
            }
        }
        for line in self.desk.read("temp/path").lines() {
            let path = state.env.get("PATH").cloned().unwrap_or_else(|| self.path());
            state.env.insert("PATH".to_owned(), format!("{line}:{path}"));
        }
        state.done.push(Step { name, run: Some(run) });
    }

    fn path(&self) -> String {
        format!("{}:{}", self.desk.path("bin").display(), std::env::var("PATH").unwrap())
    }

    /// Runs a script in the repository. The desk is the home, where git finds who commits.
    pub(super) fn bash(&self, script: &str, env: &Values) -> Run {
        let desk = self.desk;
        desk.write(".gitconfig", "[user]\nname = a\nemail = a@b.c\n[protocol \"file\"]\nallow = always\n");
        let mut bash = desk.at_home(Command::new("bash"));
        bash.args(["-e", "-o", "pipefail", "-c", script]).env("PATH", self.path()).env("HOME", desk.path(""));
        for (name, file) in [
            ("RUNNER_TEMP", "temp"),
            ("GITHUB_OUTPUT", "temp/output"),
            ("GITHUB_PATH", "temp/path"),
            ("GITHUB_STEP_SUMMARY", "temp/summary.md"),
        ] {
            bash.env(name, desk.path(file));
        }
        bash.envs([("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64"), ("GITHUB_SERVER_URL", "https://github.com")]);
        bash.env("GITHUB_REPOSITORY", "o/lamps").env("GITHUB_SHA", self.event.get("github.sha").map_or("", |it| it));
        bash.env("GIT_CONFIG_NOSYSTEM", "1").envs(env).current_dir(desk.path(self.folder)).output().unwrap().into()
    }
}
