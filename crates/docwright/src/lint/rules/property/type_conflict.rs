//! `type-conflict`: places that disagree about a property's type.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::TypeConflict,
    why: "One of the places is wrong, and programs that were written after it fail to decode. The heavier side wins; \
          `docwright model --explain NAME` shows all of them.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|color|[color](shade.md)|The color.|
+|color|[color](color.md)|The color.|
@@ resources/color.md
 # color resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |hue|Int32|The hue.|
@@ resources/shade.md
 # shade resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |cloth|String|The cloth.|
",
    found_by: Finder::Compiler,
};
