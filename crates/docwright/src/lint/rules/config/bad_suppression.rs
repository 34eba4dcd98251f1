//! `bad-suppression`: suppressions that cannot be read.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BadSuppression,
    why: "It suppresses nothing, though its author meant it to.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-<!-- docwright-ignore brokenlink: the page comes soon -->
+<!-- docwright-ignore broken-link: the page comes soon -->
 A [bulb](bulb.md) in a room.
",
    found_by: Finder::Compiler,
};
