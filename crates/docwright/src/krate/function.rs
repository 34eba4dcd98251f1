//! Endpoint functions: signatures, and the request that arguments become.

use crate::api::{Values, Variant};
use crate::krate::{Doc, Example, Gate, Ident, ItemKind, ItemPath, Method, Scalar};
use crate::text::source::Span;

/// An endpoint function.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name: `list`.
    pub ident: Ident,
    /// Its documentation, up to its example.
    pub doc: Doc,
    /// The request that its page shows.
    pub example: Option<Example>,
    /// The sections of its documentation that follow.
    pub sections: Doc,
    /// Names that rustdoc's search finds it by: `GET /me/messages`.
    pub aliases: Vec<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path below the service root with `{}` for each argument: `/users/{}/messages`.
    pub template: String,
    /// Further paths under which the same request is documented: `/f` of `f?a={a}`, where the template is `/f(a={})`.
    pub spellings: Vec<String>,
    /// Arguments, in the order of the template, then of the query, then headers.
    pub arguments: Vec<Argument>,
    /// Query parameters with a fixed value.
    pub fixed_query: Vec<(String, String)>,
    /// Headers that are always sent, with their value: `ConsistencyLevel` and `eventual`.
    pub headers: Vec<(String, String)>,
    /// The trait of the roots that its request can be moved to, where there are any.
    pub start: Option<Ident>,
    /// The request body.
    pub body: Body,
    /// The word that tells it from the main function of its request: `content` where it sends raw content to an address
    /// that takes JSON, `json` where it asks for JSON instead of a file.
    pub variant: Option<String>,
    /// The response.
    pub response: Response,
    /// The constant beside it, which says what its request needs.
    pub endpoint: Endpoint,
    /// The request lines that it stands for, those of its home page first.
    pub lines: Vec<Line>,
    /// The note of its `#[deprecated]`, empty where only a mark says that it is.
    pub deprecated: Option<String>,
    /// When it is compiled, its module being compiled.
    pub gate: Gate,
}

impl Function {
    /// All paths under which its request is documented, its own first.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.template.as_str()).chain(self.spellings.iter().map(String::as_str))
    }
}

/// A documented request line of an endpoint function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The operation that has it, by its rank in [`Api::operations`](crate::api::Api::operations).
    pub operation: usize,
    /// The way to call the operation, by the ranks of its cases.
    pub variant: Variant,
    /// Where it stands.
    pub span: Span,
}

/// The constant beside an endpoint function: the permissions of its request.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Its name: `LIST` of `list`.
    pub ident: Ident,
    /// The request as documented: `GET /me/messages`.
    pub request: String,
    /// The permissions of each kind of account, in the order of [`Account`](crate::krate::Account), as the runtime's `Endpoint` reads it:
    /// a text is cheaper to compile than slices.
    pub access: [String; 3],
}

/// An argument of an endpoint function.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Its name.
    pub ident: Ident,
    /// Its type.
    pub ty: ArgumentType,
    /// Where its value goes.
    pub place: ArgumentPlace,
    /// The constraints on its value that its description states.
    pub values: Values,
}

/// The type of an argument. How the value is written is up to the template; lists and structured values are text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArgumentType {
    /// `&str`
    Text,
    /// A primitive type of numbers or truth, by value.
    Plain(Scalar),
    /// A primitive type that keeps its text, by reference.
    Kept(Scalar),
    /// An enumeration, by reference.
    Enum(ItemPath),
}

/// Where an argument's value goes, which decides how it is encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArgumentPlace {
    /// A path segment: percent-encoded, `/` too.
    Segment,
    /// Inside single quotes of the template: quotes doubled, then percent-encoded.
    Quoted,
    /// A path of several segments: percent-encoded but for `/`.
    Path,
    /// A query parameter of this name.
    Query(String),
    /// A request header of this name, which every request must have.
    Header(String),
}

/// The request body that a function sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    None,
    /// An object without members, `{}`, which the service asks for where there is nothing to say.
    Blank,
    /// A model; `derived` when objects of derived types are welcome too.
    Model {
        /// Its type.
        path: ItemPath,
        /// Derived types exist.
        derived: bool,
    },
    /// The parameters of an action.
    Parameters {
        /// Their struct.
        path: ItemPath,
        /// They can be left out as a whole, so that nothing is sent: the function takes an `Option`.
        optional: bool,
    },
    /// A link to an object.
    Reference,
    /// Raw content.
    Content,
    /// Any JSON.
    Json,
}

impl Body {
    /// It can be left out as a whole: the function takes an `Option`.
    pub fn can_be_left_out(&self) -> bool {
        matches!(self, Self::Parameters { optional: true, .. })
    }
}

/// The response to a function's request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// Nothing.
    Nothing,
    /// An object.
    Model(ItemPath),
    /// A page of a collection: models, enum members, primitive values.
    Collection(ItemKind),
    /// A page of links to objects.
    References,
    /// A primitive value, enum member or object in its `value` wrapper.
    Value(ItemKind),
    /// A bare number, the answer of `$count`.
    Count,
    /// Raw content.
    Content,
    /// Any JSON.
    Json,
}
