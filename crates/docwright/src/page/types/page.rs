//! [`ResourcePage`]: the noun of pages of entity types and complex types.

use crate::page::annotation::{Annotation, Representation};
use crate::page::cells::rows::PropertyRow;
use crate::page::sentence::type_text::TypeText;
use crate::page::types::method::MethodRow;
use crate::text::passage::Passage;
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
    /// The part of the page that it is, where the page describes several types under headings.
    pub section: Option<TypeSection>,
    /// The properties section says that all properties are inherited or that there are none.
    pub says_no_properties: bool,
}

/// A part of a page that is about one type.
#[derive(Debug, Clone)]
pub struct TypeSection {
    /// Its heading.
    pub span: Span,
    /// The text below it.
    pub introduction: Vec<Passage>,
}

impl ResourcePage {
    /// Gives back the room that lists of large items kept for more.
    pub(crate) fn shrink(&mut self) {
        self.properties.shrink_to_fit();
        self.methods.shrink_to_fit();
        self.representations.shrink_to_fit();
    }

    /// The annotations of the representations.
    pub(crate) fn annotations(&self) -> impl Iterator<Item = &Annotation> {
        self.representations.iter().filter_map(|it| it.annotation.as_ref())
    }
}
