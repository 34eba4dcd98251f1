//! The command and the crates as people get them: packaged, installed from a registry, used where this repository is not.
//!
//! A folder of packages stands in for the registry, and a new `CARGO_HOME` knows no other.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest as _, Sha256};

use crate::support::{Desk, OPERATION, RESOURCE, Run};

/// A machine that has cargo, git and a registry, and nothing of this repository.
struct Machine {
    desk: Desk,
    target: PathBuf,
}

#[test]
#[ignore = "compiles everything from nothing: `cargo xtask ci` runs it"]
fn an_empty_repository_with_pages_has_its_crate_and_its_gate() {
    let machine = Machine::new();
    let desk = &machine.desk;
    desk.write("lamps/docs/resources/lamp.md", RESOURCE);
    desk.write("lamps/docs/api/lamp-get.md", OPERATION);
    desk.git("lamps", &["init", "--quiet"]);
    for line in commands() {
        machine.run(&line).expect_code(0);
    }
    let manifest = desk.read("lamps/client/Cargo.toml");
    assert!(!manifest.contains("path ="), "{manifest}");
    // What the gate runs.
    machine.run("docwright generate --check").expect_code(0);
    machine.run("docwright drift HEAD").expect_code(0);
    // A page changes what callers rely on.
    desk.write("lamps/docs/resources/lamp.md", RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|"));
    machine.run("docwright drift HEAD").expect_code(1).says("breaking[property/type-changed/response]");
    desk.git("lamps", &["checkout", "--quiet", "."]);
    // Newer pages come from a server.
    machine.write_newer("pages");
    let server = desk.serve();
    machine.run(&format!("docwright update --from {}", server.address("pages"))).expect_code(0);
    assert!(desk.read("lamps/docs/resources/lamp.md").contains("|wattage|Int32|"));
    machine.run("cargo check --quiet --manifest-path client/Cargo.toml").expect_code(0);
    // Somebody clones what was committed.
    desk.commit("lamps");
    desk.git("", &["clone", "--quiet", "lamps", "elsewhere/clone"]);
    machine.run("cd ../elsewhere/clone && cargo check --quiet --manifest-path client/Cargo.toml").expect_code(0);
    // A program takes the crate of Graph from the registry, and little of it.
    desk.write("program/src/main.rs", "fn main() { println!(\"{}\", msgraph::users::get(\"7\").path_and_query()); }\n");
    let depends =
        "[dependencies]\nmsgraph = { version = \"0.1\", default-features = false, features = [\"entra-users\"] }\n";
    desk.write("program/Cargo.toml", format!("[package]\nname = \"program\"\nedition = \"2024\"\n\n{depends}"));
    machine.run("cd ../program && cargo run --quiet").expect_code(0).says("/users/7");
}

/// The commands of the README that set a repository up.
fn commands() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let section = readme.split_once("\n## In your repository\n").expect("the README says how to begin").1;
    let block = section.split("```console\n").nth(1).unwrap().split("```").next().unwrap();
    let lines: Vec<String> = block.lines().filter_map(|it| it.strip_prefix("$ ")).map(str::to_owned).collect();
    assert_eq!(lines.len(), 5, "{lines:?}");
    lines
}

impl Machine {
    fn new() -> Self {
        let desk = Desk::empty();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        // Kept from run to run: what was compiled once need not be again.
        let target = Path::new(env!("CARGO_BIN_EXE_xtask")).ancestors().nth(2).unwrap().join("installed");
        let cargo = |arguments: &[&str], at: &Path| {
            let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            let run: Run =
                cargo.args(arguments).arg(at).current_dir(&root).stdin(Stdio::null()).output().unwrap().into();
            run.expect_code(0);
        };
        let (packed, registry) = (desk.path("packed"), desk.path("registry"));
        cargo(&["vendor", "--quiet", "--locked", "--versioned-dirs"], &registry);
        cargo(
            &[
                "package",
                "--workspace",
                "--exclude",
                "xtask",
                "--exclude",
                "lamps",
                "--no-verify",
                "--allow-dirty",
                "--target-dir",
            ],
            &packed,
        );
        for package in fs::read_dir(packed.join("package")).unwrap().map(|it| it.unwrap().path()) {
            if package.extension().is_some_and(|it| it == "crate") {
                publish(&package, &registry);
            }
        }
        let sources = format!(
            "[source.crates-io]\nreplace-with = \"here\"\n[source.here]\ndirectory = '{}'\n[net]\noffline = true\n",
            registry.display()
        );
        desk.write("cargo/config.toml", sources);
        Self { desk, target }
    }

    /// Runs a line of a shell in the repository.
    fn run(&self, line: &str) -> Run {
        let desk = &self.desk;
        let path = format!("{}:{}", desk.path("cargo/bin").display(), std::env::var("PATH").unwrap());
        let mut bash = desk.at_home(Command::new("bash"));
        bash.args(["-e", "-o", "pipefail", "-c", line]).current_dir(desk.path("lamps")).env("PATH", path);
        bash.env("CARGO_HOME", desk.path("cargo")).env("CARGO_TARGET_DIR", &self.target);
        bash.env("GIT_CONFIG_GLOBAL", desk.path("gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
        desk.write("gitconfig", "[user]\nname = a\nemail = a@b.c\n[init]\ndefaultBranch = main\n");
        // The program is tried out, not its speed.
        bash.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        // What cargo tells a test of this repository is not for programs elsewhere.
        for name in ["CARGO", "CARGO_MANIFEST_DIR", "RUSTFLAGS", "CARGO_INCREMENTAL"] {
            bash.env_remove(name);
        }
        Run::from(bash.output().unwrap())
    }

    /// A repository of newer pages.
    fn write_newer(&self, name: &str) {
        let newer = RESOURCE.replace("|isOn|", "|wattage|Int32|How much power it takes, in watt.|\n|isOn|");
        self.desk.write(&format!("{name}/resources/lamp.md"), newer);
        self.desk.write(&format!("{name}/api/lamp-get.md"), OPERATION);
        self.desk.commit(name);
    }
}

/// Puts a package into a folder that stands in for a registry, with the digest that locks name it by.
fn publish(package: &Path, registry: &Path) {
    let unpacked = Command::new("tar").arg("-xzf").arg(package).arg("-C").arg(registry).status().unwrap();
    assert!(unpacked.success(), "{}", package.display());
    let digest = Sha256::digest(fs::read(package).unwrap()).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let name = package.file_stem().unwrap();
    let checksums = format!("{{\"files\":{{}},\"package\":\"{digest}\"}}");
    fs::write(registry.join(name).join(".cargo-checksum.json"), checksums).unwrap();
}
