//! `lint --fix`: applies the edits of findings to the files as they lie on the disk.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use docwright::diagnostic::Diagnostic;
use docwright::lint::fix;

use crate::docs::DocSet;
use crate::render::plural;
use crate::{output, place, terminal};

/// A file that is to change.
struct Change {
    path: PathBuf,
    shown: String,
    old: Vec<u8>,
    new: Vec<u8>,
}

/// Fixes what can be, or with `dry` prints the patch that would.
pub(super) fn run(docs: &DocSet, diagnostics: &[Diagnostic], dry: bool) -> anyhow::Result<()> {
    let (changes, count) = plan(docs, diagnostics)?;
    if dry {
        let mut stream = terminal::data();
        changes.iter().try_for_each(|it| stream.write_all(it.patch().as_bytes()))?;
        stream.finish()?;
    } else {
        let files = changes.iter().map(|it| (it.path.as_path(), it.old.as_slice(), it.new.as_slice()));
        output::replace_all(&docs.folder, &files.collect::<Vec<_>>())?;
    }
    let done = if dry { "would fix" } else { "fixed" };
    let (findings, files) = (plural(count, "finding"), plural(changes.len(), "file"));
    terminal::say(&format!("{done} {findings} in {files}"))?;
    Ok(())
}

/// The files that change, and how many findings that fixes.
fn plan(docs: &DocSet, diagnostics: &[Diagnostic]) -> anyhow::Result<(Vec<Change>, usize)> {
    let mut changes = Vec::new();
    let mut count = 0;
    for (file, edits) in fix::edits(diagnostics) {
        let source = &docs.sources[file];
        // What lies beside the documentation is read, and belongs to others.
        if source.path.starts_with("../") {
            continue;
        }
        let path = docs.folder.join(&source.path);
        let shown = place::shown(&path);
        if let Some(why) = unfit(&source.path) {
            terminal::say(&format!("left out {shown}: {why}"))?;
            continue;
        }
        // A link stays one: what it leads to is changed.
        let path = path.canonicalize().with_context(|| format!("cannot find {shown}"))?;
        let old = fs::read(&path).with_context(|| format!("cannot read {shown}"))?;
        let text = fix::plain(&old);
        if fix::has_lone_return(&old) {
            terminal::say(&format!(
                "left out {shown}: a line ends with a carriage return alone, which no patch can say"
            ))?;
            continue;
        }
        ensure!(text == source.text.as_bytes(), "{shown} has changed in the meantime: run it again");
        let new = edits.apply(&old);
        changes.push(Change { path, shown, old, new });
        count += edits.findings;
    }
    Ok((changes, count))
}

/// Why a file of this name is not changed, although it is read: no patch can name it.
fn unfit(path: &str) -> Option<&'static str> {
    path.contains('\\').then_some("its name has a control character or a backslash")
}

impl Change {
    /// The change as `git apply` and `patch -p1` take it, in the folder from which the file has the name shown.
    fn patch(&self) -> String {
        let (old, new) = (String::from_utf8_lossy(&self.old), String::from_utf8_lossy(&self.new));
        let path = self.shown.replace('\\', "/");
        fix::patch(path.trim_start_matches("./").trim_start_matches('/'), &old, &new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_patch_can_name_is_left_out() {
        assert!(unfit("resources/a\\u{9}b.md").is_some() && unfit("resources/a b.md").is_none());
    }
}
