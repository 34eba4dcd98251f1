//! Models as Rust has them: structs with their fields, and open enumerations.

use crate::krate::{Doc, DocLine, Gate, Ident, ItemPath, Scalar};

/// A struct with optional fields.
#[derive(Debug, Clone)]
pub struct Struct {
    /// Its name.
    pub ident: Ident,
    /// Its documentation, up to the list of its requests.
    pub doc: Doc,
    /// The functions that take it, and those that answer it.
    pub requests: Vec<DocLine>,
    /// The sections of its documentation that follow.
    pub sections: Doc,
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
    /// The note of its `#[deprecated]`, empty where only a mark says that it is.
    pub deprecated: Option<String>,
    /// When it is compiled, its module being compiled.
    pub gate: Gate,
}

impl Struct {
    /// A struct of which nothing is known but its fields.
    pub(crate) fn bare(ident: Ident, doc: Doc, fields: Vec<Field>) -> Self {
        Self {
            ident,
            doc,
            requests: Vec::new(),
            sections: Doc::default(),
            odata_name: None,
            doc_url: String::new(),
            fields,
            navigation: Vec::new(),
            bases: Vec::new(),
            has_derived: false,
            deprecated: None,
            gate: Gate::Always,
        }
    }
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
    /// The query options that it can be used in, for the constant: `$filter(eq,ne) $orderby`; empty when nothing is said.
    pub abilities: String,
    /// The values of a text that its description lists, for the constant.
    pub values: Vec<String>,
    /// It is not sent by create and update helpers.
    pub read_only: bool,
    /// It holds a secret, which `Debug` does not show.
    pub secret: bool,
    /// The note of its `#[deprecated]`, empty where only a mark says that it is.
    pub deprecated: Option<String>,
    /// When the accessors of a navigation property are compiled, its model being compiled.
    pub gate: Gate,
}

/// The type of a field, body or response: one value or a `Vec` of them.
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
    /// The note of its `#[deprecated]`, empty where only a mark says that it is.
    pub deprecated: Option<String>,
    /// When it is compiled, its module being compiled.
    pub gate: Gate,
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
    /// The note of its `#[deprecated]`, empty where only a mark says that it is.
    pub deprecated: Option<String>,
}
