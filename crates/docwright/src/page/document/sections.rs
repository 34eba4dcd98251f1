//! A page as a list of sections, its includes read in place.
//!
//! ```markdown
//! text before the first heading
//! # List messages
//! ## Permissions
//! [!INCLUDE [permissions-table](../includes/permissions/user-list-messages-permissions.md)]
//! ## Examples
//! ##### Request
//! ```
//!
//! ```text
//! page    := section*                     the first one has level 0 and no heading
//! section := heading? block*              tab markers are no headings; levels may jump
//! zones   := of `::: zone pivot="x"` alternatives one is read
//! ```

use crate::page::document::context::Context;
use crate::page::document::front_matter;
use crate::page::document::include::{self, Included};
use crate::page::document::zone;
use crate::page::markdown;
use crate::page::markdown::block::{Block, Fence, TextKind};
use crate::page::markdown::recover::{self, Piece};
use crate::page::markdown::table::Table;
use crate::text::diagnostic::Rule;
use crate::text::links::is_snippet;
use crate::text::source::{FileId, Span, Spanned};

/// Includes nested deeper, or more of them, are not read.
const MAX_INCLUDE_DEPTH: usize = 8;
const MAX_INCLUDES: usize = 256;

/// A page may include so many bytes, and so many times its own: what is included often is read as often.
const MAX_INCLUDED_BYTES: usize = 64 << 10;
const MAX_INCLUDED_TIMES: usize = 16;

/// A heading and the blocks up to the next heading.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) level: u8,
    /// The heading in lower case, without marks and without a final colon.
    pub(crate) title: String,
    /// Where the heading's text stands.
    pub(crate) span: Span,
    pub(crate) blocks: Vec<Block>,
}

impl Section {
    fn new(cx: &Context<'_>, level: u8, span: Span) -> Self {
        let mut title = cx.label(span);
        title.truncate(title.trim_end_matches([':', '#', ' ']).len());
        Self { level, title, span, blocks: Vec::new() }
    }

    /// The section's tables.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(&**table),
            _ => None,
        })
    }

    /// The section's fences.
    pub(crate) fn fences(&self) -> impl Iterator<Item = &Fence> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Fence(fence) => Some(fence),
            _ => None,
        })
    }

    /// Where all text stands that is neither code nor table.
    pub(crate) fn all_texts(&self) -> impl Iterator<Item = Span> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Text { span, .. } => Some(*span),
            _ => None,
        })
    }

    /// Where the section's paragraphs and list items stand, without notes in quotes.
    pub(crate) fn texts(&self) -> impl Iterator<Item = Span> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Text { kind: TextKind::Paragraph | TextKind::ListItem, span } => Some(*span),
            _ => None,
        })
    }
}

/// The sections of a page.
pub(crate) fn read(cx: &mut Context<'_>) -> Vec<Section> {
    let mut reading = Reading { blocks: Vec::new(), stack: Vec::new(), count: 0, room: 0 };
    let file = cx.file;
    reading.room = MAX_INCLUDED_BYTES + MAX_INCLUDED_TIMES * cx.sources[file].text.len();
    reading.file(cx, file);
    sections(cx, zone::choose(cx.dialect, reading.blocks))
}

pub(super) struct Reading {
    blocks: Vec<Block>,
    /// The files being read, outermost first.
    pub(super) stack: Vec<FileId>,
    count: usize,
    /// How many bytes may still be included.
    room: usize,
}

impl Reading {
    fn file(&mut self, cx: &mut Context<'_>, file: FileId) {
        let text = cx.sources[file].text.as_str();
        let pieces = recover::pieces(text, front_matter::end(text), &cx.dialect.columns);
        for unclosed in pieces.unclosed {
            let what = if text[unclosed.clone()].contains("<!--") { "comment" } else { "code fence" };
            let message = format!("the {what} is not closed; it was closed where the next block begins");
            cx.report(Rule::UnclosedBlock, message, Span::new(file, unclosed));
        }
        let mut blocks = Vec::new();
        let source = cx.open(file, pieces.defines_links);
        for piece in pieces.pieces {
            match piece {
                Piece::Text(range) => markdown::blocks(source, range, &mut blocks),
                Piece::Table(range) => blocks.push(Block::Table(Box::new(Table::read(file, text, range)))),
            }
        }
        self.sentences(cx, file, &blocks);
        if self.blocks.is_empty() && !blocks.iter().any(|block| matches!(block, Block::Include { .. })) {
            self.blocks = blocks;
            return;
        }
        self.stack.push(file);
        for block in blocks {
            match block {
                Block::Include { target } => self.include(cx, file, &target),
                block => self.blocks.push(block),
            }
        }
        self.stack.pop();
    }

    fn include(&mut self, cx: &mut Context<'_>, from: FileId, target: &Spanned<String>) {
        if let Some(file) = self.find(cx, from, target) {
            self.file(cx, file);
        }
    }

    /// The file that a directive names, if it is to be read; why it is not is reported.
    pub(super) fn find(&mut self, cx: &mut Context<'_>, from: FileId, target: &Spanned<String>) -> Option<FileId> {
        if is_snippet(&target.value) {
            return None;
        }
        self.count += 1;
        if self.count > MAX_INCLUDES {
            // Told once: a page may have any number of them.
            if self.count == MAX_INCLUDES + 1 {
                cx.report(Rule::TooDeep, "too many includes; from here on no file was read", target.span);
            }
            return None;
        }
        match include::find(cx.sources, from, &target.value) {
            Included::Snippet => {}
            Included::File(file) if self.stack.contains(&file) => {
                let message = format!("`{}` includes itself", target.value);
                cx.report(Rule::BadInclude, message, target.span);
            }
            Included::File(_) if self.stack.len() > MAX_INCLUDE_DEPTH => {
                cx.report(Rule::TooDeep, "includes are nested too deeply; the file was not read", target.span);
            }
            Included::File(file) => match self.room.checked_sub(cx.sources[file].text.len()) {
                Some(room) => {
                    self.room = room;
                    return Some(file);
                }
                None => {
                    let message = format!("`{}` is too large to be included here, and was not read", target.value);
                    cx.report(Rule::TooDeep, message, target.span);
                }
            },
            Included::Missing => {
                let message = format!("`{}` is not part of the documentation set", target.value);
                cx.report(Rule::MissingInclude, message, target.span);
            }
            Included::Unread(path) => cx.unread_includes.push(Spanned::new(path, target.span)),
            Included::Outside => {
                let message = format!("`{}` lies outside the documentation set", target.value);
                cx.report(Rule::BadInclude, message, target.span);
            }
        }
        None
    }
}

fn sections(cx: &Context<'_>, blocks: Vec<Block>) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut current = Section::new(cx, 0, Span::at_start(cx.file));
    let mut blocks = blocks.into_iter();
    loop {
        let count = blocks.as_slice().iter().take_while(|block| !matches!(block, Block::Heading { .. })).count();
        let said = |block: &Block| !matches!(block, Block::Tab | Block::Rule | Block::Zone(_) | Block::Include { .. });
        current.blocks.reserve_exact(count);
        current.blocks.extend(blocks.by_ref().take(count).filter(said));
        sections.push(current);
        let Some(Block::Heading { level, span }) = blocks.next() else {
            return sections;
        };
        current = Section::new(cx, level, span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;
    use crate::text::source::Sources;

    fn document(files: &[(&str, &str)]) -> (Vec<(u8, String, usize)>, Vec<&'static str>) {
        let sources = Sources::from_texts(files.iter().copied());
        let dialect = Dialect::default();
        let mut cx = Context::new(&sources, &dialect, sources.find("api/a.md").unwrap());
        let sections = read(&mut cx);
        let found = sections.iter().map(|section| (section.level, section.title.clone(), section.blocks.len()));
        (found.collect(), cx.into_diagnostics().iter().map(|diagnostic| diagnostic.rule.id()).collect())
    }

    fn section(level: u8, title: &str, blocks: usize) -> (u8, String, usize) {
        (level, title.to_owned(), blocks)
    }

    #[test]
    fn tab_markers_and_rules_are_no_headings() {
        let text = "---\ntitle: x\n---\n# A\n## Example: \n# [HTTP](#tab/http)\n```\n```\n# [C#](#tab/csharp)\nx\n---\n##### Request\n";
        let (sections, _) = document(&[("api/a.md", text)]);
        let expected = [section(0, "", 0), section(1, "a", 0), section(2, "example", 2), section(5, "request", 0)];
        assert_eq!(sections, expected);
    }

    #[test]
    fn includes_are_read_in_place() {
        let include = "---\ndescription: x\n---\n\n|A|B|\n|-|-|\n|1|2|\n### Deeper";
        let files = [("api/a.md", "# A\n[!INCLUDE [x](../includes/x.md)]\ny"), ("includes/x.md", include)];
        let (sections, diagnostics) = document(&files);
        assert_eq!(sections, [section(0, "", 0), section(1, "a", 1), section(3, "deeper", 1)]);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn bad_includes_are_reported_and_skipped() {
        let include = |target: &str| format!("[!INCLUDE [x]({target})]\n");
        let page =
            ["../includes/b.md", "../../x.txt", "../includes/y.md", "../includes/snippets/z.md"].map(include).concat();
        let (sections, diagnostics) = document(&[("api/a.md", &page), ("includes/b.md", &include("../api/a.md"))]);
        assert_eq!(sections, [section(0, "", 0)]);
        assert_eq!(diagnostics, ["bad-include", "missing-include", "bad-include"]);
        let tree: Vec<(String, String)> = (0..20)
            .map(|depth| (format!("api/d{depth}.md"), include(&format!("d{}.md", depth + 1)).repeat(2)))
            .collect();
        let mut files = vec![("api/a.md", "[!INCLUDE [x](d0.md)]")];
        files.extend(tree.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        assert!(document(&files).1.contains(&"too-deep"));
    }

    #[test]
    fn what_a_page_includes_is_bounded() {
        let directive = "[!INCLUDE [x](../includes/x.md)]\n\n";
        let read = |times: usize, text: &str| {
            let page = directive.repeat(times);
            let (sections, diagnostics) = document(&[("api/a.md", &page), ("includes/x.md", text)]);
            (sections.iter().map(|it| it.2).sum::<usize>(), diagnostics)
        };
        assert_eq!(read(300, "x\n"), (MAX_INCLUDES, vec!["too-deep"]));
        let (blocks, diagnostics) = read(200, &"a\n\n".repeat(20_000));
        assert_eq!((blocks, diagnostics.len()), (2 * 20_000, 198));
        assert_eq!(read(1, &"a\n\n".repeat(10_000)), (10_000, vec![]));
    }

    #[test]
    fn one_zone_is_read() {
        let text =
            "a\n:::zone pivot=\"graph-preview\"\nb\n:::zone-end\n::: zone pivot=\"graph-v1\"\nc\n\nd\n::: zone-end\ne";
        assert_eq!(document(&[("api/a.md", text)]).0, [section(0, "", 4)]);
    }

    #[test]
    fn what_is_not_closed_is_reported() {
        assert_eq!(document(&[("api/a.md", "```http\nGET /me\n### Response\nx")]).1, ["unclosed-block"]);
    }
}
