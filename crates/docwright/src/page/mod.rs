//! Phase 1: [`Page`], one documentation page as its author wrote it.
//!
//! Nothing is resolved, nothing is Rust, every leaf has its place.
//!
//! [`parse`] sees one file (and the files it includes), never fails and never looks at another page: a bad page becomes
//! a smaller [`Page`] and diagnostics.
//!
//! ```text
//! text → recover → markdown (blocks) → document (sections) → classify → operation | types → Page
//! ```

pub(crate) mod annotation;
pub(crate) mod cells;
pub(crate) mod classify;
pub(crate) mod document;
pub(crate) mod introduction;
pub(crate) mod markdown;
pub(crate) mod operation;
pub(crate) mod remark;
pub(crate) mod sentence;
pub(crate) mod service;
pub(crate) mod types;

pub use crate::dialect::headings::{ParameterPlace, Part};
pub use crate::odata::Method;
pub use crate::page::annotation::{Annotation, Representation};
pub use crate::page::cells::rows::{PropertyHome, PropertyRow};
pub use crate::page::classify::parse;
pub(crate) use crate::page::classify::parse_with_outline;
pub use crate::page::document::front_matter::FrontMatter;
pub(crate) use crate::page::document::outline::outline;
pub use crate::page::document::outline::{Delimiter, Heading, Outline, TableShape, Target};
pub use crate::page::operation::example::{Example, ExampleBody, ExampleRequest, ExampleResponse};
pub use crate::page::operation::header::HeaderRow;
pub use crate::page::operation::page::ApiPage;
pub use crate::page::operation::parameter::ParameterRow;
pub use crate::page::operation::permission::{Account, PermissionRow};
pub use crate::page::operation::query::Format;
pub use crate::page::operation::request_body::{BodyClaim, BodySection};
pub use crate::page::operation::request_line::RequestLine;
pub use crate::page::operation::response::{ResponseClaim, ResponseSection};
pub use crate::page::sentence::deprecation::{DeprecationClaim, DeprecationPlace, NamedDeprecation};
pub use crate::page::sentence::type_text::{TypeName, TypeText};
pub use crate::page::sentence::values::{Bounds, Values};
pub use crate::page::types::enumeration::{EnumMember, EnumTable};
pub use crate::page::types::method::MethodRow;
pub use crate::page::types::page::{ResourcePage, TypeSection};
pub use crate::text::json::{Json, JsonMember};
pub use crate::text::passage::{Passage, Remark};
pub use crate::text::prose::{Link, Mark, Prose, Run};

use crate::text::json;
use crate::text::source::{FileId, Span, Spanned};

/// Reads JSON that stands on no page; its places are in no file.
pub(crate) fn read_json(text: &str) -> Option<Json> {
    json::read(text, Span::at_start(FileId::NOWHERE)).value.map(|it| it.value)
}

/// One documentation page, as its author wrote it.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file it was read from.
    pub file: FileId,
    /// The `---` block at its top.
    pub front: FrontMatter,
    /// The text of the first real level-1 heading; empty when there is none.
    pub title: Spanned<String>,
    /// The `Namespace: example.lamps.callRecords` line, without its label.
    pub namespace: Option<Spanned<String>>,
    /// The text between title and first section, without the namespace line.
    pub introduction: Vec<Passage>,
    /// Its sections under headings that no part of the template has.
    pub remarks: Vec<Remark>,
    /// The kind of page, decided by its content.
    pub kind: PageKind,
    /// Types that it describes under headings of their own, beside what it is about as a whole.
    pub parts: Vec<ResourcePage>,
    /// Enumeration tables: `## Members`, `### importance values`, on pages of every kind.
    pub enums: Vec<EnumTable>,
    /// The title or the introduction says that what the page describes is deprecated.
    pub deprecated: Vec<DeprecationClaim>,
    /// Sentences say so of a property, parameter or member that they name.
    pub deprecated_parts: Vec<NamedDeprecation>,
    /// Files that it includes, of folders that are not read: the paths from the root of the set.
    pub unread_includes: Vec<Spanned<String>>,
}

impl Page {
    /// The rows of properties, wherever they stand.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &PropertyRow> {
        let rows: &[PropertyRow] = match &self.kind {
            PageKind::Resource(resource) => &resource.properties,
            PageKind::Api(api) => &api.body.rows,
            PageKind::Enums | PageKind::Other => &[],
        };
        rows.iter().chain(self.parts.iter().flat_map(|it| &it.properties))
    }

    /// Gives back the room that lists of large items kept for more: all pages stay in memory until the set is understood.
    pub(crate) fn shrink(&mut self) {
        match &mut self.kind {
            PageKind::Api(it) => {
                it.examples.shrink_to_fit();
                it.representations.shrink_to_fit();
                it.permissions.shrink_to_fit();
                it.parameters.shrink_to_fit();
                it.headers.shrink_to_fit();
                it.body.rows.shrink_to_fit();
            }
            PageKind::Resource(it) => it.shrink(),
            PageKind::Enums | PageKind::Other => {}
        }
        self.parts.iter_mut().for_each(ResourcePage::shrink);
    }

    /// The types that it describes.
    pub(crate) fn resources(&self) -> impl Iterator<Item = &ResourcePage> {
        let own = match &self.kind {
            PageKind::Resource(it) => Some(&**it),
            PageKind::Api(_) | PageKind::Enums | PageKind::Other => None,
        };
        own.into_iter().chain(&self.parts)
    }

    /// The claims of its sentences about a part of this name.
    pub(crate) fn deprecations_of<'p>(&'p self, name: &str) -> impl Iterator<Item = &'p DeprecationClaim> {
        let said = self.deprecated_parts.iter().filter(move |it| it.name.eq_ignore_ascii_case(name));
        said.map(|it| &it.claim)
    }

    /// The claims of one of its rows about itself, and of its sentences about the row.
    pub(crate) fn deprecations_of_row<'p>(
        &'p self,
        row: &'p PropertyRow,
    ) -> impl Iterator<Item = &'p DeprecationClaim> {
        row.deprecated.iter().chain(self.deprecations_of(&row.name.value))
    }
}

/// The kinds of pages.
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
