//! `ragged-row`: table rows with more or fewer cells than the header.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::RaggedRow,
    why: "Cells end up under the wrong header, or text is cut off, in ways that differ from viewer to viewer.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|state|String|Either on | off.|
+|state|String|Either on \\| off.|
",
    found_by: Finder::Compiler,
};
