//! `broken-anchor`: links to headings that are not there.

use crate::lint::entry::{Entry, Finder};
use crate::lint::links::{self, Leads};
use crate::lint::set::{Set, letters};
use crate::page::Outline;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BrokenAnchor,
    why: "The link leads to the top of the page instead of the place that was meant. Headings are compared by letters and \
          digits alone, since sites make anchors out of them in different ways.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-How bright: see [brightness](#brightness-value).
+How bright: see [brightness](#brightness-values).
 ### brightness values
 |Member|
 |:---|
 |dim|
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for link in links::all(set) {
        let (Leads::Page { file, anchor } | Leads::OtherCase { file, anchor, .. }) =
            links::leads(set, link.file, link.target)
        else {
            continue;
        };
        if let Some(page) = set.outline(file).filter(|it| !anchor.is_empty() && !has(it, &anchor)) {
            let message = format!("`{}` has no heading `#{anchor}`", set.sources[file].path);
            let mut it = Diagnostic::new(Rule::BrokenAnchor, message, link.span);
            if let Some(near) = nearest(page, &anchor) {
                it = it.with("this heading is similar", near);
            }
            found.push(it);
        }
    }
}

fn has(page: &Outline, anchor: &str) -> bool {
    let anchor = anchor.replace("%20", "-");
    let wanted = letters(&anchor);
    // The second heading of one title gets a number.
    let numbered = anchor.trim_end_matches(|it: char| it.is_ascii_digit()).trim_end_matches('-');
    let titles = page.headings.iter().map(|it| letters(&it.title)).chain(page.anchors.iter().map(|it| letters(it)));
    titles.into_iter().any(|it| it == wanted || it == letters(numbered))
}

/// A heading that begins like the anchor, or the other way round.
fn nearest(page: &Outline, anchor: &str) -> Option<Span> {
    let wanted = letters(anchor);
    let is_near = |title: &str| !title.is_empty() && (title.starts_with(&wanted) || wanted.starts_with(title));
    page.headings.iter().find(|it| is_near(&letters(&it.title))).map(|it| it.span)
}
