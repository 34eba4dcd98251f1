//! Enumeration tables: own pages, shared pages, and sections of other pages.
//!
//! ```markdown
//! # importance enum type
//! ## Members
//! |Member|Value|Description|
//! |:---|:---|:---|
//! |low|0|Low importance.|
//! |unknownFutureValue|1|For members to come.|
//!
//! ### bodyType values (deprecated)
//! |Value|
//! |:---|
//! |`text`|
//! ```
//!
//! ```text
//! section := "members" | name ("values" | "members" | "enum type" | …)     the name is one word
//! member  := the `Member` column, else the `Value` column; `Value` beside `Member` is a number
//! ```

use crate::dialect::columns::Columns as Words;
use crate::dialect::phrases::Phrases;
use crate::page::cells::columns::position;
use crate::page::cells::rows;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::introduction;
use crate::page::markdown::table::{Row, Table};
use crate::page::operation::example::shown::Shown;
use crate::page::sentence::deprecation::{self, DeprecationClaim, DeprecationPlace};
use crate::text::json::Json;
use crate::text::passage::Passage;
use crate::text::prose::Prose;
use crate::text::source::{Span, Spanned};

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
    /// The text below a heading that names the enumeration.
    pub prose: Vec<Passage>,
    /// The heading above the table.
    pub span: Span,
    /// The heading or an annotation says that the enumeration is deprecated.
    pub deprecated: Vec<DeprecationClaim>,
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
    /// The claims of name and description about its end.
    pub deprecated: Vec<DeprecationClaim>,
}

/// The enumeration tables of a page; `title` is the enumeration that the page is about, if it is about one.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], title: Option<&Spanned<String>>) -> Vec<EnumTable> {
    let mut found = Vec::new();
    for section in sections {
        if section.tables().next().is_none() {
            continue;
        }
        let Some(name) = heading_name(cx, section, title) else {
            continue;
        };
        let mut tables =
            section.tables().filter_map(|table| Some((table, member_columns(&cx.dialect.columns, &cx.header(table))?)));
        let Some((table, columns)) = tables.next() else {
            continue;
        };
        let members = members(cx, table, &columns);
        let flags = section.texts().any(|text| FLAGS.are_in(cx.text(text)));
        let is_own = section.level > 1 && name.as_ref().is_some_and(|it| it.span == section.span);
        let prose = if is_own { introduction::texts(cx, section) } else { Vec::new() };
        // The title is read with the page.
        let heading = if section.level > 1 { cx.prose(section.span).plain() } else { String::new() };
        let deprecated = deprecation::of_mark(&heading, DeprecationPlace::Heading, section.span);
        found.push(EnumTable {
            name,
            members,
            flags,
            prose,
            span: section.span,
            deprecated: deprecated.into_iter().collect(),
        });
    }
    let intro = sections.iter().filter(|section| section.level < 2).flat_map(Section::texts);
    let flags = title.is_some() && intro.into_iter().any(|text| FLAGS.are_in(cx.text(text)));
    found.iter_mut().for_each(|table| table.flags |= flags);
    found
}

/// The enumeration that a page shows as JSON: `"isFlags": true` and a list of members.
pub(crate) fn from_json(shown: &Shown, title: Option<&Spanned<String>>) -> Vec<EnumTable> {
    let named = shown.representations.iter().filter_map(|representation| {
        let json = representation.json.as_ref()?;
        let Json::Array(items) = &json.get("members")?.value else {
            return None;
        };
        let member = |item: &Spanned<Json>| {
            let name = item.as_str().or_else(|| item.get("name")?.as_str())?;
            let name = Spanned::new(name.to_owned(), item.span);
            Some(EnumMember { name, value: None, description: None, deprecated: Vec::new() })
        };
        let annotation = representation.annotation.as_ref()?;
        Some(EnumTable {
            name: title.cloned(),
            members: items.iter().filter_map(member).collect(),
            flags: annotation.is_flags == Some(true),
            prose: Vec::new(),
            span: json.span,
            deprecated: annotation.deprecated.iter().cloned().collect(),
        })
    });
    named.collect()
}

/// Words of headings that list members.
static LISTING: Phrases = Phrases::new(&["values", "members", "enum"]);

/// The name that a heading gives the table below it: `Some(None)` when it is one without a name.
fn heading_name(
    cx: &Context<'_>,
    section: &Section,
    title: Option<&Spanned<String>>,
) -> Option<Option<Spanned<String>>> {
    if cx.dialect.headings.lists_members(&section.title) {
        return Some(title.cloned());
    }
    if section.level < 2 {
        return title.map(|title| Some(title.clone()));
    }
    if !LISTING.are_in(&section.title) {
        return None;
    }
    let text = cx.prose(section.span).plain();
    let mut words: Vec<&str> = text.split(" (").next().unwrap_or_default().split_whitespace().collect();
    let mut says = false;
    while words.len() > 1 {
        let last = words[words.len() - 1].to_ascii_lowercase();
        if !matches!(last.as_str(), "values" | "members" | "enum" | "enumeration" | "type" | "types") {
            break;
        }
        says |= last != "type";
        words.pop();
    }
    let [name] = words.as_slice() else {
        return None;
    };
    let token = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(&byte));
    let vague = ["possible", "enum", "property", "response", "valid", "supported", "member", "type"];
    (says && token && !vague.contains(&name.to_ascii_lowercase().as_str()))
        .then(|| Some(Spanned::new((*name).to_owned(), section.span)))
}

struct MemberColumns {
    member: usize,
    value: Option<usize>,
    description: Option<usize>,
}

fn member_columns(words: &Words, header: &[String]) -> Option<MemberColumns> {
    let named = header.iter().position(|it| words.member.have(it));
    let loose = position(header, &["value", "values", "enum value", "name", "string value"]);
    let member = named.or(loose)?;
    let numeric = |cell: &String| matches!(cell.as_str(), "value" | "int value" | "values" | "number" | "member");
    let other = |column: &usize| *column != member && numeric(&header[*column]);
    let typed = position(header, &["type", "return type"]).is_some();
    (!typed).then(|| MemberColumns {
        member,
        value: named.and_then(|_| (0..header.len()).find(other)),
        description: position(header, &["description", "descriptions", "details"]),
    })
}

fn members(cx: &mut Context<'_>, table: &Table, columns: &MemberColumns) -> Vec<EnumMember> {
    cx.accept(table);
    let mut members = Vec::new();
    for row in &table.rows {
        match member(cx, table, row, columns) {
            Some(it) => members.push(it),
            None => cx.report_unread(table, row),
        }
    }
    members
}

fn member(cx: &Context<'_>, table: &Table, row: &Row, columns: &MemberColumns) -> Option<EnumMember> {
    let cell = cx.cell(table, row, columns.member);
    let bold = cx.text(cell.span).starts_with("**");
    if bold && table.header.len() > 1 && row.is_lone(cx.text_of(table)) && row.cells.len() < table.header.len() {
        return None;
    }
    let number = |column: usize| cx.cell(table, row, column).plain().trim().parse().ok();
    let description = columns.description.map(|column| cx.cell(table, row, column)).filter(|cell| !cell.is_blank());
    let name = rows::name(&cell)?;
    let deprecated = rows::deprecated(&name, &cell, description.as_ref());
    Some(EnumMember { name, value: columns.value.and_then(number), description, deprecated })
}

/// Wordings about an enumeration.
static FLAGS: Phrases = Phrases::new(&[
    "multiple members to be selected",
    "flagged enum",
    "flags enum",
    "multi-valued enum",
    "multivalued enum",
]);

/// Wordings about one property.
static SEVERAL: Phrases = Phrases::new(&[
    "is multi-valued",
    "is multivalued",
    "can be multi-valued",
    "comma-separated list",
    "comma separated list",
]);

/// True if the description of a property says that several members of its enumeration are sent in one text.
pub(crate) fn says_several(description: &str) -> bool {
    FLAGS.are_in(description) || SEVERAL.are_in(description)
}

#[cfg(test)]
mod tests {
    use crate::page::PageKind;
    use crate::page::document::context::tests::page;

    /// `name: member=value …` of each table.
    fn tables(text: &str) -> Vec<String> {
        let tables = page(text).0.enums;
        let show = |table: &crate::page::EnumTable| {
            let member = |member: &crate::page::EnumMember| {
                member.name.value.clone() + &member.value.map(|value| format!("={value}")).unwrap_or_default()
            };
            let members: Vec<String> = table.members.iter().map(member).collect();
            let name = table.name.as_ref().map_or("-", |name| name.value.as_str());
            format!("{name}{}: {}", if table.flags { "!" } else { "" }, members.join(" "))
        };
        tables.iter().map(show).collect()
    }

    #[test]
    fn own_pages_have_members() {
        let text = "# importance enum type\nThis flagged enumeration allows multiple members to be selected simultaneously.\n## Members\n|Member|Value|Description|\n|-|-|-|\n|low|0|x|\n|high (deprecated)|-1||\n";
        assert_eq!(tables(text), ["importance!: low=0 high=-1"]);
        assert!(matches!(page(text).0.kind, PageKind::Enums));
        assert_eq!(tables("# x enum type\n## y values\n|Member|\n|-|\n|a|\n"), ["y: a"]);
        assert_eq!(tables("# x enum type\n|Member|\n|-|\n|a\n"), ["x: a"]);
    }

    #[test]
    fn shared_pages_have_a_section_each() {
        let text = "# Enum values\n### a values\n|Member|\n|-|\n|x|\n### b values (deprecated)\n|Value|Description|\n|-|-|\n| `y` |the y|\n### c values\n|Member|Int value|Description|\n|-|-|-|\n|z|7|d|\n### roles property values\n|Value|\n|-|\n|q|\n";
        assert_eq!(tables(text), ["a: x", "b: y", "c: z=7"]);
    }

    #[test]
    fn json_members_serve_without_a_table() {
        let text = "# x enum type\n<!-- {\"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.x\", \"isFlags\": true} -->\n```json\n{\"members\": [\"a\", \"b\"]}\n```\n";
        assert_eq!(tables(text), ["x!: a b"]);
    }

    #[test]
    fn resource_pages_keep_theirs() {
        let text = "# r resource type\n## Properties\n|Property|Type|Description|\n|-|-|-|\n|p|[e](#e-values)|x|\n### e values \n|Member|Description|\n|-|-|\n|a|x|\n|b||\n";
        assert_eq!(tables(text), ["e: a b"]);
    }
}
