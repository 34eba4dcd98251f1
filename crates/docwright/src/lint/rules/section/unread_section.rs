//! `unread-section`: headings that are known ones misspelt.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnreadSection,
    why: "What the section says is missing where it belongs: permissions, parameters or properties.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
-## Permisions
+## Permissions
 |Permission type|Permissions|
 |:---|:---|
 |Application|Lamp.Read.All|
 ## HTTP request
 ```http
 GET /lamps/{id}
 ```
",
    found_by: Finder::Compiler,
};
