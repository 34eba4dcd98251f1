//! The output folder: the one place that writes generated files.
//!
//! The tool owns `DIR/src`, `DIR/tests/contract` and `DIR/REPORT.md` entirely, the features in `DIR/Cargo.toml`, and nothing
//! else in DIR. New output either takes effect whole or not at all, together with single files elsewhere: see
//! `stage.rs` and `beside.rs`.

mod beside;
mod compare;
mod edit;
mod lock;
mod manifest;
mod mark;
mod stage;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

use anyhow::{Context as _, ensure};

use crate::{place, terminal};
pub(crate) use beside::Beside;
use compare::ensure_usable;
pub(crate) use compare::{Changes, State};
pub(crate) use edit::replace_all;
use lock::{Held, Lock};
pub(crate) use manifest::Manifest;

/// Files and folders that the tool owns in an output folder.
pub(crate) const OWNED: [&str; 3] = ["src", "tests/contract", "REPORT.md"];
/// The manifest, which it writes where there is none, and otherwise changes nothing but the features of.
pub(crate) const MANIFEST: &str = "Cargo.toml";

/// Writes a file unless it is there already: cargo rebuilds what is newer.
///
/// # Errors
/// When it cannot be written.
pub fn put(path: &Path, text: &str) -> anyhow::Result<()> {
    if fs::read_to_string(path).is_ok_and(|it| it == text) {
        return Ok(());
    }
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::write(path, text)
    };
    write().with_context(|| format!("cannot write {}", place::shown(path)))
}

/// Files to be in an output folder.
#[derive(Debug)]
pub(crate) struct Target<'a> {
    dir: &'a Path,
    /// By path relative to the folder; every path was checked.
    files: BTreeMap<&'a str, &'a [u8]>,
    manifest: &'a str,
    features: &'a str,
    beside: Vec<Beside>,
    /// The folder of pages that are among these files, whose readers are to know when a run was interrupted.
    pages: Option<&'a Path>,
}

impl<'a> Target<'a> {
    /// Checks that nothing outside of what the tool owns would be written.
    pub(crate) fn new(dir: &'a Path, output: &'a docwright::Output) -> anyhow::Result<Self> {
        for path in output.files.keys() {
            ensure!(is_owned(path), "internal error: a generated file would be written to {path:?}");
        }
        let files = output.files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
        Ok(Self { dir, files, manifest: &output.manifest, features: &output.features, beside: Vec::new(), pages: None })
    }

    /// Adds files that change with the output.
    pub(crate) fn with(self, beside: Vec<Beside>) -> Self {
        Self { beside, ..self }
    }

    /// Says that a folder of pages is among them.
    pub(crate) fn with_pages(self, folder: &'a Path) -> Self {
        Self { pages: Some(folder), ..self }
    }

    /// The files that change with the output.
    pub(crate) fn beside(&self) -> &[Beside] {
        &self.beside
    }

    /// The new text of a file.
    pub(crate) fn text(&self, path: &str) -> &[u8] {
        self.files.get(path).copied().unwrap_or_default()
    }

    /// Compares with what is there, writing nothing.
    pub(crate) fn compare(&self) -> anyhow::Result<Changes> {
        compare::compare(self)
    }

    /// Makes the folder what it should be, and says what had to be changed.
    pub(crate) fn write(&self) -> anyhow::Result<Changes> {
        let shown = place::shown(self.dir);
        ensure_usable(self.dir)?;
        fs::create_dir_all(self.dir).with_context(|| format!("cannot create the output folder {shown}"))?;
        let _lock = Lock::take(self.dir)?;
        undo(self.dir)?;
        let changes = self.compare()?;
        if !changes.is_empty() {
            let noted = self.pages.map_or(Ok(()), |it| mark::set(it, self.dir));
            let written = noted.and_then(|()| stage::replace(self, &changes));
            // What could not be written was undone: there is nothing left to be told of.
            let cleared = self.pages.map_or(Ok(()), mark::clear);
            written.and(cleared).with_context(|| format!("cannot write to {shown}; what was there is unchanged"))?;
        }
        Ok(changes)
    }
}

/// Makes a folder the generated crate, as a whole or not at all.
///
/// # Errors
/// When it cannot be written; what was there is unchanged then.
pub fn write_crate(dir: &Path, output: &docwright::Output) -> anyhow::Result<()> {
    Target::new(dir, output)?.write().map(|_| ())
}

/// Brings back what an interrupted run has left half done, and says so; nothing happens where there is nothing to do.
pub(crate) fn recover(dir: &Path) -> anyhow::Result<()> {
    if dir.is_dir() {
        let _lock = Lock::take(dir)?;
        undo(dir)?;
    }
    Ok(())
}

/// Keeps other runs from changing a folder of pages until the guard is dropped, and brings back what was left half done. A
/// folder that is not there yet is made, for there to be something to hold, and goes again with the guard while it is empty.
pub(crate) fn hold(dir: &Path) -> anyhow::Result<impl Drop + use<>> {
    let held = Held::take(dir)?;
    undo_marked(dir)?;
    undo(dir)?;
    Ok(held)
}

/// The same for a folder that is only read, where a run that changed what people write may have been interrupted, or one
/// that wrote elsewhere and changed pages with it.
pub(crate) fn recover_interrupted(dir: &Path) -> anyhow::Result<()> {
    undo_marked(dir)?;
    if compare::exists(&dir.join(stage::STAGING)).unwrap_or_default() { recover(dir) } else { Ok(()) }
}

/// Undoes what a run that wrote elsewhere left half done in a folder of pages.
fn undo_marked(pages: &Path) -> anyhow::Result<()> {
    let Some(out) = mark::read(pages) else { return Ok(()) };
    recover(&out)?;
    mark::clear(pages).with_context(|| format!("cannot tidy up {}", place::shown(pages)))
}

/// Undoes what a run left half done. People hear of it: they may think that it came to its end.
fn undo(dir: &Path) -> anyhow::Result<()> {
    let shown = place::shown(dir);
    let was_interrupted =
        stage::recover(dir).with_context(|| format!("cannot clean up after an interrupted run in {shown}"))?;
    if was_interrupted {
        terminal::say(&format!(
            "note: a run that wrote to {shown} was interrupted; what was there before is there again"
        ))?;
    }
    Ok(())
}

/// Writes a single file: whole or not at all; equal bytes are not rewritten.
///
/// # Errors
/// When it cannot be written.
pub fn write_file(path: &Path, text: &str) -> anyhow::Result<()> {
    let shown = place::shown(path);
    let written = match fs::symlink_metadata(path) {
        Ok(it) if it.is_file() && State::of(path, text.as_bytes()).is_ok_and(|it| it == State::Same) => {
            return Ok(());
        }
        // Devices and links are written through: replacing them would be a surprise.
        Ok(it) if !it.is_file() => fs::write(path, text),
        _ => stage::write_beside(path, text.as_bytes()),
    };
    written.with_context(|| format!("cannot write {shown}"))
}

/// The entry of [`OWNED`] that a file is part of.
fn owner(path: &str) -> Option<&'static str> {
    OWNED.into_iter().find(|it| path.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// True of paths that stay within what the tool owns.
fn is_owned(path: &str) -> bool {
    let plain = |it| matches!(it, Component::Normal(_));
    Path::new(path).components().all(plain)
        && !path.contains(|it: char| matches!(it, '\\' | ':') || it.is_control())
        && !path.split('/').any(|it| it.is_empty() || it == ".")
        && owner(path).is_some_and(|it| (it == "REPORT.md") == (path == it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_owned_paths_are_written() {
        for path in ["src/lib.rs", "src/models/user.rs", "REPORT.md", "src/a..b.rs", "tests/contract/main.rs"] {
            assert!(is_owned(path), "{path}");
        }
        let bad = [
            "",
            "src",
            "src/",
            "/etc/passwd",
            "../../etc/passwd",
            "src/../Cargo.toml",
            "src/./a.rs",
            "src//a.rs",
            "Cargo.toml",
            "REPORT.md/x",
            "tests/a.rs",
            "tests/contract",
            "tests/contract.rs",
            "tests/contracts/a.rs",
            "src\\..\\a.rs",
            "C:/src/a.rs",
            "src/C:a.rs",
            "src/a\0.rs",
            "./src/a.rs",
            "src/a\n.rs",
            "src/..",
        ];
        for path in bad {
            assert!(!is_owned(path), "{path:?}");
        }
    }
}
