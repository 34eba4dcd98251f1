//! Atomic output: the new files are built beside the old ones and swapped in by renaming, all or nothing.
//!
//! ```text
//! DIR/.docwright-staging/new/src, new/REPORT.md, … complete new output; unchanged files are hard links to the old ones
//! DIR/.docwright-staging/old/src, old/REPORT.md, … the previous output, moved away while the new one is moved in
//!                                                  (and Cargo.toml, when its features change)
//! DIR/.docwright-staging/beside.json               the same for files elsewhere, see [`beside`]
//! DIR/.docwright-staging/done                      what `old` is renamed to once all is in place: the moment of truth
//! ```
//!
//! A run that ends early leaves this folder behind. If `old` is there, what it holds is moved back: the run did not
//! happen. Whatever else the folder holds is thrown away.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::compare::{Changes, State, exists};
use super::{Beside, MANIFEST, Manifest, OWNED, Target, beside, owner};

/// The folder's name; on the same file system as what it is renamed to.
pub(super) const STAGING: &str = ".docwright-staging";

/// Replaces what differs.
pub(super) fn replace(target: &Target, changes: &Changes) -> io::Result<()> {
    let result = stage(target, changes).and_then(|()| swap(target.dir, changes));
    if result.is_ok() {
        // An empty folder that is left behind does no harm.
        let _ = beside::tidy(&target.dir.join(STAGING));
    }
    // Undoes what failed, or removes what has done its work. Only the first error is worth a report, and what cannot be
    // done now is done by the next run.
    let _ = recover(target.dir);
    result
}

/// Undoes what an interrupted run did, and removes what it left; false where no run was interrupted.
pub(super) fn recover(dir: &Path) -> io::Result<bool> {
    let staging = dir.join(STAGING);
    if !exists(&staging)? {
        return Ok(false);
    }
    if exists(&staging.join("old"))? {
        beside::undo(&staging)?;
    }
    for name in OWNED.into_iter().chain([MANIFEST]) {
        let old = staging.join("old").join(name);
        if exists(&old)? {
            remove(&dir.join(name))?;
            fs::rename(old, dir.join(name))?;
        }
    }
    remove(&staging).map(|()| true)
}

/// Replaces files that are there, wherever they lie, with the folder's journal.
pub(super) fn replace_beside(dir: &Path, files: &[Beside]) -> io::Result<()> {
    recover(dir)?;
    let result = stage_beside(dir, files).and_then(|()| swap(dir, &Changes::default()));
    // As above: only the first error is worth a report.
    let _ = recover(dir);
    result
}

/// The first half of it: nothing is replaced yet. New files have the permissions of those that they replace.
pub(super) fn stage_beside(dir: &Path, files: &[Beside]) -> io::Result<()> {
    let (staging, states) = (dir.join(STAGING), (0..files.len()).map(|rank| (rank, State::Changed)));
    let new = staging.join("new");
    fs::create_dir_all(&new)?;
    beside::stage(&staging, files, &Changes { beside: states.collect(), ..Changes::default() })?;
    let keep = |(at, it): (usize, &Beside)| {
        fs::set_permissions(new.join(beside::name(at)), fs::metadata(&it.path)?.permissions())
    };
    files.iter().enumerate().try_for_each(keep)
}

/// Writes a file under another name in the same folder, then renames it.
pub(super) fn write_beside(path: &Path, text: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let result = write_new(&beside, text).and_then(|()| fs::rename(&beside, path));
    if result.is_err() {
        // The error that matters is the first one.
        let _ = fs::remove_file(&beside);
    }
    result
}

/// The names in the folder that are to be replaced.
fn affected(changes: &Changes) -> BTreeSet<&str> {
    let manifest = (changes.manifest != Manifest::Same).then_some(MANIFEST);
    changes.paths().filter_map(owner).chain(manifest).collect()
}

fn stage(target: &Target, changes: &Changes) -> io::Result<()> {
    let new = target.dir.join(STAGING).join("new");
    let affected = affected(changes);
    let wanted = || target.files.keys().filter(|it| owner(it).is_some_and(|it| affected.contains(it)));
    let folders: BTreeSet<PathBuf> = wanted().filter_map(|it| Some(new.join(Path::new(it).parent()?))).collect();
    fs::create_dir_all(&new)?;
    for folder in folders {
        fs::create_dir_all(folder)?;
    }
    let unchanged = |path: &str| changes.same.binary_search_by(|it| it.as_str().cmp(path)).is_ok();
    wanted().copied().collect::<Vec<_>>().into_par_iter().try_for_each(|path| {
        if unchanged(path) {
            link(&target.dir.join(path), &new.join(path), target.text(path))
        } else {
            write_new(&new.join(path), target.text(path))
        }
    })?;
    match &changes.manifest {
        Manifest::Same => {}
        Manifest::Missing => write_new(&new.join(MANIFEST), target.manifest.as_bytes())?,
        Manifest::Changed(text) => write_new(&new.join(MANIFEST), text.as_bytes())?,
    }
    beside::stage(&target.dir.join(STAGING), &target.beside, changes)
}

fn swap(dir: &Path, changes: &Changes) -> io::Result<()> {
    let staging = dir.join(STAGING);
    let (new, old) = (staging.join("new"), staging.join("old"));
    fs::create_dir(&old)?;
    for name in affected(changes) {
        if exists(&dir.join(name))? {
            rename(&dir.join(name), &old.join(name))?;
        }
        if exists(&new.join(name))? {
            rename(&new.join(name), &dir.join(name))?;
        }
    }
    beside::swap(&staging)?;
    fs::rename(old, staging.join("done"))
}

/// Moves something to a folder that may not be there yet.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    to.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::rename(from, to)
}

/// The same file under a second name, or where the file system has no links, an equal one of the same age.
fn link(from: &Path, to: &Path, text: &[u8]) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    write_new(to, text)?;
    let modified = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_modified(modified)
}

/// Writes a file that is not there yet.
pub(super) fn write_new(path: &Path, text: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text)
}

/// Removes whatever is there, following no link.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(it) if it.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn output(text: &str) -> docwright::Output {
        let files = ["src/lib.rs", "REPORT.md"].map(|it| (it.to_owned(), text.to_owned()));
        docwright::Output { files: BTreeMap::from(files), ..Default::default() }
    }

    #[test]
    fn a_run_counts_from_the_moment_that_all_is_in_place() {
        let dir = tempfile::tempdir().unwrap();
        let (old, new) = (output("old"), output("new"));
        Target::new(dir.path(), &old).unwrap().write().unwrap();
        let target = Target::new(dir.path(), &new).unwrap();
        let changes = target.compare().unwrap();
        stage(&target, &changes).unwrap();
        swap(dir.path(), &changes).unwrap();
        // As if the run had been ended before it could clean up.
        recover(dir.path()).unwrap();
        assert_eq!(fs::read_to_string(dir.path().join("src/lib.rs")).unwrap(), "new");
        assert!(target.compare().unwrap().is_empty() && !dir.path().join(STAGING).exists());
    }
}
