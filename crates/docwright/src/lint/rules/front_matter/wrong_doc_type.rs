//! `wrong-doc-type`: a `doc_type` that is not that of the page.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::PageKind;
use crate::text::diagnostic::{Diagnostic, Rule};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::WrongDocType,
    why: "The site chooses the layout of a page by this field, and checkers choose what to look for.",
    example: "\
@@ resources/lamp.md
 ---
-doc_type: apiPageType
+doc_type: resourcePageType
 ---
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    found_by: Finder::Lint(find),
};

const KNOWN: &[&str] =
    &["apiPageType", "resourcePageType", "complexTypePageType", "enumPageType", "conceptualPageType"];

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for page in set.pages {
        let Some(field) = &page.front.doc_type else { continue };
        let (what, fitting): (_, &[&str]) = match page.kind {
            // An overview may show requests.
            PageKind::Api(_) => ("an operation", &["apiPageType", "conceptualPageType"]),
            // A page may say much about a type and list the members of an enumeration as well.
            PageKind::Resource(_) => ("a type", &["resourcePageType", "complexTypePageType", "enumPageType"]),
            PageKind::Enums => ("an enumeration", &["enumPageType", "resourcePageType"]),
            PageKind::Other => ("neither an operation nor a type", KNOWN),
        };
        let message = if !KNOWN.contains(&field.value.as_str()) {
            format!("`{}` is no known `doc_type`", field.value)
        } else if !fitting.contains(&field.value.as_str()) {
            format!("the page describes {what}, and its `doc_type` is `{}`", field.value)
        } else {
            continue;
        };
        found.push(Diagnostic::new(Rule::WrongDocType, message, field.span));
    }
}
