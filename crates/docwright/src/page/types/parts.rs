//! Types under headings of one page, each with a table of properties of its own.
//!
//! ````markdown
//! # Lamp resources
//! ## Desk lamp
//! A lamp that stands.
//!
//! |Property|Type|Description|
//! |:---|:---|:---|
//! |id|String|The key.|
//!
//! ## Shade
//! ### Properties
//! |Property|Type|Description|
//! |:---|:---|:---|
//! |colour|String|The colour.|
//!
//! ```json
//! "lampShade" { "colour": "string" }
//! ```
//! ````
//!
//! ```text
//! part := heading (table of properties | … "Properties" table of properties)     no part of the page's template
//! name := the label in front of the part's JSON, else the words of the heading as one
//! ```

use std::ops::Range;

use crate::dialect::headings::TypeRole;
use crate::page::annotation::Representation;
use crate::page::cells::columns;
use crate::page::cells::rows::{self, PropertyHome};
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::introduction;
use crate::page::markdown::table::Table;
use crate::page::operation::example::json_shape;
use crate::page::types::page::{ResourcePage, TypeSection};
use crate::page::types::title;
use crate::text::source::Spanned;

/// The ranks of the sections of each part; `has_own` says that the page is about a type itself.
pub(crate) fn find(cx: &Context<'_>, sections: &[Section], has_own: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < sections.len() {
        let end = at + 1 + sections[at + 1..].iter().take_while(|it| it.level > sections[at].level).count();
        let is_part = is_part(cx, &sections[at..end], has_own);
        if is_part {
            found.push(at..end);
        }
        at = if is_part { end } else { at + 1 };
    }
    found
}

fn is_part(cx: &Context<'_>, sections: &[Section], has_own: bool) -> bool {
    let [section, below @ ..] = sections else { return false };
    if section.level < 2 || cx.dialect.headings.knows(&section.title) {
        return false;
    }
    let lists = |it: &Section| it.tables().any(|table| is_of_properties(cx, table));
    let says_so = |it: &Section| cx.dialect.headings.of_type(&it.title) == Some(TypeRole::Properties);
    let below = below.iter().any(|it| says_so(it) && lists(it));
    (below || !has_own && lists(section)) && name_of(cx, section).is_some()
}

/// A table that calls what it lists properties: those of other names are about anything.
fn is_of_properties(cx: &Context<'_>, table: &Table) -> bool {
    let words = &cx.dialect.columns;
    let header = cx.header(table);
    let names = |at: usize| words.property.have(&header[at]) && header[at] != "name";
    columns::property(words, &header).is_some_and(|it| names(it.name)) && !table.rows.is_empty()
}

fn name_of(cx: &Context<'_>, section: &Section) -> Option<Spanned<String>> {
    let title = title::read(cx.dialect, &cx.prose(section.span));
    title.name.or(title.joined).filter(|_| !title.says_enum)
}

/// Reads the parts.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], parts: &[Range<usize>]) -> Vec<ResourcePage> {
    parts.iter().map(|part| one(cx, &sections[part.clone()])).collect()
}

fn one(cx: &mut Context<'_>, sections: &[Section]) -> ResourcePage {
    let mut page = ResourcePage { name: name_of(cx, &sections[0]), ..ResourcePage::default() };
    super::sections(cx, &sections[1..], &mut page);
    for table in sections[0].tables() {
        let header = cx.header(table);
        if let Some(columns) = columns::property(&cx.dialect.columns, &header) {
            rows::read(cx, table, &columns, PropertyHome::Properties, &mut page.properties);
        }
    }
    for fence in
        sections.iter().flat_map(Section::fences).filter(|it| it.info.is_empty() || it.info.starts_with("json"))
    {
        if cx.is_taken(fence.content.file, fence.content.start as usize) {
            continue;
        }
        let (label, content) = json_shape::labelled(cx, fence.content);
        if !cx.text(content).starts_with('{') {
            continue;
        }
        cx.take(fence.content.file, fence.content.start as usize);
        page.name = label.or(page.name);
        page.representations.push(Representation { annotation: None, json: json_shape::read(cx, fence.content) });
    }
    let introduction = introduction::texts(cx, &sections[0]);
    page.section = Some(TypeSection { span: sections[0].span, introduction });
    page
}
