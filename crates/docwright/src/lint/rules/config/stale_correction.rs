//! `stale-correction`: corrections that no longer find the text they correct.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::StaleCorrection,
    why: "The page was fixed, or says something new: what `docwright.yaml` corrects is no longer there.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
@@ docwright.yaml
-corrections:
-  - { at: resources/lamp.md, was: \"|id|Strng|\", now: \"|id|String|\", why: the type is misspelt }
+corrections: []
",
    found_by: Finder::Compiler,
};
