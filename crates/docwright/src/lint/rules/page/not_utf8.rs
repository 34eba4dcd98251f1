//! `not-utf8`: files that are not UTF-8 text.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::NotUtf8,
    why: "Bytes that are no text cannot be read; the page counts as empty, and everything on it is missing.",
    example: "",
    found_by: Finder::Compiler,
};
