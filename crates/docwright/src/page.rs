//! Phase 1: [`Page`] is what the author of one page wrote. Nothing is resolved, nothing is Rust, every leaf has its place.
//!
//! [`parse`] sees one file (and the files it includes), never fails and never looks at another page: a bad page becomes
//! a smaller [`Page`] and diagnostics.
//!
//! ```text
//! text → recover → markdown (blocks) → document (sections) → classify → resource | api, enums → Page
//! ```

mod annotation;
mod api;
mod api_page;
mod block;
mod block_builder;
mod body;
mod cell;
mod classify;
mod columns;
mod context;
mod derived;
mod document;
mod enums;
mod example_text;
mod examples;
mod flat;
mod front_matter;
mod headers;
mod http;
mod include;
mod inline;
mod json;
mod json_escape;
mod json_token;
mod lines;
mod markdown;
mod notes;
mod outline;
mod permissions;
mod plain;
mod prose;
mod recover;
mod request_line;
mod resource;
mod resource_page;
mod response;
mod rows;
mod sentence_type;
mod table;
mod type_text;
mod value_list;

pub use annotation::Annotation;
pub use api_page::{
    Account, ApiPage, BodyClaim, BodySection, Example, ExampleBody, ExampleRequest, ExampleResponse, HeaderRow, Method,
    ParameterPlace, ParameterRow, PermissionRow, RequestLine, ResponseClaim, ResponseSection,
};
pub use classify::parse;
pub use json::{Json, JsonMember};
pub use outline::{Heading, Outline, Part, TableShape, Target, outline};
pub use prose::{Link, Mark, Prose, Run};
pub(crate) use request_line::is_version;
pub use resource_page::{
    EnumMember, EnumTable, MethodRow, PropertyHome, PropertyRow, Representation, ResourcePage, TypeName, TypeText,
};

use crate::source::{FileId, Span, Spanned};

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
