//! `no-request`: operation pages without an HTTP request.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::NoRequest,
    why: "The page describes an operation without saying how to ask for it, or shows a request that is not read because no section says what it is about.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
+```http
+GET /lamps/{id}
+```
",
    found_by: Finder::Compiler,
};
