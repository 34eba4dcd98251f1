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
//! beside   := annotated requests that have neither host nor query nor body; in an example section, with a placeholder
//! ```

use crate::odata::key::of_text;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::markdown::block::Fence;
use crate::page::markdown::lines::{lines, trim};
use crate::page::operation::request_line::{self, Line, RequestLine};
use crate::text::diagnostic::Rule;
use crate::text::source::{Span, Spanned};

/// Reads the fences of the sections; duplicates are dropped.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], requests: &mut Vec<Spanned<RequestLine>>) {
    for fence in sections.iter().flat_map(Section::fences).filter(|fence| is_http(fence)) {
        read_fence(cx, fence, requests);
    }
}

/// The request lines of the fences, without a word about anything else in them.
pub(crate) fn fallback(cx: &Context<'_>, sections: &[Section]) -> Vec<Spanned<RequestLine>> {
    let mut requests = Vec::new();
    for fence in sections.iter().flat_map(Section::fences).filter(|fence| is_http(fence)) {
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
pub(crate) fn is_http(fence: &Fence) -> bool {
    let language = fence.info.split([' ', ',', '{']).next().unwrap_or_default();
    matches!(language, "" | "http" | "https" | "msgraph-interactive" | "msgraph" | "rest" | "text")
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

fn push(requests: &mut Vec<Spanned<RequestLine>>, request: RequestLine, span: Span) {
    if requests.len() < MAX_REQUESTS && !requests.iter().any(|known| known.value == request) {
        requests.push(Spanned::new(request, span));
    }
}

/// No operation has more addresses; the largest page lists 80.
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
        let text = "# A\n## HTTP Request\n``` http\nGET /a\nGET /b\n```\ntext\n```msgraph-interactive\nGET /a\nor\nGET /c\nX-Id: 1\n```\n```csharp\nGET /no\n```\n## Example\n### HTTP request\n```http\nGET /no\n```\n";
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
    fn pages_without_the_heading_are_operations_too() {
        let text = "# A\n## Permissions\n```http\nPOST /chats\n```\n## Request headers\n## Response\nx\n## Example\n```http\nGET /no\n```\n";
        assert_eq!(targets(&page(text).0), ["/chats"]);
    }
}
