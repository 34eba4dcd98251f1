//! `duplicate-operation`: two pages about one operation.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Method, Operation};
use crate::lint::entry::{Entry, Finder};
use crate::lint::set::{Set, letters};
use crate::odata::key::PathKey;
use crate::page::{BodyClaim, Page, PageKind, ResponseClaim};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::FileId;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::DuplicateOperation,
    why: "One of the two pages will be forgotten when the operation changes, and readers find either. Pages of derived types \
          that share an address have titles of their own and are not meant, nor pages that link to different pages about \
          the type: each shows a part of it.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
 GET /lamps/{id}
 ```
@@ api/lamp-read.md
-# Get lamp
+# Get bulb
 ## HTTP request
 ```http
-GET /lamps/{lamp-id}
+GET /bulbs/{id}
 ```
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let linked: BTreeMap<FileId, BTreeSet<String>> = set.pages.iter().map(|it| (it.file, linked_types(it))).collect();
    let mut known: BTreeMap<(Method, String, String), Vec<&Operation>> = BTreeMap::new();
    for operation in &set.api.operations {
        let Some(route) = operation.routes.first() else { continue };
        let key = (operation.method, PathKey::of(&route.segments).text, letters(&operation.title.value));
        let others = known.entry(key).or_default();
        let is_same = |other: &&&Operation| {
            let (own, its) = (&linked[&operation.page], &linked[&other.page]);
            other.page != operation.page && (own.is_empty() || its.is_empty() || !own.is_disjoint(its))
        };
        if let Some(first) = others.iter().take(COMPARED).find(is_same) {
            let message = format!("`{}` describes the same operation", set.sources[first.page].path);
            let it = Diagnostic::new(Rule::DuplicateOperation, message, operation.title.span);
            found.push(it.with("under the same title", first.title.span).with("the request", route.span));
        }
        others.push(operation);
    }
}

/// So many pages of one request are compared with the others.
const COMPARED: usize = 64;

/// The pages of the types that the operation is sent and answers.
fn linked_types(page: &Page) -> BTreeSet<String> {
    let PageKind::Api(api) = &page.kind else { return BTreeSet::new() };
    let sent = api.body.claims.iter().filter_map(|it| match &it.value {
        BodyClaim::Represents(ty) => Some(ty),
        _ => None,
    });
    let answered = api.response.claims.iter().filter_map(|it| match &it.value {
        ResponseClaim::Returns(ty) => Some(ty),
        _ => None,
    });
    let targets = sent.chain(answered).flat_map(|ty| &ty.names).filter_map(|it| it.target.as_ref());
    targets.map(|it| it.to_lowercase()).collect()
}
