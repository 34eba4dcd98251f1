//! `unlisted-property`: properties that only the JSON representation shows.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnlistedProperty,
    why: "The property has no type and no description, and nobody can tell whether it is there or a leftover.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
+|watts|Int32|The power.|
 ## JSON representation
 <!-- { \"blockType\": \"resource\", \"@odata.type\": \"lamp\" } -->
 ```json
 { \"id\": \"String\", \"watts\": 12 }
 ```
",
    found_by: Finder::Compiler,
};
