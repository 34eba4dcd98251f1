//! `no-properties`: types without any property whose pages show some.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::NoProperties,
    why: "What the JSON of an open type shows without a table, with values instead of types, may be an example of what people \
          add, so that nothing is concluded from it: whoever reads the type finds nothing in it.",
    example: "\
@@ resources/labels.md
 # labels resource type
 This is an open type.
+## Properties
+|Property|Type|Description|
+|:---|:---|:---|
+|colour|String|The colour of the label.|
 ## JSON representation
 <!-- { \"blockType\": \"resource\", \"@odata.type\": \"labels\" } -->
 ```json
 { \"colour\": \"green\" }
 ```
",
    found_by: Finder::Compiler,
};
