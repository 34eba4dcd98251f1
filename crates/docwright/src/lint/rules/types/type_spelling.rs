//! `type-spelling`: `string`, `GUID`, `dateTimeOffset`.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::{Page, PageKind, PropertyRow};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::TypeSpelling,
    why: "OData's types have one spelling each: `String`, `Int32`, `DateTimeOffset`. A reader should not have to wonder \
          whether `string` is something else.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|id|string|The key.|
+|id|String|The key.|
",
    found_by: Finder::LintWithFix(find),
};

const TYPES: &[&str] = &[
    "String",
    "Boolean",
    "Byte",
    "SByte",
    "Int16",
    "Int32",
    "Int64",
    "Single",
    "Double",
    "Decimal",
    "Guid",
    "Date",
    "DateTimeOffset",
    "TimeOfDay",
    "Duration",
    "Binary",
    "Stream",
];

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for name in set.pages.iter().flat_map(rows).flat_map(|row| &row.ty.value.names) {
        let (prefix, short) =
            if name.text.starts_with("Edm.") { name.text.split_at(4) } else { ("", name.text.as_str()) };
        let Some(right) = TYPES.iter().find(|it| it.eq_ignore_ascii_case(short)) else { continue };
        if *right == short || name.target.is_some() {
            continue;
        }
        let message = format!("`{}` is spelled `{prefix}{right}`", name.text);
        let whole = place(set, name.span, &name.text).unwrap_or(name.span);
        let it = Diagnostic::new(Rule::TypeSpelling, message, whole);
        found.push(match place(set, name.span, short) {
            Some(span) => it.fixed_by(span, *right),
            None => it,
        });
    }
}

/// Where exactly the word stands, if it is there once.
fn place(set: &Set<'_>, span: Span, word: &str) -> Option<Span> {
    let text = set.text(span);
    let at = text.find(word).filter(|_| text.matches(word).count() == 1)?;
    let start = span.start as usize + at;
    Some(Span::new(span.file, start..start + word.len()))
}

fn rows(page: &Page) -> Vec<&PropertyRow> {
    match &page.kind {
        PageKind::Resource(it) => it.properties.iter().collect(),
        PageKind::Api(it) => {
            let parameters = it.parameters.iter().map(|it| &it.row);
            it.body.rows.iter().chain(&it.response.rows).chain(parameters).collect()
        }
        PageKind::Enums | PageKind::Other => Vec::new(),
    }
}
