//! `too-deep`: Markdown or JSON nested deeper than any page needs.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::TooDeep,
    why: "Nesting this deep is a mistake, or made to exhaust programs that read it; the rest is not read.",
    example: "",
    found_by: Finder::Compiler,
};
