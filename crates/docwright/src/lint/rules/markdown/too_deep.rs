//! `too-deep`: Markdown, JSON or lists beyond what any page needs.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::TooDeep,
    why: "Nesting or lists beyond this are a mistake, or made to exhaust programs that read them; the rest is not read.",
    example: "",
    found_by: Finder::Compiler,
};
