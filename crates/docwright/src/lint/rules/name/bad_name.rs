//! `bad-name`: names that no identifier can be made of.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BadName,
    why: "No property, member or parameter can be called that; the row is left out.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|display name|String|The name.|
+|displayName|String|The name.|
",
    found_by: Finder::Compiler,
};
