//! `ambiguous-type`: type names that fit several namespaces.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::AmbiguousType,
    why: "Two namespaces have a type of this name, and nothing says which one is meant.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 Namespace: example.lamps
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|group|group|The lamps beside it.|
+|group|[group](room-group.md)|The lamps beside it.|
@@ resources/print-group.md
 # group resource type
 Namespace: example.lamps.print
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
@@ resources/room-group.md
 # group resource type
 Namespace: example.lamps.room
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    found_by: Finder::Compiler,
};
