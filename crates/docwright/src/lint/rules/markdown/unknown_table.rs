//! `unknown-table`: tables of properties or parameters where none are read.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnknownTable,
    why: "What the table says is used nowhere: the properties are missing in the type, the parameters in the call.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-## The lamp's data
+## Properties
 |Property|Type|
 |:---|:---|
 |id|String|
 ## JSON representation
 ```json
 {\"id\": \"7\"}
 ```
",
    found_by: Finder::Compiler,
};
