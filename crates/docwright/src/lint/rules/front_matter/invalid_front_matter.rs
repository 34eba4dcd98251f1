//! `invalid-front-matter`: front matter that is not valid YAML.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::InvalidFrontMatter,
    why: "Programs that read the front matter as YAML fail on the page. Mostly a value with a colon lacks its quotes.",
    example: "\
@@ api/lamp-polish.md
 ---
-title: lamp: polish
+title: \"lamp: polish\"
 ---
 # lamp: polish
",
    found_by: Finder::Compiler,
};
