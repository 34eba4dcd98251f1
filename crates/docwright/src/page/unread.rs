//! Tables and sections of a page from which nothing was read.
//!
//! ```markdown
//! ## Remarks
//! The service forgets the lamp after a year.
//! ```
//!
//! ```text
//! table   := whose header no reader knows
//! section := under a heading that no reader knows, with text or code that none took; one that has a table is told by it,
//!            and a list of links only leads elsewhere
//! ```

use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::headings::{self, Role};
use crate::page::markdown::block::Block;
use crate::page::operation::group::Group;
use crate::page::{FrontMatter, PageKind};
use crate::text::diagnostic::Rule;
use crate::text::prose::{Mark, Prose, Run};
use crate::text::source::Span;

/// Reports what no reader took; a page that describes nothing is reported as a whole, and an article has no sections that
/// are anybody's.
pub(crate) fn report(
    cx: &mut Context<'_>,
    sections: &[Section],
    groups: &[Group<'_>],
    (front, kind): (&FrontMatter, &PageKind),
) {
    let is_article = front.is_conceptual();
    let known = match kind {
        PageKind::Api(_) => of_operation(groups),
        PageKind::Resource(_) => of_type(sections),
        PageKind::Enums => vec![false; sections.len()],
        PageKind::Other => return,
    };
    for (section, known) in sections.iter().zip(known) {
        for table in section.tables().filter(|it| !it.rows.is_empty()) {
            if !cx.is_taken(table.file, table.range.start) {
                let header = cx.header(table).join(" | ");
                let message = format!("no reader knows the header `{header}`: the table is used nowhere");
                cx.report(Rule::UnknownTable, message, Span::new(table.file, table.range.clone()));
            }
        }
        if !known && !is_article && section.level > 1 && section.tables().next().is_none() && is_unread(cx, section) {
            let message = format!("no reader knows the heading `{}`: the section is used nowhere", section.title);
            cx.report(Rule::UnreadSection, message, section.span);
        }
    }
}

/// For each section of an operation page: it belongs to a known heading.
fn of_operation(groups: &[Group<'_>]) -> Vec<bool> {
    groups.iter().flat_map(|it| it.sections.iter().map(|_| it.role != Role::Other)).collect()
}

/// For each section of a type's page: its heading is known, or stands below one that is.
fn of_type(sections: &[Section]) -> Vec<bool> {
    let mut above = None;
    let mut known = Vec::with_capacity(sections.len());
    for section in sections {
        if section.level > 1 && headings::of_type(&section.title).is_some() {
            above = Some(section.level);
        } else if above.is_some_and(|level| section.level <= level) {
            above = None;
        }
        known.push(above.is_some());
    }
    known
}

/// It has text or code, and nothing of it was taken.
fn is_unread(cx: &Context<'_>, section: &Section) -> bool {
    let mut says = false;
    for block in &section.blocks {
        match block {
            Block::Text { span, .. } => says |= !is_link(&cx.prose(*span)),
            Block::Fence(it) if cx.is_taken(it.content.file, it.content.start as usize) => return false,
            Block::Fence(_) => says = true,
            _ => {}
        }
    }
    says
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
    fn what_nobody_reads_is_told() {
        let row = |header: &str| format!("|{header}|\n|-|\n|a|\n");
        let http = "# A\nIntro.\n## HTTP request\n```http\nGET /a\n```\n";
        for (text, want) in [
            (format!("{http}## Remarks\nSlow.\n"), &["unread-section"][..]),
            ("# A\n## Call it\n```http\nGET /a\n```\n## Response\nReturns `204 No Content`.\n".to_owned(), &[]),
            (format!("{http}## Remarks\n### Deeper\nSlow.\n"), &["unread-section"]),
            (format!("{http}## Response\n### Remarks\nSlow.\n"), &[]),
            (format!("{http}## Colours\n{}", row("Colour")), &["unknown-table"]),
            (
                format!("# a resource type\n## Properties\n{}## Remarks\nx\n", row("Colour")),
                &["unknown-table", "unread-section"],
            ),
            (format!("# a enum type\n## Members\n{}## Remarks\nx\n", row("Member")), &["unread-section"]),
            ("# Overview\n## Remarks\nx\n".to_owned(), &["no-content"]),
        ] {
            let found: Vec<&str> = page(&text).1.into_iter().filter(|it| *it != "missing-front-matter").collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
