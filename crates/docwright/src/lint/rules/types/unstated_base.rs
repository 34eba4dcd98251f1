//! `unstated-base`: inheritance that other places show and no page states.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnstatedBase,
    why: "Whoever gets the base type where the derived one is answered must know that they are related.",
    example: "",
    found_by: Finder::Compiler,
};
