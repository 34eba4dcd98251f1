//! `unknown-response`: responses of which no type can be read.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnknownResponse,
    why: "The generated function can only answer untyped JSON.",
    example: "\
@@ api/lamp-ponder.md
 # lamp: ponder
 ## HTTP request
 ```http
 GET /lamps/{id}/ponder
 ```
 ## Response
-Something comes back.
+Returns `200 OK` and a String in the response body.
",
    found_by: Finder::Compiler,
};
