//! `duplicate-example`: example requests of the same name.

use std::collections::BTreeMap;

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::PageKind;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::DuplicateExample,
    why: "Code samples in other languages are stored under the name of the request: of two requests of one name, the sample of \
          one is shown for both.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
 GET /lamps/{id}
 ```
 ## Example
 <!-- { \"blockType\": \"request\", \"name\": \"get_lamp\" } -->
 ```http
 GET /lamps/1
 ```
-<!-- { \"blockType\": \"request\", \"name\": \"get_lamp\" } -->
+<!-- { \"blockType\": \"request\", \"name\": \"get_lamp_selected\" } -->
 ```http
 GET /lamps/1?$select=id
 ```
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    for page in set.pages {
        let PageKind::Api(api) = &page.kind else { continue };
        let annotations = api.examples.iter().filter_map(|it| it.request.as_ref()?.annotation.as_ref());
        for annotation in annotations {
            for name in &annotation.names {
                match known.get(&name.to_lowercase()) {
                    Some(first) => {
                        let message = format!("another request is called `{name}`");
                        let it = Diagnostic::new(Rule::DuplicateExample, message, annotation.span);
                        found.push(it.with("the first one", *first));
                    }
                    None => drop(known.insert(name.to_lowercase(), annotation.span)),
                }
            }
        }
    }
}
