//! Lines, and what the first characters of a line say about it.
//!
//! ````text
//! ```http          opens a fence (3 marks or more, back-ticks or tildes)
//! ### Request      a heading
//! |:---|:---|      a delimiter: the line below a table's header
//! <!-- { "blockType": "request" }     an annotation
//! ````

use std::ops::Range;

/// The lines of a range, without their line ends.
pub(crate) fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    let end = range.end;
    std::iter::from_fn(move || {
        if start >= end {
            return None;
        }
        let line = start..line_end(text, start, end);
        start = line.end + 1;
        Some(line)
    })
}

/// Where the line that begins at `start` ends, at the latest at `end`.
pub(crate) fn line_end(text: &str, start: usize, end: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[start..end]).map_or(end, |length| start + length)
}

/// Where the first `-->` of a text begins.
pub(crate) fn comment_end(text: &str) -> Option<usize> {
    // The last character is the rare one.
    let mut ends = memchr::memchr_iter(b'>', text.as_bytes());
    ends.find(|end| text.as_bytes()[..*end].ends_with(b"--")).map(|end| end - 2)
}

/// A range without the white space at its ends.
pub(crate) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text.as_bytes()[range.clone()];
    let start = range.start + part.len() - part.trim_ascii_start().len();
    start..start + part.trim_ascii().len()
}

/// The length of the fence that a line opens.
pub(crate) fn fence_length(line: &str) -> Option<usize> {
    let mark = *line.as_bytes().first()?;
    if mark != b'`' && mark != b'~' {
        return None;
    }
    let length = line.bytes().take_while(|byte| *byte == mark).count();
    (length >= 3 && !(mark == b'`' && line[length..].contains('`'))).then_some(length)
}

/// True if a line closes a fence of this mark and length.
pub(crate) fn closes_fence(line: &str, length: usize, mark: u8) -> bool {
    let line = line.trim_ascii();
    line.len() >= length && line.bytes().all(|byte| byte == mark)
}

/// The text of a heading line.
pub(crate) fn heading(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    (title.len() < line.len() && title.starts_with(' ')).then(|| title.trim())
}

/// True if a line is the one below a table's header: dashes and pipes only.
pub(crate) fn is_delimiter(line: &str) -> bool {
    let line = line.trim_matches([' ', '\t', '>']);
    let mut pipes = false;
    let mut dashes = false;
    let known = line.bytes().all(|byte| {
        pipes |= byte == b'|';
        dashes |= byte == b'-';
        b"|-: \t".contains(&byte)
    });
    known && pipes && dashes
}

/// True if a comment that says what the next block is begins here.
pub(crate) fn begins_annotation(text: &str) -> bool {
    let Some(inner) = text.strip_prefix("<!--") else {
        return false;
    };
    let Some(members) = inner.trim_start().strip_prefix('{') else {
        return false;
    };
    ["\"blockType\"", "\"type\""].into_iter().any(|key| members.trim_start().starts_with(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_no_line_ends() {
        let all = |text: &'static str| -> Vec<&str> { lines(text, 0..text.len()).map(|line| &text[line]).collect() };
        assert_eq!(all("a\n\nb\n"), ["a", "", "b"]);
        assert_eq!(all("a"), ["a"]);
        assert!(all("").is_empty());
        let long = format!("{}\n{}", "ä".repeat(20), "b".repeat(9));
        assert_eq!(line_end(&long, 0, long.len()), 40);
        assert_eq!(line_end(&long, 41, long.len()), long.len());
        assert_eq!(trim("x  a\t ", 1..6), 3..4);
    }

    #[test]
    fn first_characters_tell() {
        assert_eq!(fence_length("````json"), Some(4));
        assert_eq!(fence_length("```code``` in text"), None);
        assert!(closes_fence(" ````  ", 3, b'`') && !closes_fence("```", 4, b'`') && !closes_fence("~~~", 3, b'`'));
        assert_eq!((heading("## A "), heading("#a")), (Some("A"), None));
        assert!(is_delimiter("|:--|--:|") && is_delimiter(" --- | --- "));
        assert!(!is_delimiter("---") && !is_delimiter("|x|") && !is_delimiter("| |"));
        assert!(begins_annotation("<!--{ \"type\": 1") && !begins_annotation("<!-- x"));
    }
}
