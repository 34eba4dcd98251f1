//! The mark in a folder of pages while a run that writes elsewhere changes them: where that run would have to be undone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::stage;

/// The file's name; hidden files are no pages.
const NAME: &str = ".docwright-interrupted";

/// Leaves the mark.
pub(super) fn set(pages: &Path, out: &Path) -> io::Result<()> {
    fs::create_dir_all(pages)?;
    fs::write(pages.join(NAME), std::path::absolute(out)?.as_os_str().as_encoded_bytes())
}

/// Takes it away.
pub(super) fn clear(pages: &Path) -> io::Result<()> {
    stage::remove(&pages.join(NAME))
}

/// The output folder that a mark names.
pub(super) fn read(pages: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(pages.join(NAME)).ok()?;
    Some(PathBuf::from(text))
}
