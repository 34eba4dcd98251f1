//! Types: entity types, complex types and enumerations, and their properties.

use std::fmt;

use crate::api::{Decided, Deprecation, Evidence, Passage, Prose, Remark, Scalar, TypeId, Values, Witness};
use crate::text::source::{Span, Spanned};

/// `example.graph.callRecords` + `session`.
#[derive(Debug, Clone)]
pub struct QualifiedName {
    /// The namespace, `example.graph` for most.
    pub namespace: Decided<String>,
    /// The name within it, in the spelling that the evidence agrees on.
    pub name: Decided<String>,
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", *self.namespace, *self.name)
    }
}

/// A named type.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// Its name.
    pub name: QualifiedName,
    /// Its description: the introduction of its leading page, without what all pages say.
    pub doc: Vec<Passage>,
    /// The sections of that page under headings of their own.
    pub remarks: Vec<Remark>,
    /// The product area of its leading page.
    pub product: Option<Spanned<String>>,
    /// The pages that describe it, the leading page first; a type that no page describes has the places naming it.
    pub origins: Vec<Span>,
    /// Some page describes it; otherwise it was built from what other pages say about it.
    pub described: bool,
    /// The kind of type.
    pub kind: TypeKind,
    /// It is deprecated, where some place says so.
    pub deprecated: Decided<Option<Deprecation>>,
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
    pub base: Decided<Option<TypeId>>,
    /// The name of the type that it inherits from by its own page, where no page describes that type: what it has from there
    /// is not known.
    pub missing_base: Option<String>,
    /// It has a key, or inherits one.
    pub entity: Decided<bool>,
    /// No object is of exactly this type.
    pub is_abstract: Decided<bool>,
    /// Objects may have further properties.
    pub open: Decided<bool>,
    /// Own properties, in the order documented; inherited ones are left to the base.
    pub properties: Vec<Property>,
    /// Names of inherited properties that requests send in objects of this type, although a base calls them read-only.
    pub writable: Vec<Spanned<String>>,
}

impl StructDef {
    /// Its decisions of yes or no that hold only where some place says so, each with its word in the model.
    pub(crate) fn flags(&self) -> impl Iterator<Item = (&'static str, &Decided<bool>)> {
        [("abstract", &self.is_abstract), ("open", &self.open)].into_iter()
    }
}

impl TypeDef {
    /// True if its page names a base that no page describes, so that it may have more than is known.
    #[must_use]
    pub fn names_missing_base(&self) -> bool {
        matches!(&self.kind, TypeKind::Struct(it) if it.missing_base.is_some())
    }

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
            TypeKind::Struct(it) => *it.base,
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
    pub name: Decided<String>,
    /// The type of its value, or of one item of it.
    pub item: Decided<ItemType>,
    /// Its value is a list.
    pub collection: Decided<bool>,
    /// It leads to other objects rather than being part of this one.
    pub navigation: Decided<bool>,
    /// No table lists it: request paths mention it.
    pub inferred: bool,
    /// It cannot be written.
    pub read_only: Decided<bool>,
    /// The request that sends it, although the description calls it read-only.
    pub written: Option<Span>,
    /// The description says that a parameter must be given.
    pub required: Option<bool>,
    /// The constraints on its value that the description states.
    pub values: Values,
    /// The description.
    pub doc: Option<Prose>,
    /// Its row.
    pub origin: Span,
    /// It is deprecated, where some place says so.
    pub deprecated: Decided<Option<Deprecation>>,
}

impl Property {
    /// A property of which a table says nothing.
    pub(crate) fn bare(name: String, item: Decided<ItemType>, collection: Decided<bool>, origin: Span) -> Self {
        Self {
            name: name.into(),
            item,
            collection,
            navigation: false.into(),
            inferred: false,
            read_only: false.into(),
            written: None,
            required: None,
            values: Values::default(),
            doc: None,
            origin,
            deprecated: None.into(),
        }
    }

    /// Its decisions of yes or no that hold only where some place says so, each with its word in the model.
    pub(crate) fn flags(&self) -> impl Iterator<Item = (&'static str, &Decided<bool>)> {
        [("relationship", &self.navigation), ("read-only", &self.read_only)].into_iter()
    }

    /// Places say different things about its type or a flag.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        let flags = || self.flags().any(|(_, it)| it.is_disputed());
        self.item.is_disputed() || self.collection.is_disputed() || flags()
    }

    /// The place that gives its type: the type cell of its row; that of its name where it has none.
    pub(crate) fn type_place(&self) -> Span {
        let is_cell = |it: &&Evidence| matches!(it.witness, Witness::Table | Witness::LinkTarget | Witness::LinkText);
        self.item.evidence().iter().find(is_cell).map_or(self.origin, |it| it.span)
    }

    /// Its type.
    #[must_use]
    pub fn ty(&self) -> TypeRef {
        TypeRef { item: *self.item, collection: *self.collection }
    }

    /// It is text, so that the values that its description lists are no members of an enumeration.
    #[must_use]
    pub fn is_text(&self) -> bool {
        *self.item == ItemType::Scalar(Scalar::String)
    }

    /// A table cell names the type that was decided; otherwise the type is concluded from other places.
    #[must_use]
    pub fn is_tabled(&self) -> bool {
        let is_cell = |it: Witness| matches!(it, Witness::Table | Witness::LinkTarget | Witness::LinkText);
        self.item.evidence().iter().any(|it| it.agrees && is_cell(it.witness))
    }
}

/// The type of a property, parameter, body or response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef {
    /// The type of one item.
    pub item: ItemType,
    /// There are several.
    pub collection: bool,
}

/// A number of items in the words of the model.
pub(crate) fn number(collection: bool) -> &'static str {
    if collection { "a collection" } else { "a single value" }
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
    pub members: Decided<Vec<Member>>,
    /// Several members can be combined.
    pub flags: bool,
    /// It has no table: property descriptions list its members.
    pub inline: bool,
    /// The members that are answered only where a request asks for members to come, by its header `Prefer`.
    pub on_request: Vec<String>,
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
    /// It is deprecated, where some place says so.
    pub deprecated: Decided<Option<Deprecation>>,
}

impl Member {
    /// A member of which no more than the name is known.
    pub(crate) fn bare(name: String, origin: Span) -> Self {
        Self { name, value: None, doc: None, origin, deprecated: None.into() }
    }
}
