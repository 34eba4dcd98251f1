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

use crate::text::source::{FileId, Sources};

/// Where an include directive leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    File(FileId),
    /// Not in the set.
    Missing,
    /// Of no interest, and usually not in the set: samples in other languages.
    Snippet,
    /// Outside of the set.
    Outside,
}

/// Finds the file that `target` names in `from`.
pub(crate) fn find(sources: &Sources, from: FileId, target: &str) -> Target {
    if target.contains("includes/snippets/") {
        return Target::Snippet;
    }
    let target = target.split(['#', '?']).next().unwrap_or_default().replace('\\', "/");
    let lower = target.to_ascii_lowercase();
    let (path, leaves) = normalise(&sources[from].path, &target);
    if let Some(file) = sources.find(&path).or_else(|| find_ignoring_case(sources, &path)) {
        return Target::File(file);
    }
    let shared = lower.split('/').any(|part| part == "includes") && lower.ends_with(".md");
    if leaves && !shared { Target::Outside } else { Target::Missing }
}

fn find_ignoring_case(sources: &Sources, path: &str) -> Option<FileId> {
    sources.iter().find(|(_, file)| file.path.eq_ignore_ascii_case(path)).map(|(id, _)| id)
}

/// The path from the root of the set, and whether the written one leaves the set.
fn normalise(from: &str, target: &str) -> (String, bool) {
    let absolute = target.starts_with('/') || target.get(1..3) == Some(":/");
    let (base, target) = match target.strip_prefix("~/") {
        Some(rest) => ("", rest),
        None => (from.rsplit_once('/').map_or("", |(folder, _)| folder), target),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    let mut leaves = absolute;
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => leaves |= parts.pop().is_none(),
            part => parts.push(part),
        }
    }
    (parts.join("/"), leaves)
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
            assert_eq!(find(&sources, from, target), Target::File(sources.find(path).unwrap()), "{target}");
        }
        assert_eq!(find(&sources, from, "../includes/y.md"), Target::Missing);
        assert_eq!(find(&sources, from, "../../includes/beta-disclaimer.md"), Target::Missing);
        assert_eq!(find(&sources, from, "../includes/snippets/csharp/a.md"), Target::Snippet);
        assert_eq!(find(&sources, from, "../../../etc/passwd"), Target::Outside);
        assert_eq!(find(&sources, from, "/etc/passwd"), Target::Outside);
    }
}
