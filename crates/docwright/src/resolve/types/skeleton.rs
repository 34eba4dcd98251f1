//! A type declaration: its name and the places that describe it, unresolved.

use crate::api::QualifiedName;
use crate::page::{ApiPage, EnumTable, Page, PropertyRow, ResourcePage};
use crate::text::source::Span;

/// A type of which only the name and the places that describe it are known.
#[derive(Debug)]
pub(crate) struct Skeleton<'p> {
    pub(crate) name: QualifiedName,
    /// Resource pages, the leading one first.
    pub(crate) resources: Vec<(&'p Page, &'p ResourcePage)>,
    /// Member tables, the leading one first.
    pub(crate) tables: Vec<(&'p Page, &'p EnumTable)>,
    /// Property rows whose descriptions list members of an enumeration without a table.
    pub(crate) listings: Vec<&'p PropertyRow>,
    /// Operation pages whose body tables describe a type without a page.
    pub(crate) bodies: Vec<(&'p Page, &'p ApiPage)>,
    /// Where the name is first given.
    pub(crate) span: Span,
}

impl Skeleton<'_> {
    /// It has members and no properties.
    pub(crate) fn is_enumeration(&self) -> bool {
        self.resources.is_empty() && self.bodies.is_empty()
    }
}
