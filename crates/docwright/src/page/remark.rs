//! Remarks: what a page says under headings that no part of the template has.
//!
//! ```markdown
//! ## Remarks
//! The service forgets the lamp after a year.
//! ```
//!
//! ```text
//! remark := a section under a heading that no reader knows, or the tables that none takes of one that is known
//! ```
//!
//! A heading that is a known one misspelt, and a table whose columns or heading are those of properties, are no remarks:
//! what they should have been is missing elsewhere. A list of links only leads elsewhere.

use crate::dialect::Dialect;
use crate::dialect::headings::Role;
use crate::odata::name::is_misspelt;
use crate::page::cells::columns;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::introduction;
use crate::page::markdown::block::Block;
use crate::page::markdown::table::{self, Table};
use crate::page::operation::group::Group;
use crate::page::{FrontMatter, PageKind};
use crate::text::diagnostic::Rule;
use crate::text::passage::{Passage, Remark};
use crate::text::prose::{Mark, Prose, Run};
use crate::text::source::Span;

/// The remarks of a page, to be read last, when what others read is known. A page that describes nothing is reported as a
/// whole, and an article has no sections that are anybody's.
pub(crate) fn read(
    cx: &mut Context<'_>,
    sections: &[Section],
    groups: &[Group<'_>],
    (front, kind): (&FrontMatter, &PageKind),
) -> Vec<Remark> {
    let known = match kind {
        PageKind::Api(_) => of_operation(groups),
        PageKind::Resource(_) => of_type(cx.dialect, sections),
        PageKind::Enums => vec![true; sections.len()],
        PageKind::Other => return Vec::new(),
    };
    let mut remarks = Vec::new();
    for (section, known) in sections.iter().zip(known).filter(|(it, _)| it.level > 1) {
        report_tables(cx, section);
        report_rows(cx, section);
        if let Some(meant) = if known { None } else { misspelt(cx, section) } {
            let message = format!("no reader knows the heading `{}`, which may be `{meant}` misspelt", section.title);
            cx.report(Rule::UnreadSection, message, section.span);
        } else if known || !front.is_conceptual() {
            remarks.extend(remark(cx, section, known));
        }
    }
    remarks
}

/// Tables that should have been read: the columns are those of properties or parameters, or the heading is, and no table
/// below it was read. Where the columns are right, it is the heading that has to change.
fn report_tables(cx: &mut Context<'_>, section: &Section) {
    let is_read = |it: &Table| cx.is_taken(it.file, it.range.start);
    let any_is_read = section.tables().any(is_read);
    for table in section.tables() {
        if !is_unread(cx, table) {
            continue;
        }
        let header = cx.header(table);
        let fits = columns::body(&cx.dialect.columns, &header).is_some();
        let expected = !any_is_read && cx.dialect.headings.has_table(&section.title);
        if !(expected || fits) {
            continue;
        }
        if fits && !cx.dialect.headings.all().any(|it| it == section.title) {
            report_heading(cx, section);
        } else {
            let message = format!("the header `{}` is not read here: the table is used nowhere", header.join(" | "));
            cx.report(Rule::UnknownTable, message, Span::new(table.file, table.range.clone()));
        }
        cx.accept(table);
    }
}

/// Rows that belong to no table where there should be one: text stands between them and their table, or the line of dashes has
/// a slip in it.
fn report_rows(cx: &mut Context<'_>, section: &Section) {
    let mut expected = None;
    for span in section.texts() {
        let text = cx.text(span);
        if !text.starts_with('|') {
            continue;
        }
        let first = table::cells(text, 0..text.find('\n').unwrap_or(text.len()), false);
        let is_row = first.len() > 1;
        let expected = *expected.get_or_insert_with(|| has_rows(cx, section));
        if is_row && (expected || cx.dialect.columns.make_header(first.into_iter().map(|it| &text[it]))) {
            let advice = "put rows directly below those of their table, and a line of dashes below its header";
            cx.report_advising(
                Rule::UnknownTable,
                "these rows are in no table, and used nowhere",
                span,
                advice.to_owned(),
            );
        }
    }
}

/// Rows are expected below the heading, or some are read there.
fn has_rows(cx: &Context<'_>, section: &Section) -> bool {
    cx.dialect.headings.has_table(&section.title) || section.tables().any(|it| cx.is_taken(it.file, it.range.start))
}

/// A heading that should be a known one, unless it is reported as misspelt: `Lamp properties`.
fn report_heading(cx: &mut Context<'_>, section: &Section) {
    if misspelt(cx, section).is_some() {
        return;
    }
    let heading = cx.text(section.span).trim();
    let message = format!("no reader knows the heading `{heading}`: the table below it is used nowhere");
    let last = section.title.rsplit(' ').next().unwrap_or_default();
    let meant = cx.dialect.headings.all().find(|it| *it == last).map(|it| {
        let first = it.chars().next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
        format!("call the heading `{first}{}`", it.chars().skip(1).collect::<String>())
    });
    let advice =
        meant.unwrap_or("put the table under a heading that such tables have: `Properties`, `Request body`".to_owned());
    cx.report_advising(Rule::UnknownTable, message, section.span, advice);
}

/// The heading that another one may be, misspelt.
fn misspelt<'d>(cx: &Context<'d>, section: &Section) -> Option<&'d str> {
    cx.dialect.headings.all().find(|it| is_misspelt(&section.title, it))
}

fn is_unread(cx: &Context<'_>, table: &Table) -> bool {
    !table.rows.is_empty() && !cx.is_taken(table.file, table.range.start)
}

/// The remark that a section is; of a known one, the tables that nothing was read from, and what announces each.
fn remark(cx: &mut Context<'_>, section: &Section, known: bool) -> Option<Remark> {
    if known && !section.tables().any(|it| is_unread(cx, it)) {
        return None;
    }
    let mut passages = Vec::new();
    let mut announced: Option<Passage> = None;
    for block in &section.blocks {
        let is_table = matches!(block, Block::Table(it) if is_unread(cx, it));
        match introduction::block(cx, block) {
            Some(passage) if !known => passages.push(passage),
            Some(passage) if is_table => passages.extend(announced.take().into_iter().chain([passage])),
            passage => announced = passage,
        }
    }
    let says = |it: &Passage| it.texts().any(|it| !is_link(it)) || matches!(it, Passage::Code(_));
    let says = passages.iter().any(says);
    says.then(|| Remark { heading: cx.prose(section.span), level: section.level, passages })
}

/// For each section of an operation page: it belongs to a known heading.
fn of_operation(groups: &[Group<'_>]) -> Vec<bool> {
    groups.iter().flat_map(|it| it.sections.iter().map(|_| it.role != Role::Other)).collect()
}

/// For each section of a type's page: its heading is known, or stands below one that is.
fn of_type(dialect: &Dialect, sections: &[Section]) -> Vec<bool> {
    let mut above = None;
    let mut known = Vec::with_capacity(sections.len());
    for section in sections {
        if section.level > 1 && dialect.headings.of_type(&section.title).is_some() {
            above = Some(section.level);
        } else if above.is_some_and(|level| section.level <= level) {
            above = None;
        }
        known.push(above.is_some());
    }
    known
}

/// Nothing but a link, `- [Overview](overview.md)`, or several.
fn is_link(text: &Prose) -> bool {
    let mut inside = 0;
    text.runs.iter().all(|run| match &run.value {
        Run::Open(mark) => {
            inside += usize::from(inside > 0 || matches!(mark, Mark::Link(_)));
            true
        }
        Run::Close => {
            inside = inside.saturating_sub(1);
            true
        }
        Run::Text(text) => inside > 0 || text.chars().all(|it| it.is_whitespace() || it.is_ascii_punctuation()),
        Run::Code(_) => inside > 0,
        Run::Break => true,
    })
}

#[cfg(test)]
mod tests {
    use crate::page::document::context::tests::page;

    #[test]
    fn what_nobody_reads_is_a_remark_or_told() {
        let row = |header: &str| format!("|{header}|\n|-|-|\n|a|b|\n");
        let http = "# A\nIntro.\n## HTTP request\n```http\nGET /a\n```\n";
        let resource = "# a resource type\n## Properties\n|Property|Type|\n|-|-|\n|a|String|\n";
        for (text, remarks, want) in [
            (format!("{http}## Remarks\nSlow.\n"), &["Remarks: 1"][..], &[][..]),
            ("# A\n## Call it\n```http\nGET /a\n```\n## Response\nReturns `204 No Content`.\n".to_owned(), &[], &[]),
            (format!("{http}## Remarks\n### Deeper\nSlow.\n\nVery.\n"), &["Deeper: 2"], &[]),
            (format!("{http}## See also\n- [b](b.md)\n"), &[], &[]),
            (format!("{http}## Permisions\n{}", row("Who|What")), &[], &["unread-section"]),
            (format!("{http}## Response\n### Remarks\nSlow.\n"), &[], &[]),
            (format!("{http}## Response\nNo.\n\nColours:\n\n{}", row("Colour|Light")), &["Response: 2"], &[]),
            (format!("{http}## Colours\n{}", row("Colour|Light")), &["Colours: 1"], &[]),
            (format!("{http}## Colours\n{}", row("Property|Type")), &[], &["unknown-table"]),
            (format!("{resource}## Remarks\nx\n"), &["Remarks: 1"], &[]),
            ("# Overview\n## Remarks\nx\n".to_owned(), &[], &["no-content"]),
        ] {
            let (page, found) = page(&text);
            let shown: Vec<String> =
                page.remarks.iter().map(|it| format!("{}: {}", it.heading.plain(), it.passages.len())).collect();
            assert_eq!(shown, remarks, "{text}");
            let found: Vec<&str> = found.into_iter().filter(|it| *it != "missing-front-matter").collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
