//! The request lines of an operation.
//!
//! ````markdown
//! ## HTTP request
//! <!-- { "blockType": "ignored" } -->
//! ``` http
//! GET /me/calendar
//! GET /users/{id | userPrincipalName}/calendar
//! ```
//! ````
//!
//! ```text
//! section  := fence*           each line of each fence; after a header line or JSON the rest of the fence is an example
//! fallback := without such a section, the fences above the headers, body, response and example sections
//! table    := columns of methods and addresses, each row a request line; it makes a request section of any other
//! beside   := annotated requests that have neither host nor query nor body; in an example section, with a placeholder
//! ```

use crate::dialect::Dialect;
use crate::dialect::words::Words;
use crate::odata::Method;
use crate::odata::key::of_text;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::markdown::block::Fence;
use crate::page::markdown::lines::{lines, trim};
use crate::page::markdown::table::{Row, Table};
use crate::page::operation::request_line::{self, Line, RequestLine};
use crate::text::diagnostic::Rule;
use crate::text::source::{Span, Spanned};

/// Reads the fences of the sections; duplicates are dropped.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], requests: &mut Vec<Spanned<RequestLine>>) {
    let dialect = cx.dialect;
    for section in sections {
        let before = requests.len();
        read_tables(cx, section, requests);
        for fence in section.fences().filter(|fence| is_http(dialect, fence)) {
            read_fence(cx, fence, requests);
        }
        if requests.len() == before {
            read_text(cx, section, requests);
        }
    }
}

/// The requests of a section without blocks: lines that are code and nothing else.
fn read_text(cx: &Context<'_>, section: &Section, requests: &mut Vec<Spanned<RequestLine>>) {
    for span in section.all_texts() {
        let text = &cx.sources[span.file].text;
        for line in lines(text, span.start as usize..span.end as usize) {
            let place = Span::new(span.file, trim(text, line));
            let code = cx.text(place).strip_prefix('`').and_then(|it| it.strip_suffix('`'));
            if let Some(Line::Request(request)) = code.map(request_line::read) {
                push(requests, request, place);
            }
        }
    }
}

/// The requests of tables of methods and addresses.
fn read_tables(cx: &mut Context<'_>, section: &Section, requests: &mut Vec<Spanned<RequestLine>>) {
    for table in section.tables() {
        let Some((method, address)) = request_columns(cx, table) else { continue };
        cx.accept(table);
        for row in &table.rows {
            let (method, address) = (cx.cell(table, row, method), cx.cell(table, row, address));
            match request_line::request(&format!("{} {}", method.plain().trim(), address.plain().trim())) {
                Some(request) => push(requests, request, address.span),
                None => cx.report_unread(table, row),
            }
        }
    }
}

/// A section has a table of requests, whatever its heading says.
pub(crate) fn has_table(cx: &Context<'_>, section: &Section) -> bool {
    section.tables().any(|it| request_columns(cx, it).is_some())
}

/// The columns of method and address of a table whose rows are requests.
fn request_columns(cx: &Context<'_>, table: &Table) -> Option<(usize, usize)> {
    let words = &cx.dialect.columns;
    let header = cx.header(table);
    let column = |words: &Words| header.iter().position(|it| words.have(it));
    // A table that begins with what each request is for stands in an overview.
    let method = column(&words.method).filter(|it| *it == 0)?;
    let address = column(&words.address)?;
    let is_method = |row: &Row| Method::named(cx.cell(table, row, method).plain().trim()).is_some();
    table.rows.first().is_some_and(is_method).then_some((method, address))
}

/// The request lines of the fences, without a word about anything else in them.
pub(crate) fn fallback(cx: &Context<'_>, sections: &[Section]) -> Vec<Spanned<RequestLine>> {
    let mut requests = Vec::new();
    let dialect = cx.dialect;
    for fence in sections.iter().flat_map(Section::fences).filter(|fence| is_http(dialect, fence)) {
        let text = &cx.sources[fence.content.file].text;
        let range = fence.content.start as usize..fence.content.end as usize;
        for line in lines(text, range) {
            if let Line::Request(request) = request_line::read(&text[line.clone()]) {
                push(&mut requests, request, span_of(text, fence, line));
                cx.take(fence.content.file, fence.content.start as usize);
            }
        }
    }
    requests
}

/// Adds request lines that stand elsewhere on the page, unless they say the same with other names of placeholders.
pub(crate) fn add(lines: Vec<Spanned<RequestLine>>, requests: &mut Vec<Spanned<RequestLine>>) {
    for line in lines {
        let is_known =
            |it: &Spanned<RequestLine>| it.method == line.method && of_text(&it.target) == of_text(&line.target);
        if !requests.iter().any(is_known) {
            push(requests, line.value, line.span);
        }
    }
}

/// True if a fence can hold requests: HTTP, or nothing said.
pub(crate) fn is_http(dialect: &Dialect, fence: &Fence) -> bool {
    let language = fence.info.split([' ', ',', '{']).next().unwrap_or_default();
    language.is_empty() || dialect.languages.have(language)
}

fn read_fence(cx: &mut Context<'_>, fence: &Fence, requests: &mut Vec<Spanned<RequestLine>>) {
    let text = &cx.sources[fence.content.file].text;
    let range = fence.content.start as usize..fence.content.end as usize;
    for line in lines(text, range) {
        let span = span_of(text, fence, line.clone());
        match request_line::read(&text[line.clone()]) {
            Line::Request(request) => push(requests, request, span),
            Line::Nothing | Line::Header(..) => {}
            Line::Other if text[line.clone()].trim_start().starts_with(['{', '[', '<']) => return,
            Line::Other => cx.report(Rule::BadRequestLine, "the line is not a request", span),
        }
    }
}

/// Drops the lines beyond those that a page may have, and says so.
pub(crate) fn limit(cx: &mut Context<'_>, requests: &mut Vec<Spanned<RequestLine>>) {
    if let Some(first) = requests.get(MAX_REQUESTS) {
        let message = format!("more than {MAX_REQUESTS} request lines; from here on none was read");
        cx.report(Rule::TooDeep, message, first.span);
        requests.truncate(MAX_REQUESTS);
    }
}

fn push(requests: &mut Vec<Spanned<RequestLine>>, request: RequestLine, span: Span) {
    // One more shows that there are too many.
    if requests.len() <= MAX_REQUESTS && !requests.iter().any(|known| known.value == request) {
        requests.push(Spanned::new(request, span));
    }
}

/// The most request lines that are read of a page.
const MAX_REQUESTS: usize = 1000;

fn span_of(text: &str, fence: &Fence, line: std::ops::Range<usize>) -> Span {
    Span::new(fence.content.file, trim(text, line))
}

#[cfg(test)]
mod tests {
    use crate::page::document::context::tests::page;
    use crate::page::{Page, PageKind};

    fn targets(page: &Page) -> Vec<&str> {
        match &page.kind {
            PageKind::Api(api) => api.requests.iter().map(|request| request.target.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_line_of_every_fence_counts_once() {
        let text = "# A\n## HTTP Request\n``` http\nGET /a\nGET /b\n```\ntext\n```rest\nGET /a\nor\nGET /c\nX-Id: 1\n```\n```csharp\nGET /no\n```\n## Example\n### HTTP request\n```http\nGET /no\n```\n";
        let (page, diagnostics) = page(text);
        assert_eq!(targets(&page), ["/a", "/b", "/c"]);
        assert_eq!(diagnostics, ["missing-front-matter"]);
    }

    #[test]
    fn lines_that_are_no_requests_are_reported() {
        let text = "# A\n## HTTP request\n```http\nPOST ** Collection URI for x not found\n```\n";
        let (page, diagnostics) = page(text);
        assert!(targets(&page).is_empty());
        assert_eq!(diagnostics, ["missing-front-matter", "no-request", "bad-request-line"]);
    }

    #[test]
    fn of_lines_without_end_the_first_are_read() {
        for (count, found) in [(1000, vec![]), (1001, vec!["too-deep"])] {
            let lines: String = (0..count).map(|it| format!("GET /a{it}\n")).collect();
            let (page, mut rules) = page(&format!("# A\n## HTTP request\n```http\n{lines}```\n"));
            rules.retain(|it| *it != "missing-front-matter");
            assert_eq!((targets(&page).len(), rules), (1000, found), "{count}");
        }
    }

    #[test]
    fn pages_without_the_heading_are_operations_too() {
        let text = "# A\n## Permissions\n```http\nPOST /chats\n```\n## Request headers\n## Response\nx\n## Example\n```http\nGET /no\n```\n";
        assert_eq!(targets(&page(text).0), ["/chats"]);
    }
}
