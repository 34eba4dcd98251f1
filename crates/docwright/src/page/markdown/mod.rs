//! Markdown as blocks and as inline text: the only user of the markdown library.
//!
//! ````markdown
//! <!-- { "blockType": "request" } -->
//! ``` http
//! GET /me
//! ```
//! * a list item with a [reference link][user] and `code`
//!
//! [user]: ../resources/user.md
//! ````
//!
//! Tables are read with our own row grammar, so to the library they are paragraphs. Table cells are read one by one: a
//! mark that one cell opens must not be closed by another.

pub(crate) mod block;
pub(crate) mod blocks;
pub(crate) mod directive;
pub(crate) mod inline;
pub(crate) mod lines;
pub(crate) mod recover;
pub(crate) mod source;
pub(crate) mod table;

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::page::markdown::block::Block;
use crate::page::markdown::blocks::BlockBuilder;
use crate::page::markdown::inline::ProseBuilder;
use crate::page::markdown::source::{Source, target};
use crate::text::prose::{Mark, Prose};

/// The blocks of `range`.
pub(crate) fn blocks(source: Source<'_>, range: Range<usize>, out: &mut Vec<Block>) {
    let resolve = |link: BrokenLink<'_>| target(source.definitions, &link.reference);
    let text = &source.text[range.clone()];
    let parser = Parser::new_with_broken_link_callback(text, Options::empty(), Some(resolve));
    let mut walk = Walk { blocks: BlockBuilder::new(source, out), leaf: Leaf::None };
    for (event, place) in parser.into_offset_iter() {
        walk.event(event, place.start + range.start..place.end + range.start);
    }
    walk.blocks.flush();
}

/// The text of `range` as inline markdown: a table cell, or a part of a paragraph.
pub(crate) fn inline(source: Source<'_>, range: Range<usize>) -> Prose {
    let mut prose = ProseBuilder::new(source.file);
    let mut start = range.start;
    // What would begin a block at the start of a page is text or a tag at the start of a cell.
    while let Some(length) = leading_tag(&source.text[start..range.end]) {
        prose.tag(source.text[start..start + length].trim(), start..start + length);
        start += length;
    }
    let marker = leading_marker(&source.text[start..range.end]);
    prose.text(&source.text[start..start + marker], start..start + marker);
    start += marker;
    let text = &source.text[start..range.end];
    if is_plain(text) {
        let words = text.trim_start_matches(' ');
        let first = range.end - words.len();
        let words = words.trim_end_matches(' ');
        prose.text(words, first..first + words.len());
        // As the library has it, the text reaches to the end of the paragraph.
        prose.text(" ", range.end..range.end);
    } else {
        marked(source, start..range.end, &mut prose);
    }
    prose.finish(range)
}

/// Reads text with the library.
fn marked(source: Source<'_>, range: Range<usize>, prose: &mut ProseBuilder) {
    let resolve = |link: BrokenLink<'_>| target(source.definitions, &link.reference);
    let parser = Parser::new_with_broken_link_callback(&source.text[range.clone()], Options::empty(), Some(resolve));
    for (event, place) in parser.into_offset_iter() {
        inline_event(prose, event, place.start + range.start..place.end + range.start);
    }
}

/// True of a text in which nothing is a mark: most cells are one, and a parser for each takes a fifth of all time.
fn is_plain(text: &str) -> bool {
    let trimmed = text.trim_start_matches(' ');
    text.len() - trimmed.len() < 4
        && trimmed.starts_with(|it: char| it.is_ascii_alphabetic())
        && !text.bytes().any(is_mark)
}

/// True of what may be a part of a mark: this is asked of every byte of every cell.
fn is_mark(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'&' | b'!' | b'~' | b'|')
}

fn leading_tag(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    if !trimmed.starts_with('<') || trimmed.starts_with("<http") {
        return None;
    }
    let end = if trimmed.starts_with("<!--") { trimmed.find("-->")? + 3 } else { trimmed.find('>')? + 1 };
    Some(text.len() - trimmed.len() + end)
}

/// The length of `# `, `- `, `> `, `1. ` and the like at the start.
fn leading_marker(text: &str) -> usize {
    let trimmed = text.trim_start();
    let blank = text.len() - trimmed.len();
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let symbols = trimmed.bytes().take_while(|byte| b"#+->=~:".contains(byte)).count();
    let starred = usize::from(trimmed.starts_with("* "));
    let numbers = digits > 0 && trimmed[digits..].starts_with(['.', ')']);
    let marker = symbols.max(starred).max(if numbers { digits + 1 } else { 0 });
    let rest = &trimmed[marker..];
    blank + marker + if marker > 0 { rest.len() - rest.trim_start().len() } else { 0 }
}

fn inline_event(prose: &mut ProseBuilder, event: Event<'_>, range: Range<usize>) {
    match event {
        Event::Text(text) => prose.text(&text, range),
        Event::Code(code) if code.contains("\\|") => prose.code(&code.replace("\\|", "|"), range),
        Event::Code(code) => prose.code(&code, range),
        Event::InlineHtml(tag) | Event::Html(tag) => prose.tag(&tag, range),
        Event::SoftBreak => prose.text(" ", range),
        Event::HardBreak => prose.line_break(range),
        // Text that was taken out of its list or quote may look like several blocks.
        Event::End(TagEnd::Paragraph | TagEnd::Item) => prose.text(" ", range.end..range.end),
        Event::Start(Tag::Strong) => prose.open(Mark::Strong, range),
        Event::Start(Tag::Emphasis) => prose.open(Mark::Emphasis, range),
        Event::Start(Tag::Link { dest_url, .. }) => prose.open(Mark::Link(dest_url.into_string()), range),
        Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => prose.close(range),
        _ => {}
    }
}

/// Turns the library's events into blocks.
struct Walk<'a, 'o> {
    blocks: BlockBuilder<'a, 'o>,
    leaf: Leaf,
}

/// The block that is open and has text of its own.
enum Leaf {
    None,
    Code { info: Option<String>, content: Option<Range<usize>> },
    Html,
}

impl Walk<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, range),
            Event::Rule => self.blocks.rule(),
            _ => match &mut self.leaf {
                Leaf::Code { content, .. } => {
                    let start = content.as_ref().map_or(range.start, |content| content.start);
                    *content = Some(start..range.end);
                }
                Leaf::Html => {}
                Leaf::None => self.blocks.inline(range),
            },
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } => {
                self.blocks.inline(range);
                return;
            }
            _ => {}
        }
        // The text of a tight list item ends without notice where a block begins.
        self.blocks.flush();
        match tag {
            Tag::BlockQuote(_) => self.blocks.quotes += 1,
            Tag::Item => self.blocks.items += 1,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let info = Some(info.trim().to_ascii_lowercase());
                self.leaf = Leaf::Code { info, content: None };
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.leaf = Leaf::Code { info: None, content: None };
            }
            Tag::HtmlBlock => self.leaf = Leaf::Html,
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Paragraph => self.blocks.paragraph(range),
            TagEnd::Heading(level) => self.blocks.heading(level as u8, range),
            TagEnd::CodeBlock => {
                let leaf = std::mem::replace(&mut self.leaf, Leaf::None);
                if let Leaf::Code { info, content } = leaf {
                    let content = content.unwrap_or(range.end..range.end);
                    match info {
                        Some(info) => self.blocks.fence(info, content),
                        None => self.blocks.indented(content),
                    }
                }
            }
            TagEnd::HtmlBlock => {
                self.leaf = Leaf::None;
                self.blocks.html(range);
            }
            TagEnd::BlockQuote(_) => {
                self.blocks.flush();
                self.blocks.quotes = self.blocks.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.blocks.flush();
                self.blocks.items = self.blocks.items.saturating_sub(1);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;
    use crate::page::markdown::source::definitions;
    use crate::text::source::tests::file;

    #[test]
    fn reference_links_are_resolved_anywhere() {
        let text = "[a b][] and | [x][A  b] | [none][] |\n\n[A b]: ab.md \"title\"\n";
        let definitions = definitions(text);
        assert_eq!(definitions.get("a b").map(String::as_str), Some("ab.md"));
        let source = Source { file: file(), text, definitions: &definitions };
        let cell = inline(source, 14..24);
        assert_eq!(cell.links()[0].target, "ab.md");
        assert!(inline(source, 26..34).links().is_empty());
    }

    #[test]
    fn what_would_begin_a_block_is_text_in_a_cell() {
        for text in ["# *a*", "- `a`", "1. **a**", "> _a_", "-1 to `5`", "* `a`"] {
            let plain = text.replace(['*', '`', '_'], "");
            let expected = if text.starts_with("* ") { "* a" } else { plain.trim() };
            assert_eq!(prose(text).plain(), expected, "{text}");
        }
        assert_eq!(prose("<p>*a*</p> b").plain(), "a b");
        assert_eq!(prose("`a \\| b`").plain(), "a | b");
    }

    #[test]
    fn plain_text_is_what_the_library_reads() {
        const WORDS: &[&str] = &[
            "a", "The", " ", "  ", "    ", "1", "2.", ". ", "- ", "+", "#", "=", "'s", "(x)", "\"q\"", "é", "://", "@",
            "\u{a0}",
        ];
        let definitions = definitions("");
        let mut plain = 0;
        for mut seed in 0..20_000_usize {
            let mut text = String::new();
            while seed > 0 {
                text.push_str(WORDS[seed % WORDS.len()]);
                seed /= WORDS.len();
            }
            let source = Source { file: file(), text: &text, definitions: &definitions };
            if is_plain(&text) {
                plain += 1;
                let mut parsed = ProseBuilder::new(file());
                marked(source, 0..text.len(), &mut parsed);
                assert_eq!(inline(source, 0..text.len()), parsed.finish(0..text.len()), "{text:?}");
            }
        }
        assert!(plain > 1000, "{plain} texts without a mark");
    }
}
