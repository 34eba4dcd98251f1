//! `enum-conflict`: pages that list different members of one enumeration.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::EnumConflict,
    why: "Readers of one page do not know the members that only the other one lists.",
    example: "\
@@ resources/mood.md
 # mood enum type
 ## Members
 |Member|Description|
 |:---|:---|
 |warm|For the evening.|
@@ resources/enums.md
 # Enumerations
 ### mood values
 |Member|
 |:---|
 |warm|
-|cold|
",
    found_by: Finder::Compiler,
};
