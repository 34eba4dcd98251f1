//! `no-content`: pages that describe neither an operation nor a type.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::NoContent,
    why: "Nothing is made of such a page. That is as it should be for overviews, and a mistake for all others.",
    example: "\
@@ resources/lamp.md
-# About lamps
+# lamp resource type
",
    found_by: Finder::Compiler,
};
