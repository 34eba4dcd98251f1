//! Reads a page: front matter, sections, then by its content one of four kinds.
//!
//! ```text
//! operation    := an HTTP request section, or a request and a section of permissions, headers, body or response
//! resource     := "# x resource type", or an annotated JSON representation, or a property table
//! enumerations := enumeration tables and nothing of the above
//! other        := the rest
//! ```
//!
//! The folder, the file name and `doc_type` are wrong often enough to decide nothing.

use std::ops::Range;

use crate::dialect::Dialect;
use crate::dialect::headings::{Role, TypeRole};
use crate::page::cells::columns;
use crate::page::document::context::Context;
use crate::page::document::front_matter::{self, FrontMatter};
use crate::page::document::outline::{self, Outline};
use crate::page::document::sections::{self, Section};
use crate::page::introduction;
use crate::page::operation::example::shown::Shown;
use crate::page::operation::group::{self, Group};
use crate::page::operation::{self, address};
use crate::page::remark;
use crate::page::sentence::deprecation::{self, DeprecationPlace, Deprecations, Subject};
use crate::page::types::title::{self, Title};
use crate::page::types::{self, enumeration, parts};
use crate::page::{EnumTable, Page, PageKind, ResourcePage};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{FileId, Sources, Span, Spanned};

/// Reads one page, with the files it includes.
pub fn parse(sources: &Sources, dialect: &Dialect, file: FileId) -> (Page, Vec<Diagnostic>) {
    let mut cx = Context::new(sources, dialect, file);
    let (page, _) = page(&mut cx);
    (page, cx.into_diagnostics())
}

/// Reads one page and its shape.
pub(crate) fn parse_with_outline(
    sources: &Sources,
    dialect: &Dialect,
    file: FileId,
) -> (Page, Outline, Vec<Diagnostic>) {
    let mut cx = Context::new(sources, dialect, file);
    let (page, sections) = page(&mut cx);
    let outline = outline::of(&cx, &sections);
    (page, outline, cx.into_diagnostics())
}

/// Reads the page of a context, and leaves there what was read.
pub(crate) fn page(cx: &mut Context<'_>) -> (Page, Vec<Section>) {
    let front = front_matter::read(cx);
    let sections = sections::read(cx);
    let heading = sections.iter().find(|section| section.level == 1).map(|section| cx.prose(section.span));
    let title = match &heading {
        Some(heading) => Spanned::new(heading.plain().trim().to_owned(), heading.span),
        None => Spanned::new(String::new(), Span::at_start(cx.file)),
    };
    let says = heading.as_ref().map(|it| title::read(cx.dialect, it)).unwrap_or_default();
    let groups = group::groups(cx, &sections);
    let shown = Shown::read(cx, group::scopes(&groups).into_iter());
    let trailing = shown.trailers.iter().find_map(|trailer| trailer.namespace.clone());
    let about = says.name.as_ref().filter(|_| says.says_enum);
    let mut enums = enumeration::read(cx, &sections, about);
    if enums.is_empty() && says.says_enum {
        enums = enumeration::from_json(&shown, about);
    }
    let (kind, parts) = kind(cx, &sections, &groups, shown, (&front, &says), &enums);
    let (namespace, introduction) = introduction::read(cx, &sections);
    let namespace = namespace.or(trailing);
    let remarks = remark::read(cx, &sections, &groups, (&front, &kind));
    let Deprecations { own: deprecated, named: deprecated_parts } = deprecations(cx, &sections, &title);
    let unread_includes = std::mem::take(&mut cx.unread_includes);
    let mut page = Page {
        file: cx.file,
        front,
        title,
        namespace,
        introduction,
        remarks,
        kind,
        parts,
        enums,
        deprecated,
        deprecated_parts,
        unread_includes,
    };
    page.shrink();
    (page, sections)
}

/// The claims of title and introduction about the end of what the page describes, and of all sections about its parts.
fn deprecations(cx: &Context<'_>, sections: &[Section], title: &Spanned<String>) -> Deprecations {
    let marked = deprecation::of_mark(&title.value, DeprecationPlace::Heading, title.span);
    let mut found = Deprecations { own: marked.into_iter().collect(), named: Vec::new() };
    let name = title.value.split(['(', '[']).next().unwrap_or_default();
    let said = sections.iter().filter(|it| cx.dialect.headings.of_operation(&it.title) != Role::Example);
    let texts = said.flat_map(|it| it.all_texts().map(move |text| (it, text)));
    for (section, text) in texts.filter(|it| deprecation::may_be_said(cx.text(it.1))) {
        let read = deprecation::read(&cx.sentence_text(text), &Subject::page(name));
        found.own.extend(read.own.into_iter().filter(|_| section.level == 1));
        found.named.extend(read.named);
    }
    found
}

/// The kind of page, and the types that it describes under headings of their own.
fn kind(
    cx: &mut Context<'_>,
    sections: &[Section],
    groups: &[Group<'_>],
    shown: Shown,
    (front, says): (&FrontMatter, &Title),
    enums: &[EnumTable],
) -> (PageKind, Vec<ResourcePage>) {
    let typed = |representation: &crate::page::Representation| {
        representation.annotation.as_ref().is_some_and(|annotation| annotation.ty.is_some())
    };
    // `# Get resource` is a title like any other; a type has properties or a representation to show.
    let shows = shown.representations.iter().any(typed);
    let shows_type = |parts: &[Range<usize>]| shows || lists_properties(cx, sections, parts);
    let operates = is_operation(cx, groups);
    if operates && !(says.says_type && shows_type(&[])) {
        return (PageKind::Api(Box::new(operation::read(cx, groups, shown))), Vec::new());
    }
    if says.says_enum && !enums.is_empty() {
        return (PageKind::Enums, Vec::new());
    }
    let is_own = says.says_type && !says.says_enum || shows;
    let found = if front.is_conceptual() { Vec::new() } else { parts::find(cx, sections, is_own) };
    let is_resource = is_own || shows_type(&found);
    let parts = parts::read(cx, sections, &found);
    if is_resource {
        return (PageKind::Resource(Box::new(types::read(cx, sections, &found, shown, says))), parts);
    }
    if !enums.is_empty() {
        return (PageKind::Enums, parts);
    }
    if parts.is_empty() {
        report_nothing(cx, sections, front);
    }
    (PageKind::Other, parts)
}

/// A table of properties stands under a heading that says so, outside of what is about types of its own.
fn lists_properties(cx: &Context<'_>, sections: &[Section], parts: &[Range<usize>]) -> bool {
    let own = sections.iter().enumerate().filter(|(at, _)| !parts.iter().any(|it| it.contains(at))).map(|it| it.1);
    let mut said = own.filter(|it| cx.dialect.headings.of_type(&it.title) == Some(TypeRole::Properties));
    said.any(|it| it.tables().any(|table| columns::property(&cx.dialect.columns, &cx.header(table)).is_some()))
}

/// A page that describes nothing: a request that it shows may be one that no reader found.
fn report_nothing(cx: &mut Context<'_>, sections: &[Section], front: &FrontMatter) {
    match shown_request(cx, sections) {
        Some(request) => {
            let why = "the page shows this request, and no section says what it needs, sends or answers";
            cx.report(Rule::NoRequest, why, request);
        }
        None if front.is_conceptual() => {}
        None => {
            let message = "the page describes neither an operation nor a type";
            cx.report(Rule::NoContent, message, Span::at_start(cx.file));
        }
    }
}

fn is_operation(cx: &Context<'_>, groups: &[Group<'_>]) -> bool {
    let has = |role: Role| groups.iter().any(|group| group.role == role);
    if has(Role::Http) {
        return true;
    }
    let speaks = has(Role::Permissions) || has(Role::Response) || has(Role::Body) || has(Role::Headers);
    speaks && group::opening(groups).iter().any(|group| !address::fallback(cx, group.sections).is_empty())
}

/// The first request on a page that its folder calls one of an operation; overviews show requests, too.
fn shown_request(cx: &Context<'_>, sections: &[Section]) -> Option<Span> {
    let folder = cx.sources[cx.file].path.rsplit('/').nth(1);
    let shown = address::fallback(cx, sections);
    shown.first().filter(|_| folder == Some("api")).map(|it| it.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::page;

    fn kind_of(text: &str) -> &'static str {
        match page(text).0.kind {
            PageKind::Api(_) => "api",
            PageKind::Resource(_) => "resource",
            PageKind::Enums => "enums",
            PageKind::Other => "other",
        }
    }

    #[test]
    fn content_decides_the_kind() {
        assert_eq!(
            kind_of("---\ndoc_type: resourcePageType\n---\n# Update x\n## HTTP Request\n```http\nGET /a\n```\n"),
            "api"
        );
        assert_eq!(kind_of("---\ndoc_type: apiPageType\n---\n# x resource type\n## Properties\n"), "resource");
        assert_eq!(
            kind_of("# X\n<!-- {\"blockType\": \"resource\", \"@odata.type\": \"y\"} -->\n```json\n{}\n```\n"),
            "resource"
        );
        assert_eq!(kind_of("# X\n## Properties\n|Property|Type|\n|-|-|\n|a|String|\n"), "resource");
        assert_eq!(kind_of("# Enum values\n### a values\n|Member|\n|-|\n|b|\n"), "enums");
        assert_eq!(kind_of("# Working with x\n```http\nGET /me\n```\n"), "other");
        assert_eq!(kind_of(""), "other");
    }
}
