//! Builds the list of blocks: decides what a paragraph, heading or HTML block of the markdown really is.
//!
//! ```markdown
//! # [HTTP](#tab/http)
//! <!-- a --> text after a comment
//! Name | Type
//! -----|-----
//! id   | Guid
//! ---
//! ```
//!
//! ```text
//! Tab · Comment · Text · Table · Rule
//! ```
//!
//! Setext headings are paragraphs: a `---` below text is the end of a tab group or of a careless table, not a heading.

use std::ops::Range;

use crate::page::markdown::block::{self, Block, Fence, Part, TextKind};
use crate::page::markdown::lines;
use crate::page::markdown::source::Source;
use crate::page::markdown::table::Table;
use crate::text::source::{Span, Spanned};

/// Collects blocks.
pub(crate) struct BlockBuilder<'a, 'o> {
    source: Source<'a>,
    out: &'o mut Vec<Block>,
    /// Where the inline text since the last block stands.
    inline: Option<Range<usize>>,
    pub(crate) quotes: usize,
    pub(crate) items: usize,
}

impl<'a, 'o> BlockBuilder<'a, 'o> {
    pub(crate) fn new(source: Source<'a>, out: &'o mut Vec<Block>) -> Self {
        Self { source, out, inline: None, quotes: 0, items: 0 }
    }

    /// Inline text was met.
    pub(crate) fn inline(&mut self, range: Range<usize>) {
        // A link ends after the text in it.
        let known = self.inline.take().unwrap_or(range.clone());
        self.inline = Some(known.start.min(range.start)..known.end.max(range.end));
    }

    /// Ends text that has no paragraph of its own, such as that of a tight list item.
    pub(crate) fn flush(&mut self) {
        if let Some(range) = self.inline.take() {
            self.paragraph(range);
        }
    }

    pub(crate) fn rule(&mut self) {
        self.flush();
        self.out.push(Block::Rule);
    }

    pub(crate) fn paragraph(&mut self, range: Range<usize>) {
        self.inline = None;
        let range = lines::trim(self.source.text, range);
        if block::has_parts(&self.source.text[range.clone()]) {
            self.parts(range);
        } else {
            self.text(range);
        }
    }

    fn text(&mut self, range: Range<usize>) {
        let kind = match (self.quotes, self.items) {
            (0, 0) => TextKind::Paragraph,
            (0, _) => TextKind::ListItem,
            (_, 0) => TextKind::Quote,
            _ => TextKind::QuotedItem,
        };
        self.out.push(Block::Text { kind, span: Span::new(self.source.file, range) });
    }

    fn parts(&mut self, range: Range<usize>) {
        let source = self.source;
        for part in block::parts(source.text, range) {
            match part {
                Part::Text(range) => self.rows_or_text(range),
                Part::Include(range) => {
                    let target = source.text[range.clone()].to_owned();
                    let target = Spanned::new(target, Span::new(source.file, range));
                    self.out.push(Block::Include { target });
                }
                Part::Zone(range) => {
                    self.out.push(Block::Zone(block::zone_pivots(&source.text[range])));
                }
                Part::Table(range) => self.table(range),
            }
        }
    }

    pub(crate) fn table(&mut self, range: Range<usize>) {
        self.out.push(Block::Table(Box::new(Table::read(self.source.file, self.source.text, range))));
    }

    /// Rows that a comment or blank line cut off from their table go back to it.
    fn rows_or_text(&mut self, range: Range<usize>) {
        let text = &self.source.text[range.clone()];
        let before = self.out.iter_mut().rev().find(|block| !matches!(block, Block::Comment(_)));
        if let (true, Some(Block::Table(table))) = (text.trim_start().starts_with('|'), before) {
            let lines: Vec<_> = lines::lines(self.source.text, range).collect();
            table.append(self.source.text, &lines);
        } else {
            self.text(range);
        }
    }

    pub(crate) fn heading(&mut self, level: u8, range: Range<usize>) {
        self.inline = None;
        let range = lines::trim(self.source.text, range);
        let text = &self.source.text[range.clone()];
        if !text.starts_with('#') {
            let above = text.rfind('\n').unwrap_or(text.len());
            self.parts(range.start..range.start + above);
            self.out.push(Block::Rule);
        } else if text.ends_with(')') && text.contains("](#tab/") {
            self.out.push(Block::Tab);
        } else {
            let start = range.start + text.len() - text.trim_start_matches('#').len();
            let end = range.start + text.trim_end_matches(['#', ' ']).len();
            let title = lines::trim(self.source.text, start..end.max(start));
            self.out.push(Block::Heading { level, span: Span::new(self.source.file, title) });
        }
    }

    pub(crate) fn fence(&mut self, info: String, content: Range<usize>) {
        let content = Span::new(self.source.file, content);
        self.out.push(Block::Fence(Fence { info, content }));
    }

    /// Text that is indented too far: mostly a table in a list.
    pub(crate) fn indented(&mut self, content: Range<usize>) {
        self.parts(content);
    }

    /// Comments, and whatever text stands between and after them.
    pub(crate) fn html(&mut self, range: Range<usize>) {
        let mut start = range.start;
        while let Some(open) = memchr::memmem::find(&self.source.text.as_bytes()[start..range.end], b"<!--") {
            let open = start + open;
            self.html_text(start..open);
            let inner = open + "<!--".len();
            let length = lines::comment_end(&self.source.text[inner..range.end]);
            let close = length.map_or(range.end, |length| inner + length);
            self.out.push(Block::Comment(Span::new(self.source.file, inner..close)));
            start = (close + "-->".len()).min(range.end);
        }
        self.html_text(start..range.end);
    }

    fn html_text(&mut self, range: Range<usize>) {
        let range = lines::trim(self.source.text, range);
        if !range.is_empty() {
            self.parts(range);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::markdown;
    use crate::page::markdown::source::Definitions;
    use crate::text::source::tests::file;

    /// The kinds of blocks that a text has.
    fn kinds(text: &str) -> Vec<String> {
        let definitions = Definitions::new();
        let mut blocks = Vec::new();
        markdown::blocks(Source { file: file(), text, definitions: &definitions }, 0..text.len(), &mut blocks);
        let at = |span: &Span| &text[span.start as usize..span.end as usize];
        let kind = |block: &Block| match block {
            Block::Heading { level, span } => format!("h{level} {}", at(span)),
            Block::Tab => "tab".to_owned(),
            Block::Rule => "rule".to_owned(),
            Block::Text { kind, span } => format!("{kind:?} {}", at(span)),
            Block::Fence(fence) => format!("fence {}", fence.info),
            Block::Comment(_) => "comment".to_owned(),
            Block::Include { target } => format!("include {}", target.value),
            Block::Zone(pivots) => format!("zone {}", pivots.as_deref().unwrap_or("end")),
            Block::Table(table) => format!("table {}", table.rows.len()),
        };
        blocks.iter().map(kind).collect()
    }

    #[test]
    fn headings_that_are_none() {
        assert_eq!(kinds("# [HTTP](#tab/http)\n# A `b` \n"), ["tab", "h1 A `b`"]);
        assert_eq!(kinds("```\n```\n---\ntext\n---\n"), ["fence ", "rule", "Paragraph text", "rule"]);
    }

    #[test]
    fn tables_are_found_wherever_they_hide() {
        assert_eq!(kinds("text\nA | B\n--|--\n1 | 2\n---\n"), ["Paragraph text", "table 1", "rule"]);
        assert_eq!(kinds("* item\n\n    | A | B |\n    |---|---|\n    | 1 | 2 |\n"), ["ListItem item", "table 1"]);
        assert_eq!(kinds("    | A | B |\n    |---|---|\n    | 1 | 2 |\n"), ["table 1"]);
        assert_eq!(kinds("|A|B|C|\n|-|-|\n|1|2|3|\n<!-- x -->\n|4|5|6|\n"), ["table 2", "comment"]);
        assert_eq!(kinds("- a [b](c.md)\n- **d**\n"), ["ListItem a [b](c.md)", "ListItem **d**"]);
        assert_eq!(kinds("- a\n- b\n  ```http\n  GET /\n  ```\n"), ["ListItem a", "ListItem b", "fence http"]);
    }

    #[test]
    fn comments_and_includes_interrupt_text() {
        assert_eq!(kinds("a\n<!-- b -->c\nd"), ["Paragraph a", "comment", "Paragraph c", "Paragraph d"]);
        assert_eq!(
            kinds("a\n[!INCLUDE [x](y.md)]\n> [!NOTE]\n> b\n"),
            ["Paragraph a", "include y.md", "Quote [!NOTE]\n> b"]
        );
        assert_eq!(kinds("<br/>\n\n:::zone-end\n"), ["Paragraph <br/>", "zone end"]);
    }
}
