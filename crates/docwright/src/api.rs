//! Phase 2: [`Api`] is what the documented API is: types and operations in OData's terms, every reference resolved.
//!
//! No word of Rust here, and no trace of how a page is laid out. What several places of the documentation say about one
//! fact is kept as [`Evidence`], so that a reader can ask why a decision fell the way it did.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Index;

pub use crate::page::{Account, Mark, Method, Prose, Run};
use crate::source::{FileId, Span, Spanned};

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

/// OData's primitive types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scalar {
    /// `Edm.String`
    String,
    /// `Edm.Boolean`
    Boolean,
    /// `Edm.Byte`, 0 to 255
    Byte,
    /// `Edm.SByte`, -128 to 127
    SByte,
    /// `Edm.Int16`
    Int16,
    /// `Edm.Int32`
    Int32,
    /// `Edm.Int64`
    Int64,
    /// `Edm.Single`
    Single,
    /// `Edm.Double`
    Double,
    /// `Edm.Decimal`
    Decimal,
    /// `Edm.Guid`
    Guid,
    /// `Edm.Date`
    Date,
    /// `Edm.DateTimeOffset`
    DateTimeOffset,
    /// `Edm.TimeOfDay`
    TimeOfDay,
    /// `Edm.Duration`
    Duration,
    /// `Edm.Binary`
    Binary,
    /// `Edm.Stream`
    Stream,
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

/// One documented operation: a page, a method and one contract.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The page that documents it.
    pub page: FileId,
    /// The page's title.
    pub title: Spanned<String>,
    /// The page's summary.
    pub doc: Vec<Prose>,
    /// The page's product area.
    pub product: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The request lines, the canonical one first.
    pub routes: Vec<Route>,
    /// Permissions by account type.
    pub permissions: Vec<Permission>,
    /// Request headers, without `Authorization`, `Content-Type` and `Accept`.
    pub headers: Vec<Header>,
    /// The OData query options that the page names.
    pub query_options: Vec<String>,
    /// The documented success statuses, the main one first.
    pub statuses: Vec<u16>,
    /// What is sent.
    pub body: Body,
    /// What is answered.
    pub reply: Reply,
    /// The type that an annotation declares for an answer that is raw content: reports are declared as objects and
    /// answered as files.
    pub declared_reply: Option<String>,
    /// Why body and reply are what they are.
    pub evidence: Vec<Evidence>,
}

/// A documented request line, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The path below the service root.
    pub segments: Vec<Segment>,
    /// Query parameters that the line itself holds, OData's system options left out.
    pub query: Vec<QueryParameter>,
    /// The line as written, without method, host and version.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// `messages`
    Literal(String),
    /// `{id}`, or `('{id}')` right behind a literal.
    Key(Parameter),
    /// An action or function, `sendMail`, `delta()`, `getByPath(path='{path}')`; also a collection addressed by an
    /// alternate key, `applications(appId='{appId}')`.
    Call {
        /// The name before the parenthesis, without a namespace.
        name: String,
        /// The name as it stands in the path: `microsoft.graph.delta`.
        written: String,
        /// Its arguments.
        arguments: Vec<Parameter>,
        /// It is written with parentheses, even if there is nothing between them.
        parenthesised: bool,
    },
    /// `microsoft.graph.user`: the objects of a derived type only.
    Cast(String),
    /// `:/{item-path}:` behind an item: addressed by path.
    ByPath(Parameter),
    /// `$ref`
    Ref,
    /// `$value`
    Value,
    /// `$count`
    Count,
}

/// A placeholder of a path or query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameter {
    /// The name: of the function's parameter, or the placeholder's first alternative: `id` of `{id | name}`.
    pub name: String,
    /// The value stands in single quotes in the template.
    pub quoted: bool,
    /// What stands before the quote: `microsoft.graph.timeZoneStandard` of an enumeration's value.
    pub prefix: String,
    /// A key written in parentheses: `('{id}')`.
    pub parenthesised: bool,
    /// The type its table names.
    pub ty: Option<TypeRef>,
    /// What its table says.
    pub doc: Option<Prose>,
}

/// `startDateTime={start}` in a request line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryParameter {
    /// The name before the `=`.
    pub name: String,
    /// A fixed value, when the line gives one instead of a placeholder.
    pub fixed: Option<String>,
    /// What its table says.
    pub doc: Option<Prose>,
}

/// The permissions for one kind of account, from least to most privileged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Who holds them.
    pub account: Account,
    /// What they are for, where the page makes a difference: `calendar`.
    pub about: Option<String>,
    /// Their names; empty when the account kind is not supported.
    pub names: Vec<String>,
}

/// A request header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// The value the page gives in the name cell: `outlook.timezone` of `Prefer: outlook.timezone`.
    pub preset: Option<String>,
    /// It must be sent.
    pub required: bool,
    /// What it does.
    pub doc: Prose,
}

/// What is sent.
#[derive(Debug, Clone)]
pub enum Body {
    /// Nothing.
    Empty,
    /// An object or a collection.
    Value(TypeRef),
    /// The parameters of an action.
    Parameters(Vec<Property>),
    /// A link to an object: `{"@odata.id": …}`.
    Reference,
    /// Raw content.
    Content,
    /// Something that the documentation does not say.
    Unknown,
}

/// What is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Nothing.
    Empty,
    /// An object, a collection, or a primitive value in its `value` wrapper.
    Value(TypeRef),
    /// Links to objects.
    References,
    /// Raw content, or a redirect to it.
    Content,
    /// Something that the documentation does not say.
    Unknown,
}

/// What one place of the documentation says about a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is about: `type`, `collection`, `name`, `base`, `status`, `reply`, `body`.
    pub about: &'static str,
    /// What kind of place.
    pub witness: Witness,
    /// What it says, in the words of the model.
    pub says: String,
    /// Where.
    pub span: Span,
    /// The decision agrees with it.
    pub agrees: bool,
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
    /// An example.
    Example,
    /// The request path, walked through the navigation properties of the model.
    Path,
    /// The base type.
    Base,
    /// What holds when nothing is said.
    Default,
}
