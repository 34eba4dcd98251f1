//! Edits of findings applied to a file, and the patch that says what they change.
//!
//! Findings speak of text with `\n` line ends and without a byte order mark; the files keep whatever they have.

use similar::TextDiff;

use crate::text::diagnostic::{Diagnostic, Edit};
use crate::text::source::FileId;

const MARK: &[u8] = b"\xef\xbb\xbf";

/// The edits of a file in order, those of one finding all or none, and the number of findings.
#[must_use]
pub fn edits(diagnostics: &[Diagnostic], file: FileId) -> (Vec<&Edit>, usize) {
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
#[must_use]
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

/// The bytes of the file with edits, which are in order and do not touch each other, in the way of its line ends.
#[must_use]
pub fn apply(raw: &[u8], edits: &[&Edit]) -> Vec<u8> {
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

/// The change of a file as `git apply` and `patch -p1` take it, in the folder from which the file has this name; nothing where
/// the texts are the same.
#[must_use]
pub fn patch(name: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(3).header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::{Sources, Span};

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
    }

    #[test]
    fn files_keep_their_line_ends_and_marks() {
        assert_eq!(fixed("one two\nthree", &[(0, 3, "1"), (8, 13, "3")]), "1 two\n3");
        assert_eq!(fixed("\u{feff}one\r\ntwo\r\n", &[(4, 7, "2\n3")]), "\u{feff}one\r\n2\r\n3\r\n");
        assert_eq!(fixed("ä\r\nb", &[(3, 3, "x"), (4, 4, "y")]), "ä\r\nxby");
    }
}
