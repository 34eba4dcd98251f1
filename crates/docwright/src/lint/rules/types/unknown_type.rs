//! `unknown-type`: types that no page describes.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnknownType,
    why: "What the type holds cannot be known: it is untyped JSON, or made of whatever the page itself says.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |bulb|[bulb](bulb.md)|The bulb.|
@@ resources/bulb.md
+# bulb resource type
+## Properties
+|Property|Type|Description|
+|:---|:---|:---|
+|watts|Int32|The power.|
",
    found_by: Finder::Compiler,
};
