//! `invalid-annotation`: annotation comments that are not JSON.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::InvalidAnnotation,
    why: "What the annotation says about the next block is lost from the error on.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-<!-- { \"blockType\": \"resource\", \"optionalProperties\": [ \"color\" } -->
+<!-- { \"blockType\": \"resource\", \"optionalProperties\": [ \"color\" ] } -->
 ```json
 { \"color\": \"String\" }
 ```
",
    found_by: Finder::Compiler,
};
