//! Include directives: a file read in the place where it is named.
//!
//! ```markdown
//! [!INCLUDE [permissions-table](../includes/permissions/user-get-permissions.md)]
//! ```
//!
//! ```text
//! target := path relative to the file that includes; `~/` is the root of the documentation set
//! ```
//!
//! Only files of the set are read, and those of the folders beside it that the configuration names. Letter case decides
//! nothing when no file fits exactly. A path that leaves the set is looked for there, then as if the root were the place
//! where it leaves, because documentation sets are often a part of a larger one, whose shared `includes` folder stays behind.

use std::collections::{BTreeMap, BTreeSet};

use crate::page::Page;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::links::{Target, is_snippet, resolve, stem_of};
use crate::text::source::{FileId, Sources, Spanned};

/// Where an include directive leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Included {
    File(FileId),
    /// Not in the set, although its folder is.
    Missing,
    /// Nor is its folder: the path from the root of the set.
    Unread(String),
    /// Of no interest, and usually not in the set: samples in other languages.
    Snippet,
    /// Outside of the set.
    Outside,
}

/// Finds the file that `target` names in `from`.
pub(crate) fn find(sources: &Sources, from: FileId, target: &str) -> Included {
    if is_snippet(target) {
        return Included::Snippet;
    }
    let path = Target::read(target).path;
    let destination = resolve(&sources[from].path, path);
    let (outer, path) = (destination.outer(), &destination.path);
    for path in [&outer, path] {
        if let Some(file) = sources.find(path).or_else(|| sources.find_ignoring_case(path)) {
            return Included::File(file);
        }
    }
    let lower = path.to_ascii_lowercase();
    let shared = lower.split('/').any(|part| part == "includes") && stem_of(&lower) != lower;
    if destination.leaves && !shared {
        return Included::Outside;
    }
    // Of two folders of this name, the one of the set says nothing of the one beside it.
    let is_known = sources.has_folder(folder(if destination.leaves { &outer } else { path }));
    if is_known { Included::Missing } else { Included::Unread(outer) }
}

/// The folder of an included file that a set would share: `../includes` of `../includes/permissions/a.md`.
pub(crate) fn folder(path: &str) -> &str {
    let mut end = 0;
    for part in path.split_inclusive('/').filter(|it| it.ends_with('/')) {
        end += part.len();
        if part.eq_ignore_ascii_case("includes/") {
            break;
        }
    }
    path[..end].trim_end_matches('/')
}

/// One finding for each folder that is not read, however many pages include its files.
pub(crate) fn report_folders(pages: &[Page]) -> Vec<Diagnostic> {
    let mut folders: BTreeMap<&str, Vec<(FileId, &Spanned<String>)>> = BTreeMap::new();
    for (page, it) in pages.iter().flat_map(|page| page.unread_includes.iter().map(move |it| (page.file, it))) {
        folders.entry(folder(&it.value)).or_default().push((page, it));
    }
    let count = |many: usize, of: &str| if many == 1 { format!("one {of}") } else { format!("{many} {of}s") };
    let report = |(folder, found): (&str, Vec<(FileId, &Spanned<String>)>)| {
        let pages = found.iter().map(|it| it.0).collect::<BTreeSet<_>>().len();
        let files = found.iter().map(|it| it.1.value.to_ascii_lowercase()).collect::<BTreeSet<_>>().len();
        let verb = if files == 1 { "is" } else { "are" };
        let (pages, files) = (count(pages, "page"), count(files, "file"));
        let message = format!("`{folder}` is not read, from where {files} {verb} included on {pages}");
        Some(Diagnostic::new(Rule::UnreadIncludes, message, found.first()?.1.span))
    };
    folders.into_iter().filter_map(report).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_inside_the_set_only() {
        let sources = Sources::from_texts([("api/a.md", ""), ("includes/x.md", ""), ("includes/permissions/P.md", "")]);
        let from = sources.find("api/a.md").unwrap();
        let cases = [
            ("../includes/x.md", "includes/x.md"),
            ("../includes/permissions/p.md", "includes/permissions/P.md"),
            ("~/includes/x.md", "includes/x.md"),
            ("../../includes/x.md", "includes/x.md"),
            ("./a.md#part", "api/a.md"),
        ];
        for (target, path) in cases {
            assert_eq!(find(&sources, from, target), Included::File(sources.find(path).unwrap()), "{target}");
        }
        assert_eq!(find(&sources, from, "../includes/y.md"), Included::Missing);
        let unread = |target: &str| find(&sources, from, target);
        assert_eq!(unread("../../includes/beta.md"), Included::Unread("../includes/beta.md".to_owned()));
        assert_eq!(unread("../../shared/includes/a/b.md"), Included::Unread("../shared/includes/a/b.md".to_owned()));
        assert_eq!(unread("parts/b.md"), Included::Unread("api/parts/b.md".to_owned()));
        assert_eq!(find(&sources, from, "../includes/snippets/csharp/a.md"), Included::Snippet);
        assert_eq!(find(&sources, from, "../../../etc/passwd"), Included::Outside);
        assert_eq!(find(&sources, from, "/etc/passwd"), Included::Outside);
    }

    #[test]
    fn folders_beside_the_set_are_read_and_not_left() {
        let files = [("../includes/a.md", ""), ("../includes/deep/b.md", ""), ("api/a.md", ""), ("x.md", "")];
        let sources = Sources::from_texts(files);
        let at = |path: &str| sources.find(path).unwrap();
        let found = |from: &str, target: &str| find(&sources, at(from), target);
        assert_eq!(found("api/a.md", "../../includes/A.md"), Included::File(at("../includes/a.md")));
        assert_eq!(found("../includes/deep/b.md", "../a.md"), Included::File(at("../includes/a.md")));
        assert_eq!(found("api/a.md", "../../includes/c.md"), Included::Missing);
        assert_eq!(found("../includes/a.md", "../../secret.md"), Included::Outside);
        assert_eq!(folder("../includes/deep/b.md"), "../includes");
        assert_eq!(folder("parts/b.md"), "parts");
    }
}
