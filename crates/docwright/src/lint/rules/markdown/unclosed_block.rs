//! `unclosed-block`: code fences and comments that are not closed.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnclosedBlock,
    why: "To a reader, everything below the fence or comment is code, or is not there at all.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
 GET /lamps/{id}
+```
 ### Response
",
    found_by: Finder::Compiler,
};
