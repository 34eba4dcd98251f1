//! Fixes of findings applied to the bytes of files, and the patch that says what they change.
//!
//! Findings speak of text with `\n` line ends and without a byte order mark; the files keep whatever they have.

use std::collections::BTreeMap;

use crate::text::diagnostic::{Diagnostic, Edit};
use crate::text::difference::hunk::line_hunks;
use crate::text::source::FileId;

const MARK: &[u8] = b"\xef\xbb\xbf";
/// Unchanged lines around a change in a patch.
const CONTEXT: usize = 3;

/// The edits of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits<'a> {
    /// In the order of their places; none overlaps or touches that of another finding.
    pub edits: Vec<&'a Edit>,
    /// How many findings they fix.
    pub findings: usize,
    /// The ends of those that were taken, by their starts.
    taken: BTreeMap<u32, u32>,
}

/// The edits of each file that has some, those of one finding all or none: of two that are in each other's way, the first.
pub fn edits(diagnostics: &[Diagnostic]) -> BTreeMap<FileId, Edits<'_>> {
    let mut files: BTreeMap<FileId, Edits<'_>> = BTreeMap::new();
    for it in diagnostics.iter().filter(|it| !it.fix.is_empty()) {
        let file = files.entry(it.span.file).or_default();
        if it.fix.iter().all(|edit| edit.span.file == it.span.file && file.is_free(edit)) {
            file.take(&it.fix);
        }
    }
    files.retain(|_, it| it.findings > 0);
    files.values_mut().for_each(|it| it.edits.sort());
    files
}

impl<'a> Edits<'a> {
    fn is_free(&self, edit: &Edit) -> bool {
        self.taken.range(..=edit.span.end).next_back().is_none_or(|it| *it.1 < edit.span.start)
    }

    fn take(&mut self, edits: &'a [Edit]) {
        self.findings += 1;
        for it in edits {
            let end = self.taken.entry(it.span.start).or_default();
            *end = it.span.end.max(*end);
            self.edits.push(it);
        }
    }

    /// The file with these edits.
    pub fn apply(&self, raw: &[u8]) -> Vec<u8> {
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
        for edit in &self.edits {
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
}

/// The text that findings speak of.
pub fn plain(raw: &[u8]) -> Vec<u8> {
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

/// A line ends with a carriage return alone, which no patch can say.
#[must_use]
pub fn has_lone_return(raw: &[u8]) -> bool {
    raw.iter().enumerate().any(|(at, byte)| *byte == b'\r' && raw.get(at + 1) != Some(&b'\n'))
}

/// The change of a file as `git apply` and `patch -p1` take it, in the folder from which the file has this name; nothing where
/// the texts are the same.
#[must_use]
pub fn patch(name: &str, old: &str, new: &str) -> String {
    let mut patch = String::new();
    for hunk in line_hunks(old, new, CONTEXT) {
        if patch.is_empty() {
            patch = format!("--- a/{name}\n+++ b/{name}\n");
        }
        patch.extend([&hunk.header, "\n"]);
        for (side, line) in hunk.lines {
            patch.extend([&side.to_string(), line]);
            if !line.ends_with('\n') {
                patch.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    patch
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diagnostic::Rule;
    use crate::text::source::{Sources, Span};

    /// A file after the fixes of findings, and how many of them were applied.
    fn fixed(raw: &str, findings: &[&[(usize, usize, &str)]]) -> (String, usize) {
        let sources = Sources::from_bytes(vec![("a.md".to_owned(), raw.as_bytes().to_vec())]);
        let (file, source) = sources.iter().next().unwrap();
        assert_eq!(plain(raw.as_bytes()), source.text.as_bytes());
        let edit = |it: &(usize, usize, &str)| Edit { span: Span::new(file, it.0..it.1), text: it.2.to_owned() };
        let finding = |it: &&[(usize, usize, &str)]| {
            let mut found = Diagnostic::new(Rule::LinkCase, "", Span::new(file, 0..0));
            found.fix = it.iter().map(edit).collect();
            found
        };
        let findings: Vec<Diagnostic> = findings.iter().map(finding).collect();
        let edits = edits(&findings).remove(&file).unwrap_or_default();
        (String::from_utf8(edits.apply(raw.as_bytes())).unwrap(), edits.findings)
    }

    #[test]
    fn what_no_patch_can_say_is_left_out() {
        assert!(has_lone_return(b"a\rb\r\n") && has_lone_return(b"a\r") && !has_lone_return(b"a\r\nb"));
    }

    #[test]
    fn files_keep_their_line_ends_and_marks() {
        assert_eq!(fixed("one two\nthree", &[&[(0, 3, "1"), (8, 13, "3")]]).0, "1 two\n3");
        assert_eq!(fixed("\u{feff}one\r\ntwo\r\n", &[&[(4, 7, "2\n3")]]).0, "\u{feff}one\r\n2\r\n3\r\n");
        assert_eq!(fixed("ä\r\nb", &[&[(3, 3, "x"), (4, 4, "y")]]).0, "ä\r\nxby");
    }

    #[test]
    fn what_is_in_the_way_of_another_fix_waits() {
        assert_eq!(fixed("abcdef", &[&[(2, 4, "X")], &[(0, 2, "Y")], &[(5, 6, "Z")]]), ("abXeZ".to_owned(), 2));
        assert_eq!(fixed("abcdef", &[&[(2, 4, "X")], &[(0, 1, "Y"), (3, 3, "Z")]]), ("abXef".to_owned(), 1));
        assert_eq!(fixed("abcdef", &[&[(0, 6, "")], &[(2, 3, "X")], &[(3, 9, "Y")]]), (String::new(), 1));
    }
}
