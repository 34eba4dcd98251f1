//! The built-in dialect: the words of the Microsoft Graph documentation.
//!
//! Whatever a table here has, a documentation set extends with `dialect:` in its `docwright.yaml`; nothing else in the
//! compiler knows a word of one vendor.

use crate::dialect::headings::{ParameterPlace, Part, Role, TypeRole};
use crate::dialect::phrases::Phrases;

/// Headings in lower case, without a final colon; what begins with `example` is one, too.
pub(super) const OF_OPERATIONS: &[(&[&str], Role)] = &[
    (&["permissions", "prerequisites", "permission", "required permissions"], Role::Permissions),
    (
        &[
            "http request",
            "http requests",
            "http request url",
            "request url",
            "request uri",
            "request syntax",
            "rest request",
        ],
        Role::Http,
    ),
    (&["path parameters", "path parameter", "uri parameters", "uri parameter"], Role::Parameters(ParameterPlace::Path)),
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
    (&["response", "responses", "http response", "rest response"], Role::Response),
    (&[], Role::Example),
    (&["json representation"], Role::Representation),
];

/// Functions and tasks are read as methods, and have no place of their own in the template.
pub(super) const OF_TYPES: &[(&[&str], TypeRole, Option<Part>)] = &[
    (&["properties", "property", "common properties"], TypeRole::Properties, Some(Part::Properties)),
    (
        &["relationships", "relationship", "navigation properties", "navigation"],
        TypeRole::Relationships,
        Some(Part::Relationships),
    ),
    (&["instance attributes"], TypeRole::InstanceAttributes, None),
    (&["methods"], TypeRole::Methods, Some(Part::Methods)),
    (&["method", "functions", "reports", "tasks", "common tasks", "operations", "actions"], TypeRole::Methods, None),
    (&["json representation", "representation"], TypeRole::Representation, Some(Part::Representation)),
];

/// Headings of the members of the enumeration that the page is about.
pub(super) const MEMBERS: &[&str] = &["members", "values"];

/// Column headers of the names of properties.
pub(super) const PROPERTY: &[&str] = &["property", "properties", "property name", "name"];

/// Column headers of the names of relationships.
pub(super) const RELATIONSHIP: &[&str] = &[
    "relationship",
    "relationships",
    "relationship name",
    "navigation property",
    "navigation",
    "property",
    "property name",
    "name",
];

/// Column headers of the names of parameters.
pub(super) const PARAMETER: &[&str] = &[
    "parameter",
    "parameters",
    "parameter name",
    "query parameter",
    "required parameter",
    "path parameter",
    "function parameter",
    "query option",
    "option",
    "property",
    "name",
];

/// Column headers of types.
pub(super) const TYPE: &[&str] = &["type", "data type", "type value", "property type", "return type", "type of value"];

/// Column headers of descriptions.
pub(super) const DESCRIPTION: &[&str] =
    &["description", "descrition", "descriptions", "description and example", "details"];

/// Column headers of the types that methods answer.
pub(super) const RETURNS: &[&str] = &["return type", "returns", "json return type", "return", "type"];

/// Column headers of the names of request headers.
pub(super) const HEADER: &[&str] =
    &["header", "header name", "headers", "name", "request header", "property", "parameter"];

/// Column headers of members of enumerations.
pub(super) const MEMBER: &[&str] = &["member", "members", "member name", "enum member"];

/// Column headers of the method of a request that stands in a table.
pub(super) const METHOD: &[&str] = &["method", "http method", "verb", "http verb"];

/// Column headers of its address.
pub(super) const ADDRESS: &[&str] =
    &["request uri", "request url", "uri", "url", "endpoint", "path", "address", "resource path", "route"];

/// Words of titles that say that the page is about a type.
pub(super) const TYPE_WORDS: &[&str] =
    &["resource", "resouce", "complex", "entity", "facet", "enum", "enumeration", "type", "object"];

/// Languages of code blocks that can hold requests; a block without one can, too.
pub(super) const LANGUAGES: &[&str] = &["http", "https", "msgraph-interactive", "msgraph", "rest", "text"];

/// Marks of the zones that are read rather than others of the page.
pub(super) const ZONES: &[&str] = &["curl", "http", "rest", "v1"];

/// Wordings in front of lists of values.
pub(crate) static LEADS: Phrases = Phrases::new(&[
    "possible value",
    "allowed value",
    "supported value",
    "valid value",
    "accepted value",
    "acceptable value",
    "permitted value",
    "available value",
    "values are",
    "values can be",
    "values include",
    "values in this evolvable enum",
    "value can be",
    "value is one of",
    "can be one of",
    "must be one of",
    "one of the following",
    "could be one of",
    "value(s) in this evolvable enum",
    "possible types",
    "values:",
    "can be:",
]);
