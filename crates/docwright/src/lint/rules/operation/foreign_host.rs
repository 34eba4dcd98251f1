//! `foreign-host`: request lines that lead to another host than that of the service.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::ForeignHost,
    why: "A client of the service sends its token, and only to the service. A request to somebody else needs another client.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
-GET https://sign-in.example/lamps/{id}
+GET /lamps/{id}
 ```
",
    found_by: Finder::Compiler,
};
