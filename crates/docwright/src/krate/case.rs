//! Contract tests: examples of the documentation, as calls of functions.

use crate::krate::{ArgumentType, Gate, ItemPath};

/// An example that a test runs.
#[derive(Debug, Clone)]
pub struct Case {
    /// Where the documentation shows it: `api/message-get.md:59`.
    pub place: String,
    /// The function.
    pub function: ItemPath,
    /// When the function is compiled.
    pub gate: Gate,
    /// The texts of its arguments, with their types.
    pub arguments: Vec<(ArgumentType, String)>,
    /// The request body that it is given.
    pub body: CaseBody,
    /// Query options.
    pub options: Vec<(String, String)>,
    /// The question that the test answers.
    pub asks: Asks,
    /// The answer is yes.
    pub agrees: bool,
}

/// The request body that a function is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseBody {
    /// Nothing.
    Nothing,
    /// An object, read from JSON; its type where the function takes several.
    Object(Option<ItemPath>, String),
    /// Parameters that could be left out, read from JSON.
    Optional(String),
    /// The same, left out.
    Omitted,
    /// Any JSON.
    Json(String),
    /// Raw content.
    Content(String),
}

/// The question that a test answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// Is this the request that the function makes? Method and address, and the body.
    Sends(String, Option<String>),
    /// Does the function's request read this answer without loss? Status and body.
    Reads(u16, String),
    /// Does a service answer it, and does the function read the answer?
    IsAnswered,
    /// Is this text an object of the type that the function sends, without loss?
    Takes(ItemPath, String),
}
