//! Cuts a page into tables and the text between them, and finds fences and comments that are not closed.
//!
//! ````markdown
//! ```http
//! HTTP/1.1 200 OK
//!
//! ### Response
//! ```http
//! {}
//! ```
//! <!-- { "blockType": "request"
//! ```http
//! GET /me
//! ````
//!
//! ```text
//! a fence ends    at its closing fence, else before a line that opens a fence with a language, before a heading
//!                 `Request`, `Response` or `Example`, and before an annotation
//! a comment ends  at `-->`; one that begins with `{` also before a fence or another comment;
//!                 one that has no `-->` at all before the next blank line, fence or heading
//! a table         begins with a line `|…` above a delimiter, or above a row if all its cells are known headers, and ends
//!                 at a blank line or where another block begins
//! ```
//!
//! Blocks that are open at the end of a piece end there, so the markdown library sees every piece as its author meant it,
//! without a copy of the text.

use std::ops::Range;

use crate::dialect::columns::Columns;
use crate::page::markdown::lines::{self, begins_annotation, closes_fence, fence_length, heading};
use crate::page::markdown::table;

/// The pieces of a page and the places of what was left open.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pieces {
    pub(crate) pieces: Vec<Piece>,
    /// Where each unclosed fence or comment begins.
    pub(crate) unclosed: Vec<Range<usize>>,
    /// A line looks like the definition of a link.
    pub(crate) defines_links: bool,
}

/// A part of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(Range<usize>),
    Table(Range<usize>),
}

struct Scan<'a> {
    text: &'a str,
    columns: &'a Columns,
    found: Pieces,
    piece_start: usize,
    at: usize,
    /// The first `-->` at or after some place, so that it is not searched for again and again.
    next_close: Option<usize>,
}

/// Cuts the text from `start` on; `columns` are the headers that make a table without a delimiter.
pub(crate) fn pieces(text: &str, start: usize, columns: &Columns) -> Pieces {
    let found = Pieces { pieces: Vec::new(), unclosed: Vec::new(), defines_links: false };
    let next_close = find_close(text, start);
    let mut scan = Scan { text, columns, found, piece_start: start, at: start, next_close };
    let bytes = text.as_bytes();
    while scan.at < text.len() {
        let line = scan.line();
        scan.at = line.end;
        let mut first = line.start;
        while first < line.end && matches!(bytes[first], b' ' | b'\t') {
            first += 1;
        }
        match bytes.get(first) {
            Some(b'`' | b'~') => {
                if let Some(length) = fence_length(&text[first..line.end]) {
                    scan.fence(line, length, bytes[first]);
                }
            }
            Some(b'<') if text[first..].starts_with("<!--") => scan.comment(line.start, first),
            Some(b'[') => scan.found.defines_links |= text[first..line.end].contains("]:"),
            Some(b'|') if first - line.start < 4 => scan.table(line),
            _ => {}
        }
    }
    scan.end_text(text.len());
    scan.found
}

fn find_close(text: &str, at: usize) -> Option<usize> {
    lines::comment_end(&text[at..]).map(|length| at + length)
}

impl Scan<'_> {
    /// The line at the cursor, with its line end.
    fn line(&self) -> Range<usize> {
        let end = lines::line_end(self.text, self.at, self.text.len());
        self.at..(end + 1).min(self.text.len())
    }

    /// Ends the text before `at` and goes on there.
    fn end_text(&mut self, at: usize) {
        if self.piece_start < at {
            self.found.pieces.push(Piece::Text(self.piece_start..at));
        }
        self.piece_start = at;
        self.at = at;
    }

    fn cut(&mut self, unclosed: Range<usize>, at: usize) {
        self.found.unclosed.push(unclosed);
        self.end_text(at);
    }

    fn fence(&mut self, opening: Range<usize>, length: usize, mark: u8) {
        while self.at < self.text.len() {
            let line = self.line();
            let content = self.text[line.clone()].trim_ascii_start();
            let first = content.as_bytes().first().copied().unwrap_or_default();
            if first == mark && closes_fence(content, length, mark) {
                self.at = line.end;
                return;
            }
            let stops = match first {
                b'`' | b'~' => opens_next(content, length),
                b'#' => begins_section(content.trim_ascii_end()),
                b'<' => begins_annotation(&self.text[line.start..]),
                _ => false,
            };
            if stops {
                self.cut(opening, line.start);
                return;
            }
            self.at = line.end;
        }
        self.found.unclosed.push(opening);
    }

    fn comment(&mut self, line: usize, open: usize) {
        let inner = open + "<!--".len();
        if self.next_close.is_some_and(|close| close < inner) {
            self.next_close = find_close(self.text, inner);
        }
        let strict = self.text[inner..].trim_start().starts_with('{');
        let end = self.next_close.unwrap_or(self.text.len());
        let begins = |line: &str| fence_length(line).is_some() || line.starts_with("<!--");
        let stop = match self.next_close {
            Some(_) if !strict => None,
            Some(_) => self.stop(inner..end, begins),
            None => self.stop(inner..end, |line| line.is_empty() || begins(line) || heading(line).is_some()),
        };
        if let Some(stop) = stop {
            self.cut(line..inner, stop);
        } else if self.next_close.is_none() {
            self.found.unclosed.push(line..inner);
            self.at = self.text.len();
        } else {
            self.at = end;
            self.at = self.line().end;
        }
    }

    /// The start of the first line, after the one where `range` begins, that ends a comment.
    fn stop(&self, range: Range<usize>, ends: impl Fn(&str) -> bool) -> Option<usize> {
        let lines = lines::lines(self.text, range).skip(1);
        let mut ending = lines.filter(|line| ends(self.text[line.clone()].trim()));
        ending.next().map(|line| line.start)
    }

    fn table(&mut self, header: Range<usize>) {
        if !table::begins(self.text, header.clone(), self.line(), self.columns) {
            return;
        }
        let mut rows = Vec::new();
        for line in lines::lines(self.text, header.start..self.text.len()) {
            if ends_table(self.text[line.clone()].trim_ascii()) {
                break;
            }
            rows.push(line);
        }
        let count = table::row_lines(self.text, &rows);
        self.end_text(header.start);
        let end = rows[..count].last().map_or(header.end, |line| line.end);
        self.found.pieces.push(Piece::Table(header.start..end));
        self.piece_start = (end + 1).min(self.text.len());
        self.at = self.piece_start;
    }
}

/// True if a line cannot be part of a row.
fn ends_table(line: &str) -> bool {
    match line.as_bytes().first() {
        None => true,
        Some(b'|') => false,
        Some(b'`' | b'~') => fence_length(line).is_some(),
        Some(b'#') => heading(line).is_some(),
        Some(_) => ["<!--", "[!", ":::", ">"].iter().any(|start| line.starts_with(start)),
    }
}

fn opens_next(line: &str, length: usize) -> bool {
    let Some(found) = fence_length(line) else {
        return false;
    };
    let info = line[found..].trim();
    let word = info.starts_with(|first: char| first.is_ascii_alphabetic());
    found >= length && word && !info.contains(' ')
}

fn begins_section(line: &str) -> bool {
    let Some(title) = heading(line).filter(|_| line.starts_with("##")) else {
        return false;
    };
    let begins = |word: &str| title.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    ["request", "response", "example"].into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    /// The pieces as text and the first word of what was left open.
    fn cut(text: &str) -> (Vec<&str>, Vec<&str>) {
        let found = pieces(text, 0, &Dialect::default().columns);
        let pieces = found.pieces.into_iter().map(|piece| match piece {
            Piece::Text(range) | Piece::Table(range) => &text[range],
        });
        let unclosed = found.unclosed.into_iter().map(|range| text[range].trim_end());
        (pieces.collect(), unclosed.collect())
    }

    #[test]
    fn sound_pages_stay_in_one_piece() {
        let text =
            "```http\nGET /me\n```\n<!-- {\n \"a\": 1 }\n-->\n````md\n```json\n````\n<!-- x\n```\n-->\n~~~\n~~~\n";
        assert_eq!(cut(text), (vec![text], vec![]));
    }

    #[test]
    fn tables_are_pieces_of_their_own() {
        let text = "a\n|A|B|\n|-|-|\n|1|2|\n\nb\n|C|D|\n|:-|:-|\n## E\n```\n|A|B|\n|-|-|\n```\n| f |\n";
        let expected =
            ["a\n", "|A|B|\n|-|-|\n|1|2|", "\nb\n", "|C|D|\n|:-|:-|", "## E\n```\n|A|B|\n|-|-|\n```\n| f |\n"];
        assert_eq!(cut(text).0, expected);
        assert_eq!(cut("|A|B|\n|-|-|\n|1|2|\ntext\n").0, ["|A|B|\n|-|-|\n|1|2|", "text\n"]);
    }

    #[test]
    fn known_headers_need_no_line_of_dashes() {
        let text = "a\n|Property|Type|\n|id|String|\n|b|String\n\n|name|String|\n|c|d|\n";
        assert_eq!(cut(text).0, ["a\n", "|Property|Type|\n|id|String|\n|b|String", "\n|name|String|\n|c|d|\n"]);
        // A line of dashes with a slip in it would be a row; a single dash may be what is left of it.
        for row in ["|:---|:--.|", "|-|1|", "|a|b|c|", "a|b", ""] {
            let text = format!("|**Name**|Type|\n{row}\n");
            assert_eq!(cut(&text).0, [text.as_str()]);
        }
    }

    #[test]
    fn fences_are_closed_by_fences_headings_and_annotations() {
        let text = "```http\na\n```json\nb\n```\n";
        assert_eq!(cut(text), (vec!["```http\na\n", "```json\nb\n```\n"], vec!["```http"]));
        assert_eq!(cut("```\na\n### Response 1\nb").0, ["```\na\n", "### Response 1\nb"]);
        let text = "```\n# Request\n## Remarks\n";
        assert_eq!(cut(text).1, ["```"], "comment lines in code are no headings");
        let text = "```json\n{}\n<!-- { \"blockType\": \"response\" } -->\n";
        assert_eq!(cut(text).0.len(), 2);
        assert_eq!(cut("```json\n{}").1, ["```json"]);
    }

    #[test]
    fn comments_end_before_the_next_block() {
        let text = "<!-- { \"blockType\": \"request\" }\n``` http\nGET /me\n```\n<!-- x -->\n";
        let (pieces, unclosed) = cut(text);
        assert_eq!(pieces[0], "<!-- { \"blockType\": \"request\" }\n");
        assert_eq!(unclosed, ["<!--"]);
        assert_eq!(cut("<!-- a\nb\n\n## Next\n").0, ["<!-- a\nb\n", "\n## Next\n"]);
        assert_eq!(cut("<!-- a").1, ["<!--"]);
    }
}
