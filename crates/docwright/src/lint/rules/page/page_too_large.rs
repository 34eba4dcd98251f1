//! `page-too-large`: files larger than any page can reasonably be.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::PageTooLarge,
    why: "No page for people is larger than 8 MiB. It is probably data, and counts as empty.",
    example: "",
    found_by: Finder::Compiler,
};
