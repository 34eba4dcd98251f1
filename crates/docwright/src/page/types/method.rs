//! Tables of methods.
//!
//! ```markdown
//! |Method|Return type|Description|
//! |:---|:---|:---|
//! |[List](../api/user-list-messages.md)|[message](message.md) collection|…|
//! ```

use crate::page::cells::columns::position;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::sentence::type_text::{self, TypeText};
use crate::text::prose::Link;
use crate::text::source::Spanned;

/// A row of a `Methods` table.
#[derive(Debug, Clone)]
pub struct MethodRow {
    /// The linked page of the operation.
    pub link: Link,
    /// The return type cell; no names for `None`.
    pub returns: Spanned<TypeText>,
}

/// Reads the rows that link to a page.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], methods: &mut Vec<MethodRow>) {
    for table in sections.iter().flat_map(Section::tables) {
        let header = cx.header(table);
        let returns = position(&header, &["return type", "returns", "json return type", "return", "type"]);
        cx.accept(table);
        for row in &table.rows {
            let Some(link) = cx.cell(table, row, 0).links().into_iter().next() else {
                cx.report_unread(table, row);
                continue;
            };
            let returns = match returns.map(|column| cx.cell(table, row, column)) {
                Some(cell) => Spanned::new(type_text::read(&cell), cell.span),
                None => Spanned::new(TypeText { collection: false, names: Vec::new() }, link.span),
            };
            methods.push(MethodRow { link, returns });
        }
    }
}
