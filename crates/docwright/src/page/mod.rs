//! Phase 1: [`Page`] is what the author of one page wrote. Nothing is resolved, nothing is Rust, every leaf has its place.
//!
//! [`parse`] sees one file (and the files it includes), never fails and never looks at another page: a bad page becomes
//! a smaller [`Page`] and diagnostics.
//!
//! ```text
//! text → recover → markdown (blocks) → document (sections) → classify → resource | api, enums → Page
//! ```

pub(crate) mod annotation;
pub(crate) mod cells;
pub(crate) mod document;
pub(crate) mod markdown;
pub(crate) mod operation;
pub(crate) mod sentence;
pub(crate) mod types;

pub use crate::page::annotation::Annotation;
pub use crate::page::document::classify::parse;
pub use crate::page::document::outline::{Heading, Outline, Part, TableShape, Target, outline};
pub use crate::page::operation::page::{
    Account, ApiPage, BodyClaim, BodySection, Example, ExampleBody, ExampleRequest, ExampleResponse, HeaderRow, Method,
    ParameterPlace, ParameterRow, PermissionRow, RequestLine, ResponseClaim, ResponseSection,
};
pub(crate) use crate::page::operation::request_line::is_version;
pub use crate::page::types::page::{
    EnumMember, EnumTable, MethodRow, PropertyHome, PropertyRow, Representation, ResourcePage, TypeName, TypeText,
};
pub use crate::text::json::{Json, JsonMember};
pub use crate::text::prose::{Link, Mark, Prose, Run};

use crate::text::json;
use crate::text::source::{FileId, Span, Spanned};

/// Reads JSON that stands on no page; its places are in no file.
pub(crate) fn read_json(text: &str) -> Option<Json> {
    json::read(text, Span::at_start(FileId::NOWHERE)).value.map(|it| it.value)
}

/// What one documentation page says.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file it was read from.
    pub file: FileId,
    /// The `---` block at its top.
    pub front: FrontMatter,
    /// The text of the first real level-1 heading; empty when there is none.
    pub title: Spanned<String>,
    /// The `Namespace: microsoft.graph.callRecords` line, without its label.
    pub namespace: Option<Spanned<String>>,
    /// The paragraphs between title and first section, without the namespace line, includes, alerts and tables.
    pub summary: Vec<Prose>,
    /// What kind of page it is, decided by its content.
    pub kind: PageKind,
    /// Enumeration tables: `## Members`, `### importance values`, on pages of every kind.
    pub enums: Vec<EnumTable>,
}

impl Page {
    /// The rows of properties, wherever they stand.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &PropertyRow> {
        let rows: &[PropertyRow] = match &self.kind {
            PageKind::Resource(resource) => &resource.properties,
            PageKind::Api(api) => &api.body.rows,
            PageKind::Enums | PageKind::Other => &[],
        };
        rows.iter()
    }
}

/// The front matter fields that mean something to us.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    /// Whether there was a block at all.
    pub present: bool,
    /// `title:`
    pub title: Option<Spanned<String>>,
    /// `description:`
    pub description: Option<Spanned<String>>,
    /// `doc_type:`, a hint only.
    pub doc_type: Option<Spanned<String>>,
    /// The product area: `ms.subservice:` or the older `ms.prod:`; absent when it is a placeholder.
    pub product: Option<Spanned<String>>,
}

/// What a page describes.
#[derive(Debug, Clone)]
pub enum PageKind {
    /// A resource: an entity type or a complex type.
    Resource(Box<ResourcePage>),
    /// One operation, with one or several request lines.
    Api(Box<ApiPage>),
    /// Only enumerations; they are in [`Page::enums`].
    Enums,
    /// Neither: an overview or a table of contents.
    Other,
}
