//! `status-conflict`: places that disagree about a status code.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::StatusConflict,
    why: "Programs that look at the status wait for the wrong one.",
    example: "\
@@ api/lamp-polish.md
 # lamp: polish
 ## HTTP request
 ```http
 POST /lamps/{id}/polish
 ```
 ## Response
 Returns `204 No Content`.
 ## Example
 ### Response
 ```http
-HTTP/1.1 202 Accepted
+HTTP/1.1 204 No Content
 ```
",
    found_by: Finder::Compiler,
};
