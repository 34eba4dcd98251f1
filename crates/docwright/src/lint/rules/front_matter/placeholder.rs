//! `placeholder`: a template's placeholders that nobody has replaced.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::Placeholder,
    why: "The page was made from a template, and a person still has to say what stands there.",
    example: "\
@@ resources/lamp.md
 ---
-author: \"**TODO: Provide GitHub name**\"
+author: \"ines\"
 ---
 # lamp resource type
",
    found_by: Finder::Compiler,
};
