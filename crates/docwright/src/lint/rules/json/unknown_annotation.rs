//! `unknown-annotation`: keys and block types that nothing reads.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::Json;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnknownAnnotation,
    why: "What an annotation says is lost without notice when its key is misspelt: the example is then not checked, or is \
          taken for something else.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
-<!-- { \"blocktype\": \"ignored\" } -->
+<!-- { \"blockType\": \"ignored\" } -->
 ```http
 GET /lamps/{id}
 ```
",
    found_by: Finder::Lint(find),
};

/// Keys of annotations, of blocks and of pages, that the documentation's tools know.
const KEYS: &[&str] = &[
    "@odata.annotations",
    "@odata.type",
    "@property.aka",
    "@type",
    "@type.aka",
    "abstract",
    "apiVersion",
    "apiversion",
    "azureFeatures",
    "baseType",
    "blockType",
    "canonicalUrl",
    "category",
    "date",
    "description",
    "expectError",
    "idempotent",
    "isAbstract",
    "isCollection",
    "isComposable",
    "isEmpty",
    "isFlags",
    "isMediaEntity",
    "keyProperty",
    "keywords",
    "name",
    "namespace",
    "nullableProperties",
    "opaqueUrl",
    "openType",
    "operations",
    "optionalProperties",
    "requiredApiVersions",
    "requiredScopes",
    "requiredTags",
    "requirements",
    "resource",
    "sampleKeys",
    "scenarios",
    "scopes",
    "section",
    "sectionIndex",
    "suppressions",
    "tags",
    "target",
    "tocBookmarks",
    "tocIndex",
    "tocPath",
    "tocTitle",
    "truncated",
    "type",
    "useBatch",
    "uuid",
];

const BLOCK_TYPES: &[&str] = &[
    "resource",
    "request",
    "response",
    "ignored",
    "example",
    "simulatedresponse",
    "enum",
    "error",
    "samples",
    "permissions",
];

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for member in set.outlines().flat_map(|it| &it.annotations).flat_map(|it| it.members()) {
        let key = member.name.value.as_str();
        if !KEYS.contains(&key) {
            found.push(unknown("key", member.name.span, key, KEYS));
        }
        let Json::String(value) = &member.value.value else { continue };
        if key == "blockType" && !BLOCK_TYPES.contains(&value.to_ascii_lowercase().as_str()) {
            found.push(unknown("block type", member.value.span, value, BLOCK_TYPES));
        }
    }
}

fn unknown(what: &str, span: Span, written: &str, known: &[&str]) -> Diagnostic {
    let near = known.iter().find(|it| it.eq_ignore_ascii_case(written));
    let hint = near.map(|it| format!("; it is spelled `{it}`")).unwrap_or_default();
    Diagnostic::new(Rule::UnknownAnnotation, format!("`{written}` is no known {what} of annotations{hint}"), span)
}
