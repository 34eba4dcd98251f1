//! `unread-row`: rows that yield nothing.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnreadRow,
    why: "The table is read, but not this row: it has no name, or something that cannot be one. What it says is used nowhere.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-||String|The key.|
+|id|String|The key.|
",
    found_by: Finder::Compiler,
};
