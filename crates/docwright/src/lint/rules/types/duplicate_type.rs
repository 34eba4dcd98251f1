//! `duplicate-type`: two pages about one type.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::{Page, PageKind, ResourcePage};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::FileId;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::DuplicateType,
    why: "Two lists of properties drift apart, and links lead to either. What both pages list is taken together. Pages that \
          each describe a part of a type, with at most half of the properties in common, are not meant.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
 |color|String|The color.|
@@ resources/light.md
-# lamp resource type
+# light resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
 |color|String|The color.|
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let types: BTreeMap<FileId, (&Page, &ResourcePage)> = set.pages.iter().filter_map(of_type).collect();
    for definition in &set.api.types {
        let pages: Vec<_> = definition.origins.iter().filter_map(|it| types.get(&it.file)).collect();
        for (rank, (page, resource)) in pages.iter().enumerate() {
            let is_same = |other: &&&(&Page, &ResourcePage)| other.0.file != page.file && overlaps(resource, other.1);
            if let Some((first, _)) = pages[..rank].iter().find(is_same) {
                let message = format!("`{}` describes {} as well", set.sources[first.file].path, definition.name);
                let it = Diagnostic::new(Rule::DuplicateType, message, page.title.span);
                found.push(it.with("the other page", first.title.span));
            }
        }
    }
}

fn of_type(page: &Page) -> Option<(FileId, (&Page, &ResourcePage))> {
    match &page.kind {
        PageKind::Resource(it) => Some((page.file, (page, &**it))),
        _ => None,
    }
}

/// More than half of the shorter list is in the other one.
fn overlaps(one: &ResourcePage, other: &ResourcePage) -> bool {
    let names =
        |it: &ResourcePage| it.properties.iter().map(|it| it.name.value.to_lowercase()).collect::<BTreeSet<_>>();
    let (one, other) = (names(one), names(other));
    let common = one.intersection(&other).count();
    // A key is what any two types have in common.
    common > 1 && 2 * common > one.len().min(other.len())
}
