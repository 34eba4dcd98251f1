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
//! ````
//!
//! ```text
//! text      := (heading | fence | comment | rule | paragraph | blank line)*      each at the start of its line
//! paragraph := lines that begin with a letter or with a mark that begins no other block
//! ```
//!
//! Lists, quotes, indented lines, HTML and definitions are left to the library, with the whole piece of the page they
//! stand in; what is read here means the same to it.

use std::ops::Range;

use super::block::Block;
use super::block_builder::BlockBuilder;
use super::lines::{fence_length, is_delimiter, line_end};
use super::markdown::Source;

/// Reads the blocks of `range`; false when there is more than plain blocks, and then nothing was read.
pub(super) fn blocks(source: Source<'_>, range: Range<usize>, out: &mut Vec<Block>) -> bool {
    let mut plain = Plain { text: source.text, at: range.start, end: range.end, paragraph: None, blocks: Vec::new() };
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
                Some(b'-') if text.len() > 2 && text.trim_ascii_end().bytes().all(|byte| byte == b'-') => {
                    self.flush();
                    self.blocks.push(Found::Rule);
                }
                Some(b'-') if is_delimiter(text) => self.continue_with(line),
                Some(b'[') if text.contains("]:") => return None,
                Some(b'*') if !is_bold(text) => return None,
                Some(b'0'..=b'9') if is_numbered(text) => return None,
                Some(b' ' | b'\t') if text.trim_ascii().is_empty() => self.flush(),
                Some(b' ' | b'\t' | b'-' | b'+' | b'=' | b'>' | b'_') => return None,
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
            let inner = content.trim_ascii();
            let closes = inner.len() >= length && inner.bytes().all(|byte| byte == mark);
            if closes && !content.starts_with("    ") {
                self.blocks.push(Found::Fence(info, start..line.start));
                return;
            }
        }
        self.blocks.push(Found::Fence(info, start..self.end));
    }

    fn comment(&mut self, line: Range<usize>) -> Option<()> {
        let inner = self.text[line.start..self.end].strip_prefix("<!--")?;
        let close = inner.match_indices('>').map(|(at, _)| at).find(|at| inner[..*at].ends_with("--"));
        let end = close.map_or(self.end, |at| self.end - inner.len() + at + 1);
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
    use crate::page::context::tests::file;
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
        ];
        for text in texts {
            let (plain, library) = both(text);
            assert_eq!(plain.as_deref(), Some(library.as_str()), "{text}");
        }
    }

    #[test]
    fn anything_else_is_left_to_the_library() {
        for text in ["- a", "* a", "1. a", "> a", "    a", " a", "<p>", "[a]: b", "a\n===", "***", "#a", "<!-- a --> b"]
        {
            assert_eq!(both(text).0, None, "{text}");
        }
    }
}
