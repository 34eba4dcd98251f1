//! `base-cycle`: types that inherit from themselves.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BaseCycle,
    why: "No type can inherit from itself; the inheritance is cut at one place.",
    example: "\
@@ resources/hen.md
 # hen resource type
 Inherits from [egg](egg.md).
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |weight|Int32|The weight.|
@@ resources/egg.md
 # egg resource type
-Inherits from [hen](hen.md).
+Comes before the hen.
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |size|Int32|The size.|
",
    found_by: Finder::Compiler,
};
