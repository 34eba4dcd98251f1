//! Examples: documented requests with the responses that follow them.

pub(crate) mod json_shape;
pub(crate) mod message;
pub(crate) mod shown;

use crate::page::annotation::Annotation;
use crate::page::operation::request_line::RequestLine;
use crate::text::json::Json;
use crate::text::source::{Span, Spanned};

/// A request, a response, or both, from the example section.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// The request.
    pub request: Option<Spanned<ExampleRequest>>,
    /// The response.
    pub response: Option<Spanned<ExampleResponse>>,
}

/// The value of a header of a request or response, in any letter case.
pub(crate) fn header<'h>(headers: &'h [(String, String)], name: &str) -> Option<&'h str> {
    headers.iter().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1.trim())
}

/// A documented request.
#[derive(Debug, Clone)]
pub struct ExampleRequest {
    /// Its annotation.
    pub annotation: Option<Annotation>,
    /// Method and URL.
    pub line: RequestLine,
    /// Header lines, names as written.
    pub headers: Vec<(String, String)>,
    /// The body's text.
    pub body: Option<ExampleBody>,
}

/// A documented response.
#[derive(Debug, Clone)]
pub struct ExampleResponse {
    /// Its annotation.
    pub annotation: Option<Annotation>,
    /// The status, when its line could be read.
    pub status: Option<u16>,
    /// Header lines, names as written.
    pub headers: Vec<(String, String)>,
    /// The body's text.
    pub body: Option<ExampleBody>,
}

/// The body of an example.
#[derive(Debug, Clone)]
pub struct ExampleBody {
    /// Where its text stands.
    pub span: Span,
    /// The body as JSON, when it is JSON at least in part.
    pub json: Option<Json>,
    /// Reading the JSON needed leniency that goes beyond comments and trailing commas.
    pub repaired: bool,
    /// Why and where reading the JSON stopped; `json` is what stands before.
    pub problem: Option<Spanned<&'static str>>,
}
