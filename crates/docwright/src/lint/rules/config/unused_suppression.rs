//! `unused-suppression`: suppressions that suppress nothing.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnusedSuppression,
    why: "What it was for has been fixed, or it never fitted: the next finding there would be missed. It covers its own \
          line and the block below it.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-<!-- docwright-ignore broken-link: the page comes next week -->
 A [bulb](bulb.md) in a room.
@@ resources/bulb.md
 # bulb resource type
",
    found_by: Finder::Compiler,
};
