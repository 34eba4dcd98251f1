//! `duplicate-section`: sections that are there twice.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::{Heading, PageKind};
use crate::text::diagnostic::{Diagnostic, Rule};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::DuplicateSection,
    why: "One of the two is overlooked, and links to the heading lead to the first one only. Mostly a section was pasted twice.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
 GET /lamps/{id}
 ```
 ## Response
 `200 OK`
-## Response
-A lamp.
+A lamp.
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for (page, outline) in set.shaped_pages() {
        let counts = |it: &&Heading| match page.kind {
            PageKind::Api(_) => it.operation_part.is_some() && it.level == 2,
            PageKind::Resource(_) => it.type_part.is_some() && it.level == 2,
            PageKind::Enums | PageKind::Other => false,
        };
        let known: Vec<&Heading> = outline.headings.iter().filter(counts).collect();
        for (rank, heading) in known.iter().enumerate() {
            if let Some(first) = known[..rank].iter().find(|it| it.title == heading.title) {
                let message = format!("the page has `{}` twice", heading.title);
                let it = Diagnostic::new(Rule::DuplicateSection, message, heading.span);
                found.push(it.with("the first one", first.span));
            }
        }
    }
}
