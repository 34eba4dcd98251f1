//! `unread-section`: sections that are used nowhere.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnreadSection,
    why: "Readers of the generated crate see the summary, the tables and the examples. What stands under a heading of its own \
          reaches none of them.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
 GET /lamps/{id}
 ```
-## Good to know
-Lamps of guests are left out.
 ## Response
-Returns `200 OK`.
+Returns `200 OK`. Lamps of guests are left out.
",
    found_by: Finder::Compiler,
};
