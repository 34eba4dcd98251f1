//! `misspelt-member`: JSON that spells a described name with one slip.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::MisspeltMember,
    why: "Who copies the example sends a member that the service does not know, and the value is ignored or refused. The \
          table counts: what differs from it by one letter is no property or parameter of its own.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |colour|String|The colour of the light.|
 ## JSON representation
 <!-- { \"blockType\": \"resource\", \"@odata.type\": \"lamp\" } -->
 ```json
-{ \"coluor\": \"String\" }
+{ \"colour\": \"String\" }
 ```
",
    found_by: Finder::Compiler,
};
