//! `orphan-page`: pages that nothing leads to.

use std::collections::BTreeSet;

use crate::lint::entry::{Entry, Finder};
use crate::lint::links::{self, Leads};
use crate::lint::set::Set;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::FileId;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::OrphanPage,
    why: "Readers do not find the page: no other page and no table of contents (`toc.yml`) links to it. Often it describes \
          what is no longer there, or its row in the `Methods` table was forgotten.",
    example: "\
@@ index.md
+See [lamp](resources/lamp.md).
 Rooms and what is in them.
@@ resources/lamp.md
 # lamp resource type
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    // Pages without an entrance are a part of a set, and what would link to them may be in another.
    if !set.sources.iter().any(|(_, file)| is_entrance(&file.path)) {
        return;
    }
    let reached: BTreeSet<FileId> = links::all(set)
        .filter_map(|link| {
            let (Leads::Page { file, .. } | Leads::OtherCase { file, .. }) = links::leads(set, link.file, link.target)
            else {
                return None;
            };
            (file != link.file).then_some(file)
        })
        .collect();
    for page in set.pages.iter().filter(|it| !reached.contains(&it.file) && !is_entrance(&set.sources[it.file].path)) {
        found.push(Diagnostic::new(Rule::OrphanPage, "no page and no table of contents links to it", page.title.span));
    }
}

/// Files that readers come to without a link.
fn is_entrance(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    ["index.md", "readme.md", "toc.md", "toc.yml", "overview.md"].contains(&name.as_str())
}
