//! Types of the [`Api`](crate::api::Api): entity types, complex types and enumerations, and their properties.

use std::fmt;

use crate::api::{Evidence, Prose, Scalar, TypeId};
use crate::text::source::Span;

/// `microsoft.graph.callRecords` + `session`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct QualifiedName {
    /// The namespace, `microsoft.graph` for most.
    pub namespace: String,
    /// The name within it, in the spelling that the evidence agrees on.
    pub name: String,
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.namespace, self.name)
    }
}

/// A named type.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// Its name.
    pub name: QualifiedName,
    /// What it is for: the paragraphs of its leading page.
    pub doc: Vec<Prose>,
    /// The product area of its leading page.
    pub product: Option<String>,
    /// The pages that describe it, the leading page first; a type that no page describes has the places naming it.
    pub origins: Vec<Span>,
    /// Whether some page describes it; otherwise it was built from what other pages say about it.
    pub described: bool,
    /// What kind of type it is.
    pub kind: TypeKind,
    /// Why it has this name, kind and base.
    pub evidence: Vec<Evidence>,
}

/// Structured or enumerated.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// An entity type or complex type.
    Struct(StructDef),
    /// An enumeration.
    Enum(EnumDef),
}

/// An entity type or a complex type.
#[derive(Debug, Clone, Default)]
pub struct StructDef {
    /// The type it inherits from.
    pub base: Option<TypeId>,
    /// It has a key, or inherits one.
    pub entity: bool,
    /// No object is of exactly this type.
    pub is_abstract: bool,
    /// Objects may have further properties.
    pub open: bool,
    /// Own properties, in the order documented; inherited ones are left to the base.
    pub properties: Vec<Property>,
}

impl TypeDef {
    /// The own properties of a structured type; none of an enumeration.
    #[must_use]
    pub fn properties(&self) -> &[Property] {
        match &self.kind {
            TypeKind::Struct(it) => &it.properties,
            TypeKind::Enum(_) => &[],
        }
    }

    /// The type that a structured type inherits from.
    #[must_use]
    pub fn base(&self) -> Option<TypeId> {
        match &self.kind {
            TypeKind::Struct(it) => it.base,
            TypeKind::Enum(_) => None,
        }
    }
}

/// The ranks of the types that a type inherits from, the nearest first. An [`Api`](crate::api::Api) has no cycles; while
/// types are still being related, a chain that runs into one ends.
pub(crate) fn ancestors(types: &[TypeDef], rank: usize) -> impl Iterator<Item = usize> {
    let base = |rank: &usize| types[*rank].base().map(|id| id.0 as usize);
    std::iter::successors(base(&rank), base).take(types.len())
}

/// A structural or navigation property, or a parameter of an action.
#[derive(Debug, Clone)]
pub struct Property {
    /// The name as sent.
    pub name: String,
    /// Its type.
    pub ty: TypeRef,
    /// It leads to other objects rather than being part of this one.
    pub navigation: bool,
    /// No table lists it: request paths mention it.
    pub inferred: bool,
    /// The description says that it cannot be written.
    pub read_only: bool,
    /// The description says that a parameter must be given.
    pub required: Option<bool>,
    /// The values that the description lists.
    pub values: Vec<String>,
    /// The description.
    pub doc: Option<Prose>,
    /// Its row.
    pub origin: Span,
    /// What each source said about its type.
    pub evidence: Vec<Evidence>,
}

impl Property {
    /// A property of which a table says nothing.
    pub(crate) fn bare(name: String, ty: TypeRef, origin: Span, evidence: Evidence) -> Self {
        Self {
            name,
            ty,
            navigation: false,
            inferred: false,
            read_only: false,
            required: None,
            values: Vec::new(),
            doc: None,
            origin,
            evidence: vec![evidence],
        }
    }
}

/// The type of a property, parameter, body or reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef {
    /// The type of one item.
    pub item: ItemType,
    /// Whether there are several.
    pub collection: bool,
}

/// The type of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemType {
    /// A primitive type.
    Scalar(Scalar),
    /// An entity type, complex type or enumeration.
    Type(TypeId),
    /// Any JSON: the documentation does not say, or says several things.
    Json,
}

/// An enumeration; every one is open, a service adds members without notice.
#[derive(Debug, Clone, Default)]
pub struct EnumDef {
    /// The members in the order documented.
    pub members: Vec<Member>,
    /// Several members can be combined.
    pub flags: bool,
    /// It has no table: property descriptions list its members.
    pub inline: bool,
}

/// A member of an enumeration.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name as sent.
    pub name: String,
    /// Its number, where one is documented.
    pub value: Option<i64>,
    /// Its description.
    pub doc: Option<Prose>,
    /// Its row.
    pub origin: Span,
}
