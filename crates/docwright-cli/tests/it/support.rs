//! A folder with documentation and room for output, and the program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// The page of a resource type; long enough that its struct does not fit into a kilobyte.
pub(crate) const RESOURCE: &str = "\
---
title: \"lamp resource type\"
description: \"A lamp in a room.\"
doc_type: resourcePageType
---

# lamp resource type

Namespace: microsoft.graph

A lamp in a room that somebody can switch on.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The lamp's unique identifier. Read-only.|
|displayName|String|The name that people gave the lamp when they put it up.|
|brightness|Int32|How bright the lamp shines, in percent of what it can do.|
|isOn|Boolean|Whether the lamp is on. A lamp without power counts as off.|
|installedDateTime|DateTimeOffset|When the lamp was put up, as far as anybody remembers.|
|colors|String collection|The colors that the lamp can show, in the order of the rainbow.|

## JSON representation

```json
{ \"@odata.type\": \"#microsoft.graph.lamp\", \"id\": \"String (identifier)\" }
```
";

/// The page of an operation on it.
pub(crate) const OPERATION: &str = "\
---
title: \"Get lamp\"
description: \"Read a lamp.\"
doc_type: apiPageType
---

# Get lamp

Namespace: microsoft.graph

Read the properties of a lamp.

## HTTP request

```http
GET /lamps/{id}
```

## Request body

Do not supply a request body for this method.

## Response

If successful, this method returns a `200 OK` response code and a [lamp](../resources/lamp.md) object in the response body.
";

/// A documentation folder `docs` and an output folder `out`, which is not there yet.
pub(crate) struct Desk {
    dir: TempDir,
}

/// A git server; it ends with the test.
pub(crate) struct GitServer {
    child: Child,
    port: u16,
}

/// Exit code and output of a run of the program.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// Without any page.
    pub(crate) fn empty() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// With two pages.
    pub(crate) fn new() -> Self {
        let desk = Self::empty();
        desk.page("resources/lamp.md", RESOURCE);
        desk.page("api/lamp-get.md", OPERATION);
        desk
    }

    /// With two pages and what was generated from them.
    pub(crate) fn generated() -> Self {
        let desk = Self::new();
        desk.generate(&[]).expect_code(0);
        desk
    }

    /// A path on this desk.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a page.
    pub(crate) fn page(&self, name: &str, text: impl AsRef<[u8]>) {
        self.write(&format!("docs/{name}"), text);
    }

    /// Writes a file.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs `generate` from `docs` to `out`.
    pub(crate) fn generate(&self, options: &[&str]) -> Run {
        self.run(&[&["generate", "--docs", "docs", "--out", "out"], options].concat())
    }

    /// Runs `lint` on `docs`.
    pub(crate) fn lint(&self, options: &[&str]) -> Run {
        self.run(&[&["lint", "--docs", "docs"], options].concat())
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.command().args(arguments).output().unwrap().into()
    }

    /// The program, to be run in this folder.
    pub(crate) fn command(&self) -> Command {
        self.at_home(Command::new(crate::PROGRAM))
    }

    /// Runs `generate` in a shell that sets limits first.
    #[cfg(unix)]
    pub(crate) fn generate_limited(&self, limits: &str) -> Run {
        self.run_limited(limits, &["generate", "--docs", "docs", "--out", "out"])
    }

    /// Runs the program in a shell that sets limits first.
    #[cfg(unix)]
    pub(crate) fn run_limited(&self, limits: &str, arguments: &[&str]) -> Run {
        let script = format!("{limits}; exec \"$0\" \"$@\"");
        let mut shell = self.at_home(Command::new("sh"));
        shell.args(["-c", &script, crate::PROGRAM]).args(arguments).output().unwrap().into()
    }

    /// Runs git in a folder on this desk, as somebody without a configuration of their own, and says what it said.
    pub(crate) fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let mut git = self.at_home(Command::new("git"));
        git.args(["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main", "-C", folder]);
        git.args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let run = Run::from(git.output().unwrap()).expect_code(0);
        run.out.trim_end().to_owned()
    }

    /// Commits everything in a folder, which becomes a repository if it is none.
    pub(crate) fn commit(&self, folder: &str) {
        if !self.path(folder).join(".git").exists() {
            self.git(folder, &["init", "--quiet"]);
        }
        self.git(folder, &["add", "--all"]);
        self.git(folder, &["commit", "--quiet", "--allow-empty", "--message", "x"]);
    }

    /// Serves the repositories on this desk as a git server does, on a port that nobody else has.
    pub(crate) fn serve(&self) -> GitServer {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut git = self.at_home(Command::new("git"));
        git.args(["daemon", "--reuseaddr", "--export-all", "--listen=127.0.0.1"]).arg(format!("--port={port}"));
        git.arg(format!("--base-path={}", self.path("").display())).stdout(Stdio::null()).stderr(Stdio::null());
        // Whoever holds it stops it, also when nothing comes of it.
        let server = GitServer { child: git.spawn().unwrap(), port };
        let is_up = || TcpStream::connect(("127.0.0.1", port)).is_ok();
        let tries = (0..500).take_while(|_| !is_up()).inspect(|_| thread::sleep(Duration::from_millis(20))).count();
        assert!(tries < 500, "git serves nothing");
        server
    }

    /// Every file under a folder, by path.
    pub(crate) fn tree(&self, name: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        files(&self.path(name)).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }

    /// When every file under a folder was last written.
    pub(crate) fn ages(&self, name: &str) -> BTreeMap<PathBuf, SystemTime> {
        let age = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
        files(&self.path(name)).into_iter().map(|path| (path.clone(), age(&path))).collect()
    }

    /// Makes every file under a folder an hour old.
    pub(crate) fn age(&self, name: &str) {
        let past = SystemTime::now() - Duration::from_secs(3600);
        for path in files(&self.path(name)) {
            fs::File::options().write(true).open(path).unwrap().set_modified(past).unwrap();
        }
    }

    /// A command that runs in this folder, without input and without a say of the environment in colours and links.
    pub(crate) fn at_home(&self, mut command: Command) -> Command {
        command.current_dir(self.dir.path()).stdin(Stdio::null());
        let colours = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"];
        let host = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_STEP_SUMMARY"];
        for name in colours.into_iter().chain(host) {
            command.env_remove(name);
        }
        command
    }
}

impl GitServer {
    /// The address of a repository on the desk.
    pub(crate) fn address(&self, repository: &str) -> String {
        format!("git://127.0.0.1:{}/{repository}", self.port)
    }
}

impl Drop for GitServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Run {
    /// Checks the exit code.
    pub(crate) fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Checks that something was said on standard error.
    pub(crate) fn complains(self, about: &str) -> Self {
        assert!(self.err.contains(about), "{about:?} is not in {self:#?}");
        self
    }

    /// Checks that something was said on standard output.
    pub(crate) fn says(self, what: &str) -> Self {
        assert!(self.out.contains(what), "{what:?} is not in {self:#?}");
        self
    }
}

impl From<Output> for Run {
    fn from(it: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: it.status.code(), out: text(it.stdout), err: text(it.stderr) }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found
}
