//! `name-adjusted`: names that differ in Rust from those in the documentation.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::NameAdjusted,
    why: "What is documented cannot be a Rust name as it stands, or the name is taken. It is noted so that nobody wonders \
          where the name came from.",
    example: "\
@@ docwright.yaml
 lint: { rules: { name-adjusted: note } }
@@ api/lamp-remove-owner.md
 # Remove owner
 ## HTTP request
 ```http
-DELETE /lamps/{id}/owners/{id}/{id}
+DELETE /lamps/{id}/owners/{owner-id}/{share-id}
 ```
 ## Response
 Returns `204 No Content`.
",
    found_by: Finder::Compiler,
};
