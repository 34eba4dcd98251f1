//! `link-case`: links that are right but for letter case.

use crate::lint::entry::{Entry, Finder};
use crate::lint::links::{self, Leads};
use crate::lint::set::Set;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::LinkCase,
    why: "Such a link works on the author's machine, where letter case may not count, and breaks where it does: on most web \
          servers and in most repositories.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
-A [bulb](Bulb.md) in a room.
+A [bulb](bulb.md) in a room.
@@ resources/bulb.md
 # bulb resource type
",
    found_by: Finder::LintWithFix(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for link in links::all(set) {
        let Leads::OtherCase { file, corrected, .. } = links::leads(set, link.file, link.target) else {
            continue;
        };
        let message = format!("`{}` is spelled `{}`", link.target, set.sources[file].path);
        let mut it = Diagnostic::new(Rule::LinkCase, message, link.span).with("this page", Span::at_start(file));
        if let Some(corrected) = corrected.filter(|_| link.exact) {
            it = it.fixed_by(link.span, corrected);
        }
        found.push(it);
    }
}
