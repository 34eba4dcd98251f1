//! `duplicate-property`: properties described twice in one type.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::DuplicateProperty,
    why: "The second description is not read, and may say something else.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
-|id|Int32|The number.|
",
    found_by: Finder::Compiler,
};
