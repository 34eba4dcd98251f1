//! `unshown-property`: properties that the JSON representation leaves out.

use std::collections::BTreeSet;

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::{Set, enumerate};
use crate::odata::name::is_control_information;
use crate::page::{JsonMember, PageKind, PropertyHome, ResourcePage};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnshownProperty,
    why: "Readers copy the JSON representation to see how an object looks. The reverse, a property that the table lacks, is \
          `unlisted-property`. Relationships need not be shown, nor what the annotation names in `optionalProperties`.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
 |color|String|The color.|
 ## JSON representation
 ```json
-{ \"id\": \"String\" }
+{ \"id\": \"String\", \"color\": \"String\" }
 ```
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for page in set.pages {
        let PageKind::Resource(resource) = &page.kind else { continue };
        let Some((shown, place)) = shown(resource) else { continue };
        let rows = resource.properties.iter().filter(|it| it.home == PropertyHome::Properties);
        // `odata.type` is what JSON has as `@odata.type`, and no property.
        let rows = rows.filter(|it| !is_control_information(&it.name.value));
        let missing: Vec<_> = rows.filter(|it| !shown.contains(&it.name.value.to_lowercase())).collect();
        if let Some(first) = missing.first() {
            let names: Vec<&str> = missing.iter().map(|it| it.name.value.as_str()).collect();
            let verb = if names.len() == 1 { "is" } else { "are" };
            let message = format!("{} {verb} not in the JSON representation", enumerate(&names, "and"));
            let it = Diagnostic::new(Rule::UnshownProperty, message, first.name.span);
            found.push(it.with("the JSON representation", place));
        }
    }
}

/// The members of the page's representation in lower case, and where it stands; `None` without one that says anything.
fn shown(resource: &ResourcePage) -> Option<(BTreeSet<String>, Span)> {
    let [only] = resource.representations.as_slice() else { return None };
    let json = only.json.as_ref().filter(|it| !it.members().is_empty())?;
    let optional = only.annotation.iter().flat_map(|it| &it.optional).map(|it| it.to_lowercase());
    let members = json.members().iter().map(|it: &JsonMember| it.name.value.to_lowercase());
    Some((members.chain(optional).collect(), json.span))
}
