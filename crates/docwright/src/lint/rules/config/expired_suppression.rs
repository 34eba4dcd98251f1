//! `expired-suppression`: suppressions whose last day is over.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::ExpiredSuppression,
    why: "The reason was meant to hold until that day; what was suppressed is reported again.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-<!-- docwright-ignore broken-link: the page comes soon (until 2020-01-01) -->
+<!-- docwright-ignore broken-link: the page comes soon (until 2999-01-01) -->
 A [bulb](bulb.md) in a room.
",
    found_by: Finder::Compiler,
};
