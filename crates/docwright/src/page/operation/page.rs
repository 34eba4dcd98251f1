//! [`ApiPage`]: the noun of operation pages.

use crate::odata::Method;
use crate::page::annotation::Representation;
use crate::page::operation::example::Example;
use crate::page::operation::header::HeaderRow;
use crate::page::operation::parameter::ParameterRow;
use crate::page::operation::permission::PermissionRow;
use crate::page::operation::query::Format;
use crate::page::operation::request_body::BodySection;
use crate::page::operation::request_line::RequestLine;
use crate::page::operation::response::ResponseSection;
use crate::text::source::{Span, Spanned};

/// A page that describes an operation.
#[derive(Debug, Clone, Default)]
pub struct ApiPage {
    /// The request lines of the HTTP request section, in order, without duplicates.
    pub requests: Vec<Spanned<RequestLine>>,
    /// The permission tables.
    pub permissions: Vec<PermissionRow>,
    /// Rows of parameter tables outside the request body.
    pub parameters: Vec<ParameterRow>,
    /// Rows of the request header tables.
    pub headers: Vec<HeaderRow>,
    /// OData query options that the page names: `$select`; `None` when the section is missing.
    pub query_options: Option<Vec<Spanned<String>>>,
    /// Query options of the requests that the page shows beside its request lines, with their methods.
    pub shown_options: Vec<Spanned<(Method, String)>>,
    /// The sentence that allows query options without naming them, or names only some.
    pub query_opening: Option<Span>,
    /// The formats of the response that texts about `$format` name.
    pub formats: Vec<Spanned<Format>>,
    /// The `Request body` section.
    pub body: BodySection,
    /// The `Response` section.
    pub response: ResponseSection,
    /// The requests and responses of the example section, in the order written.
    pub examples: Vec<Example>,
    /// `blockType: resource` representations, which some pages carry.
    pub representations: Vec<Representation>,
    /// The sentences of permissions, request, parameters, headers, body and response from which nothing else here was
    /// read: who may call, when, and what else holds.
    pub notes: Vec<Spanned<String>>,
}
