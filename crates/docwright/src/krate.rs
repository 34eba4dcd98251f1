//! Phase 3: [`Krate`] is what Rust will say: every name, path, type and line of documentation is decided.
//!
//! Emission prints it and decides nothing.

use std::collections::BTreeMap;
use std::fmt;

pub use crate::api::Method;
pub use crate::api::Scalar;

/// The source of a crate.
#[derive(Debug, Clone, Default)]
pub struct Krate {
    /// The crate's name: `msgraph`.
    pub name: String,
    /// `//!` text of the crate root.
    pub doc: Doc,
    /// Every module but the root, by path. A module's parents are always present.
    pub modules: BTreeMap<ModPath, Module>,
}

/// A Rust identifier that is valid where it stands, `r#` included. Only `lower::names` makes one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(pub(crate) String);

/// A module's path below the crate root: `models::call_records`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ModPath(pub Vec<Ident>);

/// A module, written to a file of its own.
#[derive(Debug, Clone, Default)]
pub struct Module {
    /// Its documentation.
    pub doc: Doc,
    /// The pages that its items come from, relative to the documentation set, sorted.
    pub sources: Vec<String>,
    /// It holds one type, which its parent re-exports; the module itself is private.
    pub private: bool,
    /// Items of other modules that are visible here too, sorted; those of private modules below this one need no mention.
    pub reexports: Vec<ItemPath>,
    /// Its items, sorted by name.
    pub items: Vec<Item>,
}

/// Text for `///` lines: Markdown that rustdoc renders cleanly, one element per line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doc(pub Vec<String>);

/// The path of an item of the crate: `crate::models::Message`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemPath {
    /// The module a user names it by.
    pub module: ModPath,
    /// Its name.
    pub ident: Ident,
}

/// An item of a module.
#[derive(Debug, Clone)]
pub enum Item {
    /// A model struct or an action's parameters.
    Struct(Struct),
    /// An open enumeration.
    Enum(Enum),
    /// An endpoint function.
    Function(Box<Function>),
}

/// A struct with optional fields.
#[derive(Debug, Clone)]
pub struct Struct {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub doc: Doc,
    /// The OData name as in `@odata.type`, without `#`; `None` for an action's parameters.
    pub odata_name: Option<String>,
    /// Address of the published page, empty when there is none.
    pub doc_url: String,
    /// Structural properties, inherited ones first.
    pub fields: Vec<Field>,
    /// Navigation properties, inherited ones first; the documentation's names are unique over fields and navigation.
    pub navigation: Vec<Field>,
    /// Its base types, the nearest first.
    pub bases: Vec<ItemPath>,
    /// Other types derive from it.
    pub has_derived: bool,
}

/// A property of a [`Struct`].
#[derive(Debug, Clone)]
pub struct Field {
    /// The field's or accessor's name: `to_recipients`.
    pub ident: Ident,
    /// The setter's name of a navigation property: `set_attachments`.
    pub setter: Ident,
    /// The associated constant's name: `TO_RECIPIENTS`.
    pub constant: Ident,
    /// The name as sent: `toRecipients`.
    pub wire: String,
    /// Its type.
    pub ty: Type,
    /// Its documentation.
    pub doc: Doc,
    /// What the service can do with it, for the constant: `$filter(eq,ne) $orderby`; empty when nothing is said.
    pub abilities: String,
    /// It is not sent by create and update helpers.
    pub read_only: bool,
    /// It holds a secret, which `Debug` does not show.
    pub secret: bool,
}

/// The type of a field, body or reply: one value or a `Vec` of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// The type of one value.
    pub item: ItemKind,
    /// There are several.
    pub many: bool,
}

/// The type of one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemKind {
    /// A primitive type, which the runtime maps to Rust's.
    Scalar(Scalar),
    /// A model struct.
    Struct(ItemPath),
    /// An enumeration.
    Enum(ItemPath),
    /// Any JSON.
    Json,
}

/// An open enumeration.
#[derive(Debug, Clone)]
pub struct Enum {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub doc: Doc,
    /// The OData name.
    pub odata_name: String,
    /// Address of the published page, empty when there is none.
    pub doc_url: String,
    /// The members in the order documented.
    pub variants: Vec<Variant>,
    /// Several members can be combined.
    pub flags: bool,
}

/// A member of an [`Enum`].
#[derive(Debug, Clone)]
pub struct Variant {
    /// As a variant: `InProgress`.
    pub ident: Ident,
    /// As a constant: `IN_PROGRESS`.
    pub constant: Ident,
    /// The name as sent.
    pub wire: String,
    /// Its documentation.
    pub doc: Doc,
}

/// An endpoint function.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name: `list`.
    pub ident: Ident,
    /// Its documentation.
    pub doc: Doc,
    /// Names that rustdoc's search finds it by: `GET /me/messages`.
    pub aliases: Vec<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path below the service root with `{}` for each argument: `/users/{}/messages`.
    pub template: String,
    /// Arguments, in the order of the template, then of the query.
    pub arguments: Vec<Argument>,
    /// Query parameters with a fixed value.
    pub fixed_query: Vec<(String, String)>,
    /// Headers that are always sent, with their value: `ConsistencyLevel` and `eventual`.
    pub headers: Vec<(String, String)>,
    /// What is sent.
    pub body: Payload,
    /// What is answered.
    pub reply: Answer,
    /// Permissions by account type, least privileged first.
    pub permissions: Vec<Scopes>,
}

/// An argument of an endpoint function; all are `&str`.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Its name.
    pub ident: Ident,
    /// Where its value goes.
    pub place: ArgumentPlace,
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
}

/// What a function sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// Nothing.
    None,
    /// A model; `derived` when objects of derived types are welcome too.
    Model {
        /// Its type.
        path: ItemPath,
        /// Whether derived types exist.
        derived: bool,
    },
    /// The parameters of an action.
    Parameters(ItemPath),
    /// A link to an object.
    Reference,
    /// Raw content.
    Content,
    /// Any JSON.
    Json,
}

/// What a function's request is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
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

/// Permission names for one kind of account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scopes {
    /// `Delegated (work or school account)` and so on.
    pub account: crate::api::Account,
    /// Names from least to most privileged.
    pub names: Vec<String>,
}

impl Ident {
    /// The identifier as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ModPath {
    /// The module that contains this one; `None` for the crate root.
    pub fn parent(&self) -> Option<Self> {
        let (_, parents) = self.0.split_last()?;
        Some(Self(parents.to_vec()))
    }
}
