//! `bad-include`: includes that form a cycle, or leave the documentation set.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BadInclude,
    why: "A file that includes itself has no end, and one outside of the documentation set is not part of it.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 [!INCLUDE [preview](../includes/preview.md)]
@@ includes/preview.md
-[!INCLUDE [preview](preview.md)]
+This may change.
",
    found_by: Finder::Compiler,
};
