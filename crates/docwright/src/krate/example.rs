//! The example of an endpoint function: a call with a literal body, for its rustdoc page.

use crate::krate::{ArgumentType, Ident, ItemPath};

/// The request that a page shows, as a program makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The texts of the function's arguments, with their types.
    pub arguments: Vec<(ArgumentType, String)>,
    /// The request body that it is given.
    pub body: ExampleBody,
    /// Query options.
    pub options: Vec<Asked>,
    /// Headers that the function does not send by itself.
    pub headers: Vec<(String, String)>,
}

/// The request body of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExampleBody {
    /// Nothing.
    Nothing,
    /// A model, or the parameters of an action.
    Object(Literal),
    /// Parameters that could be left out.
    Optional(Literal),
    /// The same, left out.
    Omitted,
    /// A link to an object, by its address.
    Reference(String),
    /// Any JSON, by its text.
    Json(String),
    /// Raw content, and its type.
    Content(String, Option<String>),
}

/// A value of a struct, as `model!` writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// The struct.
    pub ty: ItemPath,
    /// Its properties, in the order of the page.
    pub members: Vec<Member>,
}

/// One property in a literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Member {
    /// The value of a field.
    Field(Ident, Term),
    /// The objects of a relationship, by the method that sets them.
    Relationship(Ident, Term),
    /// The addresses of objects that a relationship is to lead to, by the constant of the relationship.
    Bind(Ident, Term),
    /// The value of a property that no page documents, by its name in JSON.
    Extra(String, Term),
}

/// A value in a literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as Rust writes it: `7`, `5000000000i64`.
    Number(String),
    /// A text.
    Text(String),
    /// Bytes, as base64.
    Bytes(String),
    /// Several values.
    List(Vec<Term>),
    /// An object.
    Object(Literal),
    /// Any JSON, by its text.
    Json(String),
}

/// A query option of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Properties of a type, by their constants.
    Select(ItemPath, Vec<Ident>),
    /// Relationships of a type, by their constants.
    Expand(ItemPath, Vec<Ident>),
    /// A condition.
    Filter(String),
    /// So many items.
    Top(u32),
    /// The number of all items.
    Count,
    /// Any option, by its name.
    Query(String, String),
}
