//! Requests and responses of the example section, and JSON representations.
//!
//! ````markdown
//! ## Examples
//! ### Request
//! <!-- { "blockType": "request", "name": "get_user" } -->
//! ```msgraph-interactive
//! GET https://graph.microsoft.com/v1.0/me
//! ```
//! ### Response
//! <!-- { "blockType": "response", "truncated": true, "@odata.type": "microsoft.graph.user" } -->
//! ```http
//! HTTP/1.1 200 OK
//!
//! { "id": "…" }
//! ```
//! ````
//!
//! ```text
//! annotation belongs to the next fence, over headings and text; `ignored` fences are no examples
//! role := what the annotation says, else the first line, else the heading above (a response without status line)
//! pair := a request and the response that follows it
//! ```

use crate::odata::Method;
use crate::page::annotation::{self, Annotation, Representation};
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::markdown::block::{Block, Fence};
use crate::page::operation::address;
use crate::page::operation::example::json_shape;
use crate::page::operation::example::message::{self, Head, Message};
use crate::page::operation::example::{Example, ExampleBody, ExampleRequest, ExampleResponse};
use crate::page::operation::request_line::RequestLine;
use crate::text::diagnostic::Rule;
use crate::text::json::{self, JsonText};
use crate::text::source::{Span, Spanned};

/// The examples and representations in the blocks of sections.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pub(crate) examples: Vec<Example>,
    pub(crate) representations: Vec<Representation>,
    /// Annotations that belong to no block: the page's own.
    pub(crate) trailers: Vec<Annotation>,
    /// Requests that are written like request lines; in an example section, those that have a placeholder, too.
    pub(crate) requests: Vec<Spanned<RequestLine>>,
    /// The name that a line in bold gives the blocks below it.
    label: Option<Label>,
}

/// A line in bold that serves as a heading: `**Response**`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Request,
    Response,
}

/// How much is taken for an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// In an example section: everything that looks like one.
    Examples,
    /// Elsewhere: what is annotated.
    Annotated,
    /// Under `JSON representation`: what is annotated, and JSON without annotation.
    Representation,
    /// Requests are documented, not shown.
    Requests,
}

impl Shown {
    /// Reads the sections, each in its scope.
    pub(crate) fn read<'s>(cx: &mut Context<'_>, sections: impl Iterator<Item = (Scope, &'s Section)>) -> Self {
        let mut shown = Self::default();
        let mut pending = None;
        for (scope, section) in sections {
            shown.label = None;
            for block in &section.blocks {
                match block {
                    Block::Text { span, .. } => shown.label = label(cx.text(*span)).or(shown.label),
                    Block::Comment(comment) => {
                        if let Some(found) = annotation::read(cx, *comment) {
                            shown.annotation(&mut pending, found);
                        }
                    }
                    Block::Fence(fence) => shown.fence(cx, scope, section, fence, pending.take()),
                    _ => {}
                }
            }
        }
        shown
    }

    fn annotation(&mut self, pending: &mut Option<Annotation>, found: Annotation) {
        if found.block_type.is_empty() {
            self.trailers.push(found);
        } else {
            *pending = Some(found);
        }
    }

    fn fence(
        &mut self,
        cx: &mut Context<'_>,
        scope: Scope,
        section: &Section,
        fence: &Fence,
        annotation: Option<Annotation>,
    ) {
        let block_type = annotation.as_ref().map_or("", |annotation| annotation.block_type.as_str());
        let is_json = fence.info.starts_with("json") || fence.info.is_empty();
        let before = (self.examples.len(), self.representations.len());
        match (block_type, scope) {
            ("ignored" | "permissions", _) | ("request" | "response", Scope::Requests) => {}
            ("resource", _) => self.representation(cx, fence, annotation),
            ("request" | "response", _) => {
                let before = self.examples.len();
                self.messages(cx, section, fence, annotation);
                let is_line = |line: &RequestLine| scope == Scope::Annotated || line.target.contains('{');
                let shown = self.examples[before..].iter().filter_map(|it| it.request.as_ref());
                self.requests.extend(shown.filter_map(request_line).filter(|it| is_line(it)));
            }
            ("", Scope::Representation) if is_json => self.representation(cx, fence, None),
            (_, Scope::Examples) if address::is_http(cx.dialect, fence) || is_json => {
                self.messages(cx, section, fence, annotation)
            }
            _ => {}
        }
        if before != (self.examples.len(), self.representations.len()) {
            cx.take(fence.content.file, fence.content.start as usize);
        }
    }

    fn representation(&mut self, cx: &mut Context<'_>, fence: &Fence, annotation: Option<Annotation>) {
        let json = json_shape::read(cx, fence.content);
        self.representations.push(Representation { annotation, json });
    }

    fn messages(&mut self, cx: &mut Context<'_>, section: &Section, fence: &Fence, annotation: Option<Annotation>) {
        let text = &cx.sources[fence.content.file].text;
        let range = fence.content.start as usize..fence.content.end as usize;
        let block_type = annotation.as_ref().map_or("", |annotation| annotation.block_type.as_str());
        let labelled = self.label.map(|it| it == Label::Response);
        let answers = block_type == "response"
            || block_type.is_empty() && labelled.unwrap_or_else(|| section.title.contains("response"));
        let mut annotation = annotation.clone();
        for message in message::messages(text, range) {
            let span = Span::new(fence.content.file, message.range.clone());
            let body = body(cx, fence, &message);
            let headers = message.headers;
            match message.head {
                Head::Request(line) => {
                    let request = ExampleRequest { annotation: annotation.take(), line, headers, body };
                    self.examples.push(Example { request: Some(Spanned::new(request, span)), response: None });
                }
                Head::Response(status) => {
                    let response = ExampleResponse { annotation: annotation.take(), status, headers, body };
                    self.response(Spanned::new(response, span));
                }
                // The body stands in a fence of its own.
                Head::None if block_type.is_empty() && self.lacks_body() => {
                    if let Some(last) = self.examples.last_mut().and_then(|it| it.response.as_mut()) {
                        last.value.body = body;
                    }
                }
                Head::None if block_type.is_empty() && !answers && self.lacks_content() => {
                    if let Some(last) = self.examples.last_mut().and_then(|it| it.request.as_mut()) {
                        last.value.body = body;
                    }
                }
                Head::None if answers && body.is_some() => {
                    let response = ExampleResponse { annotation: annotation.take(), status: None, headers, body };
                    self.response(Spanned::new(response, span));
                }
                Head::None => {}
            }
        }
    }

    /// True if the example before is an answer without the body that its status promises.
    fn lacks_body(&self) -> bool {
        let last = self.examples.last().and_then(|it| it.response.as_ref());
        last.is_some_and(|it| it.body.is_none() && matches!(it.status, Some(200 | 201)))
    }

    /// True if the example before is a request that nothing is sent with, although its method sends something.
    fn lacks_content(&self) -> bool {
        let last = self.examples.last().filter(|it| it.response.is_none()).and_then(|it| it.request.as_ref());
        last.is_some_and(|it| it.body.is_none() && matches!(it.line.method, Method::Post | Method::Put | Method::Patch))
    }

    fn response(&mut self, response: Spanned<ExampleResponse>) {
        match self.examples.last_mut() {
            Some(example) if example.response.is_none() => example.response = Some(response),
            _ => self.examples.push(Example { request: None, response: Some(response) }),
        }
    }
}

/// `GET /users/{id}/drives`: an address without host and query, and nothing that is sent with it.
fn request_line(request: &Spanned<ExampleRequest>) -> Option<Spanned<RequestLine>> {
    let line = &request.line;
    let plain = line.target.starts_with('/') && !line.target.contains('?') && request.body.is_none();
    plain.then(|| Spanned::new(line.clone(), request.span))
}

/// The label that a text begins with.
fn label(text: &str) -> Option<Label> {
    let first = text.lines().next()?.trim().strip_prefix("**")?;
    let word = first.trim_end_matches([':', ' ']).strip_suffix("**")?.to_ascii_lowercase();
    let is = |start: &str| word.starts_with(start);
    if is("response") || is("example response") {
        Some(Label::Response)
    } else if is("request") || is("example request") {
        Some(Label::Request)
    } else {
        None
    }
}

fn body(cx: &mut Context<'_>, fence: &Fence, message: &Message) -> Option<ExampleBody> {
    let span = Span::new(fence.content.file, message.body.clone()?);
    let read = cx.text(span).starts_with(['{', '[']).then(|| read_json(cx, span));
    Some(match read {
        Some(read) => {
            ExampleBody { span, json: read.value.map(|it| it.value), repaired: read.repaired, problem: read.problem }
        }
        None => ExampleBody { span, json: None, repaired: false, problem: None },
    })
}

/// The JSON at a place.
pub(crate) fn read_json(cx: &mut Context<'_>, span: Span) -> JsonText {
    let mut read = json::read(cx.text(span), span);
    if let Some(place) = read.too_deep {
        cx.report(Rule::TooDeep, "the JSON is nested too deeply; the inner values were skipped", place);
    }
    if let Some(problem) = &read.problem {
        cx.report(Rule::InvalidJson, format!("the block is not JSON: {}", problem.value), problem.span);
        read.repaired = true;
    }
    read
}

#[cfg(test)]
mod tests {
    use crate::page::document::context::tests::page;
    use crate::page::{ApiPage, PageKind};

    fn api(examples: &str) -> (ApiPage, Vec<&'static str>) {
        let text = format!("---\na: b\n---\n# A\n## HTTP request\n```http\nGET /a\n```\n## Example\n{examples}");
        let (page, diagnostics) = page(&text);
        match page.kind {
            PageKind::Api(api) => (*api, diagnostics),
            kind => panic!("{kind:?}"),
        }
    }

    /// `request target → response status` of each example.
    fn pairs(page: &ApiPage) -> Vec<(String, Option<u16>)> {
        let target = |example: &crate::page::Example| {
            example.request.as_ref().map(|request| request.line.target.clone()).unwrap_or_default()
        };
        let status = |example: &crate::page::Example| example.response.as_ref().and_then(|response| response.status);
        page.examples.iter().map(|example| (target(example), status(example))).collect()
    }

    #[test]
    fn requests_and_responses_are_paired() {
        let text = "##### Request\n# [HTTP](#tab/http)\n<!-- {\"blockType\": \"request\"} -->\n```http\nGET /b\n```\n# [C#](#tab/c)\n```csharp\nGET /no\n```\n---\n##### Response\n<!-- {\"blockType\": \"response\", \"@odata.type\": \"microsoft.graph.x\"} -->\n\n```http\nHTTP/1.1 200 OK\n\n{\"a\": 1}\n```\n### Request 2\n``` http\nGET /c\n```\n### Response 2\n```json\n{}\n```\n";
        let (page, diagnostics) = api(text);
        assert_eq!(pairs(&page), [("/b".to_owned(), Some(200)), ("/c".to_owned(), None)]);
        assert!(diagnostics.is_empty());
        let response = page.examples[0].response.as_ref().unwrap();
        assert_eq!(response.annotation.as_ref().unwrap().ty.as_ref().unwrap().names[0].text, "microsoft.graph.x");
        assert!(response.body.as_ref().unwrap().json.as_ref().unwrap().get("a").is_some());
        assert!(page.examples[1].response.as_ref().unwrap().body.is_some());
    }

    #[test]
    fn broken_json_is_reported_and_partly_read() {
        let text =
            "### Response\n<!-- {\"blockType\": \"response\"} -->\n```http\nHTTP/1.1 200 OK\n\n{\"a\": 1 ]\n```\n";
        let (page, diagnostics) = api(text);
        let body = page.examples[0].response.as_ref().unwrap().body.as_ref().unwrap();
        assert!(body.repaired && body.json.as_ref().unwrap().get("a").is_some());
        assert_eq!(diagnostics, ["invalid-json"]);
    }

    #[test]
    fn resources_are_representations_on_any_page() {
        let text = "<!-- {\"blockType\": \"resource\", \"@odata.type\": \"x\"} -->\n```json\n{\"a\": 1}\n```\n<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET /no\n```\n";
        let (page, _) = api(text);
        assert_eq!((page.representations.len(), page.examples.len()), (1, 0));
    }
}
