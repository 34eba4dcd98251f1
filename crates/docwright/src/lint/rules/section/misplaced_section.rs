//! `misplaced-section`: sections that are not where the template has them.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::{Heading, Outline, PageKind, Part};
use crate::text::diagnostic::{Diagnostic, Rule};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::MisplacedSection,
    why: "Readers, and programs that read these pages, look for a section in the place where every other page has it. The \
          order is permissions, HTTP request, parameters, headers, body, response, examples; for types it is methods, \
          properties, relationships, JSON representation; all at level 2.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
-## Response
-`200 OK`
 ## HTTP request
 ```http
 GET /lamps/{id}
 ```
+## Response
+`200 OK`
",
    found_by: Finder::Lint(find),
};

const RESPONSE: &str = "say what is answered in a section above the examples, and make the answer that is shown a \
                        `### Response` of the example";

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for (page, outline) in set.shaped_pages().filter(|it| !it.0.front.is_conceptual()) {
        let part: fn(&Heading) -> Option<Part> = match page.kind {
            PageKind::Api(_) => |it| it.operation_part,
            PageKind::Resource(_) => |it| it.type_part,
            PageKind::Enums | PageKind::Other => continue,
        };
        order(outline, part, found);
        levels(outline, part, found);
    }
}

fn order(outline: &Outline, part: fn(&Heading) -> Option<Part>, found: &mut Vec<Diagnostic>) {
    let mut last: Option<(Part, &Heading)> = None;
    // A second section of a kind is not in the wrong place but one too many, which another rule finds.
    let mut seen: Vec<Part> = Vec::new();
    for heading in outline.headings.iter().filter(|it| it.level == 2) {
        let Some(part) = part(heading).filter(|it| !seen.contains(it)) else { continue };
        seen.push(part);
        match last {
            Some((after, other)) if part < after => {
                let message = format!("`{}` stands below `{}`", heading.title, other.title);
                let finding = Diagnostic::new(Rule::MisplacedSection, message, heading.span)
                    .with("this belongs below it", other.span);
                found.push(if (part, after) == (Part::Response, Part::Examples) {
                    finding.advising(RESPONSE)
                } else {
                    finding
                });
            }
            _ => last = Some((part, heading)),
        }
    }
}

/// Sections at a deeper level, where the page has none of the kind at level 2. Examples have requests and responses of
/// their own, which are deeper, and so do the steps and scenarios that a page goes through under headings of its own.
fn levels(outline: &Outline, part: fn(&Heading) -> Option<Part>, found: &mut Vec<Diagnostic>) {
    let (mut in_examples, mut chapter) = (false, None);
    let (mut deep, mut scenarios) = (Vec::new(), Vec::new());
    for heading in &outline.headings {
        if heading.level <= 2 {
            chapter = Some(heading).filter(|it| it.level == 2);
        }
        in_examples = part(heading) == Some(Part::Examples) || in_examples && heading.level > 2;
        let own = part(heading).filter(|it| !in_examples && heading.level > 2 && *it != Part::Parameters);
        deep.extend(own.map(|own| (own, chapter.map(|it| it.span), heading)));
        // A heading of the page's own begins a scenario, whose sections belong to it.
        if let (Some(own), Some(above)) = (own, chapter)
            && part(above).is_none()
        {
            scenarios.push(own);
        }
    }
    for (own, chapter, heading) in &deep {
        let proper = outline.headings.iter().any(|it| it.level == 2 && part(it) == Some(*own));
        let elsewhere = deep.iter().any(|it| it.0 == *own && it.1 != *chapter);
        if !proper && !elsewhere && !scenarios.contains(own) {
            let message = format!("`{}` is at level {} instead of 2", heading.title, heading.level);
            found.push(Diagnostic::new(Rule::MisplacedSection, message, heading.span));
        }
    }
}
