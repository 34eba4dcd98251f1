//! Tables of methods.
//!
//! ```markdown
//! |Method|Return type|Description|
//! |:---|:---|:---|
//! |[List](../api/user-list-messages.md)|[message](message.md) collection|…|
//! ```

use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::sentence::deprecation::{self, DeprecationClaim, DeprecationPlace};
use crate::page::sentence::type_text::{self, TypeText};
use crate::text::links::{Target, stem};
use crate::text::prose::Link;
use crate::text::source::Spanned;

/// A row of a `Methods` table.
#[derive(Debug, Clone)]
pub struct MethodRow {
    /// The linked page of the operation.
    pub link: Link,
    /// The return type cell; no names for `None`.
    pub returns: Spanned<TypeText>,
    /// The cell of the method calls it deprecated.
    pub deprecated: Option<DeprecationClaim>,
}

impl MethodRow {
    /// The linked page, by its file name without folder and ending in lower case.
    pub(crate) fn page_stem(&self) -> String {
        stem(Target::read(&self.link.target).path)
    }
}

/// Reads the rows that link to a page.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], methods: &mut Vec<MethodRow>) {
    for table in sections.iter().flat_map(Section::tables) {
        let header = cx.header(table);
        let returns = header.iter().position(|it| cx.dialect.columns.returns.have(it));
        cx.accept(table);
        for row in &table.rows {
            let cell = cx.cell(table, row, 0);
            let Some(link) = cell.links().into_iter().next() else {
                cx.report_unread(table, row);
                continue;
            };
            let returns = match returns.map(|column| cx.cell(table, row, column)) {
                Some(cell) => Spanned::new(type_text::read_as(cx.dialect, &cell), cell.span),
                None => Spanned::new(TypeText { collection: false, names: Vec::new() }, link.span),
            };
            let deprecated = deprecation::of_mark(cell.plain().trim(), DeprecationPlace::Name, cell.span);
            methods.push(MethodRow { link, returns, deprecated });
        }
    }
}
