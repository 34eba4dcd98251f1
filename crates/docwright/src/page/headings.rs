//! Headings: the table of their spellings, and the section that each begins.
//!
//! ```markdown
//! ## Optional query parameters      of an operation: parameters, of the query
//! ## Common properties              of a type: properties
//! ```

/// A part that pages of one kind have in common; the order is that of the documentation's template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// `Permissions`
    Permissions,
    /// `HTTP request`
    Request,
    /// `Path parameters`, `Function parameters`, `Optional query parameters`
    Parameters,
    /// `Request headers`
    Headers,
    /// `Request body`
    Body,
    /// `Response`
    Response,
    /// `Examples`
    Examples,
    /// `Methods`
    Methods,
    /// `Properties`
    Properties,
    /// `Relationships`
    Relationships,
    /// `JSON representation`
    Representation,
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

/// The kinds of sections of an operation page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Permissions,
    Http,
    Parameters(ParameterPlace),
    Headers,
    Body,
    Response,
    Example,
    Representation,
    Other,
}

/// The kinds of sections of a type's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeRole {
    Properties,
    Relationships,
    InstanceAttributes,
    Methods,
    Representation,
}

/// Headings in lower case, without a final colon; what begins with `example` is one, too.
const OF_OPERATIONS: &[(&[&str], Role)] = &[
    (&["permissions", "prerequisites", "permission", "required permissions"], Role::Permissions),
    (&["http request", "http requests", "http request url", "request url"], Role::Http),
    (&["path parameters", "path parameter", "uri parameters"], Role::Parameters(ParameterPlace::Path)),
    (&["function parameters", "function parameter", "parameters"], Role::Parameters(ParameterPlace::Function)),
    (
        &[
            "optional query parameters",
            "query parameters",
            "odata query parameters",
            "query parameter",
            "optional query parameter",
            "supported query parameters",
            "required query parameters",
            "query options",
        ],
        Role::Parameters(ParameterPlace::Query),
    ),
    (&["request headers", "optional request headers", "request header", "headers"], Role::Headers),
    (&["request body", "optional request body", "request payload", "body"], Role::Body),
    (&["response", "responses"], Role::Response),
    (&["json representation"], Role::Representation),
];

/// Functions and tasks are read as methods, and have no place of their own in the template.
const OF_TYPES: &[(&[&str], TypeRole, Option<Part>)] = &[
    (&["properties", "property", "common properties"], TypeRole::Properties, Some(Part::Properties)),
    (&["relationships", "relationship", "navigation properties"], TypeRole::Relationships, Some(Part::Relationships)),
    (&["instance attributes"], TypeRole::InstanceAttributes, None),
    (&["methods"], TypeRole::Methods, Some(Part::Methods)),
    (&["method", "functions", "reports", "tasks", "common tasks", "operations", "actions"], TypeRole::Methods, None),
    (&["json representation", "representation"], TypeRole::Representation, Some(Part::Representation)),
];

/// The section that a heading begins on a page of an operation.
pub(crate) fn of_operation(title: &str) -> Role {
    let known = OF_OPERATIONS.iter().find(|(titles, _)| titles.contains(&title)).map(|(_, role)| *role);
    known.unwrap_or(if title.starts_with("example") { Role::Example } else { Role::Other })
}

/// The section that a heading begins on a page of a type.
pub(crate) fn of_type(title: &str) -> Option<TypeRole> {
    OF_TYPES.iter().find(|(titles, ..)| titles.contains(&title)).map(|(_, role, _)| *role)
}

/// True of headings that have a table below them, on a page of one kind or the other.
pub(crate) fn has_table(title: &str) -> bool {
    let of_operation =
        matches!(of_operation(title), Role::Permissions | Role::Parameters(_) | Role::Headers | Role::Body);
    of_operation || of_type(title).is_some_and(|it| it != TypeRole::Representation)
}

/// Every heading that begins a part of some page.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    let of_operations = OF_OPERATIONS.iter().flat_map(|it| it.0);
    of_operations.chain(OF_TYPES.iter().flat_map(|it| it.0)).copied()
}

/// The part of the template that a heading begins on a page of an operation.
pub(crate) fn operation_part(title: &str) -> Option<Part> {
    match of_operation(unremarked(title)) {
        Role::Permissions => Some(Part::Permissions),
        Role::Http => Some(Part::Request),
        Role::Parameters(_) => Some(Part::Parameters),
        Role::Headers => Some(Part::Headers),
        Role::Body => Some(Part::Body),
        Role::Response => Some(Part::Response),
        Role::Example => Some(Part::Examples),
        Role::Representation | Role::Other => None,
    }
}

/// The part of the template that a heading begins on a page of a type.
pub(crate) fn type_part(title: &str) -> Option<Part> {
    OF_TYPES.iter().find(|(titles, ..)| titles.contains(&unremarked(title))).and_then(|(.., part)| *part)
}

/// `http request` of `http request (to upload a new file)`: several sections of one kind say in what they differ.
fn unremarked(title: &str) -> &str {
    title.strip_suffix(')').and_then(|it| it.rsplit_once('(')).map_or(title, |it| it.0.trim_end())
}
