//! The nouns of resource pages: property rows, method rows, enumeration tables, JSON representations.

use crate::page::{Annotation, Json, Link, Prose};
use crate::text::source::{Span, Spanned};

/// A page that describes an entity or complex type.
#[derive(Debug, Clone, Default)]
pub struct ResourcePage {
    /// The type's name from the heading `# message resource type`, qualifiers such as `(preview)` removed.
    pub name: Option<Spanned<String>>,
    /// The heading says `complex type`.
    pub says_complex: bool,
    /// The prose says that the type is abstract.
    pub says_abstract: Option<Span>,
    /// The prose says that the type is open (`open type`, dynamic properties).
    pub says_open: Option<Span>,
    /// `Inherits from [outlookItem](outlookitem.md)` and its variants.
    pub inherits: Vec<Spanned<TypeText>>,
    /// Types that the page says inherit from this one.
    pub derived: Vec<Spanned<TypeText>>,
    /// Rows of the tables under `Properties`, `Relationships` and `Instance attributes`.
    pub properties: Vec<PropertyRow>,
    /// Rows of the `Methods` table.
    pub methods: Vec<MethodRow>,
    /// Annotated `blockType: resource` blocks with their JSON representation.
    pub representations: Vec<Representation>,
    /// The properties section says that all properties are inherited or that there are none.
    pub says_no_properties: bool,
}

impl ResourcePage {
    /// The annotations of the representations.
    pub(crate) fn annotations(&self) -> impl Iterator<Item = &Annotation> {
        self.representations.iter().filter_map(|it| it.annotation.as_ref())
    }
}

/// Which table a property row stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PropertyHome {
    /// The table directly under `Properties`.
    Properties,
    /// A table under a further heading below `Properties`: real properties, or the content of some value.
    SubTable,
    /// The table under `Relationships`.
    Relationships,
    /// `Instance attributes` such as `@microsoft.graph.downloadUrl`.
    InstanceAttributes,
    /// The table of a request body.
    Body,
    /// A table of path, function or query parameters.
    Parameter,
}

/// A row of a property, relationship, parameter or body table.
#[derive(Debug, Clone)]
pub struct PropertyRow {
    /// The name, marks removed: `toRecipients`, `@odata.type`, `site@odata.bind`.
    pub name: Spanned<String>,
    /// The type cell; empty names when there is no such column.
    pub ty: Spanned<TypeText>,
    /// The description cell.
    pub description: Prose,
    /// Members that the description lists: ``possible values are: `a`, `b` ``.
    pub values: Vec<Spanned<String>>,
    /// The table it stands in.
    pub home: PropertyHome,
    /// What a `Required` column or the description's first or last word says.
    pub required: Option<bool>,
}

/// A row of a `Methods` table.
#[derive(Debug, Clone)]
pub struct MethodRow {
    /// The linked page of the operation.
    pub link: Link,
    /// The return type cell; no names for `None`.
    pub returns: Spanned<TypeText>,
}

/// An annotated block: `<!-- { "blockType": "resource", … } -->` and the JSON that follows.
#[derive(Debug, Clone)]
pub struct Representation {
    /// The annotation; absent when the JSON stands unannotated under `JSON representation`.
    pub annotation: Option<Annotation>,
    /// The JSON, as far as it could be read.
    pub json: Option<Spanned<Json>>,
}

/// A table of enumeration members.
#[derive(Debug, Clone)]
pub struct EnumTable {
    /// The enumeration's name: from the page's title or from `### x values`; none under a bare `Members` of a page
    /// whose title names no type.
    pub name: Option<Spanned<String>>,
    /// The members in the order written.
    pub members: Vec<EnumMember>,
    /// The text says that several members can be combined.
    pub flags: bool,
    /// The heading above the table.
    pub span: Span,
}

/// One member of an enumeration.
#[derive(Debug, Clone)]
pub struct EnumMember {
    /// The member as sent: `normal`.
    pub name: Spanned<String>,
    /// The number in the `Value` column.
    pub value: Option<i64>,
    /// The description cell.
    pub description: Option<Prose>,
}

/// A type as an author writes it in a cell or sentence: `[message](message.md) collection`, `Edm.String`, `a or b`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeText {
    /// The word `collection` in any of its spellings, outside links and type names.
    pub collection: bool,
    /// The alternatives, usually one; empty when nothing that names a type was found.
    pub names: Vec<TypeName>,
}

/// One type name in a [`TypeText`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeName {
    /// The written name, without marks, `Edm.` and namespace kept: `Edm.String`, `microsoft.graph.message`, `message`.
    pub text: String,
    /// The link's target when the name is a link.
    pub target: Option<String>,
    /// Where it stands.
    pub span: Span,
}
