//! Phase 2: [`Api`], the documented types and operations in OData's terms.
//!
//! Every reference is resolved.
//!
//! No word of Rust here, and no trace of how a page is laid out. What several places of the documentation say about one
//! fact is kept as [`Evidence`], so that a reader can ask why a decision fell the way it did.

pub(crate) mod operation;
pub(crate) mod types;

use std::collections::BTreeMap;
use std::ops::Index;

pub use crate::api::operation::{
    Body, Header, Operation, Parameter, Permission, QueryParameter, Reply, Route, Segment,
};
pub use crate::api::types::{
    EnumDef, ItemType, Member, Property, QualifiedName, Scalar, StructDef, TypeDef, TypeKind, TypeRef,
};
pub use crate::page::{Account, Mark, Method, Prose, Run};
use crate::text::source::{FileId, Span};

/// A documented API.
#[derive(Debug, Clone, Default)]
pub struct Api {
    /// Entity types, complex types and enumerations, sorted by namespace and name.
    pub types: Vec<TypeDef>,
    /// Operations, sorted by page and place.
    pub operations: Vec<Operation>,
    /// Targets of links between pages: file name without folder and ending, lower case, to what the page describes.
    pub pages: BTreeMap<String, FileId>,
}

/// A type, by its rank in [`Api::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub(crate) u32);

impl Index<TypeId> for Api {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0 as usize]
    }
}

/// The statement of one place of the documentation about a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its subject: `name`, `namespace`, `kind`, `abstract`, `open`, `base`, `members`, `written` of a type; `type`,
    /// `collection`, `values`, `written` of a property; `status`, `reply`, `collection`, `body` of an operation, and each
    /// property that is `required` in what it is sent.
    pub about: &'static str,
    /// The kind of place.
    pub witness: Witness,
    /// The value that it states, in the words of the model.
    pub says: String,
    /// Where.
    pub span: Span,
    /// The decision agrees with it.
    pub agrees: bool,
    /// How it took part in the decision.
    pub standing: Standing,
}

/// How a piece of evidence took part in a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was put to the vote.
    Vote {
        /// How much it counted.
        weight: u32,
        /// How much everything counted that says the same.
        total: u32,
    },
    /// It decides without a vote, by this rule.
    Rule(&'static str),
    /// It did not count, for this reason.
    Unheard(&'static str),
}

/// The kinds of places that say something about a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Witness {
    /// A table cell.
    Table,
    /// The target of a link.
    LinkTarget,
    /// The text of a link.
    LinkText,
    /// An annotation.
    Annotation,
    /// A JSON representation.
    Json,
    /// A heading.
    Heading,
    /// The `Namespace:` line.
    Namespace,
    /// A sentence.
    Prose,
    /// A `Methods` table.
    Methods,
    /// The response of the operation, where the question is the request body.
    Reply,
    /// An example.
    Example,
    /// The request path, walked through the navigation properties of the model.
    Path,
    /// The base type.
    Base,
    /// The request line: its method and what its path ends in.
    Request,
    /// The default that holds when nothing is said.
    Default,
}

impl Evidence {
    /// Evidence that decides by a rule.
    pub(crate) fn ruling(
        about: &'static str,
        witness: Witness,
        says: impl Into<String>,
        span: Span,
        rule: &'static str,
    ) -> Self {
        Self { about, witness, says: says.into(), span, agrees: true, standing: Standing::Rule(rule) }
    }

    /// Evidence that did not count: what was decided is something else, as far as the caller knows.
    pub(crate) fn unheard(
        about: &'static str,
        witness: Witness,
        says: impl Into<String>,
        span: Span,
        reason: &'static str,
    ) -> Self {
        Self { about, witness, says: says.into(), span, agrees: false, standing: Standing::Unheard(reason) }
    }
}
