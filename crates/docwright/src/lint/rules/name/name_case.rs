//! `name-case`: names spelled in another letter case than elsewhere.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::NameCase,
    why: "Names in JSON are compared by letter case: a program that was written after the wrong spelling reads nothing and \
          sends what is ignored.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|lampID|String|The key.|
+|lampId|String|The key.|
 ## JSON representation
 <!-- { \"blockType\": \"resource\", \"@odata.type\": \"lamp\" } -->
 ```json
 { \"lampId\": \"String\" }
 ```
",
    found_by: Finder::Compiler,
};
