//! One page as a survey sees it: what it is, and what of it no reader knows.

use crate::dialect::{Column, Dialect};
use crate::odata::Method;
use crate::odata::name::{is_untyped, split_qualified};
use crate::odata::scalar::scalar;
use crate::page::classify;
use crate::page::document::context::Context;
use crate::page::document::front_matter;
use crate::page::document::sections::Section;
use crate::page::markdown::block::Fence;
use crate::page::markdown::lines::lines;
use crate::page::markdown::table::Table;
use crate::page::operation::address;
use crate::page::operation::request_line::{self, Line};
use crate::page::sentence::text::{MarkKind, SentenceText};
use crate::page::{Page, PageKind, PropertyRow};
use crate::survey::guess;
use crate::text::source::{FileId, Sources, Span, Spanned};

/// The kinds of pages that a survey tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It describes an operation.
    Operation,
    /// It describes a type, or several.
    Type,
    /// It describes enumerations.
    Enumerations,
    /// It shows a request or a table of properties, and nothing of it was read.
    Unread,
    /// It has nothing of an API.
    Other,
}

/// The most telling content below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Below {
    Request,
    Table,
    Json,
    Text,
}

/// A table that no reader took.
pub(super) struct Unread {
    pub(super) header: Vec<String>,
    /// Its rows are requests: the columns of method and address.
    pub(super) requests: Option<(usize, usize)>,
    pub(super) span: Span,
}

/// The things that were seen on a page.
pub(super) struct Seen {
    pub(super) page: Page,
    pub(super) kind: Kind,
    /// Headings that no table has, with what stands below them.
    pub(super) headings: Vec<(String, Span, Below)>,
    pub(super) tables: Vec<Unread>,
    /// Words for types that are no links, and that mean no primitive type.
    pub(super) words: Vec<Spanned<String>>,
    /// The addresses of requests that are documented, and of those that are shown.
    pub(super) lines: Vec<Spanned<String>>,
    pub(super) shown: Vec<Spanned<String>>,
    pub(super) zones: Vec<Spanned<String>>,
    pub(super) fields: Vec<Spanned<String>>,
    /// Languages of blocks that begin with a request and are not read for it.
    pub(super) languages: Vec<Spanned<String>>,
    /// Wordings in front of values in code that no list was made of.
    pub(super) leads: Vec<Spanned<String>>,
}

/// Looks at a page.
pub(super) fn see(sources: &Sources, dialect: &Dialect, file: FileId) -> Seen {
    let mut cx = Context::new(sources, dialect, file);
    let (page, sections) = classify::page(&mut cx);
    let text = sources[file].text.as_str();
    let mut seen = Seen {
        kind: Kind::Other,
        headings: headings(&cx, &page, &sections),
        tables: tables(&cx, &sections),
        words: page_rows(&page).flat_map(words).collect(),
        lines: lines_of(&cx, &page, &sections),
        shown: shown(&page),
        zones: zones(text, file),
        fields: front_matter::fields(text, file).into_iter().map(|it| it.0).collect(),
        languages: languages(&cx, &sections),
        leads: page_rows(&page).filter_map(lead).collect(),
        page,
    };
    seen.kind = kind(&seen);
    seen
}

fn kind(seen: &Seen) -> Kind {
    match &seen.page.kind {
        PageKind::Api(_) => Kind::Operation,
        PageKind::Resource(_) => Kind::Type,
        _ if !seen.page.parts.is_empty() => Kind::Type,
        PageKind::Enums => Kind::Enumerations,
        PageKind::Other if !seen.lines.is_empty() || seen.tables.iter().any(|it| is_of_properties(&it.header)) => {
            Kind::Unread
        }
        PageKind::Other => Kind::Other,
    }
}

/// A header with a column of types beside one that is something else.
pub(super) fn is_of_properties(header: &[String]) -> bool {
    let types = header.iter().filter(|it| guess::column(it) == Some(Column::Type)).count();
    types == 1 && (2..=6).contains(&header.len())
}

fn page_rows(page: &Page) -> impl Iterator<Item = &PropertyRow> {
    let more: Vec<&PropertyRow> = match &page.kind {
        PageKind::Api(it) => it.response.rows.iter().chain(it.parameters.iter().map(|it| &it.row)).collect(),
        _ => Vec::new(),
    };
    page.rows().chain(more)
}

fn words(row: &PropertyRow) -> Vec<Spanned<String>> {
    let is_word = |text: &str| {
        !text.eq_ignore_ascii_case("complex")
            && scalar(text).is_none()
            && !is_untyped(text)
            && !split_qualified(text).1.is_empty()
    };
    let names = row.ty.names.iter().filter(|it| it.target.is_none() && is_word(&it.text));
    names.map(|it| Spanned::new(it.text.clone(), it.span)).collect()
}

/// The words before two values in code of which no list was made.
fn lead(row: &PropertyRow) -> Option<Spanned<String>> {
    const WORDS: usize = 3;
    if !row.values.listed.is_empty() || row.values.default.is_some() {
        return None;
    }
    let flat = SentenceText::new(&row.description);
    let mut codes = flat.marks.iter().filter(|it| it.kind == MarkKind::Code);
    let (first, second) = (codes.next()?, codes.next()?);
    let between = flat.lower[first.range.end..second.range.start].trim();
    let before = flat.lower[..first.range.start].rsplit(['.', ';', '\n']).next()?;
    let before: Vec<&str> = before.split_whitespace().collect();
    let said = before[before.len().saturating_sub(WORDS)..].join(" ");
    let is_list =
        matches!(between, "," | "or" | ", or" | "and" | "/" | "|") && !flat.text[first.range.clone()].starts_with('$');
    (is_list && !said.is_empty()).then(|| Spanned::new(said, first.span))
}

fn headings(cx: &Context<'_>, page: &Page, sections: &[Section]) -> Vec<(String, Span, Below)> {
    let named: Vec<Span> = page.enums.iter().map(|it| it.span).collect();
    let parts = page.parts.iter().filter_map(|it| Some(it.section.as_ref()?.span));
    let known: Vec<Span> = named.into_iter().chain(parts).collect();
    let own = sections.iter().filter(|it| it.level > 1 && !it.title.is_empty() && !known.contains(&it.span));
    let unknown = own.filter(|it| !cx.dialect.headings.knows(&it.title));
    unknown.map(|it| (it.title.clone(), it.span, below(cx, page, it))).collect()
}

fn below(cx: &Context<'_>, page: &Page, section: &Section) -> Below {
    let is_read = |at: Span| match &page.kind {
        PageKind::Api(it) => it.requests.iter().any(|line| line.span.file == at.file && line.span.start == at.start),
        _ => false,
    };
    let is_operation = matches!(page.kind, PageKind::Api(_));
    let has_request = requests(cx, section, is_operation).any(|it| !is_read(it.span));
    if has_request || section.tables().any(|it| request_columns(cx, it).is_some()) {
        return Below::Request;
    }
    if section.tables().any(|it| !it.rows.is_empty() && !cx.is_taken(it.file, it.range.start)) {
        return Below::Table;
    }
    let is_json = |text: &str| text.trim_start().starts_with('{');
    let mut fences = section.fences().filter(|it| !cx.is_taken(it.content.file, it.content.start as usize));
    if fences.any(|it| is_json(cx.text(it.content))) { Below::Json } else { Below::Text }
}

/// The requests in the blocks of a section that are written in no programming language.
fn requests<'c>(
    cx: &'c Context<'_>,
    section: &'c Section,
    only_unread: bool,
) -> impl Iterator<Item = Spanned<String>> + 'c {
    let is_read = move |it: &Fence| only_unread && cx.is_taken(it.content.file, it.content.start as usize);
    section.fences().filter(move |it| !is_read(it)).flat_map(move |fence| {
        let text = &cx.sources[fence.content.file].text;
        let range = fence.content.start as usize..fence.content.end as usize;
        lines(text, range).take(LINES).filter_map(move |line| match request_line::read(&text[line.clone()]) {
            Line::Request(it) => Some(Spanned::new(it.target, Span::new(fence.content.file, line))),
            _ => None,
        })
    })
}

/// The columns of a table whose rows begin like requests: a method, and an address behind it.
pub(super) fn request_columns(cx: &Context<'_>, table: &Table) -> Option<(usize, usize)> {
    if cx.is_taken(table.file, table.range.start) {
        return None;
    }
    let row = table.rows.first()?;
    let cell = |at: usize| cx.cell(table, row, at).plain().trim().to_owned();
    let method = (0..table.header.len()).find(|at| Method::named(&cell(*at)).is_some())?;
    let is_address = |at: &usize| cell(*at).contains('/') && !cell(*at).contains(' ');
    (method + 1..table.header.len()).find(is_address).map(|it| (method, it))
}

fn first_request(cx: &Context<'_>, table: &Table) -> Option<Spanned<String>> {
    let (_, address) = request_columns(cx, table)?;
    let cell = cx.cell(table, table.rows.first()?, address);
    Some(Spanned::new(cell.plain().trim().to_owned(), cell.span))
}

/// A request stands at the top of its block.
const LINES: usize = 3;

fn tables(cx: &Context<'_>, sections: &[Section]) -> Vec<Unread> {
    let unread = |it: &&Table| !it.rows.is_empty() && !cx.is_taken(it.file, it.range.start);
    let tables = sections.iter().flat_map(Section::tables).filter(unread);
    let unread = |it: &Table| Unread {
        header: cx.header(it).to_vec(),
        requests: request_columns(cx, it),
        span: Span::new(it.file, it.range.clone()),
    };
    tables.map(unread).collect()
}

/// The request lines of an operation, or of a page that should be one.
fn lines_of(cx: &Context<'_>, page: &Page, sections: &[Section]) -> Vec<Spanned<String>> {
    match &page.kind {
        PageKind::Api(it) => it.requests.iter().map(|it| Spanned::new(it.target.clone(), it.span)).collect(),
        PageKind::Other => {
            let fallback = address::fallback(cx, sections).into_iter().map(|it| it.map(|it| it.target));
            let others = sections.iter().flat_map(|it| requests(cx, it, false));
            let in_tables = sections.iter().flat_map(Section::tables).filter_map(|it| first_request(cx, it));
            fallback.chain(others).chain(in_tables).collect()
        }
        _ => Vec::new(),
    }
}

fn shown(page: &Page) -> Vec<Spanned<String>> {
    let PageKind::Api(it) = &page.kind else { return Vec::new() };
    let requests = it.examples.iter().filter_map(|it| it.request.as_ref());
    requests.map(|it| Spanned::new(it.line.target.clone(), it.span)).collect()
}

/// The languages of blocks whose first line is a request.
fn languages(cx: &Context<'_>, sections: &[Section]) -> Vec<Spanned<String>> {
    let fences = sections.iter().flat_map(Section::fences).filter(|it| !address::is_http(cx.dialect, it));
    let calls =
        |it: &&Fence| request_line::request(cx.text(it.content).trim().lines().next().unwrap_or_default()).is_some();
    let language = |it: &Fence| {
        let name = it.info.split([' ', ',', '{']).next().unwrap_or_default();
        // Answers and bodies are JSON; a request in such a block is read where an example stands.
        (!name.starts_with("json")).then(|| Spanned::new(name.to_owned(), it.content))
    };
    fences.filter(calls).filter_map(language).collect()
}

/// `::: zone pivot="a,b"`: each name.
fn zones(text: &str, file: FileId) -> Vec<Spanned<String>> {
    let mut found = Vec::new();
    for line in lines(text, 0..text.len()) {
        let inner = text[line.clone()].trim().strip_prefix(":::").filter(|it| it.trim_start().starts_with("zone "));
        let Some(names) = inner.and_then(|it| it.split_once("pivot=")?.1.split('"').nth(1)) else { continue };
        found.extend(names.split(',').map(|it| Spanned::new(it.trim().to_owned(), Span::new(file, line.clone()))));
    }
    found
}
