//! `unreadable-type`: type cells that cannot be read.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnreadableType,
    why: "A property whose type nobody can tell is untyped JSON in the generated crate.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|id|?|The key.|
+|id|String|The key.|
",
    found_by: Finder::Compiler,
};
