//! Reads the files of a folder at a git revision, without a checkout.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context as _, bail, ensure};

use crate::docs;
use crate::generate::lock::NAME;

/// A file in git's store.
struct Blob {
    id: String,
    path: String,
}

impl Blob {
    fn is_page(&self) -> bool {
        self.path != docs::CONFIG_NAME
    }
}

/// The pages and the configuration below `revision`, which is `REV:PATH`.
pub(super) fn read(repository: &Path, revision: &str) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    ensure!(!revision.starts_with('-'), "a revision does not begin with `-`");
    let blobs = list(repository, revision)?;
    let mut process = git(repository)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run git")?;
    let mut asking = process.stdin.take().context("git takes no input")?;
    let ids: String = blobs.iter().map(|it| format!("{}\n", it.id)).collect();
    // Git answers while it is asked: whoever only writes would wait for ever.
    let asked = thread::spawn(move || asking.write_all(ids.as_bytes()));
    let files = receive(&mut process, blobs);
    let status = process.wait()?;
    let asked = asked.join().ok().context("a thread ended early")?;
    let files = files?;
    asked.context("git does not listen")?;
    ensure!(status.success(), "git failed: {status}");
    Ok(files)
}

/// The text of the saved model at `revision`, which is `REV:PATH`: the path names it, or a folder with one and no pages.
pub(super) fn saved_model(repository: &Path, revision: &str) -> anyhow::Result<Option<String>> {
    ensure!(!revision.starts_with('-'), "a revision does not begin with `-`");
    let inside = inside(revision);
    let name = match kind(repository, revision)?.as_str() {
        "blob" => revision,
        "tree" if kind(repository, &inside)? == "blob" && !list(repository, revision)?.iter().any(Blob::is_page) => {
            &inside
        }
        _ => return Ok(None),
    };
    let output = git(repository).args(["cat-file", "blob", name]).output().context("cannot run git")?;
    ensure!(output.status.success(), "git: {}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(Some(String::from_utf8(output.stdout).with_context(|| format!("{name} is no saved model"))?))
}

/// The text of the lock in the folder `REV:PATH`, if it has one.
pub(super) fn lock(repository: &Path, revision: &str) -> anyhow::Result<Option<String>> {
    let output = git(repository).args(["cat-file", "blob", &inside(revision)]).output().context("cannot run git")?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// The revision of `REV:PATH` is there, and the path is not in it.
pub(super) fn lacks(repository: &Path, revision: &str) -> anyhow::Result<bool> {
    ensure!(!revision.starts_with('-'), "a revision does not begin with `-`");
    let whole = revision.split_once(':').map_or(revision, |it| it.0);
    Ok(kind(repository, revision)?.is_empty() && !kind(repository, whole)?.is_empty())
}

/// The kind of thing that a name stands for, `blob` or `tree`; nothing when it stands for none.
fn kind(repository: &Path, name: &str) -> anyhow::Result<String> {
    let output = git(repository).args(["cat-file", "-t", name]).output().context("cannot run git")?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// `main:api/model.lock` for the folder `main:api`.
fn inside(revision: &str) -> String {
    format!("{}/{NAME}", revision.trim_end_matches('/')).replace(":/", ":")
}

fn list(repository: &Path, revision: &str) -> anyhow::Result<Vec<Blob>> {
    let output = git(repository).args(["ls-tree", "-r", "-z", revision]).output().context("cannot run git")?;
    if !output.status.success() {
        bail!("git: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let mut blobs = Vec::new();
    for entry in output.stdout.split(|it| *it == 0).filter(|it| !it.is_empty()) {
        let text = String::from_utf8_lossy(entry);
        let (about, path) = text.split_once('\t').context("git lists files in an unknown way")?;
        // Mode, kind, id: links and modules are no pages.
        let fields: Vec<&str> = about.split(' ').collect();
        if let [mode, "blob", id] = fields[..]
            && mode != "120000"
            && docs::is_wanted(path)
        {
            blobs.push(Blob { id: id.to_owned(), path: path.to_owned() });
        }
    }
    Ok(blobs)
}

fn receive(process: &mut Child, blobs: Vec<Blob>) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut answers = BufReader::new(process.stdout.take().context("git says nothing")?);
    let mut files = Vec::with_capacity(blobs.len());
    for blob in blobs {
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|it| it.parse().ok());
        let size: usize = size.with_context(|| format!("git has no {}", blob.path))?;
        let mut bytes = vec![0; size + 1];
        answers.read_exact(&mut bytes)?;
        bytes.truncate(size);
        files.push((blob.path, bytes));
    }
    Ok(files)
}

fn git(repository: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(repository);
    command
}
