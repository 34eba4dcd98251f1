//! The lock file `model.lock`: the model that the crate was generated from, saved beside the documentation.
//!
//! It is a saved model, which `drift` compares with any other documentation set, and it is written and checked together
//! with the generated crate.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::ensure;
use docwright::config::Kept;
use docwright::drift::{Making, Snapshot};

use crate::cli::Generate;
use crate::docs::{DocSet, Record};
use crate::output::Beside;
use crate::{Home, place};

/// The lock's name, in the documentation folder.
pub(crate) const NAME: &str = "model.lock";

/// Where a run of `generate` writes the lock, if it does: where it is told to, else the repository's crate and its
/// documentation belong together, and everything else is a trial.
pub(super) fn wanted(options: &Generate, home: &Home) -> Option<PathBuf> {
    let own = options.input.docs.is_none()
        && options.input.config.is_none()
        && options.out.is_none()
        && options.only.is_none();
    let beside = home.docs.as_ref().filter(|_| own).map(|it| it.join(NAME));
    options.lock.clone().or(beside)
}

/// The head of a lock: the tool, the configuration and the source that it was made with.
pub(crate) fn making(docs: &DocSet, only: Option<&str>) -> anyhow::Result<Making> {
    let source = Record::read(&docs.folder)?.map(|it| it.shown()).unwrap_or_default();
    Ok(Making { only: only.unwrap_or_default().to_owned(), source, ..Making::now(&docs.config) })
}

/// The features that the items of a crate have by its lock; nothing without one, or with one that cannot be read, which is
/// written anew.
pub(crate) fn kept(path: &Path) -> Kept {
    kept_in(&fs::read_to_string(path).unwrap_or_default())
}

/// The same of a lock's text.
pub(crate) fn kept_in(text: &str) -> Kept {
    Snapshot::from_lines(text).map(|it| it.0.kept()).unwrap_or_default()
}

/// The lock as a file to be written. Anything else than a lock is not replaced.
pub(crate) fn file(path: &Path, snapshot: &Snapshot, making: &Making) -> anyhow::Result<Beside> {
    ensure!(is_free(path), "{} is no saved model and would be lost", place::shown(path));
    Ok(Beside::new(path, snapshot.to_lines(making)))
}

/// True of a path where nothing is, or something that looks like a lock, however damaged the rest is.
fn is_free(path: &Path) -> bool {
    let Ok(mut file) = File::open(path) else { return true };
    let mut start = [0; 16];
    match file.read(&mut start) {
        Ok(0) => true,
        Ok(_) => start.starts_with(b"docwright-model/") || start.starts_with(b"<<<<<<<"),
        // A folder, which is refused for what it is.
        Err(_) => true,
    }
}
