//! Phase 3: [`Krate`], the crate to be printed.
//!
//! Every name, path, type and line of documentation is decided.
//!
//! Emission prints it and decides nothing.

pub(crate) mod case;
pub(crate) mod feature;
pub(crate) mod function;
pub(crate) mod runtime;
pub(crate) mod scalar;

use std::collections::BTreeMap;
use std::fmt;

pub use crate::api::{Account, Method, Scalar};
pub use crate::krate::case::{Asks, Case, Sent};
pub use crate::krate::feature::{Feature, FeatureId, Gate, Size};
pub use crate::krate::function::{Answer, Argument, ArgumentPlace, ArgumentType, Endpoint, Function, Line, Payload};
pub use crate::krate::runtime::Runtime;
pub use crate::krate::scalar::RustScalar;

/// The source of a crate.
#[derive(Debug, Clone, Default)]
pub struct Krate {
    /// The crate's name: `msgraph`.
    pub name: String,
    /// The crate that it leans on.
    pub runtime: Runtime,
    /// `//!` text of the crate root.
    pub doc: Doc,
    /// Its features: product areas in the order of their names, then `full` and `default`; none when there is nothing to
    /// choose.
    pub features: Vec<Feature>,
    /// The items compiled without any feature.
    pub always: Size,
    /// Every module but the root, by path. A module's parents are always present.
    pub modules: BTreeMap<ModPath, Module>,
    /// Tests: examples of the documentation, in its order.
    pub cases: Vec<Case>,
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
    /// When it is compiled, its parent being compiled.
    pub gate: Gate,
    /// When any of its own items is compiled, which need the runtime.
    pub runtime: Gate,
    /// Items of other modules that are visible here too, sorted; those of private modules below this one need no mention.
    pub reexports: Vec<Reexport>,
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

/// An item of another module.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reexport {
    /// The item.
    pub path: ItemPath,
    /// When it is shown, the module being compiled.
    pub gate: Gate,
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
    /// When it is compiled, its module being compiled.
    pub gate: Gate,
}

impl Struct {
    /// A struct of which nothing is known but its fields.
    pub(crate) fn bare(ident: Ident, doc: Doc, fields: Vec<Field>) -> Self {
        Self {
            ident,
            doc,
            odata_name: None,
            doc_url: String::new(),
            fields,
            navigation: Vec::new(),
            bases: Vec::new(),
            has_derived: false,
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
    /// It is not sent by create and update helpers.
    pub read_only: bool,
    /// It holds a secret, which `Debug` does not show.
    pub secret: bool,
    /// When the accessors of a navigation property are compiled, its model being compiled.
    pub gate: Gate,
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
}

impl Krate {
    /// A feature by its rank.
    pub fn feature(&self, id: FeatureId) -> Option<&Feature> {
        self.features.get(id.0 as usize)
    }
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

/// As callers name it within the crate: `me::messages::list`.
impl fmt::Display for ItemPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.module.0.iter().try_for_each(|it| write!(f, "{it}::"))?;
        write!(f, "{}", self.ident)
    }
}

impl ModPath {
    /// The module that contains this one; `None` for the crate root.
    pub fn parent(&self) -> Option<Self> {
        let (_, parents) = self.0.split_last()?;
        Some(Self(parents.to_vec()))
    }
}

impl Module {
    /// The path that others know its items by, given its own: those of a private module are seen in its parent.
    pub(crate) fn public<'a>(&self, path: &'a ModPath) -> &'a [Ident] {
        match path.0.split_last() {
            Some((_, parents)) if self.private => parents,
            _ => &path.0,
        }
    }
}

impl Item {
    /// Its name.
    pub fn ident(&self) -> &Ident {
        match self {
            Self::Struct(it) => &it.ident,
            Self::Enum(it) => &it.ident,
            Self::Function(it) => &it.ident,
        }
    }

    /// Its navigation properties, which only structs have.
    pub(crate) fn navigation(&self) -> &[Field] {
        match self {
            Self::Struct(it) => &it.navigation,
            Self::Enum(_) | Self::Function(_) => &[],
        }
    }

    /// When it is compiled, its module being compiled.
    pub fn gate(&self) -> &Gate {
        match self {
            Self::Struct(it) => &it.gate,
            Self::Enum(it) => &it.gate,
            Self::Function(it) => &it.gate,
        }
    }

    /// The same, to be decided.
    pub(crate) fn gate_mut(&mut self) -> &mut Gate {
        match self {
            Self::Struct(it) => &mut it.gate,
            Self::Enum(it) => &mut it.gate,
            Self::Function(it) => &mut it.gate,
        }
    }
}
