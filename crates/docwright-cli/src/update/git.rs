//! Git as a program that runs for a while, asks nobody, and says what it printed.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

/// Where git runs.
pub(super) struct Git {
    pub(super) folder: PathBuf,
    /// The folder for what it prints: files, as a helper that outlives git would keep pipes open.
    pub(super) prints: PathBuf,
    pub(super) limit: Duration,
}

impl Git {
    /// Runs git without asking anybody anything, and says what it printed.
    pub(super) fn run(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let name = arguments[0];
        let seconds = self.limit.as_secs();
        let answer = self.prints.join("answer");
        let mut child = self
            .command(arguments)
            .stdout(File::create(&answer).context("cannot write a temporary file")?)
            .stderr(File::create(self.log()).context("cannot write a temporary file")?)
            .spawn()
            .context("cannot run git")?;
        let end = Instant::now() + self.limit;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if Instant::now() >= end {
                // It may have ended just now.
                let _ = child.kill();
                child.wait()?;
                bail!("`git {name}` took longer than {seconds} s; --timeout allows more");
            }
            thread::sleep(Duration::from_millis(10));
        };
        if !status.success() {
            bail!("`git {name}` failed: {}", self.said().trim());
        }
        Ok(String::from_utf8_lossy(&fs::read(&answer)?).into_owned())
    }

    /// The warnings and errors of the last run.
    pub(super) fn said(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.log()).unwrap_or_default()).into_owned()
    }

    fn log(&self) -> PathBuf {
        self.prints.join("log")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        // Line ends are those of the repository, whatever the user's configuration says. A helper that still
        // waits for the network when its time is over ends by itself.
        for setting in ["core.autocrlf=false", "core.eol=lf", "http.lowSpeedLimit=1"] {
            command.args(["-c", setting]);
        }
        command.args(["-c", &format!("http.lowSpeedTime={}", self.limit.as_secs())]);
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"] {
            command.env_remove(variable);
        }
        command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_LFS_SKIP_SMUDGE", "1").env("LC_ALL", "C");
        command.current_dir(&self.folder).args(arguments).stdin(Stdio::null());
        command
    }
}
