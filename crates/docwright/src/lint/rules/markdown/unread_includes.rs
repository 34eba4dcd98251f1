//! `unread-includes`: folders of included files that are not read.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnreadIncludes,
    why: "What the files would say is missing from all pages that include them: often the permissions. Many sets keep such files \
          beside the folder of a version; `includes: [../includes]` in docwright.yaml lets pages include them.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 [!INCLUDE [preview](../includes/preview.md)]
@@ includes/preview.md
+This may change.
",
    found_by: Finder::Compiler,
};
