//! Pages of entity and complex types.
//!
//! ```markdown
//! # message resource type (preview)
//!
//! Represents a message. Inherits from [outlookItem](outlookitem.md). This is an open type.
//!
//! ## Methods
//! |Method|Return type|Description|
//! |:---|:---|:---|
//! |[List](../api/user-list-messages.md)|[message](message.md) collection|…|
//! ## Properties
//! |Property|Type|Description|
//! ## Relationships
//! |Relationship|Type|Description|
//! ## JSON representation
//! ```
//!
//! ```text
//! section := known heading, with the unknown ones below it
//! ```

pub(crate) mod derived;
pub(crate) mod enumeration;
pub(crate) mod inheritance;
pub(crate) mod method;
pub(crate) mod page;
pub(crate) mod parts;
#[cfg(test)]
mod tests;
pub(crate) mod title;

use std::ops::Range;

use crate::dialect::Dialect;
use crate::dialect::headings::TypeRole;
use crate::dialect::phrases::Phrases;
use crate::page::cells::columns;
use crate::page::cells::rows::{self, PropertyHome};
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::example::shown::Shown;
use crate::page::types::page::ResourcePage;
use crate::page::types::title::Title;
use crate::text::source::Span;

/// Headings below which a page speaks of something else than the type.
static ASIDE: Phrases = Phrases::new(&["remark", "see also", "example"]);

/// Reads the page, but for the parts of it that are about types of their own; `shown` holds its JSON representations.
pub(crate) fn read(
    cx: &mut Context<'_>,
    sections: &[Section],
    parts: &[Range<usize>],
    shown: Shown,
    title: &Title,
) -> ResourcePage {
    let is_annotated = shown.representations.iter().any(|it| it.annotation.as_ref().is_some_and(|it| it.ty.is_some()));
    let mut page = ResourcePage {
        // Several words are a name where nothing better is said.
        name: title.name.clone().or_else(|| title.joined.clone().filter(|_| !is_annotated)),
        says_complex: title.says_complex,
        says_open: title.says_open,
        representations: shown.representations,
        derived: derived::read(cx, sections),
        ..ResourcePage::default()
    };
    let mut from = 0;
    for part in parts {
        self::sections(cx, &sections[from..part.start], &mut page);
        from = part.end;
    }
    self::sections(cx, &sections[from..], &mut page);
    page
}

/// Reads sections about one type.
fn sections(cx: &mut Context<'_>, sections: &[Section], page: &mut ResourcePage) {
    let mut rest = sections;
    let mut aside = false;
    while let Some(section) = rest.first() {
        let known = role(cx.dialect, section);
        let below = |next: &Section| next.level > section.level && role(cx.dialect, next).is_none();
        let count = 1 + rest[1..].iter().take_while(|next| known.is_some() && below(next)).count();
        let (group, next) = rest.split_at(count);
        aside = section.level > 1 && known.is_none() && (aside || ASIDE.are_in(&section.title));
        if !aside {
            group.iter().flat_map(Section::texts).for_each(|text| inheritance::read(cx, text, page));
        }
        match known {
            Some(TypeRole::Properties) => properties(cx, group, page),
            Some(TypeRole::Relationships) => related(cx, group, PropertyHome::Relationships, page),
            Some(TypeRole::InstanceAttributes) => related(cx, group, PropertyHome::InstanceAttributes, page),
            Some(TypeRole::Methods) => method::read(cx, group, &mut page.methods),
            Some(TypeRole::Representation) | None => {}
        }
        rest = next;
    }
}

fn role(dialect: &Dialect, section: &Section) -> Option<TypeRole> {
    dialect.headings.of_type(&section.title).filter(|_| section.level > 1)
}

fn properties(cx: &mut Context<'_>, sections: &[Section], page: &mut ResourcePage) {
    let words = &cx.dialect.columns;
    let mut found = 0;
    for (rank, section) in sections.iter().enumerate() {
        for table in section.tables() {
            let header = cx.header(table);
            let home = if rank == 0 { PropertyHome::Properties } else { PropertyHome::SubTable };
            if let Some(columns) = columns::property(words, &header).or_else(|| columns::relationship(words, &header)) {
                rows::read(cx, table, &columns, home, &mut page.properties);
            }
            found += 1;
        }
    }
    let says = |text: Span| says_none(&cx.text(text).to_lowercase());
    page.says_no_properties |= found == 0 && sections[0].texts().any(says);
}

static NO_PROPERTIES: Phrases = Phrases::new(&[
    "inherits all the properties",
    "inherits all properties",
    "no properties",
    "no additional properties",
]);

fn says_none(lower: &str) -> bool {
    let none = matches!(lower.trim().trim_end_matches('.'), "none" | "n/a" | "not applicable");
    none || NO_PROPERTIES.are_in(lower)
}

fn related(cx: &mut Context<'_>, sections: &[Section], home: PropertyHome, page: &mut ResourcePage) {
    for table in sections.iter().flat_map(Section::tables) {
        let (words, header) = (&cx.dialect.columns, cx.header(table));
        if let Some(columns) = columns::relationship(words, &header).or_else(|| columns::property(words, &header)) {
            rows::read(cx, table, &columns, home, &mut page.properties);
        }
    }
}
