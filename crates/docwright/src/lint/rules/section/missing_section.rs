//! `missing-section`: pages without a section that every page of their kind has.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::operation::request_body;
use crate::page::{Heading, Outline, Page, PageKind, Part};
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

const BODY: &str = "Request body";

const OPERATION: &[(Part, &str)] = &[
    (Part::Permissions, "Permissions"),
    (Part::Request, "HTTP request"),
    (Part::Headers, "Request headers"),
    (Part::Body, BODY),
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
            let heading = match missing.as_slice() {
                [only] => misnamed(set, outline, only),
                _ => None,
            };
            found.push(match (heading, missing.first()) {
                (Some(it), Some(name)) => Diagnostic::new(Rule::MissingSection, message, it.span)
                    .advising(format!("call this heading `{name}`, since that is what it is about")),
                _ => Diagnostic::new(Rule::MissingSection, message, page.title.span),
            });
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

/// A heading that means a section and is called otherwise: `lamp properties`, or any under which a page says that no
/// body is sent, and says nothing else.
fn misnamed<'o>(set: &Set<'_>, outline: &'o Outline, name: &str) -> Option<&'o Heading> {
    let ending = format!(" {}", name.to_lowercase());
    let is_unknown = |it: &Heading| it.level == 2 && it.operation_part.is_none() && it.type_part.is_none();
    let of_name = outline.headings.iter().find(|it| is_unknown(it) && it.title.ends_with(&ending));
    of_name.or_else(|| if name == BODY { bodiless(set, outline) } else { None })
}

fn bodiless<'o>(set: &Set<'_>, outline: &'o Outline) -> Option<&'o Heading> {
    let says_nothing = |(rank, heading): &(usize, &Heading)| {
        let text = &set.sources[heading.span.file].text;
        let next = outline.headings.get(rank + 1).filter(|it| it.span.file == heading.span.file);
        let end = next.map_or(text.len(), |it| it.span.start as usize);
        let body = text.get(heading.span.end as usize..end).unwrap_or_default().trim().trim_end_matches('#').trim();
        !body.contains('\n') && request_body::says_nothing(body)
    };
    outline.headings.iter().enumerate().find(says_nothing).map(|it| it.1)
}
