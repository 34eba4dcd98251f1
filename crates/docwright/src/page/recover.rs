//! Finds fences and comments that are not closed, before the markdown is read.
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
//! ```
//!
//! The page is cut where something had to be closed: what is open at the end of a piece ends there, so the markdown
//! library sees every piece as its author meant it, without a copy of the text.

use std::ops::Range;

/// The pieces of a page and the places of what was left open.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pieces {
    pub(super) ranges: Vec<Range<usize>>,
    /// Where each unclosed fence or comment begins.
    pub(super) unclosed: Vec<Range<usize>>,
}

struct Scan<'a> {
    text: &'a str,
    pieces: Pieces,
    piece_start: usize,
    at: usize,
    /// The first `-->` at or after some place, so that it is not searched for again and again.
    next_close: Option<usize>,
}

/// Cuts the text from `start` on.
pub(super) fn pieces(text: &str, start: usize) -> Pieces {
    let pieces = Pieces {
        ranges: Vec::new(),
        unclosed: Vec::new(),
    };
    let next_close = text[start..].find("-->").map(|at| start + at);
    let mut scan = Scan {
        text,
        pieces,
        piece_start: start,
        at: start,
        next_close,
    };
    while scan.at < text.len() {
        let line = scan.line();
        scan.at = line.end;
        let content = text[line.clone()].trim_start();
        if let Some(fence) = fence_length(content) {
            scan.fence(line, fence, content.as_bytes()[0]);
        } else if content.starts_with("<!--") {
            let open = line.end - content.len();
            scan.comment(line.start, open);
        }
    }
    scan.pieces.ranges.push(scan.piece_start..text.len());
    scan.pieces
}

impl Scan<'_> {
    /// The line at the cursor, with its line end.
    fn line(&self) -> Range<usize> {
        let length = self.text[self.at..]
            .find('\n')
            .map_or(self.text.len() - self.at, |end| end + 1);
        self.at..self.at + length
    }

    fn cut(&mut self, unclosed: Range<usize>, at: usize) {
        self.pieces.unclosed.push(unclosed);
        self.pieces.ranges.push(self.piece_start..at);
        self.piece_start = at;
        self.at = at;
    }

    fn fence(&mut self, opening: Range<usize>, length: usize, mark: u8) {
        while self.at < self.text.len() {
            let line = self.line();
            let content = self.text[line.clone()].trim();
            if closes(content, length, mark) {
                self.at = line.end;
                return;
            }
            if opens_next(content, length)
                || begins_section(content)
                || begins_annotation(&self.text[line.start..])
            {
                self.cut(opening, line.start);
                return;
            }
            self.at = line.end;
        }
        self.pieces.unclosed.push(opening);
    }

    fn comment(&mut self, line: usize, open: usize) {
        let inner = open + "<!--".len();
        let rest = &self.text[inner..];
        if self.next_close.is_some_and(|close| close < inner) {
            self.next_close = rest.find("-->").map(|at| inner + at);
        }
        let close = self.next_close;
        let strict = rest.trim_start().starts_with('{');
        let end = close.unwrap_or(self.text.len());
        let stop = match close {
            Some(_) if !strict => None,
            Some(_) => self.stop(inner..end, |line| {
                fence_length(line).is_some() || line.starts_with("<!--")
            }),
            None => self.stop(inner..end, |line| {
                line.is_empty()
                    || fence_length(line).is_some()
                    || line.starts_with("<!--")
                    || heading(line).is_some()
            }),
        };
        if let Some(stop) = stop {
            self.cut(line..inner, stop);
        } else if close.is_none() {
            self.pieces.unclosed.push(line..inner);
            self.at = self.text.len();
        } else {
            self.at = end;
            self.at = self.line().end;
        }
    }

    /// The start of the first line, after the one where `range` begins, that ends a comment.
    fn stop(&self, range: Range<usize>, ends: impl Fn(&str) -> bool) -> Option<usize> {
        let lines = super::block::lines(self.text, range);
        lines
            .skip(1)
            .find(|line| ends(self.text[line.clone()].trim()))
            .map(|line| line.start)
    }
}

/// The length of the fence that a line opens.
fn fence_length(line: &str) -> Option<usize> {
    let mark = *line.as_bytes().first()?;
    if mark != b'`' && mark != b'~' {
        return None;
    }
    let length = line.bytes().take_while(|byte| *byte == mark).count();
    (length >= 3 && !(mark == b'`' && line[length..].contains('`'))).then_some(length)
}

fn closes(line: &str, length: usize, mark: u8) -> bool {
    line.len() >= length && line.bytes().all(|byte| byte == mark)
}

fn opens_next(line: &str, length: usize) -> bool {
    let Some(found) = fence_length(line) else {
        return false;
    };
    let info = line[found..].trim();
    found >= length
        && info.starts_with(|first: char| first.is_ascii_alphabetic())
        && !info.contains(' ')
}

fn heading(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    (title.len() < line.len() && title.starts_with(' ')).then(|| title.trim())
}

fn begins_section(line: &str) -> bool {
    let Some(title) = heading(line).filter(|_| line.starts_with("##")) else {
        return false;
    };
    let begins = |word: &str| {
        title
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    ["request", "response", "example"].into_iter().any(begins)
}

fn begins_annotation(text: &str) -> bool {
    let Some(inner) = text.strip_prefix("<!--") else {
        return false;
    };
    let Some(members) = inner.trim_start().strip_prefix('{') else {
        return false;
    };
    ["\"blockType\"", "\"type\""]
        .into_iter()
        .any(|key| members.trim_start().starts_with(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as text and the first word of what was left open.
    fn cut(text: &str) -> (Vec<&str>, Vec<&str>) {
        let pieces = pieces(text, 0);
        let unclosed = pieces
            .unclosed
            .into_iter()
            .map(|range| text[range].trim_end());
        (
            pieces
                .ranges
                .into_iter()
                .map(|range| &text[range])
                .collect(),
            unclosed.collect(),
        )
    }

    #[test]
    fn sound_pages_stay_in_one_piece() {
        let text = "```http\nGET /me\n```\n<!-- {\n \"a\": 1 }\n-->\n````md\n```json\n````\n<!-- x\n```\n-->\n~~~\n~~~\n";
        assert_eq!(cut(text), (vec![text], vec![]));
    }

    #[test]
    fn fences_are_closed_by_fences_headings_and_annotations() {
        assert_eq!(
            cut("```http\na\n```json\nb\n```\n"),
            (vec!["```http\na\n", "```json\nb\n```\n"], vec!["```http"])
        );
        assert_eq!(
            cut("```\na\n### Response 1\nb"),
            (vec!["```\na\n", "### Response 1\nb"], vec!["```"])
        );
        assert_eq!(
            cut("```\n# Request\n## Remarks\n").1,
            ["```"],
            "comment lines in code are no headings"
        );
        let text = "```json\n{}\n<!-- { \"blockType\": \"response\" } -->\n";
        assert_eq!(cut(text).0.len(), 2);
        assert_eq!(cut("```json\n{}").1, ["```json"]);
    }

    #[test]
    fn comments_end_before_the_next_block() {
        let annotation =
            "<!-- { \"blockType\": \"request\" }\n``` http\nGET /me\n```\n<!-- x -->\n";
        let (pieces, unclosed) = cut(annotation);
        assert_eq!(
            (pieces[0], unclosed),
            ("<!-- { \"blockType\": \"request\" }\n", vec!["<!--"])
        );
        assert_eq!(
            cut("<!-- a\nb\n\n## Next\n").0,
            ["<!-- a\nb\n", "\n## Next\n"]
        );
        assert_eq!(cut("<!-- a").1, ["<!--"]);
    }
}
