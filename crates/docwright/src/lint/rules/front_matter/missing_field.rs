//! `missing-field`: front matter that lacks what every page has to have.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::{Set, enumerate};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::MissingField,
    why: "The site builds search results, tables of contents and the routing of reports out of these fields. Which ones have \
          to be there is `lint: {fields: […]}` in `docwright.yaml`; `ms.subservice` and `ms.prod` are the same field, and so \
          are `ms.localizationpriority` and `localization_priority`.",
    example: "\
@@ resources/lamp.md
 ---
 title: \"lamp resource type\"
+description: \"A lamp in a room.\"
 author: \"ines\"
 ms.localizationpriority: medium
 ms.subservice: \"rooms\"
 doc_type: resourcePageType
 ---
 # lamp resource type
",
    found_by: Finder::Lint(find),
};

/// Fields that were renamed: either will do.
const RENAMED: &[(&str, &str)] = &[("ms.subservice", "ms.prod"), ("ms.localizationpriority", "localization_priority")];

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for (page, outline) in set.shaped_pages().filter(|(page, _)| page.front.present) {
        let has = |name: &str| outline.fields.iter().any(|(key, value)| key.value == name && !value.is_empty());
        let renamed = |name: &str| RENAMED.iter().find(|it| it.0 == name || it.1 == name);
        let there = |name: &str| has(name) || renamed(name).is_some_and(|it| has(it.0) || has(it.1));
        for name in set.config.lint.wanted_fields().into_iter().filter(|it| !there(it)) {
            let names = renamed(name).map_or(vec![name], |it| vec![it.0, it.1]);
            let empty = outline.fields.iter().find(|(key, _)| names.contains(&key.value.as_str()));
            let state = if empty.is_some() { "is empty" } else { "is missing" };
            let message = format!("the field {} {state}", enumerate(&names, "or"));
            let place = empty.map_or(Span::at_start(page.file), |(key, _)| key.span);
            found.push(Diagnostic::new(Rule::MissingField, message, place));
        }
    }
}
