//! The nouns of operation pages: request lines, permissions, parameters, claims about body and response, examples.

use crate::odata::Method;
use crate::page::{Annotation, Json, PropertyRow, Prose, Representation, TypeText};
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
    /// The page allows query options without naming them, or names only some.
    pub query_is_open: bool,
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

/// `GET /users/{id}` as written, version and host not yet removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestLine {
    /// The method.
    pub method: Method,
    /// What follows it on the line, trimmed; no ` HTTP/1.1`.
    pub target: String,
}

/// A kind of account or app that a permission is granted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// Delegated, work or school account.
    WorkOrSchool,
    /// Delegated, personal Microsoft account.
    Personal,
    /// Application.
    Application,
}

/// A row (or, in tables by resource, a cell) of a permissions table.
#[derive(Debug, Clone)]
pub struct PermissionRow {
    /// Who holds the permissions.
    pub account: Account,
    /// What the table or row is about when a page has several: `calendar`, `Permissions acting on self`.
    pub about: Option<String>,
    /// Any one of these will do, from least to most privileged as far as the page says; the names of one are needed
    /// together. Empty when not supported.
    pub any_of: Vec<Vec<Spanned<String>>>,
    /// The cell that says so; the last one of several.
    pub cell: Span,
}

/// Where a documented parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterPlace {
    /// `Path parameters`.
    Path,
    /// `Function parameters`.
    Function,
    /// `Query parameters`.
    Query,
}

/// A row of a path, function or query parameter table.
#[derive(Debug, Clone)]
pub struct ParameterRow {
    /// Which table.
    pub place: ParameterPlace,
    /// Name, type and description.
    pub row: PropertyRow,
}

/// A row of a header table.
#[derive(Debug, Clone)]
pub struct HeaderRow {
    /// The header's name, `Prefer: outlook.timezone` split at the colon.
    pub name: Spanned<String>,
    /// What follows the colon in the name cell.
    pub preset: Option<String>,
    /// The value or description cell.
    pub description: Prose,
    /// Whether the row says that the header is required.
    pub required: bool,
}

/// What the request body section says.
#[derive(Debug, Clone, Default)]
pub struct BodySection {
    /// The claims of its sentences, in order.
    pub claims: Vec<Spanned<BodyClaim>>,
    /// Parameters that the introduction speaks of: "or the `toRecipients` parameter".
    pub mentioned: Vec<Spanned<String>>,
    /// Rows of its property or parameter table.
    pub rows: Vec<PropertyRow>,
    /// The name column is headed `Parameter`.
    pub rows_are_parameters: bool,
}

/// What a sentence says about the request body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyClaim {
    /// `Do not supply a request body for this method.`
    Nothing,
    /// `supply a JSON representation of the [user](…) object`.
    Represents(TypeText),
    /// `supply the values for relevant fields that should be updated`.
    Fields,
    /// `provide a JSON object with the following parameters`.
    Parameters,
    /// The parameters belong into the URL, although they stand in the body section.
    UrlParameters,
    /// A reference to an existing object: `@odata.id`.
    Reference,
    /// The raw content: a stream, a file, HTML.
    Binary,
}

/// What the response section says.
#[derive(Debug, Clone, Default)]
pub struct ResponseSection {
    /// Whether there is such a section.
    pub present: bool,
    /// Success and redirect statuses in the order written; error statuses are left out.
    pub statuses: Vec<Spanned<u16>>,
    /// What the sentences say is returned, in order.
    pub claims: Vec<Spanned<ResponseClaim>>,
    /// Rows of its table of properties, if there is one.
    pub rows: Vec<PropertyRow>,
}

/// What a sentence says about the response body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseClaim {
    /// `It does not return anything in the response body.`
    Nothing,
    /// `a collection of [message](…) objects in the response body`.
    Returns(TypeText),
    /// Raw content or a redirect to it.
    Binary,
}

/// A request, a response, or both, from the example section.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// The request.
    pub request: Option<Spanned<ExampleRequest>>,
    /// The response.
    pub response: Option<Spanned<ExampleResponse>>,
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
    /// Whether reading the JSON needed leniency that goes beyond comments and trailing commas.
    pub repaired: bool,
    /// Why and where reading the JSON stopped; `json` is what stands before.
    pub problem: Option<Spanned<&'static str>>,
}
