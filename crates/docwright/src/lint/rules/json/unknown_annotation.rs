//! `unknown-annotation`: keys and block types that nothing reads.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::Json;
use crate::page::annotation::{BLOCK_TYPES, KEYS};
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

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for member in set.outlines().flat_map(|it| &it.annotations).flat_map(|it| it.members()) {
        let key = member.name.value.as_str();
        let keys = || KEYS.iter().map(|(key, _)| *key);
        if !keys().any(|it| it == key) {
            found.push(unknown("key", member.name.span, key, keys()));
        }
        let Json::String(value) = &member.value.value else { continue };
        if key == "blockType" && !BLOCK_TYPES.contains(&value.to_ascii_lowercase().as_str()) {
            found.push(unknown("block type", member.value.span, value, BLOCK_TYPES.iter().copied()));
        }
    }
}

fn unknown(what: &str, span: Span, written: &str, mut known: impl Iterator<Item = &'static str>) -> Diagnostic {
    let near = known.find(|it| it.eq_ignore_ascii_case(written));
    let hint = near.map(|it| format!("; it is spelled `{it}`")).unwrap_or_default();
    Diagnostic::new(Rule::UnknownAnnotation, format!("`{written}` is no known {what} of annotations{hint}"), span)
}
