//! Blocks as most pages have them, read without the markdown library.
//!
//! ````markdown
//! ## Response
//!
//! If successful, this method returns a `200 OK` response code.
//!
//! <!-- { "blockType": "ignored" } -->
//! ``` http
//! GET /me
//! ```
//! ---
//! > **Note:** the response is shortened.
//! ````
//!
//! ```text
//! text      := (heading | fence | comment | rule | quote | paragraph | blank line)*    each at the start of its line
//! paragraph := lines that begin with a letter or with a mark that begins no other block
//! ```
//!
//! Lists, quotes of more than text, indented lines, HTML and definitions are left to the library, with the whole piece
//! of the page they stand in; what is read here means the same to it.

use std::ops::Range;

use crate::page::markdown::Source;
use crate::page::markdown::block::Block;
use crate::page::markdown::blocks::BlockBuilder;
use crate::page::markdown::lines::{closes_fence, comment_end, fence_length, is_delimiter, line_end};

/// Reads the blocks of `range`; false when there is more than plain blocks, and then nothing was read.
pub(crate) fn blocks(source: Source<'_>, range: Range<usize>, out: &mut Vec<Block>) -> bool {
    let blocks = Vec::with_capacity(range.len() / 64);
    let mut plain = Plain { text: source.text, at: range.start, end: range.end, paragraph: None, blocks };
    if plain.read().is_none() {
        return false;
    }
    let mut builder = BlockBuilder::new(source, out);
    for block in plain.blocks {
        match block {
            Found::Heading(level, range) => builder.heading(level, range),
            Found::Fence(info, content) => builder.fence(source.text[info].trim().to_ascii_lowercase(), content),
            Found::Comment(range) => builder.html(range),
            Found::Rule => builder.rule(),
            Found::Paragraph(range) => builder.paragraph(range),
            Found::Quote(range) => {
                builder.quotes = 1;
                builder.paragraph(range);
                builder.quotes = 0;
            }
        }
    }
    true
}

enum Found {
    Heading(u8, Range<usize>),
    Fence(Range<usize>, Range<usize>),
    Comment(Range<usize>),
    Rule,
    Paragraph(Range<usize>),
    Quote(Range<usize>),
}

struct Plain<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// The paragraph that is open.
    paragraph: Option<Range<usize>>,
    blocks: Vec<Found>,
}

impl Plain<'_> {
    /// `None` when there is more than plain blocks.
    fn read(&mut self) -> Option<()> {
        while self.at < self.end {
            let line = self.line();
            self.at = (line.end + 1).min(self.end);
            let text = &self.text[line.clone()];
            match text.as_bytes().first() {
                None => self.flush(),
                Some(b'#') => self.heading(line)?,
                Some(b'`' | b'~') => match fence_length(text) {
                    Some(length) => self.fence(line, length),
                    None => self.continue_with(line),
                },
                Some(b'<') => self.comment(line)?,
                Some(b'>') => self.quote(line)?,
                Some(b'-') if text.len() > 2 && text.trim_ascii_end().bytes().all(|byte| byte == b'-') => {
                    self.flush();
                    self.blocks.push(Found::Rule);
                }
                Some(b'-') if is_delimiter(text) => self.continue_with(line),
                Some(b'[') if text.contains("]:") => return None,
                Some(b'*') if !is_bold(text) => return None,
                Some(b'0'..=b'9') if is_numbered(text) => return None,
                Some(b' ' | b'\t') if text.trim_ascii().is_empty() => self.flush(),
                Some(b' ' | b'\t' | b'-' | b'+' | b'=' | b'_') => return None,
                Some(_) => self.continue_with(line),
            }
        }
        self.flush();
        Some(())
    }

    fn line(&self) -> Range<usize> {
        self.at..line_end(self.text, self.at, self.end)
    }

    fn continue_with(&mut self, line: Range<usize>) {
        let start = self.paragraph.as_ref().map_or(line.start, |paragraph| paragraph.start);
        self.paragraph = Some(start..line.end);
    }

    fn flush(&mut self) {
        self.blocks.extend(self.paragraph.take().map(Found::Paragraph));
    }

    fn heading(&mut self, line: Range<usize>) -> Option<()> {
        let text = &self.text[line.clone()];
        let level = text.bytes().take_while(|byte| *byte == b'#').count();
        if level > 6 || !text[level..].starts_with(' ') {
            return None;
        }
        self.flush();
        self.blocks.push(Found::Heading(level as u8, line));
        Some(())
    }

    fn fence(&mut self, opening: Range<usize>, length: usize) {
        self.flush();
        let mark = self.text.as_bytes()[opening.start];
        let info = opening.start + length..opening.end;
        let start = self.at;
        while self.at < self.end {
            let line = self.line();
            self.at = (line.end + 1).min(self.end);
            let content = &self.text[line.clone()];
            if closes_fence(content, length, mark) && !content.starts_with("    ") {
                self.blocks.push(Found::Fence(info, start..line.start));
                return;
            }
        }
        self.blocks.push(Found::Fence(info, start..self.end));
    }

    /// Lines that begin with `>` and have nothing but text; each paragraph of them is a quote of its own.
    fn quote(&mut self, first: Range<usize>) -> Option<()> {
        self.flush();
        let mut open: Option<Range<usize>> = None;
        let mut line = first;
        loop {
            let text = &self.text[line.clone()];
            let Some(inner) = text.strip_prefix('>') else {
                break;
            };
            let inner = inner.strip_prefix(' ').unwrap_or(inner);
            if inner.trim_ascii().is_empty() {
                self.blocks.extend(open.take().map(Found::Quote));
            } else if is_text(inner) {
                let start = open.map_or(line.end - inner.len(), |open| open.start);
                open = Some(start..line.end);
            } else {
                return None;
            }
            if self.at >= self.end {
                line = self.end..self.end;
                break;
            }
            line = self.line();
            self.at = (line.end + 1).min(self.end);
        }
        // Most lines right below a quote's text belong to it, too.
        let below = &self.text[line.clone()];
        let ends = below.trim_ascii().is_empty() || below.starts_with("<!--") || fence_length(below).is_some();
        let lazy = open.is_some() && !ends && !below.starts_with('#');
        self.blocks.extend(open.map(Found::Quote));
        self.at = line.start;
        (!lazy).then_some(())
    }

    fn comment(&mut self, line: Range<usize>) -> Option<()> {
        let inner = self.text[line.start..self.end].strip_prefix("<!--")?;
        let end = comment_end(inner).map_or(self.end, |at| self.end - inner.len() + at + "-->".len());
        self.at = end;
        let rest = self.line();
        if !self.text[rest.clone()].trim_ascii().is_empty() {
            return None;
        }
        self.at = (rest.end + 1).min(self.end);
        self.flush();
        self.blocks.push(Found::Comment(line.start..end));
        Some(())
    }
}

/// Whether a line begins no block but a paragraph, wherever it stands.
fn is_text(line: &str) -> bool {
    match line.as_bytes().first() {
        Some(b'*') => is_bold(line),
        Some(b'[') => !line.contains("]:"),
        Some(byte) => byte.is_ascii_alphabetic() || *byte == b'`' && fence_length(line).is_none(),
        None => false,
    }
}

/// `**bold**` at the start of a paragraph, no list item and no rule.
fn is_bold(line: &str) -> bool {
    line.strip_prefix("**").is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric()))
}

fn is_numbered(line: &str) -> bool {
    line.trim_start_matches(|first: char| first.is_ascii_digit()).starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::file;
    use crate::page::markdown::{self, Definitions};

    /// The blocks read here and by the library.
    fn both(text: &str) -> (Option<String>, String) {
        let definitions = Definitions::new();
        let source = Source { file: file(), text, definitions: &definitions };
        let (mut plain, mut library) = (Vec::new(), Vec::new());
        let read = blocks(source, 0..text.len(), &mut plain);
        markdown::blocks(source, 0..text.len(), &mut library);
        (read.then(|| format!("{plain:?}")), format!("{library:?}"))
    }

    #[test]
    fn plain_blocks_mean_the_same_to_the_library() {
        let texts = [
            "# A\n\nText `b`\nmore\n## B ##\n### [C](#tab/c)\ntext\n---\n\n---\n",
            "<!-- {\n\n} -->\n``` http\nGET /\n\n```\n~~~JSON a\n{}\n~~~\ntext\n```\nx\n  ```\n",
            "Name | Type\n-----|-----\nid | Guid\n\n[!INCLUDE [a](b.md)]\n**Bold** text\n1 of 2\n",
            "a\n<!-- b -->\nc\n`code`\n| x |\n:::zone-end\n",
            "```\nnot closed\n",
            "> [!NOTE]\n> a `b`\n>\n>**c** d\n\n> e\n# f\n>g",
        ];
        for text in texts {
            let (plain, library) = both(text);
            assert_eq!(plain.as_deref(), Some(library.as_str()), "{text}");
        }
    }

    #[test]
    fn anything_else_is_left_to_the_library() {
        for text in [
            "- a",
            "> - a",
            "> a\nb",
            "* a",
            "1. a",
            "    a",
            " a",
            "<p>",
            "[a]: b",
            "a\n===",
            "***",
            "#a",
            "<!-- a --> b",
        ] {
            assert_eq!(both(text).0, None, "{text}");
        }
    }
}
