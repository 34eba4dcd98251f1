//! Operations: addresses, parameters, request body, response, permissions.

use crate::api::{Account, Decided, Method, Property, Prose, TypeRef};
use crate::text::source::{FileId, Span, Spanned};

/// One documented operation: a page, a method and one contract.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The page that documents it.
    pub page: FileId,
    /// The page's title.
    pub title: Spanned<String>,
    /// The page's summary.
    pub doc: Vec<Prose>,
    /// The page's product area.
    pub product: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The request lines, the canonical one first.
    pub routes: Vec<Route>,
    /// Permissions by account type.
    pub permissions: Vec<Permission>,
    /// Request headers, without `Authorization`, `Content-Type` and `Accept`.
    pub headers: Vec<Header>,
    /// The OData query options that the page names.
    pub query_options: Vec<Spanned<String>>,
    /// The page allows query options without naming them, or names only some.
    pub query_is_open: bool,
    /// Query parameters that a table lists and no request line has: they can be left out.
    pub query_parameters: Vec<QueryParameter>,
    /// The documented success statuses, the main one first.
    pub statuses: Decided<Vec<u16>>,
    /// The request body.
    pub body: Decided<Body>,
    /// Properties that the page says must be sent, whatever the page of their type says.
    pub required: Vec<Spanned<String>>,
    /// Where nothing is described to be sent, an object without members is, `{}`.
    pub sends_blank: bool,
    /// The parameters of an action can be left out as a whole: nothing is sent then.
    pub may_send_nothing: bool,
    /// Where the page says that raw content can be sent instead of JSON: a message in MIME format, an image.
    pub content_instead: Option<Span>,
    /// The response.
    pub reply: Decided<Reply>,
    /// Several objects are answered: the number that a [`Reply::Value`] which was voted on has.
    pub several: Decided<bool>,
    /// The type that an annotation declares for an answer that is raw content: reports are declared as objects and
    /// answered as files.
    pub declared_reply: Option<String>,
    /// The type of the object that raw content is made into: HTML that is sent to a collection of pages becomes one.
    pub declared_body: Option<TypeRef>,
    /// Further sentences of the page about calling it.
    pub notes: Vec<Spanned<String>>,
}

impl Operation {
    /// The parameters of an action; none of anything else.
    #[must_use]
    pub fn parameters(&self) -> &[Property] {
        match &*self.body {
            Body::Parameters(parameters) => parameters,
            _ => &[],
        }
    }

    /// The same, whose own facts may still be overruled: which parameters there are is decided with the body.
    pub(crate) fn parameters_mut(&mut self) -> &mut [Property] {
        match self.body.parts() {
            Body::Parameters(parameters) => parameters,
            _ => &mut [],
        }
    }
}

/// A documented request line, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The path below the service root.
    pub segments: Vec<Segment>,
    /// Query parameters that the line itself holds, OData's system options left out.
    pub query: Vec<QueryParameter>,
    /// The line as written, without method, host and version.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// `messages`
    Literal(String),
    /// `{id}`, or `('{id}')` right behind a literal.
    Key(Parameter),
    /// An action or function, `sendMail`, `delta()`, `getByPath(path='{path}')`; also a collection addressed by an
    /// alternate key, `applications(appId='{appId}')`.
    Call {
        /// The name before the parenthesis, without a namespace.
        name: String,
        /// The name as it stands in the path: `microsoft.graph.delta`.
        written: String,
        /// Its arguments.
        arguments: Vec<Parameter>,
        /// It is written with parentheses, even if there is nothing between them.
        parenthesised: bool,
    },
    /// `microsoft.graph.user`: the objects of a derived type only.
    Cast(String),
    /// `:/{item-path}:` behind an item: addressed by path.
    ByPath(Parameter),
    /// `$ref`
    Ref,
    /// `$value`
    Value,
    /// `$count`
    Count,
}

/// A placeholder of a path or query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameter {
    /// The name: of the function's parameter, or the placeholder's first alternative: `id` of `{id | name}`.
    pub name: String,
    /// The value stands in single quotes in the template.
    pub quoted: bool,
    /// The text before the quote: `microsoft.graph.timeZoneStandard` of an enumeration's value.
    pub prefix: String,
    /// A key written in parentheses: `('{id}')`.
    pub parenthesised: bool,
    /// The type its table names.
    pub ty: Option<TypeRef>,
    /// The description in its table.
    pub doc: Option<Prose>,
}

/// `startDateTime={start}` in a request line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryParameter {
    /// The name before the `=`.
    pub name: String,
    /// A fixed value, when the line gives one instead of a placeholder.
    pub fixed: Option<String>,
    /// The type its table names.
    pub ty: Option<TypeRef>,
    /// The description in its table.
    pub doc: Option<Prose>,
}

/// The permissions for one kind of account, from least to most privileged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Who holds them.
    pub account: Account,
    /// The purpose they are for, where the page makes a difference: `calendar`.
    pub about: Option<String>,
    /// Any one of these will do; the names of one are needed together. Empty when the account kind is not supported.
    pub any_of: Vec<Vec<String>>,
    /// From the first of these names to the last; where there is none, the cell that says so.
    pub origin: Span,
}

/// A request header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// The value the page gives in the name cell: `outlook.timezone` of `Prefer: outlook.timezone`.
    pub preset: Option<String>,
    /// It must be sent.
    pub required: bool,
    /// Its description.
    pub doc: Prose,
}

/// The request body of an operation.
#[derive(Debug, Clone)]
pub enum Body {
    /// Nothing.
    Empty,
    /// An object or a collection.
    Value(TypeRef),
    /// The parameters of an action.
    Parameters(Vec<Property>),
    /// A link to an object: `{"@odata.id": …}`.
    Reference,
    /// Raw content.
    Content,
    /// Something that the documentation does not say.
    Unknown,
}

/// The response of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Nothing.
    Empty,
    /// An object, a collection, or a primitive value in its `value` wrapper.
    Value(TypeRef),
    /// Links to objects.
    References,
    /// Raw content, or a redirect to it.
    Content,
    /// Something that the documentation does not say.
    Unknown,
}
