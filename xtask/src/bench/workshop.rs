//! The cargo workspace of the bench, with a package for each variant.

use std::collections::BTreeSet;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use anyhow::{Context as _, ensure};
use docwright::config::RUNTIME;
use docwright::{FEATURE_MARKERS, Output};
use docwright_cli::{Home, output, place};

use super::wrapper::{self, Cost};
use crate::tools;

/// A workspace of its own, which shares what it builds among its packages.
pub(super) struct Workshop {
    folder: PathBuf,
    log: PathBuf,
    /// Dependencies: the runtime of the set, and the one that programs read by, which is often the same.
    runtimes: String,
}

/// A build that cargo runs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Build<'a> {
    /// `cargo check` with all features.
    Check,
    /// `cargo check` with one feature.
    CheckFeature(&'a str),
    /// `cargo build --release`.
    Release,
}

/// The dependencies of models with derive, with the features that the runtime asks for: both variants read with one library,
/// and it is built once.
const DERIVE_DEPENDENCIES: &str = "\
serde = { version = \"1\", features = [\"derive\"] }
serde_json = { version = \"1\", features = [\"float_roundtrip\", \"raw_value\"] }
";

impl Workshop {
    /// An empty workspace for packages of these names.
    pub(super) fn new(home: &Home, members: &[&str], runtime: &str) -> anyhow::Result<Self> {
        let folder = home.target()?.join("bench");
        let shown = place::shown(&folder);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {shown}"))?;
        // Shown in no message: where it lies does not matter.
        let members: Vec<String> = members.iter().map(|it| format!("\"{it}\"")).collect();
        let text = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
        output::write_file(&folder.join("Cargo.toml"), &text)?;
        // The same versions as everywhere else: nothing is to be downloaded.
        let checkout = home.checkout.as_deref().unwrap_or(&home.root);
        let lock = fs::read_to_string(checkout.join("Cargo.lock")).context("cannot read Cargo.lock")?;
        output::write_file(&folder.join("Cargo.lock"), &lock)?;
        let log = folder.join("compiler.log");
        let runtimes = BTreeSet::from([RUNTIME, runtime]);
        let dependency = |it: &str| Ok(format!("{it} = {{ path = '{}' }}\n", home.runtime(it)?.display()));
        let runtimes = runtimes.into_iter().map(dependency).collect::<anyhow::Result<_>>()?;
        Ok(Self { folder, log, runtimes })
    }

    /// The path of a file in the workspace.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A package as `cargo xtask generate` writes it, but for where it finds the runtime.
    pub(super) fn generated(&self, name: &str, output: &Output) -> anyhow::Result<()> {
        let [begin, end] = FEATURE_MARKERS;
        let features = format!("{}\n[features]\n{begin}\n{}{end}\n", self.runtimes, output.features);
        self.manifest(name, &features)?;
        output::write_crate(&self.path(name), output)
    }

    /// A library with serde derive.
    pub(super) fn derived(&self, name: &str, source: &str) -> anyhow::Result<()> {
        self.manifest(name, DERIVE_DEPENDENCIES)?;
        self.source(name, "lib.rs", source)
    }

    /// A program over one of the libraries.
    pub(super) fn program(&self, name: &str, library: &str, source: &str) -> anyhow::Result<()> {
        let dependencies = format!("{library} = {{ path = \"../{library}\" }}\n{}{DERIVE_DEPENDENCIES}", self.runtimes);
        self.manifest(name, &dependencies)?;
        self.source(name, "main.rs", source)
    }

    fn manifest(&self, name: &str, dependencies: &str) -> anyhow::Result<()> {
        let folder = self.path(name).join("src");
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", place::shown(&folder)))?;
        let text = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}");
        output::write_file(&self.path(name).join("Cargo.toml"), &text)
    }

    fn source(&self, name: &str, file: &str, text: &str) -> anyhow::Result<()> {
        output::write_file(&self.path(name).join("src").join(file), text)
    }

    /// Builds a package, what it depends on before, and says what the compiler took for the package alone.
    pub(super) fn measure(&self, name: &str, build: Build<'_>) -> anyhow::Result<Cost> {
        self.touch(name)?;
        let _ = fs::remove_file(&self.log);
        let mut command = self.cargo()?;
        match build {
            Build::Check => command.args(["check", "-p", name]),
            Build::CheckFeature(it) => command.args(["check", "-p", name, "--no-default-features", "--features", it]),
            Build::Release => command.args(["build", "--release", "-p", name]),
        };
        let done = command.output().context("cannot run cargo")?;
        let said = String::from_utf8_lossy(&done.stderr);
        ensure!(done.status.success(), "the variant `{name}` does not compile:\n{said}");
        let log = fs::read_to_string(&self.log).context("cannot read what the compiler took")?;
        wrapper::read(&log, &name.replace('-', "_")).with_context(|| format!("cargo has not built {name}"))
    }

    /// The program that a release build has made.
    pub(super) fn built(&self, name: &str) -> PathBuf {
        self.folder.join("target/release").join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// Makes cargo build a package again.
    fn touch(&self, name: &str) -> anyhow::Result<()> {
        let source = self.path(name).join("src");
        let root = ["lib.rs", "main.rs"].map(|it| source.join(it)).into_iter().find(|it| it.is_file());
        let root = root.with_context(|| format!("{name} has no source"))?;
        let touch = |path: &Path| File::options().write(true).open(path)?.set_modified(SystemTime::now());
        touch(&root).with_context(|| format!("cannot write {}", place::shown(&root)))
    }

    fn cargo(&self) -> anyhow::Result<Command> {
        let us = env::current_exe().context("cannot find this program")?;
        let mut command = Command::new(tools::cargo());
        command
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.path("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTC_WORKSPACE_WRAPPER", us)
            .env(wrapper::LOG, &self.log)
            // What somebody has set for other work would be measured too.
            .env_remove("RUSTC_WRAPPER")
            .env_remove("RUSTFLAGS")
            .stdin(Stdio::null())
            .arg("--quiet");
        Ok(command)
    }
}
