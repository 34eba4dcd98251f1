//! `name-conflict`: places that disagree about a name or namespace.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::NameConflict,
    why: "The type's name is what links, annotations and `@odata.type` refer to; with two names, half of them lead nowhere. A relationship that the table calls differently than the address cannot be expanded.",
    example: "\
@@ resources/lamp.md
-# light resource type
+# lamp resource type
 Namespace: example.lamps
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
 ## JSON representation
 <!-- { \"blockType\": \"resource\", \"@odata.type\": \"example.lamps.lamp\" } -->
 ```json
 { \"id\": \"String\" }
 ```
",
    found_by: Finder::Compiler,
};
