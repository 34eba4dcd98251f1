//! `unread-cell`: cells that are not understood.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnreadCell,
    why: "A reader of the table has to guess, and so would the generated crate: it knows no permission for this account, and \
          does not say that the account is not supported.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## Permissions
 |Permission type|Permissions (from least to most privileged)|
 |:---|:---|
-|Application|See the other page|
+|Application|Lamp.Read.All|
 ## HTTP request
 ```http
 GET /lamps/{id}
 ```
",
    found_by: Finder::Compiler,
};
