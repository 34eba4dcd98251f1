//! Markdown as blocks: the only user of the markdown library.
//!
//! ```markdown
//! # [HTTP](#tab/http)
//! <!-- { "blockType": "request" } -->
//! ``` http
//! GET /me
//! ```
//! ---
//! * a list item with a [reference link][user]
//!
//! [user]: ../resources/user.md
//! ```
//!
//! ```text
//! Tab · Comment · Fence{info: "http"} · Rule · Text{ListItem}
//! ```
//!
//! Tables are read with our own row grammar, so to the library they are paragraphs. Setext headings are paragraphs too:
//! a `---` below a paragraph is the end of a tab group or of a careless table, never a heading.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::block::{self, Block, Fence, Part, TextKind};
use super::inline::ProseBuilder;
use super::prose::{Mark, Prose};
use super::table::Table;
use crate::source::{FileId, Span, Spanned};

/// The link definitions of a file: `[label]: target`, labels folded.
pub(super) type Definitions = BTreeMap<String, String>;

/// One file's text and what its links refer to.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    pub(super) definitions: &'a Definitions,
}

/// The link definitions of a text.
pub(super) fn definitions(text: &str) -> Definitions {
    if !text.contains("]:") {
        return Definitions::new();
    }
    let parser = Parser::new_ext(text, Options::empty());
    let all = parser.reference_definitions().iter();
    all.map(|(label, definition)| (fold_label(label), definition.dest.to_string()))
        .collect()
}

fn fold_label(label: &str) -> String {
    label
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// The blocks of `range`.
pub(super) fn blocks(source: Source<'_>, range: Range<usize>, out: &mut Vec<Block>) {
    let resolve = |link: BrokenLink<'_>| target(source.definitions, &link.reference);
    let text = &source.text[range.clone()];
    let parser = Parser::new_with_broken_link_callback(text, Options::empty(), Some(resolve));
    let mut walk = Walk {
        source,
        out,
        prose: ProseBuilder::new(source.file),
        quotes: 0,
        items: 0,
        leaf: Leaf::None,
    };
    for (event, place) in parser.into_offset_iter() {
        walk.event(event, place.start + range.start..place.end + range.start);
    }
    walk.flush();
}

fn target<'b>(definitions: &Definitions, label: &str) -> Option<(CowStr<'b>, CowStr<'b>)> {
    let target = definitions.get(&fold_label(label))?;
    Some((CowStr::from(target.clone()), CowStr::Borrowed("")))
}

/// The text of `range` as inline markdown: a table cell, or a part of a paragraph.
pub(super) fn inline(source: Source<'_>, range: Range<usize>) -> Prose {
    let mut prose = ProseBuilder::new(source.file);
    let cell = &source.text[range.clone()];
    if !cell.bytes().any(is_markup) {
        prose.text(cell.trim(), range.clone());
        return prose.finish(range);
    }
    let mut start = range.start;
    // What would begin a block at the start of a page is text or a tag at the start of a cell.
    while let Some(length) = leading_tag(&source.text[start..range.end]) {
        prose.tag(
            source.text[start..start + length].trim(),
            start..start + length,
        );
        start += length;
    }
    let marker = leading_marker(&source.text[start..range.end]);
    prose.text(&source.text[start..start + marker], start..start + marker);
    start += marker;
    let resolve = |link: BrokenLink<'_>| target(source.definitions, &link.reference);
    let text = &source.text[start..range.end];
    let parser = Parser::new_with_broken_link_callback(text, Options::empty(), Some(resolve));
    for (event, place) in parser.into_offset_iter() {
        inline_event(&mut prose, event, place.start + start..place.end + start);
    }
    prose.finish(range)
}

fn is_markup(byte: u8) -> bool {
    matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b'<' | b'&')
}

fn leading_tag(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    if !trimmed.starts_with('<') || trimmed.starts_with("<http") {
        return None;
    }
    let end = if trimmed.starts_with("<!--") {
        trimmed.find("-->")? + 3
    } else {
        trimmed.find('>')? + 1
    };
    Some(text.len() - trimmed.len() + end)
}

/// The length of `# `, `- `, `> `, `1. ` and the like at the start.
fn leading_marker(text: &str) -> usize {
    let trimmed = text.trim_start();
    let blank = text.len() - trimmed.len();
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let symbols = trimmed
        .bytes()
        .take_while(|byte| b"#+->=~:".contains(byte))
        .count();
    let starred = usize::from(trimmed.starts_with("* "));
    let numbered = if digits > 0 && trimmed[digits..].starts_with(['.', ')']) {
        digits + 1
    } else {
        0
    };
    blank + symbols.max(numbered).max(starred)
}

fn inline_event(prose: &mut ProseBuilder, event: Event<'_>, range: Range<usize>) {
    match event {
        Event::Text(text) => prose.text(&text, range),
        Event::Code(code) => prose.code(&code.replace("\\|", "|"), range),
        Event::InlineHtml(tag) | Event::Html(tag) => prose.tag(&tag, range),
        Event::SoftBreak => prose.text(" ", range),
        Event::HardBreak => prose.line_break(range),
        Event::Start(Tag::Strong) => prose.open(Mark::Strong, range),
        Event::Start(Tag::Emphasis) => prose.open(Mark::Emphasis, range),
        Event::Start(Tag::Link { dest_url, .. }) => {
            prose.open(Mark::Link(dest_url.into_string()), range)
        }
        Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => prose.close(range),
        _ => {}
    }
}

/// Turns the library's events into blocks.
struct Walk<'a, 'o> {
    source: Source<'a>,
    out: &'o mut Vec<Block>,
    prose: ProseBuilder,
    quotes: usize,
    items: usize,
    leaf: Leaf,
}

/// The block that is open and has text of its own.
enum Leaf {
    None,
    Code {
        info: Option<String>,
        content: Option<Range<usize>>,
    },
    Html,
}

impl Walk<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, range),
            Event::Rule => {
                self.flush();
                self.out.push(Block::Rule);
            }
            event => match &mut self.leaf {
                Leaf::Code { content, .. } => {
                    let start = content
                        .as_ref()
                        .map_or(range.start, |content| content.start);
                    *content = Some(start..range.end);
                }
                Leaf::Html => {}
                Leaf::None => inline_event(&mut self.prose, event, range),
            },
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } => {
                inline_event(&mut self.prose, Event::Start(tag), range);
                return;
            }
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item => self.items += 1,
            _ => {}
        }
        // The text of a tight list item ends without notice where a block begins.
        if !self.prose.is_empty() {
            self.flush();
        }
        match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.leaf = Leaf::Code {
                    info: Some(info.trim().to_ascii_lowercase()),
                    content: None,
                };
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.leaf = Leaf::Code {
                    info: None,
                    content: None,
                }
            }
            Tag::HtmlBlock => self.leaf = Leaf::Html,
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => {
                inline_event(&mut self.prose, Event::End(end), range)
            }
            TagEnd::Paragraph => self.paragraph(range),
            TagEnd::Heading(level) => self.heading(level as u8, range),
            TagEnd::CodeBlock => self.code(range),
            TagEnd::HtmlBlock => {
                self.leaf = Leaf::None;
                self.html(range);
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Ends text that has no paragraph of its own.
    fn flush(&mut self) {
        if let Some(range) = self.prose.extent() {
            self.paragraph(range);
        }
    }

    fn paragraph(&mut self, range: Range<usize>) {
        let range = range.start..range.start + self.source.text[range].trim_end().len();
        let prose = self.prose.finish(range.clone());
        if block::has_parts(&self.source.text[range.clone()]) {
            self.parts(range);
        } else {
            self.text(prose);
        }
    }

    fn text(&mut self, prose: Prose) {
        let kind = match (self.quotes, self.items) {
            (0, 0) => TextKind::Paragraph,
            (0, _) => TextKind::ListItem,
            _ => TextKind::Quote,
        };
        if !prose.is_blank() {
            self.out.push(Block::Text { kind, prose });
        }
    }

    fn parts(&mut self, range: Range<usize>) {
        let source = self.source;
        for part in block::parts(source.text, range) {
            match part {
                Part::Text(range) => self.rows_or_text(range),
                Part::Include(range) => {
                    let target = source.text[range.clone()].to_owned();
                    self.out.push(Block::Include {
                        target: Spanned::new(target, Span::new(source.file, range)),
                    });
                }
                Part::Zone(range) => self
                    .out
                    .push(Block::Zone(block::zone_pivots(&source.text[range]))),
                Part::Table(range) => {
                    self.out
                        .push(Block::Table(Table::read(source.file, source.text, range)))
                }
            }
        }
    }

    /// Rows that a comment or blank line cut off from their table go back to it.
    fn rows_or_text(&mut self, range: Range<usize>) {
        let text = &self.source.text[range.clone()];
        let before = self
            .out
            .iter_mut()
            .rev()
            .find(|block| !matches!(block, Block::Comment(_)));
        if let (true, Some(Block::Table(table))) = (text.trim_start().starts_with('|'), before) {
            let lines: Vec<_> = block::lines(self.source.text, range).collect();
            table.append(self.source.text, &lines);
        } else {
            self.text(inline(self.source, range));
        }
    }

    fn heading(&mut self, level: u8, range: Range<usize>) {
        let range = range.start..range.start + self.source.text[range].trim_end().len();
        let text = &self.source.text[range.clone()];
        if !text.trim_start().starts_with('#') {
            self.prose.finish(range.clone());
            let above = text.rfind('\n').unwrap_or(text.len());
            self.parts(range.start..range.start + above);
            self.out.push(Block::Rule);
            return;
        }
        let prose = self.prose.finish(range);
        if text.contains("](#tab/") {
            self.out.push(Block::Tab);
        } else {
            self.out.push(Block::Heading { level, prose });
        }
    }

    fn code(&mut self, range: Range<usize>) {
        let Leaf::Code { info, content } = std::mem::replace(&mut self.leaf, Leaf::None) else {
            return;
        };
        let content = content.unwrap_or(range.end..range.end);
        match info {
            Some(info) => {
                let content = Span::new(self.source.file, content);
                self.out.push(Block::Fence(Fence { info, content }));
            }
            // Text that is indented too far: mostly a table in a list.
            None => self.parts(content),
        }
    }

    /// Comments, and whatever text stands between and after them.
    fn html(&mut self, range: Range<usize>) {
        let mut start = range.start;
        while let Some(open) = self.source.text[start..range.end].find("<!--") {
            let open = start + open;
            self.html_text(start..open);
            let inner = open + 4;
            let length = self.source.text[inner..range.end].find("-->");
            let close = length.map_or(range.end, |length| inner + length);
            self.out
                .push(Block::Comment(Span::new(self.source.file, inner..close)));
            start = (close + 3).min(range.end);
        }
        self.html_text(start..range.end);
    }

    fn html_text(&mut self, range: Range<usize>) {
        if !self.source.text[range.clone()].trim().is_empty() {
            self.parts(range);
        }
    }
}
