//! `invalid-json`: JSON blocks that are not JSON even under lenient rules.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::InvalidJson,
    why: "Nobody can paste the example into a program, and what stands below the error counts for nothing.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## JSON representation
 ```json
-{ \"colors\": [ \"String\" }
+{ \"colors\": [ \"String\" ] }
 ```
",
    found_by: Finder::Compiler,
};
