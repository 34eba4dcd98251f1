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
        // The pages before, but for those that say what two of them say.
        let mut before: Vec<(&Page, BTreeSet<String>)> = Vec::new();
        for (page, resource) in definition.origins.iter().filter_map(|it| types.get(&it.file)) {
            let own = names(resource);
            let alike = before.iter().filter(|it| it.1 == own).count();
            let is_same = |it: &&(&Page, BTreeSet<String>)| it.0.file != page.file && overlaps(&own, &it.1);
            let first = before.iter().find(is_same).map(|it| it.0);
            if alike < 2 && before.len() < COMPARED {
                before.push((page, own));
            }
            if let Some(first) = first {
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

/// So many pages of a type are compared with the others.
const COMPARED: usize = 64;

fn names(of: &ResourcePage) -> BTreeSet<String> {
    of.properties.iter().map(|it| it.name.value.to_lowercase()).collect()
}

/// More than half of the shorter list is in the other one.
fn overlaps(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let common = one.intersection(other).count();
    // A key is what any two types have in common.
    common > 1 && 2 * common > one.len().min(other.len())
}
