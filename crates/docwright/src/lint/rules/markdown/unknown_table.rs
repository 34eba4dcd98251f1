//! `unknown-table`: tables whose header no reader knows.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnknownTable,
    why: "What the table says is used nowhere. Where properties are listed, they are missing in the type.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
-|What|How|
+|Property|Type|
 |:---|:---|
 |id|String|
",
    found_by: Finder::Compiler,
};
