//! Compares an output folder with the files that it should have.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use rayon::prelude::*;

use super::manifest::{self, Manifest};
use super::{MANIFEST, Target};
use crate::place;

/// The differences; paths are relative to the folder and sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Files that are not there.
    pub(crate) missing: Vec<String>,
    /// Files that say something else.
    pub(crate) changed: Vec<String>,
    /// Files that should not be there.
    pub(crate) stale: Vec<String>,
    /// Files that are as they should be.
    pub(crate) same: Vec<String>,
    /// The state of the manifest.
    pub(crate) manifest: Manifest,
    /// Files elsewhere that differ, by their rank in the target.
    pub(crate) beside: Vec<(usize, State)>,
}

impl Changes {
    /// True when nothing differs.
    pub(crate) fn is_empty(&self) -> bool {
        self.paths().next().is_none() && self.manifest == Manifest::Same && self.beside.is_empty()
    }

    /// Every path that differs of what the tool owns entirely.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.missing.iter().chain(&self.changed).chain(&self.stale).map(String::as_str)
    }
}

/// How one file relates to what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It is not there.
    Missing,
    /// It says something else.
    Changed,
    /// It should not be there.
    Stale,
    /// It is as it should be.
    Same,
}

impl State {
    /// Looks at a file; a link counts as changed even if it leads to an equal file.
    pub(super) fn of(path: &Path, text: &[u8]) -> io::Result<Self> {
        match fs::symlink_metadata(path) {
            Ok(it) if !it.is_file() || it.len() != text.len() as u64 => Ok(Self::Changed),
            Ok(_) => Ok(if fs::read(path)? == text { Self::Same } else { Self::Changed }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::Missing),
            Err(error) => Err(error),
        }
    }
}

/// Compares a folder with what it should be, writing nothing.
pub(super) fn compare(target: &Target) -> anyhow::Result<Changes> {
    ensure_usable(target.dir)?;
    let mut stale = present_files(target.dir)?;
    let state = |(path, text): (&&str, &&[u8])| Ok((path.to_string(), State::of(&target.dir.join(path), text)?));
    let states: Vec<io::Result<(String, State)>> = target.files.par_iter().map(state).collect();
    let mut changes = Changes { manifest: manifest::compare(target)?, ..Changes::default() };
    for state in states {
        let (path, state) = state.context("cannot read the previous output")?;
        stale.remove(&path);
        match state {
            State::Missing => changes.missing.push(path),
            State::Changed | State::Stale => changes.changed.push(path),
            State::Same => changes.same.push(path),
        }
    }
    changes.stale = stale.into_keys().collect();
    for (rank, it) in target.beside.iter().enumerate() {
        match it.state()? {
            State::Same => {}
            state => changes.beside.push((rank, state)),
        }
    }
    Ok(changes)
}

/// Refuses folders in which replacing `src` would not mean what it says.
pub(super) fn ensure_usable(dir: &Path) -> anyhow::Result<()> {
    let shown = place::shown(dir);
    match fs::metadata(dir) {
        Ok(it) => ensure!(it.is_dir(), "the output folder {shown} is a file"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot open the output folder {shown}"));
        }
    }
    for folder in ["src", "tests/contract"] {
        match fs::symlink_metadata(dir.join(folder)) {
            Ok(it) if it.is_symlink() => {
                bail!("{shown}/{folder} is a symbolic link; its target would be replaced: remove it")
            }
            Ok(it) if !it.is_dir() => {
                bail!("{shown}/{folder} is a file, but belongs to the generated crate: remove it")
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot open {shown}/{folder}"));
            }
            Ok(_) | Err(_) => {}
        }
    }
    place::ensure_plain(&dir.join(MANIFEST))?;
    ensure!(!dir.join("REPORT.md").is_dir(), "{shown}/REPORT.md is a folder: remove it");
    Ok(())
}

/// True when anything is there, even a link that leads nowhere.
pub(super) fn exists(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Everything but folders that is there of what the tool owns, links included.
fn present_files(dir: &Path) -> anyhow::Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    let mut open = ["src", "tests/contract"].map(|it| (it.to_owned(), dir.join(it))).to_vec();
    let report = dir.join("REPORT.md");
    if exists(&report)? {
        files.insert("REPORT.md".to_owned(), report);
    }
    while let Some((prefix, folder)) = open.pop() {
        let cannot_read = || format!("cannot read the folder {}", place::shown(&folder));
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            other => other.with_context(cannot_read)?,
        };
        for entry in entries {
            let entry = entry.with_context(cannot_read)?;
            let name = format!("{prefix}/{}", entry.file_name().to_string_lossy());
            let is_folder = entry.file_type().with_context(cannot_read)?.is_dir();
            if is_folder {
                open.push((name, entry.path()));
            } else {
                files.insert(name, entry.path());
            }
        }
    }
    Ok(files)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_an_equal_file_is_not_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("12345"), dir.path().join("link"));
        fs::write(&file, "equal").unwrap();
        // As long as the text, so that the length does not tell them apart.
        std::os::unix::fs::symlink("12345", &link).unwrap();
        assert_eq!(State::of(&file, b"equal").unwrap(), State::Same);
        assert_eq!(State::of(&link, b"equal").unwrap(), State::Changed);
        assert_eq!(State::of(&dir.path().join("none"), b"equal").unwrap(), State::Missing);
    }
}
