//! `link-case`: links that are right but for letter case.

use std::collections::BTreeMap;

use crate::lint::entry::{Entry, Finder};
use crate::lint::links::{self, Leads, SetLink};
use crate::lint::set::Set;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::links::Target;
use crate::text::source::{FileId, Span};

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
    let links: Vec<(SetLink<'_>, Leads)> = links::all(set)
        .map(|it| {
            let leads = links::leads(set, it.file, it.target);
            (it, leads)
        })
        .collect();
    let odd = odd_files(set, &links);
    for (file, span) in &odd {
        let path = &set.sources[*file].path;
        let message =
            format!("all links to this page write `{}`: the name of the file is the odd one", path.to_lowercase());
        found.push(Diagnostic::new(Rule::LinkCase, message, Span::at_start(*file)).with("one of them", *span));
    }
    for (link, leads) in links {
        let Leads::OtherCase { file, corrected, .. } = leads else { continue };
        if odd.contains_key(&file) {
            continue;
        }
        let message = format!("`{}` is spelled `{}`", link.target, set.sources[file].path);
        let mut it = Diagnostic::new(Rule::LinkCase, message, link.span).with("this page", Span::at_start(file));
        if let Some(corrected) = corrected.filter(|_| link.exact) {
            it = it.fixed_by(link.span, corrected);
        }
        found.push(it);
    }
}

/// Files with capitals in a set whose files have none, which all links spell like the others; and one of the links.
fn odd_files(set: &Set<'_>, links: &[(SetLink<'_>, Leads)]) -> BTreeMap<FileId, Span> {
    let is_small = |path: &str| !path.contains(|it: char| it.is_uppercase());
    let small = set.pages.iter().filter(|it| is_small(&set.sources[it.file].path)).count();
    if small * 10 < set.pages.len() * 9 {
        return BTreeMap::new();
    }
    let mut found: BTreeMap<FileId, (bool, Span)> = BTreeMap::new();
    for (link, leads) in links {
        let (file, spelled) = match leads {
            Leads::OtherCase { file, .. } => (*file, is_small(Target::read(link.target).path)),
            Leads::Page { file, .. } if *file != link.file => (*file, false),
            _ => continue,
        };
        if !is_small(&set.sources[file].path) {
            let known = found.entry(file).or_insert((true, link.span));
            known.0 &= spelled;
        }
    }
    found.into_iter().filter(|(_, it)| it.0).map(|(file, it)| (file, it.1)).collect()
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::text::diagnostic::Rule;
    use crate::text::source::Sources;

    fn found(name: &str, others: usize) -> Vec<(String, String)> {
        let pages = (0..others).map(|at| (format!("a{at}.md"), format!("# A\n[b](bulb.md)\n{at}\n")));
        let texts: Vec<(String, String)> =
            pages.chain([(name.to_owned(), "# bulb resource type\nA bulb.\n".to_owned())]).collect();
        let sources = Sources::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let found = crate::lint(&sources, &Config::default(), Vec::new(), "2026-01-01");
        let found = found.into_iter().filter(|it| it.rule == Rule::LinkCase);
        found.map(|it| (sources[it.span.file].path.clone(), it.message)).collect()
    }

    #[test]
    fn a_file_that_is_spelled_as_no_other_is_one_finding() {
        assert_eq!(found("bulb.md", 12), []);
        let odd = "all links to this page write `bulb.md`: the name of the file is the odd one";
        assert_eq!(found("Bulb.md", 12), [("Bulb.md".to_owned(), odd.to_owned())]);
        // Of few files, none is odd.
        assert_eq!(found("Bulb.md", 2).len(), 2);
    }
}
