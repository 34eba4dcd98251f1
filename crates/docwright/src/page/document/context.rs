//! The state of reading one page: the texts, the link definitions, and the list of findings.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use crate::dialect::Dialect;
use crate::page::markdown;
use crate::page::markdown::directive;
use crate::page::markdown::source::{self, Definitions, Source};
use crate::page::markdown::table::{Repair, Row, Table};
use crate::page::sentence::text::SentenceText;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::prose::{Prose, Run};
use crate::text::source::{FileId, Sources, Span, Spanned};

/// The labels of headers, by where their tables begin.
type Headers = BTreeMap<(FileId, usize), Rc<[String]>>;

/// The state of reading one page.
pub(crate) struct Context<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) dialect: &'a Dialect,
    pub(crate) file: FileId,
    definitions: BTreeMap<FileId, Definitions>,
    /// Several readers look at the same sentences.
    texts: RefCell<BTreeMap<Span, Rc<SentenceText>>>,
    /// And at the same headers, to see whether a table is theirs.
    headers: RefCell<Headers>,
    /// Where the tables and fences begin that some reader took.
    taken: RefCell<BTreeSet<(FileId, usize)>>,
    diagnostics: Vec<Diagnostic>,
    /// The texts of files that sentences and cells include, by the file and target of the directive.
    pub(crate) included: BTreeMap<(FileId, String), Vec<Run>>,
    /// Files that the page includes, of folders that are not read.
    pub(crate) unread_includes: Vec<Spanned<String>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(sources: &'a Sources, dialect: &'a Dialect, file: FileId) -> Self {
        Self {
            sources,
            dialect,
            file,
            definitions: BTreeMap::new(),
            texts: RefCell::default(),
            headers: RefCell::default(),
            taken: RefCell::default(),
            diagnostics: Vec::new(),
            included: BTreeMap::new(),
            unread_includes: Vec::new(),
        }
    }

    /// The findings in the order of their places.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.rule));
        self.diagnostics.dedup();
        self.diagnostics
    }

    pub(crate) fn report(&mut self, rule: Rule, message: impl Into<String>, span: Span) {
        self.diagnostics.push(Diagnostic::new(rule, message, span));
    }

    /// Reports what has an advice of its own.
    pub(crate) fn report_advising(&mut self, rule: Rule, message: impl Into<String>, span: Span, advice: String) {
        self.diagnostics.push(Diagnostic::new(rule, message, span).advising(advice));
    }

    pub(crate) fn text(&self, span: Span) -> &'a str {
        self.sources.text(span)
    }

    /// Prepares a file for reading its blocks and cells; `defines` says whether it may define links.
    pub(crate) fn open(&mut self, file: FileId, defines: bool) -> Source<'_> {
        let text = self.sources[file].text.as_str();
        let read = || {
            if defines { source::definitions(text) } else { Definitions::new() }
        };
        let definitions = self.definitions.entry(file).or_insert_with(read);
        Source { file, text, definitions }
    }

    /// True if a file that was opened defines links.
    pub(crate) fn has_definitions(&self, file: FileId) -> bool {
        self.definitions.get(&file).is_some_and(|it| !it.is_empty())
    }

    /// A text of a file that was opened, as inline markdown.
    pub(crate) fn prose(&self, span: Span) -> Prose {
        self.inline(span.file, span.start as usize..span.end as usize)
    }

    /// A text of a file that was opened, for grammars that look at words.
    pub(crate) fn sentence_text(&self, span: Span) -> Rc<SentenceText> {
        let mut texts = self.texts.borrow_mut();
        Rc::clone(texts.entry(span).or_insert_with(|| Rc::new(SentenceText::new(&self.prose(span)))))
    }

    fn inline(&self, file: FileId, range: Range<usize>) -> Prose {
        static NONE: Definitions = Definitions::new();
        let definitions = self.definitions.get(&file).unwrap_or(&NONE);
        let mut prose = markdown::inline(Source { file, text: &self.sources[file].text, definitions }, range);
        let text_of = |target: &str| self.included.get(&(file, target.to_owned())).map(Vec::as_slice);
        directive::replace(&mut prose.runs, text_of);
        prose
    }

    /// The cell of a row; empty when the row is too short.
    pub(crate) fn cell(&self, table: &Table, row: &Row, column: usize) -> Prose {
        let end = row.range.end;
        let range = row.cell(column).cloned().unwrap_or(end..end);
        self.inline(table.file, range)
    }

    /// A heading or header cell: in lower case, white space folded, without marks.
    pub(crate) fn label(&self, span: Span) -> String {
        self.prose(span).plain().trim().to_lowercase()
    }

    /// The labels of a table's header.
    pub(crate) fn header(&self, table: &Table) -> Rc<[String]> {
        let mut headers = self.headers.borrow_mut();
        let cells = || table.header.iter().map(|it| self.label(Span::new(table.file, it.clone()))).collect();
        Rc::clone(headers.entry((table.file, table.range.start)).or_insert_with(cells))
    }

    /// The text of a table's file, for questions about its rows.
    pub(crate) fn text_of(&self, table: &Table) -> &'a str {
        &self.sources[table.file].text
    }

    /// A reader takes what begins at a place; what none takes is reported in the end.
    pub(crate) fn take(&self, file: FileId, start: usize) {
        self.taken.borrow_mut().insert((file, start));
    }

    /// True if a reader took what begins at a place.
    pub(crate) fn is_taken(&self, file: FileId, start: usize) -> bool {
        self.taken.borrow().contains(&(file, start))
    }

    /// A reader takes a table; which of its rows had to be repaired is reported.
    pub(crate) fn accept(&mut self, table: &Table) {
        self.take(table.file, table.range.start);
        for row in &table.rows {
            let text = self.text_of(table);
            let written = &text[row.range.clone()];
            let (message, advice) = match row.repair {
                Some(Repair::Continued) => {
                    ("the row goes on in the next line; the lines were put together", Some("write the row on one line"))
                }
                Some(Repair::Joined) if has_bar_in_code(written) => (
                    "the row has more cells than its header: inside code, too, `|` ends a cell where Markdown is GitHub's",
                    Some("write `&#124;` for the bar, with `<code>` around it where it is code"),
                ),
                Some(Repair::Joined) => ("the row has more cells than its header: `|` ends a cell", None),
                Some(Repair::Padded) if !row.is_lone(text) && !row.fills(table, text) => {
                    ("the row has fewer cells than its header", Some("give the row as many cells as the header"))
                }
                _ => continue,
            };
            let found = Diagnostic::new(Rule::RaggedRow, message, Span::new(table.file, row.range.clone()));
            self.diagnostics.push(match advice {
                Some(advice) => found.advising(advice),
                None => found,
            });
        }
    }

    /// A row of a table that was taken yields nothing; blank rows and headings for the rows below have nothing to yield.
    pub(crate) fn report_unread(&mut self, table: &Table, row: &Row) {
        let text = self.text_of(table);
        let written = row.cells.iter().filter(|cell| !text[(*cell).clone()].trim().is_empty()).count();
        if written > 0 && !(table.header.len() > 1 && row.is_lone(text)) {
            let message = "no reader knows what to make of the row: what it says is used nowhere";
            self.report(Rule::UnreadRow, message, Span::new(table.file, row.range.clone()));
        }
    }
}

/// True of a row with a bar between backticks, `` `a|b` ``; a lone backtick begins no code.
fn has_bar_in_code(row: &str) -> bool {
    let pieces: Vec<&str> = row.split('`').collect();
    let inner = pieces.len().saturating_sub(2);
    pieces.iter().skip(1).take(inner).step_by(2).any(|code| code.replace("\\|", "").contains('|'))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::page::Page;
    use crate::page::classify;
    use crate::text::source::tests::file;

    /// One line of inline markdown as prose.
    pub(crate) fn prose(markdown: &str) -> Prose {
        let text = markdown;
        markdown::inline(Source { file: file(), text, definitions: &Definitions::new() }, 0..text.len())
    }

    /// A whole page with the ids of what was found.
    pub(crate) fn page(text: &str) -> (Page, Vec<&'static str>) {
        let sources = Sources::from_texts([("test.md", text)]);
        let file = sources.find("test.md").expect("the file");
        let (page, diagnostics) = classify::parse(&sources, &Dialect::default(), file);
        (page, diagnostics.iter().map(|diagnostic| diagnostic.rule.id()).collect())
    }
}
