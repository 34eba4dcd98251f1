//! `cargo xtask ci`: every check of the project, in order, up to the first that fails.

mod actionlint;
mod consumer;
mod packages;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::Context as _;
use docwright_cli::terminal::{BAD, GOOD, STRONG, say};
use docwright_cli::{Home, Verdict, place};

use crate::cli::Ci;
use crate::{home, tools};

/// The target of browsers.
const WASM: &str = "wasm32-unknown-unknown";

/// All features of the client but the TLS of the operating system, which is OpenSSL's on Linux.
const WITHOUT_OPENSSL: &str = "docwright-runtime/rustls-no-provider,docwright-runtime/blocking,docwright-runtime/tracing,\
    docwright-runtime/base64,docwright-runtime/chrono,docwright-runtime/jiff,docwright-runtime/time,docwright-runtime/uuid";

/// One check.
struct Step {
    name: &'static str,
    /// The program is cargo unless the step is about this program itself.
    program: OsString,
    /// The command that a person types to repeat it.
    shown: String,
    arguments: Vec<String>,
    variable: Option<(&'static str, &'static str)>,
}

/// Runs the command.
pub(crate) fn run(options: &Ci, home: &Home) -> anyhow::Result<Verdict> {
    let started = Instant::now();
    let has_openssl = has_openssl();
    let features = |layer: &str| match has_openssl {
        true => "--all-features".to_owned(),
        false => format!("--features {WITHOUT_OPENSSL},{layer}/azure,{layer}/notifications"),
    };
    let lint = format!("clippy --workspace --all-targets {} -- -D warnings", features("msgraph-core"));
    let mut steps = vec![format(home)?];
    steps.extend(actionlint::step(home)?);
    steps.extend(packages::step(home)?);
    steps.push(cargo("lint", &lint));
    if !options.skip_tests {
        steps.push(cargo("test", "test --workspace"));
    }
    // What is behind features, and only that: the rest has been tested without them.
    let line = format!("test -p docwright-runtime -p msgraph {} --test it --test wire libraries", features("msgraph"));
    steps.push(cargo("features", &line));
    let line =
        format!("test -p docwright-runtime -p msgraph-core {} --test client --test it", features("msgraph-core"));
    steps.push(cargo("client", &line));
    steps.extend(notifications(features));
    steps.push(cargo(
        "without the client",
        "clippy -p docwright-runtime -p msgraph-core --no-default-features -- -D warnings",
    ));
    if !has_openssl {
        say("the headers of OpenSSL are not installed: the TLS of the operating system is not tried")?;
    }
    for tls in ["rustls-no-provider"].into_iter().chain(has_openssl.then_some("native-tls")) {
        let line = format!("test -p docwright-runtime --no-default-features --features {tls} --lib transport");
        steps.push(cargo(tls, &line));
    }
    if has_target(WASM) {
        let line = format!("clippy -p docwright-runtime -p msgraph-core --target {WASM} -- -D warnings");
        steps.push(cargo("in a browser", &line));
    }
    // Tests that compile crates, with the packages of the test command, so that what that built is taken as it is.
    steps.push(cargo("classes of changes", "test --workspace --test it -- --ignored compiler::"));
    steps.push(cargo("two versions in one program", "test --workspace --test versions -- --ignored"));
    // A time, which other tests must not take from it.
    steps.push(cargo("searching", "test --workspace --test growth -- --ignored searched"));
    steps.push(own("generated code", "generate --check")?);
    steps.push(own("documentation", "lint")?);
    steps.push(own("examples", "examples")?);
    steps.push(Step { arguments: consumer::write(home)?, ..cargo("examples in a crate outside", "test") });
    // The packages of all crates, the command installed from them, and a repository set up with it.
    if cfg!(unix) {
        steps.push(cargo("from a registry", "test -p xtask --test it -- --ignored installed"));
    }
    let doc = cargo("doc", "doc --workspace --no-deps");
    steps.push(Step { variable: Some(("RUSTDOCFLAGS", "-D warnings")), ..doc });
    steps.push(cargo("pages of the documentation", "test -p xtask --test it -- --ignored pages::"));
    if options.corpus {
        steps.extend(corpus(home)?);
    }
    for step in &steps {
        if !step.run(home)? {
            return Ok(Verdict::Findings);
        }
    }
    say(&format!("{GOOD}all {} checks passed{GOOD:#} in {:.1} s", steps.len(), started.elapsed().as_secs_f64()))?;
    Ok(Verdict::Fine)
}

/// The programs that need further features, which their tests call, and the snippets about notifications: with the packages and
/// features of other steps, so that what those built is taken as it is.
fn notifications(features: impl Fn(&str) -> String) -> [Step; 3] {
    let crates = format!("-p docwright-runtime -p msgraph {}", features("msgraph"));
    let core = format!("-p docwright-runtime -p msgraph-core {}", features("msgraph-core"));
    [
        cargo("examples with features", &format!("build {crates} --example notifications --example azure_users")),
        cargo("notifications and credentials", &format!("test {crates} --test notifications --test azure")),
        cargo("documentation of notifications", &format!("test {core} --doc notifications")),
    ]
}

impl Step {
    /// Runs the step without input; its output goes where ours goes.
    fn run(&self, home: &Home) -> anyhow::Result<bool> {
        say(&format!("{STRONG}{}{STRONG:#}: {}", self.name, self.line()))?;
        let started = Instant::now();
        let status = Command::new(&self.program)
            .args(&self.arguments)
            .envs(self.variable)
            .current_dir(&home.root)
            .stdin(Stdio::null())
            .status()
            .with_context(|| format!("cannot run {}", self.line()))?;
        let seconds = started.elapsed().as_secs_f64();
        if status.success() {
            say(&format!("{GOOD}{} passed{GOOD:#} in {seconds:.1} s", self.name))?;
        } else {
            let line = self.line();
            say(&format!("{BAD}{} failed{BAD:#} after {seconds:.1} s; to repeat it, run: {line}", self.name))?;
        }
        Ok(status.success())
    }

    /// The exact command, as a shell would take it.
    fn line(&self) -> String {
        let variable = self.variable.map(|(name, value)| format!("{name}='{value}' ")).unwrap_or_default();
        format!("{variable}{} {}", self.shown, self.arguments.join(" "))
    }
}

fn cargo(name: &'static str, arguments: &str) -> Step {
    Step {
        name,
        program: tools::cargo(),
        shown: "cargo".to_owned(),
        arguments: arguments.split(' ').map(str::to_owned).collect(),
        variable: None,
    }
}

/// True if the TLS of the operating system can be compiled.
fn has_openssl() -> bool {
    !cfg!(target_os = "linux") || tools::succeeds(Command::new("pkg-config").args(["--exists", "openssl"]))
}

/// True when the standard library is installed for this target.
fn has_target(target: &str) -> bool {
    let asked = Command::new(tools::rustc()).args(["--print", "target-libdir", "--target", target]).output();
    asked.is_ok_and(|it| it.status.success() && Path::new(String::from_utf8_lossy(&it.stdout).trim()).is_dir())
}

/// Formatting of what people write: generated code is printed by a formatter of its own.
fn format(home: &Home) -> anyhow::Result<Step> {
    let folder = home.root.join("crates");
    let cannot_read = || format!("cannot read {}", place::shown(&folder));
    let mut packages = vec!["xtask".to_owned()];
    for entry in fs::read_dir(&folder).with_context(cannot_read)? {
        let entry = entry.with_context(cannot_read)?;
        if entry.path().join("Cargo.toml").is_file() {
            packages.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    packages.sort();
    let packages: Vec<String> = packages.iter().map(|it| format!("-p {it}")).collect();
    Ok(cargo("format", &format!("fmt --check {}", packages.join(" "))))
}

/// The checks that take minutes, on a real documentation: compiled functions against the examples, and every route of the mock.
fn corpus(home: &Home) -> anyhow::Result<Vec<Step>> {
    let Some(folder) = home::corpus(home) else {
        say("skipped the checks of a real documentation: there is none; DOCWRIGHT_CORPUS says where one is")?;
        return Ok(Vec::new());
    };
    let of = |name, arguments: &str| -> anyhow::Result<Step> {
        let mut step = own(name, arguments)?;
        step.arguments.extend(["--docs".to_owned(), folder.display().to_string()]);
        Ok(step)
    };
    Ok(vec![of("compiled examples", "examples --compiled 300")?, of("every route", "mock --check")?])
}

/// A command of this program.
fn own(name: &'static str, arguments: &str) -> anyhow::Result<Step> {
    let program = env::current_exe().context("cannot find this program")?.into_os_string();
    let shown = "cargo xtask".to_owned();
    Ok(Step { program, shown, ..cargo(name, arguments) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_passes_fails_or_cannot_be_run() {
        let home = home::home();
        assert!(cargo("a", "--version").run(&home).unwrap());
        assert!(!cargo("b", "no-such-command").run(&home).unwrap());
        let gone = Step { program: "no-such-program".into(), ..cargo("c", "x") };
        assert!(gone.run(&home).is_err());
    }

    #[test]
    fn a_step_can_be_repeated_by_hand() {
        let step = Step { variable: Some(("RUSTDOCFLAGS", "-D warnings")), ..cargo("doc", "doc --no-deps") };
        assert_eq!(step.line(), "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps");
        assert!(format(&home::home()).unwrap().line().ends_with(
            "-p docwright -p docwright-cli -p docwright-mock -p docwright-runtime -p msgraph-core -p xtask"
        ));
    }
}
