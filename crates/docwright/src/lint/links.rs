//! Relative links of Markdown pages, resolved within the documentation set.
//!
//! Only links to pages of the set can be checked: `../resources/user.md`. Addresses of the web, paths from the root of the
//! site (`/graph/paging`), images and other files, and whatever lies outside of the set, are left alone.

use crate::lint::set::Set;
use crate::page::Target;
use crate::text::links::{self, Destination};
use crate::text::source::{FileId, Span};

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Leads {
    /// Out of what can be checked.
    Elsewhere,
    /// To a page of the set, and there to a heading, unless it is empty.
    Page { file: FileId, anchor: String },
    /// To a page that has this path but for letter case, with the target as it should be where that is certain.
    OtherCase { file: FileId, anchor: String, corrected: Option<String> },
    /// To a page that the set does not have.
    Nowhere,
}

/// A link of the set: where it stands, and what is written there.
pub(crate) struct SetLink<'a> {
    pub(crate) file: FileId,
    pub(crate) target: &'a str,
    pub(crate) span: Span,
    /// The place holds exactly the target.
    pub(crate) exact: bool,
}

/// Every link of the Markdown files and of the tables of contents.
pub(crate) fn all<'a>(set: &'a Set<'_>) -> impl Iterator<Item = SetLink<'a>> {
    let link = |file, it: &'a Target| SetLink { file, target: &it.text, span: it.span, exact: it.exact };
    let of_pages = set.outlines().flat_map(move |outline| outline.links.iter().map(move |it| link(outline.file, it)));
    let contents = set.sources.iter().filter(|(_, file)| file.path.ends_with(".yml"));
    of_pages.chain(contents.flat_map(|(file, it)| of_contents(file, &it.text)))
}

/// The links of a table of contents: `href: api/user-get.md`.
fn of_contents(file: FileId, text: &str) -> impl Iterator<Item = SetLink<'_>> {
    text.match_indices("href:").filter_map(move |(at, key)| {
        let line = text[at + key.len()..].lines().next()?;
        let target = line.trim().trim_matches(['"', '\'']);
        let start = at + key.len() + line.find(target)?;
        let span = Span::new(file, start..start + target.len());
        Some(SetLink { file, target, span, exact: true })
    })
}

/// Where a link in `from` leads.
pub(crate) fn leads(set: &Set<'_>, from: FileId, target: &str) -> Leads {
    let parts = links::Target::read(target);
    let (written, anchor) = (parts.path, parts.anchor.unwrap_or_default().to_owned());
    if target.starts_with('#') {
        return if anchor.starts_with("tab/") { Leads::Elsewhere } else { Leads::Page { file: from, anchor } };
    }
    if !parts.is_page() || written.starts_with(['/', '\\', '~']) || written.contains(':') {
        return Leads::Elsewhere;
    }
    let Destination { path, leaves, .. } = links::resolve(&set.sources[from].path, written);
    if leaves {
        return Leads::Elsewhere;
    }
    if let Some(file) = set.sources.find(&path) {
        return Leads::Page { file, anchor };
    }
    match set.sources.find_ignoring_case(&path) {
        Some(file) => {
            let (page, real) = (&set.sources[from].path, &set.sources[file].path);
            // Of a folder in two spellings, the one that the link stands in may be the other one.
            let is_right = |it: &String| links::plain(written) == written && links::resolve(page, it).path == *real;
            let corrected = respelled(written, real).filter(is_right);
            let corrected = corrected.map(|it| format!("{it}{}", &target[written.len()..]));
            Leads::OtherCase { file, anchor, corrected }
        }
        None => Leads::Nowhere,
    }
}

/// The written path in the spelling of the real one, if its dots come first.
fn respelled(written: &str, real: &str) -> Option<String> {
    let is_dots = |it: &&str| matches!(*it, "" | "." | "..");
    let dots: Vec<&str> = written.split('/').take_while(is_dots).collect();
    let names: Vec<&str> = written.split('/').skip(dots.len()).collect();
    let real: Vec<&str> = real.split('/').collect();
    if names.iter().any(is_dots) || names.len() > real.len() {
        return None;
    }
    let spelled = &real[real.len() - names.len()..];
    Some(dots.iter().chain(spelled).copied().collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_respelled_from_its_end() {
        assert_eq!(respelled("../Resources/User.md", "resources/user.md").as_deref(), Some("../resources/user.md"));
        assert_eq!(respelled("User.md", "resources/user.md").as_deref(), Some("user.md"));
        assert_eq!(respelled("a/../User.md", "resources/user.md"), None);
    }
}
