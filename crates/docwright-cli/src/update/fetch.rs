//! Fetches the pages of a folder or of a git repository, by a shallow and sparse clone.
//!
//! A repository is fetched into a temporary one, one commit deep and only as much of it as is needed, so that neither its
//! size nor its history matters: a branch that was rewritten is fetched like any other.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};

use crate::address::is_remote;
use crate::docs::{self, Record};
use crate::place;

/// Fetched pages, and where they are from.
pub(super) struct Fetched {
    /// The pages by path.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The commit; empty for a folder.
    pub(super) revision: String,
}

/// Fetches what the record names; `limit` is for each step of git.
pub(super) fn fetch(record: &Record, limit: Duration) -> anyhow::Result<Fetched> {
    let path = Path::new(&record.from);
    if path.is_dir() && !is_repository(path) {
        ensure!(record.rev.is_empty(), "{} is a folder without git: it has no revision", place::shown(path));
        let files = docs::read_pages(&path.join(&record.subdir), &[])?;
        return Ok(Fetched { files, revision: String::new() });
    }
    let url = address(&record.from)?;
    let rev = if record.rev.is_empty() { "HEAD" } else { &record.rev };
    ensure!(!rev.starts_with(['-', '+', '^']) && !rev.contains(':'), "{rev:?} is no branch, tag or commit");
    let temporary = tempfile::tempdir().context("cannot create a temporary folder")?;
    let git = Git { folder: temporary.path().join("files"), log: temporary.path().join("log"), limit };
    fs::create_dir(&git.folder).context("cannot create a temporary folder")?;
    // Without a template there are no hooks.
    git.run(&["init", "--quiet", "--template="])?;
    git.run(&["config", "remote.origin.url", &url])?;
    git.run(&["sparse-checkout", "set", "--no-cone", &pattern(&record.subdir)])?;
    git.run(&["fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "origin", rev])
        .with_context(|| format!("cannot fetch {rev} of {}", record.from))?;
    git.run(&["checkout", "--quiet", "--force", "--detach", "FETCH_HEAD"])
        .with_context(|| format!("cannot read {}", record.from))?;
    let revision = git.run(&["rev-parse", "--verify", "FETCH_HEAD^{commit}"])?;
    let folder = git.folder.join(&record.subdir);
    ensure!(folder.is_dir(), "there is no page in {:?} of {}@{rev}", record.subdir, record.from);
    Ok(Fetched { files: docs::read_pages(&folder, &[])?, revision: revision.trim().to_owned() })
}

fn is_repository(path: &Path) -> bool {
    path.join(".git").exists() || (path.join("HEAD").is_file() && path.join("objects").is_dir())
}

/// The address as git is told it: git runs elsewhere, so that paths are made absolute.
fn address(from: &str) -> anyhow::Result<String> {
    let path = Path::new(from);
    if path.is_dir() {
        let path = path.canonicalize().with_context(|| format!("cannot open {from}"))?;
        return Ok(path.to_str().with_context(|| format!("{from} is no UTF-8 path"))?.to_owned());
    }
    ensure!(is_remote(from), "{from} is neither a folder nor the address of a git repository");
    Ok(from.to_owned())
}

/// Which files are fetched and written: the pages below the folder.
fn pattern(subdir: &str) -> String {
    let mut pattern = String::new();
    for it in subdir.chars() {
        if matches!(it, '*' | '?' | '[' | '\\') {
            pattern.push('\\');
        }
        pattern.push(it);
    }
    if pattern.is_empty() { "*.md".to_owned() } else { format!("/{pattern}/**/*.md") }
}

/// A repository of ours.
struct Git {
    folder: PathBuf,
    /// Git's standard error: a file, as a helper that outlives git would keep a pipe open.
    log: PathBuf,
    limit: Duration,
}

impl Git {
    /// Runs git without asking anybody anything, and says what it printed.
    fn run(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let name = arguments[0];
        let seconds = self.limit.as_secs();
        let answer = self.folder.with_file_name("answer");
        let mut command = Command::new("git");
        // Line ends are those of the repository, whatever the user's configuration says. A helper that still
        // waits for the network when its time is over ends by itself.
        for setting in ["core.autocrlf=false", "core.eol=lf", "http.lowSpeedLimit=1"] {
            command.args(["-c", setting]);
        }
        command.args(["-c", &format!("http.lowSpeedTime={seconds}")]);
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"] {
            command.env_remove(variable);
        }
        command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_LFS_SKIP_SMUDGE", "1").env("LC_ALL", "C");
        let mut child = command
            .current_dir(&self.folder)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(File::create(&answer).context("cannot write a temporary file")?)
            .stderr(File::create(&self.log).context("cannot write a temporary file")?)
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
            let said = fs::read(&self.log).unwrap_or_default();
            bail!("`git {name}` failed: {}", String::from_utf8_lossy(&said).trim());
        }
        Ok(String::from_utf8_lossy(&fs::read(&answer)?).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_patterns_of_themselves() {
        assert_eq!(pattern(""), "*.md");
        assert_eq!(pattern("api-reference/v1.0"), "/api-reference/v1.0/**/*.md");
        assert_eq!(pattern("a*[b]"), "/a\\*\\[b]/**/*.md");
    }
}
