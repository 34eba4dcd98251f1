//! `bad-request-line`: lines of an HTTP request block that are no requests.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BadRequestLine,
    why: "The line is what callers copy. One that is no address makes no function.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
-GET the lamp
+GET /lamps/{id}
 ```
",
    found_by: Finder::Compiler,
};
