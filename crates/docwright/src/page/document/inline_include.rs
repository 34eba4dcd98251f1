//! Includes in sentences and cells: the text of the file, without its tables and headings.
//!
//! ```markdown
//! |id|String|The key of the lamp. [!INCLUDE [stable](../includes/stable-id.md)]|
//! ```
//!
//! Everything in such a text has the place of the directive, which is where a sentence of the page says it.

use crate::page::document::context::Context;
use crate::page::document::front_matter;
use crate::page::document::sections::Reading;
use crate::page::markdown;
use crate::page::markdown::block::Block;
use crate::page::markdown::directive;
use crate::page::markdown::recover::{self, Piece};
use crate::text::diagnostic::Rule;
use crate::text::links::{Target, resolve};
use crate::text::prose::{Mark, Run};
use crate::text::source::{FileId, Span, Spanned};

/// The length up to which a text is a part of a sentence; it bounds what files grow to that include others many times.
const MAX_BYTES: usize = 4096;

impl Reading {
    /// Reads the files that the sentences and cells of these blocks include.
    pub(super) fn sentences(&mut self, cx: &mut Context<'_>, file: FileId, blocks: &[Block]) {
        let text = cx.sources[file].text.as_str();
        let mut ranges = Vec::new();
        for block in blocks {
            match block {
                Block::Text { span, .. } | Block::Heading { span, .. } => {
                    ranges.push(span.start as usize..span.end as usize);
                }
                Block::Table(table) => ranges.push(table.range.clone()),
                _ => {}
            }
        }
        self.stack.push(file);
        for range in ranges.into_iter().flat_map(|range| directive::targets(text, range)) {
            self.sentence(cx, file, &Spanned::new(text[range.clone()].to_owned(), Span::new(file, range)));
        }
        self.stack.pop();
    }

    fn sentence(&mut self, cx: &mut Context<'_>, from: FileId, target: &Spanned<String>) {
        let key = (from, target.value.clone());
        if cx.included.contains_key(&key) {
            return;
        }
        let Some(file) = self.find(cx, from, target) else { return };
        let runs = self.text(cx, file);
        let bytes = |run: &Run| match run {
            Run::Text(text) | Run::Code(text) | Run::Open(Mark::Link(text)) => text.len(),
            Run::Break | Run::Open(_) | Run::Close => 1,
        };
        if runs.iter().map(bytes).sum::<usize>() > MAX_BYTES {
            cx.report(Rule::TooDeep, "the included text is too long for a sentence; it was not read", target.span);
        } else {
            cx.included.insert(key, runs);
        }
    }

    /// The paragraphs and list items of a file as one text.
    fn text(&mut self, cx: &mut Context<'_>, file: FileId) -> Vec<Run> {
        let text = cx.sources[file].text.as_str();
        let pieces = recover::pieces(text, front_matter::end(text), &cx.dialect.columns);
        let mut blocks = Vec::new();
        let source = cx.open(file, pieces.defines_links);
        for piece in pieces.pieces {
            if let Piece::Text(range) = piece {
                markdown::blocks(source, range, &mut blocks);
            }
        }
        self.sentences(cx, file, &blocks);
        let mut runs: Vec<Run> = Vec::new();
        for block in &blocks {
            let said: Vec<Run> = match block {
                Block::Text { span, .. } => cx.prose(*span).runs.into_iter().map(|it| it.value).collect(),
                Block::Include { target } => {
                    self.stack.push(file);
                    self.sentence(cx, file, target);
                    self.stack.pop();
                    cx.included.get(&(file, target.value.clone())).cloned().unwrap_or_default()
                }
                _ => continue,
            };
            runs.extend((!runs.is_empty() && !said.is_empty()).then(|| Run::Text(" ".to_owned())));
            runs.extend(said);
        }
        let path = &cx.sources[file].path;
        runs.into_iter().map(|it| from_root(path, it)).collect()
    }
}

/// A link of an included text leads from there, not from the page.
fn from_root(path: &str, run: Run) -> Run {
    let Run::Open(Mark::Link(written)) = &run else { return run };
    let target = Target::read(written);
    if target.path.is_empty() || target.is_outside() || target.path.starts_with("~/") {
        return run;
    }
    let destination = resolve(path, target.path);
    let rest = &written[target.path.len()..];
    if destination.leaves { run } else { Run::Open(Mark::Link(format!("~/{}{rest}", destination.path))) }
}
