//! `missing-front-matter`: pages without front matter.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::MissingFrontMatter,
    why: "Title, product area and kind of the page are in the front matter; the site cannot place a page without it.",
    example: "\
@@ resources/lamp.md
+---
+title: \"lamp resource type\"
+---
 # lamp resource type
",
    found_by: Finder::Compiler,
};
