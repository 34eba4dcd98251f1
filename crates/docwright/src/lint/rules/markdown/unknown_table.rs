//! `unknown-table`: tables whose header no reader knows.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnknownTable,
    why: "The table stands where properties are listed, and cannot be read as such: the properties are missing.",
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
