//! Finds the folder of a repository that holds a documentation set.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use docwright::config::Config;
use docwright::page::{Page, PageKind};
use docwright::source::Sources;

use crate::{docs, place};

/// Folders that hold the pages of operations and of types; a set is what has them.
const PARTS: [&str; 2] = ["api", "resources"];
/// The folder of the pages where there are none yet.
const USUAL: &str = "docs";
/// Folders of other programs.
const FOREIGN: [&str; 2] = ["target", "node_modules"];

/// A documentation set in a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The folder, relative to the root of the repository.
    pub(super) folder: PathBuf,
    /// How many pages with requests or properties it has.
    pub(super) pages: usize,
}

impl Found {
    /// The set in the folder that somebody names.
    pub(super) fn at(root: &Path, folder: &Path) -> anyhow::Result<Self> {
        let full = root.join(folder);
        let pages = if full.is_dir() { telling(&full, &[])?.len() } else { 0 };
        Ok(Self { folder: folder.to_path_buf(), pages })
    }

    /// The set with the most pages.
    pub(super) fn below(root: &Path, out: &Path) -> anyhow::Result<Self> {
        let except: Vec<PathBuf> = FOREIGN.iter().map(Path::new).chain([out]).map(|it| root.join(it)).collect();
        Ok(largest(&telling(root, &except)?))
    }

    /// True of pages at the root of the repository.
    pub(super) fn is_root(&self) -> bool {
        self.folder == Path::new(".")
    }

    /// A sentence that says where how many pages were found.
    pub(super) fn told(&self) -> String {
        let shown = place::shown(&self.folder);
        match self.pages {
            0 => format!("found no page with a request or properties; {shown} is where to put them"),
            1 => format!("found 1 page in {shown}"),
            many => format!("found {many} pages in {shown}"),
        }
    }
}

/// The paths of the pages below a folder that say something about an API.
fn telling(folder: &Path, except: &[PathBuf]) -> anyhow::Result<Vec<String>> {
    let sources = Sources::from_bytes(docs::read_pages(folder, except)?);
    let (pages, _) = docwright::read_pages(&sources, &Config::default());
    Ok(pages.iter().filter(|it| tells(it)).map(|it| sources[it.file].path.clone()).collect())
}

fn tells(page: &Page) -> bool {
    match &page.kind {
        PageKind::Api(it) => !it.requests.is_empty(),
        PageKind::Resource(it) => !it.properties.is_empty(),
        PageKind::Enums => true,
        PageKind::Other => false,
    }
}

/// The folder of the set with the most of these pages: what holds `api` or `resources`, or all of those that have neither.
fn largest(pages: &[String]) -> Found {
    let mut sets: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut loose: Option<(Vec<&str>, usize)> = None;
    for page in pages {
        let folders: Vec<&str> = page.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
        if let Some(at) = folders.iter().rposition(|it| PARTS.contains(it)) {
            *sets.entry(folders[..at].to_vec()).or_default() += 1;
        } else {
            let (shared, count) = loose.take().unwrap_or((folders.clone(), 0));
            let same = shared.iter().zip(&folders).take_while(|(a, b)| a == b).count();
            loose = Some((shared[..same].to_vec(), count + 1));
        }
    }
    let found = sets.into_iter().chain(loose).rev().max_by_key(|it| it.1);
    let (folder, pages) = found.unwrap_or((vec![USUAL], 0));
    let folder: PathBuf = folder.iter().collect();
    Found { folder: if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }, pages }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_what_holds_its_parts() {
        for (pages, want, count) in [
            (&["docs/api/a.md", "docs/api/b.md", "docs/resources/a.md"][..], "docs", 3),
            (&["pages/a.md", "pages/deep/b.md"], "pages", 2),
            (&["api/a.md"], ".", 1),
            (&["a.md", "x/b.md"], ".", 2),
            (&["docs/v1/api/a.md", "docs/v1/resources/a.md", "docs/beta/api/a.md"], "docs/v1", 2),
            (&["one/api/a.md", "two/api/a.md"], "one", 1),
            (&["README.md", "docs/api/a.md", "docs/api/b.md"], "docs", 2),
            (&[], "docs", 0),
        ] {
            let pages: Vec<String> = pages.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(largest(&pages), Found { folder: want.into(), pages: count }, "{pages:?}");
        }
    }
}
