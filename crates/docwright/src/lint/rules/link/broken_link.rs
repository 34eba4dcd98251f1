//! `broken-link`: links to pages that are not there.

use crate::lint::entry::{Entry, Finder};
use crate::lint::links::{self, Leads};
use crate::lint::set::Set;
use crate::text::diagnostic::{Diagnostic, Rule};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BrokenLink,
    why: "A reader who follows the link gets an error page, and what a type cell links to cannot be resolved. Checked are \
          links to Markdown pages from pages and from `toc.yml`; images and other files, and addresses outside of the \
          documentation set, are not.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-A [bulb](blub.md) in a room.
+A [bulb](bulb.md) in a room.
@@ resources/bulb.md
 # bulb resource type
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for link in links::all(set) {
        if links::leads(set, link.file, link.target) == Leads::Nowhere {
            let message = format!("`{}` is not part of the documentation set", link.target);
            found.push(Diagnostic::new(Rule::BrokenLink, message, link.span));
        }
    }
}
