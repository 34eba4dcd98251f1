//! `missing-include`: includes of files that are not there.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::MissingInclude,
    why: "What the file would say is missing from the page.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 [!INCLUDE [preview](../includes/preview.md)]
@@ includes/preview.md
+This may change.
@@ includes/other.md
 This is something else.
",
    found_by: Finder::Compiler,
};
