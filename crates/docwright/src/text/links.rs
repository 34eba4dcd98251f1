//! Relative links between the pages of a documentation set.
//!
//! ```text
//! target = path ["?" query] ["#" anchor]
//! path   = ["~/" | "/"] {".." "/"} {name "/"} name      `~/` and `/` are the root of the set; `\` is written for `/`
//! ```

use std::borrow::Cow;

use crate::text::percent::decoded;

/// A link's target taken apart, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target<'t> {
    /// The file; empty for a place of the page itself.
    pub path: &'t str,
    /// The part behind the `?`.
    pub query: &'t str,
    /// The part behind the `#`.
    pub anchor: Option<&'t str>,
}

/// Where a path leads.
#[derive(Debug, PartialEq, Eq)]
pub struct Destination {
    /// The path from the root of the set.
    pub path: String,
    /// The way leads out of the set. The path is then that below the place where it does, because documentation sets are
    /// often a part of a larger one.
    pub leaves: bool,
    /// How many folders above the root it leads.
    pub above: usize,
}

impl Destination {
    /// The path from the root, with a `..` for each folder above it.
    #[must_use]
    pub fn outer(&self) -> String {
        format!("{}{}", "../".repeat(self.above), self.path)
    }
}

/// True of samples in other languages, by the path of their file or a link to it.
#[must_use]
pub fn is_snippet(target: &str) -> bool {
    target.contains("includes/snippets/")
}

impl<'t> Target<'t> {
    /// Takes a target apart.
    pub fn read(written: &'t str) -> Self {
        let (rest, anchor) = written.split_once('#').map_or((written, None), |(rest, anchor)| (rest, Some(anchor)));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Self { path, query, anchor }
    }

    /// True if the target is a Markdown file, which is more than the ending.
    pub fn is_page(&self) -> bool {
        self.path.len() > ".md".len() && stem_of(self.path) != self.path
    }

    /// True if the path is one of the site or of the web, and not relative to the page.
    pub(crate) fn is_outside(&self) -> bool {
        self.path.starts_with('/') || self.path.contains("://")
    }
}

/// Where a path leads that a page at `from` names.
pub fn resolve(from: &str, path: &str) -> Destination {
    let path = plain(path);
    let from_root = path.strip_prefix("~/").or_else(|| path.strip_prefix('/'));
    let folder = if from_root.is_some() { "" } else { from.rsplit_once('/').map_or("", |it| it.0) };
    let mut parts: Vec<&str> = Vec::new();
    let mut above = 0;
    for part in folder.split('/').chain(from_root.unwrap_or(&path).split('/')) {
        match part {
            "" | "." => {}
            ".." => above += usize::from(parts.pop().is_none()),
            part => parts.push(part),
        }
    }
    // Neither is a path from the root of a file system one of the set.
    let leaves = above > 0 || path.starts_with('/') || path.get(1..3) == Some(":/");
    Destination { path: parts.join("/"), leaves, above }
}

/// A path with `/` between its parts, and without percent-encoding.
pub(crate) fn plain(path: &str) -> Cow<'_, str> {
    match decoded(path) {
        it if it.contains('\\') => Cow::Owned(it.replace('\\', "/")),
        it => it,
    }
}

/// `resources/Message.md` → `message`; what links and pages are matched by.
pub(crate) fn stem(path: &str) -> String {
    stem_of(path.rsplit('/').next().unwrap_or(path)).to_ascii_lowercase()
}

/// A file's path or name without its ending.
pub(crate) fn stem_of(path: &str) -> &str {
    match path.len().checked_sub(".md".len()).and_then(|at| path.split_at_checked(at)) {
        Some((stem, end)) if end.eq_ignore_ascii_case(".md") => stem,
        _ => path,
    }
}

/// The anchor that code hosts give a heading: `Desk lamp` is at `#desk-lamp`.
pub(crate) fn anchor_of(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|it| if it == ' ' { '-' } else { it }).collect()
}

/// A link's target as the stem of the page and the anchor within it: `../resources/x.md#y` → (`x`, `y`).
///
/// Addresses of the published pages and of conceptual articles lead out of the documentation set, except
/// `/graph/api/resources/x?view=…`.
pub(crate) fn page_and_anchor(written: &str) -> (String, Option<String>) {
    let target = Target::read(written);
    let published = target.path.find("/api/resources/").map(|at| &target.path[at..]);
    if target.is_outside() && published.is_none() {
        return (String::new(), None);
    }
    (stem(published.unwrap_or(target.path)), target.anchor.map(str::to_ascii_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_through_folders() {
        for (path, to, leaves) in [
            ("../resources/b.md", "resources/b.md", false),
            ("./b%20c.md", "api/b c.md", false),
            ("..\\includes\\x.md", "includes/x.md", false),
            ("~/includes/x.md", "includes/x.md", false),
            ("/includes/x.md", "includes/x.md", true),
            ("../../includes/x.md", "includes/x.md", true),
            ("C:/x.md", "api/C:/x.md", true),
            ("", "api", false),
        ] {
            let found = resolve("api/a.md", path);
            assert_eq!((found.path.as_str(), found.leaves), (to, leaves), "{path}");
        }
        assert_eq!(resolve("a.md", "b.md").path, "b.md");
        let beside = |path: &str| resolve("../includes/deep/a.md", path).outer();
        assert_eq!(beside("b.md"), "../includes/deep/b.md");
        assert_eq!(beside("../../x.md"), "../x.md");
        assert_eq!(beside("../../../../x.md"), "../../../x.md");
        assert_eq!(beside("~/api/a.md"), "api/a.md");
    }

    #[test]
    fn targets_have_three_parts() {
        let all = Target { path: "x.MD", query: "view=1", anchor: Some("y") };
        assert_eq!(Target::read("x.MD?view=1#y"), all);
        assert!(all.is_page());
        for written in ["x.yml", ".md", "#x.md", "", "é"] {
            assert!(!Target::read(written).is_page(), "{written}");
        }
    }

    #[test]
    fn pages_are_known_by_their_stem() {
        let target = |it: &str| {
            let (page, anchor) = page_and_anchor(it);
            format!("{page} {}", anchor.unwrap_or_default())
        };
        assert_eq!(target("../resources/Message.md#Properties"), "message properties");
        assert_eq!(target("#importance-values"), " importance-values");
        assert_eq!(target("/graph/permissions-reference"), " ");
        assert_eq!(target("/graph/api/resources/user?view=graph-rest-1.0#x"), "user x");
        assert_eq!(target("https://example.com/a.md"), " ");
    }
}
