//! Phase 3: [`Krate`], the crate to be printed.
//!
//! Every name, path, type and line of documentation is decided.
//!
//! Emission prints it and decides nothing.

pub(crate) mod case;
pub(crate) mod example;
pub(crate) mod feature;
pub(crate) mod function;
pub(crate) mod root;
pub(crate) mod runtime;
pub(crate) mod scalar;
pub(crate) mod service;
pub(crate) mod types;

use std::collections::BTreeMap;
use std::fmt;

pub use crate::api::{Account, Method, Scalar};
pub use crate::krate::case::{Asks, Case, CaseBody};
pub use crate::krate::example::{Asked, Example, ExampleBody, Literal, Member, Term};
pub use crate::krate::feature::{Feature, FeatureId, Gate, Size};
pub use crate::krate::function::{Argument, ArgumentPlace, ArgumentType, Body, Endpoint, Function, Line, Response};
pub use crate::krate::root::{RootPlace, RootType, Roots, Start};
pub(crate) use crate::krate::runtime::feature_names;
pub use crate::krate::runtime::{Runtime, RuntimeFeature, RuntimePlace};
pub use crate::krate::scalar::RustScalar;
pub use crate::krate::service::Service;
pub use crate::krate::types::{Enum, Field, ItemKind, Struct, Type, Variant};

/// The source of a crate.
#[derive(Debug, Clone, Default)]
pub struct Krate {
    /// The crate's name: `lamps`.
    pub name: String,
    /// The crate that it leans on.
    pub runtime: Runtime,
    /// The service that its client goes to; nothing where no configuration says it, and where the runtime is a layer, which
    /// knows its own.
    pub service: Option<Service>,
    /// `//!` text of the crate root.
    pub doc: Doc,
    /// Its features: product areas in the order of their names, then `full` and `default`; none when there is nothing to
    /// choose.
    pub features: Vec<Feature>,
    /// The items compiled without any feature.
    pub always: Size,
    /// Every module but the root, by path. A module's parents are always present.
    pub modules: BTreeMap<ModPath, Module>,
    /// The roots that requests can be moved to.
    pub roots: Roots,
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

/// A line of documentation that is there only under a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocLine {
    /// The line.
    pub text: String,
    /// When it is there, the item being compiled.
    pub gate: Gate,
}

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

impl Krate {
    /// The path of the crate in programs that import its modules: one of these may have its name, and would be meant.
    pub(crate) fn path(&self) -> String {
        let name = self.name.replace('-', "_");
        let is_module = self.modules.keys().any(|it| it.0.first().is_some_and(|it| it.as_str() == name));
        if is_module { format!("::{name}") } else { name }
    }

    /// Some item, field or member is deprecated, which the crate's own code names.
    pub(crate) fn has_deprecated(&self) -> bool {
        self.modules.values().flat_map(|it| &it.items).any(Item::has_deprecated)
    }

    /// Gives functions their examples.
    pub(crate) fn illustrate(&mut self, mut examples: BTreeMap<ItemPath, Example>) {
        for (path, module) in &mut self.modules {
            for item in &mut module.items {
                if let Item::Function(it) = item {
                    it.example = examples.remove(&ItemPath { module: path.clone(), ident: it.ident.clone() });
                }
            }
        }
    }

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
    /// The path that others know an item by, given that of the module.
    pub(crate) fn path_of(&self, path: &ModPath, item: &Ident) -> ItemPath {
        ItemPath { module: ModPath(self.public(path).to_vec()), ident: item.clone() }
    }

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

    fn has_deprecated(&self) -> bool {
        let field = |it: &Field| it.deprecated.is_some();
        match self {
            Self::Struct(it) => it.deprecated.is_some() || it.fields.iter().chain(&it.navigation).any(field),
            Self::Enum(it) => it.deprecated.is_some() || it.variants.iter().any(|it| it.deprecated.is_some()),
            Self::Function(it) => it.deprecated.is_some(),
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
