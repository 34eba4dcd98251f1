//! Single files outside of the output folder that change with it: all of them and the output, or nothing.
//!
//! ```text
//! DIR/.docwright-staging/beside.json     which files, and which of them were there
//! DIR/.docwright-staging/new/beside-0    the new text of the first one
//! DIR/.docwright-staging/old/beside-0    what it said, moved away
//! ```

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use serde::{Deserialize, Serialize};

use super::compare::{Changes, State, exists};
use super::stage::{remove, write_beside, write_new};
use crate::place;

/// The list of files in the staging folder.
const JOURNAL: &str = "beside.json";

/// A file that changes with the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Beside {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its new text; a file without one is to go.
    pub(crate) text: Option<Vec<u8>>,
}

/// An entry of the journal: where a file is, for undoing.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    path: PathBuf,
    was_there: bool,
}

impl Beside {
    /// A file and what it is to say.
    pub(crate) fn new(path: impl Into<PathBuf>, text: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), text: Some(text.into()) }
    }

    /// How the file relates to what it should be; links and folders are not replaced.
    pub(super) fn state(&self) -> anyhow::Result<State> {
        let shown = place::shown(&self.path);
        let cannot_read = || format!("cannot read {shown}");
        let is_there = exists(&self.path).with_context(cannot_read)?;
        if is_there {
            let is_file = fs::symlink_metadata(&self.path).with_context(cannot_read)?.is_file();
            ensure!(is_file, "{shown} is to be written, but is a folder or a symbolic link: remove it");
        }
        match &self.text {
            Some(text) => State::of(&self.path, text).with_context(cannot_read),
            None => Ok(if is_there { State::Stale } else { State::Same }),
        }
    }
}

/// Writes the new texts and the list into the staging folder.
pub(super) fn stage(staging: &Path, beside: &[Beside], changes: &Changes) -> io::Result<()> {
    let mut entries = Vec::new();
    for (at, (rank, state)) in changes.beside.iter().enumerate() {
        let Some(it) = beside.get(*rank) else { continue };
        // Undoing may happen from elsewhere.
        entries.push(Entry { path: std::path::absolute(&it.path)?, was_there: *state != State::Missing });
        if let Some(text) = &it.text {
            write_new(&staging.join("new").join(name(at)), text)?;
        }
    }
    if entries.is_empty() { Ok(()) } else { write_new(&staging.join(JOURNAL), &serde_json::to_vec(&entries)?) }
}

/// Moves the old files away and the new ones in.
pub(super) fn swap(staging: &Path) -> io::Result<()> {
    for (at, it) in entries(staging)?.iter().enumerate() {
        if it.was_there {
            relocate(&it.path, &staging.join("old").join(name(at)))?;
        }
        let new = staging.join("new").join(name(at));
        if exists(&new)? {
            fs::create_dir_all(it.path.parent().unwrap_or(&it.path))?;
            relocate(&new, &it.path)?;
        }
    }
    Ok(())
}

/// Moves back what was moved away, and removes what was not there.
pub(super) fn undo(staging: &Path) -> io::Result<()> {
    for (at, it) in entries(staging)?.iter().enumerate() {
        let old = staging.join("old").join(name(at));
        if !it.was_there {
            remove(&it.path)?;
            prune(&it.path);
        } else if exists(&old)? {
            fs::create_dir_all(it.path.parent().unwrap_or(&it.path))?;
            relocate(&old, &it.path)?;
        }
    }
    Ok(())
}

/// Removes the folders that became empty, once all is in place.
pub(super) fn tidy(staging: &Path) -> io::Result<()> {
    entries(staging)?.iter().filter(|it| it.was_there).for_each(|it| prune(&it.path));
    Ok(())
}

/// The name of a file in the staging folder.
pub(super) fn name(at: usize) -> String {
    format!("beside-{at}")
}

/// The list of the staging folder; none when only the output folder is concerned.
fn entries(staging: &Path) -> io::Result<Vec<Entry>> {
    match fs::read(staging.join(JOURNAL)) {
        Ok(text) => Ok(serde_json::from_slice(&text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Renames a file, and where that is impossible because two file systems are concerned, copies it.
fn relocate(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            write_beside(to, &fs::read(from)?)?;
            fs::remove_file(from)
        }
        done => done,
    }
}

/// Removes empty folders around a file that is gone; the first that is not empty ends it.
fn prune(path: &Path) {
    let mut folders = path.ancestors().skip(1);
    while folders.next().is_some_and(|it| fs::remove_dir(it).is_ok()) {}
}
