//! `base-conflict`: places that disagree about a type's base.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BaseConflict,
    why: "Which properties the type inherits depends on its base; one of the places is wrong.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 Inherits from [device](device.md).
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |watts|Int32|The power.|
 ## JSON representation
-<!-- { \"blockType\": \"resource\", \"@odata.type\": \"lamp\", \"baseType\": \"light\" } -->
+<!-- { \"blockType\": \"resource\", \"@odata.type\": \"lamp\", \"baseType\": \"device\" } -->
 ```json
 { \"watts\": 12 }
 ```
@@ resources/device.md
 # device resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
@@ resources/light.md
 # light resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    found_by: Finder::Compiler,
};
