//! `lint --fix`: applies the edits of findings to the files as they lie on the disk.
//!
//! Findings speak of text with `\n` line ends and without a byte order mark; the files keep whatever they have.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use docwright::diagnostic::{Diagnostic, Edit};
use docwright::source::FileId;
use similar::TextDiff;

use crate::docs::DocSet;
use crate::render::plural;
use crate::{output, place, terminal};

const MARK: &[u8] = b"\xef\xbb\xbf";

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
    for (file, source) in docs.sources.iter() {
        let (edits, fixed) = edits(diagnostics, file);
        // What lies beside the documentation is read, and belongs to others.
        if edits.is_empty() || source.path.starts_with("../") {
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
        let text = plain(&old);
        if has_lone_return(&old) {
            terminal::say(&format!(
                "left out {shown}: a line ends with a carriage return alone, which no patch can say"
            ))?;
            continue;
        }
        ensure!(text == source.text.as_bytes(), "{shown} has changed in the meantime: run it again");
        let new = apply(&old, &edits);
        changes.push(Change { path, shown, old, new });
        count += fixed;
    }
    Ok((changes, count))
}

/// Why a file of this name is not changed, although it is read: no patch can name it.
fn unfit(path: &str) -> Option<&'static str> {
    path.contains('\\').then_some("its name has a control character or a backslash")
}

fn has_lone_return(raw: &[u8]) -> bool {
    raw.iter().enumerate().any(|(at, byte)| *byte == b'\r' && raw.get(at + 1) != Some(&b'\n'))
}

/// The edits of a file in order, those of one finding all or none, and the number of findings.
fn edits(diagnostics: &[Diagnostic], file: FileId) -> (Vec<&Edit>, usize) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for it in diagnostics.iter().filter(|it| it.span.file == file && !it.fix.is_empty()) {
        let is_free = |edit: &Edit| {
            edit.span.file == file
                && taken.iter().all(|it| it.span.end < edit.span.start || edit.span.end < it.span.start)
        };
        if it.fix.iter().all(is_free) {
            taken.extend(&it.fix);
            count += 1;
        }
    }
    taken.sort();
    (taken, count)
}

/// The text that findings speak of.
fn plain(raw: &[u8]) -> Vec<u8> {
    let raw = raw.strip_prefix(MARK).unwrap_or(raw);
    let mut text = Vec::with_capacity(raw.len());
    for (at, byte) in raw.iter().enumerate() {
        match byte {
            b'\r' if raw.get(at + 1) == Some(&b'\n') => {}
            b'\r' => text.push(b'\n'),
            _ => text.push(*byte),
        }
    }
    text
}

fn apply(raw: &[u8], edits: &[&Edit]) -> Vec<u8> {
    let mut new = Vec::with_capacity(raw.len());
    let has_returns = raw.windows(2).any(|it| it == b"\r\n");
    // Where the cursor stands in the file, and in the text.
    let (mut at, mut offset) = (0, 0);
    let mut copied = 0;
    if raw.starts_with(MARK) {
        at = MARK.len();
    }
    let mut advance = |wanted: u32, at: &mut usize| {
        while offset < wanted && *at < raw.len() {
            *at += if raw[*at..].starts_with(b"\r\n") { 2 } else { 1 };
            offset += 1;
        }
    };
    for edit in edits {
        advance(edit.span.start, &mut at);
        new.extend_from_slice(&raw[copied..at]);
        let text = if has_returns { edit.text.replace('\n', "\r\n") } else { edit.text.clone() };
        new.extend_from_slice(text.as_bytes());
        advance(edit.span.end, &mut at);
        copied = at;
    }
    new.extend_from_slice(&raw[copied..]);
    new
}

impl Change {
    /// The change as `git apply` and `patch -p1` take it, in the folder from which the file has the name shown.
    fn patch(&self) -> String {
        let (old, new) = (String::from_utf8_lossy(&self.old), String::from_utf8_lossy(&self.new));
        let diff = TextDiff::from_lines(old.as_ref(), new.as_ref());
        let path = self.shown.replace('\\', "/");
        let path = path.trim_start_matches("./").trim_start_matches('/');
        diff.unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string()
    }
}

#[cfg(test)]
mod tests {
    use docwright::source::{Sources, Span};

    use super::*;

    fn fixed(raw: &str, edits: &[(usize, usize, &str)]) -> String {
        let sources = Sources::from_bytes(vec![("a.md".to_owned(), raw.as_bytes().to_vec())]);
        let (file, source) = sources.iter().next().unwrap();
        assert_eq!(plain(raw.as_bytes()), source.text.as_bytes());
        let edits: Vec<Edit> = edits
            .iter()
            .map(|(start, end, text)| Edit { span: Span::new(file, *start..*end), text: (*text).to_owned() })
            .collect();
        String::from_utf8(apply(raw.as_bytes(), &edits.iter().collect::<Vec<_>>())).unwrap()
    }

    #[test]
    fn what_no_patch_can_say_is_left_out() {
        assert!(has_lone_return(b"a\rb\r\n") && has_lone_return(b"a\r") && !has_lone_return(b"a\r\nb"));
        assert!(unfit("resources/a\\u{9}b.md").is_some() && unfit("resources/a b.md").is_none());
    }

    #[test]
    fn files_keep_their_line_ends_and_marks() {
        assert_eq!(fixed("one two\nthree", &[(0, 3, "1"), (8, 13, "3")]), "1 two\n3");
        assert_eq!(fixed("\u{feff}one\r\ntwo\r\n", &[(4, 7, "2\n3")]), "\u{feff}one\r\n2\r\n3\r\n");
        assert_eq!(fixed("ä\r\nb", &[(3, 3, "x"), (4, 4, "y")]), "ä\r\nxby");
    }
}
