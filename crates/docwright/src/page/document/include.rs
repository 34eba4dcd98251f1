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
//! Only files of the set are read. Letter case decides nothing when no file fits exactly. A path that leaves the set is
//! looked for as if the root were the place where it leaves, because documentation sets are often a part of a larger
//! one, whose shared `includes` folder stays behind.

use crate::text::links::{Destination, Target, resolve};
use crate::text::source::{FileId, Sources};

/// Where an include directive leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Included {
    File(FileId),
    /// Not in the set.
    Missing,
    /// Of no interest, and usually not in the set: samples in other languages.
    Snippet,
    /// Outside of the set.
    Outside,
}

/// Finds the file that `target` names in `from`.
pub(crate) fn find(sources: &Sources, from: FileId, target: &str) -> Included {
    if target.contains("includes/snippets/") {
        return Included::Snippet;
    }
    let path = Target::read(target).path;
    let Destination { path, leaves } = resolve(&sources[from].path, path);
    if let Some(file) = sources.find(&path).or_else(|| find_ignoring_case(sources, &path)) {
        return Included::File(file);
    }
    let lower = path.to_ascii_lowercase();
    let shared = lower.split('/').any(|part| part == "includes") && lower.ends_with(".md");
    if leaves && !shared { Included::Outside } else { Included::Missing }
}

fn find_ignoring_case(sources: &Sources, path: &str) -> Option<FileId> {
    sources.iter().find(|(_, file)| file.path.eq_ignore_ascii_case(path)).map(|(id, _)| id)
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
        assert_eq!(find(&sources, from, "../../includes/beta-disclaimer.md"), Included::Missing);
        assert_eq!(find(&sources, from, "../includes/snippets/csharp/a.md"), Included::Snippet);
        assert_eq!(find(&sources, from, "../../../etc/passwd"), Included::Outside);
        assert_eq!(find(&sources, from, "/etc/passwd"), Included::Outside);
    }
}
