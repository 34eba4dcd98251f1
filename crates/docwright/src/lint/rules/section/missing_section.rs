//! `missing-section`: pages without a section that every page of their kind has.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::{Outline, Page, PageKind, Part};
use crate::text::diagnostic::{Diagnostic, Rule};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::MissingSection,
    why: "Readers look for the same things in the same places. A page of an operation has permissions, HTTP request, request \
          headers, request body, response and examples, if only to say that there is none; a page of a type has properties \
          and a JSON representation. Every page has one title.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
+## JSON representation
+```json
+{ \"id\": \"String (identifier)\" }
+```
",
    found_by: Finder::Lint(find),
};

const OPERATION: &[(Part, &str)] = &[
    (Part::Permissions, "Permissions"),
    (Part::Request, "HTTP request"),
    (Part::Headers, "Request headers"),
    (Part::Body, "Request body"),
    (Part::Response, "Response"),
    (Part::Examples, "Examples"),
];

const TYPE: &[(Part, &str)] = &[(Part::Properties, "Properties"), (Part::Representation, "JSON representation")];

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for (page, outline) in set.shaped_pages() {
        let missing = missing(page, outline);
        if !page.front.is_conceptual() && !missing.is_empty() {
            let quoted: Vec<String> = missing.iter().map(|it| format!("`{it}`")).collect();
            let message = format!("the page has no {}", quoted.join(", no "));
            found.push(Diagnostic::new(Rule::MissingSection, message, page.title.span));
        }
    }
}

fn missing(page: &Page, outline: &Outline) -> Vec<&'static str> {
    let wanted: &[(Part, &str)] = match &page.kind {
        PageKind::Api(_) => OPERATION,
        PageKind::Resource(it) if !it.says_no_properties => TYPE,
        PageKind::Resource(_) | PageKind::Enums | PageKind::Other => &[],
    };
    let has =
        |part: Part| outline.headings.iter().any(|it| it.operation_part == Some(part) || it.type_part == Some(part));
    let title = page.title.value.is_empty().then_some("title");
    title.into_iter().chain(wanted.iter().filter(|it| !has(it.0)).map(|it| it.1)).collect()
}
