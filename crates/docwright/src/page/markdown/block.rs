//! [`Block`]: what a page consists of, and the parts of a paragraph that are more than text.
//!
//! ```markdown
//! Some text, and directly after it an include, a zone and a table:
//! [!INCLUDE [limited](../includes/limited.md)]
//! ::: zone pivot="programming-language-curl"
//! | Name | Type |
//! |:-----|:-----|
//! | id   | Guid |
//! ```
//!
//! ```text
//! paragraph := (text-line+ | include-line | zone-line | table)*
//! table     := header-line delimiter-line row-line*
//! ```

use std::ops::Range;

use crate::page::markdown::lines::{self, is_delimiter};
use crate::page::markdown::table::{self, Table};
use crate::text::source::{Span, Spanned};

/// A block of a page, in reading order; nesting in lists and quotes is flattened.
#[derive(Debug)]
pub(crate) enum Block {
    Heading {
        level: u8,
        span: Span,
    },
    /// `# [HTTP](#tab/http)`: looks like a heading, begins a tab.
    Tab,
    /// `---`, the end of a tab group.
    Rule,
    Text {
        kind: TextKind,
        span: Span,
    },
    Fence(Fence),
    /// The text between `<!--` and `-->`.
    Comment(Span),
    Include {
        target: Spanned<String>,
    },
    /// `:::zone pivot="x"` with its pivots; `None` for `:::zone-end`.
    Zone(Option<String>),
    Table(Box<Table>),
}

/// Where running text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    Paragraph,
    ListItem,
    /// Inside `>`: notes and alerts.
    Quote,
    /// An item of a list there.
    QuotedItem,
}

/// A fenced block.
#[derive(Debug)]
pub(crate) struct Fence {
    /// The info string in lower case: `http`, `json`, nothing.
    pub(crate) info: String,
    /// The lines between the fences.
    pub(crate) content: Span,
}

/// A part of a paragraph, as a byte range of the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(Range<usize>),
    /// The include's target.
    Include(Range<usize>),
    Zone(Range<usize>),
    Table(Range<usize>),
}

/// True if a paragraph may have parts that are not text.
pub(crate) fn has_parts(paragraph: &str) -> bool {
    lines::lines(paragraph, 0..paragraph.len()).any(|line| {
        let line = paragraph[line].trim_ascii_start();
        match line.as_bytes().first() {
            Some(b'|') => true,
            Some(b'[') => include_line(line).is_some(),
            Some(b':') => line.starts_with(":::") || is_delimiter(line),
            Some(b'-') => is_delimiter(line),
            _ => false,
        }
    })
}

/// Splits the paragraph at `range` into its parts.
pub(crate) fn parts(text: &str, range: Range<usize>) -> Vec<Part> {
    let lines: Vec<Range<usize>> = lines::lines(text, range).collect();
    let mut parts = Vec::new();
    let mut at = 0;
    let mut begin = 0;
    while at < lines.len() {
        let found = part_at(text, &lines, at);
        if let Some((part, next)) = found {
            push_text(&mut parts, &lines[begin..at]);
            parts.push(part);
            begin = next;
            at = next;
        } else {
            at += 1;
        }
    }
    push_text(&mut parts, &lines[begin..]);
    parts
}

fn push_text(parts: &mut Vec<Part>, lines: &[Range<usize>]) {
    if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
        parts.push(Part::Text(first.start..last.end));
    }
}

fn part_at(text: &str, lines: &[Range<usize>], at: usize) -> Option<(Part, usize)> {
    let line = &lines[at];
    let content = text[line.clone()].trim();
    if let Some(target) = include_line(&text[line.clone()]) {
        let start = line.start + target.start;
        return Some((Part::Include(start..line.start + target.end), at + 1));
    }
    if content.starts_with(":::") {
        return Some((Part::Zone(line.clone()), at + 1));
    }
    let delimiter = lines.get(at + 1)?;
    if !(content.contains('|') && is_delimiter(&text[delimiter.clone()])) {
        return None;
    }
    let ends = |line: &Range<usize>| text[line.clone()].trim_start().starts_with("[!INCLUDE");
    let count = lines[at + 2..].iter().position(ends).unwrap_or(lines.len() - at - 2);
    let rows = table::row_lines(text, &lines[at..at + 2 + count]);
    Some((Part::Table(line.start..lines[at + rows - 1].end), at + rows))
}

/// Where a line that is an include directive has its target; text behind it makes it a part of a sentence.
fn include_line(line: &str) -> Option<Range<usize>> {
    let target = include_target(line)?;
    let rest = line[target.end..].trim_ascii_start().strip_prefix(')')?.trim_ascii_start();
    let rest = rest.strip_prefix(']').unwrap_or(rest).trim_ascii();
    (rest.is_empty() || rest.starts_with(['[', '<', ']'])).then_some(target)
}

/// Where a text that begins with an include directive has its target.
pub(crate) fn include_target(line: &str) -> Option<Range<usize>> {
    let directive = line.trim_ascii_start().strip_prefix("[!")?.get(.."INCLUDE".len())?;
    if !directive.eq_ignore_ascii_case("include") {
        return None;
    }
    let start = memchr::memmem::find(line.as_bytes(), b"](")? + 2;
    let length = memchr::memchr(b')', &line.as_bytes()[start..])?;
    Some(lines::trim(line, start..start + length))
}

/// The pivots of `::: zone pivot="a,b"`; `None` when the line ends a zone.
pub(crate) fn zone_pivots(line: &str) -> Option<String> {
    let (_, value) = line.split_once("pivot")?;
    let value = value.trim_start().strip_prefix('=')?.trim();
    Some(value.trim_matches(['"', '\'']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(&'static str, &str)> {
        parts(text, 0..text.len())
            .into_iter()
            .map(|part| match part {
                Part::Text(range) => ("text", &text[range]),
                Part::Include(range) => ("include", &text[range]),
                Part::Zone(range) => ("zone", &text[range]),
                Part::Table(range) => ("table", &text[range]),
            })
            .collect()
    }

    #[test]
    fn parts_of_a_paragraph_come_in_order() {
        let text =
            "before\n [!INCLUDE [x y](../a.md)]\n:::zone pivot=\"c\"\n|A|B|\n|--|--|\n|1|2|\n[!include [y](b.md)]\nz";
        let expected = [
            ("text", "before"),
            ("include", "../a.md"),
            ("zone", ":::zone pivot=\"c\""),
            ("table", "|A|B|\n|--|--|\n|1|2|"),
            ("include", "b.md"),
            ("text", "z"),
        ];
        assert_eq!(split(text), expected);
    }

    #[test]
    fn a_pipe_alone_is_no_table() {
        assert_eq!(split("a | b\nc | d"), [("text", "a | b\nc | d")]);
        assert!(!has_parts("a | b"));
    }

    #[test]
    fn zones_name_their_pivots() {
        assert_eq!(zone_pivots("::: zone pivot=\"a,b\""), Some("a,b".to_owned()));
        assert_eq!(zone_pivots(":::zone-end"), None);
    }
}
