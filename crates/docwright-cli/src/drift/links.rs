//! Links to the lines of pages on a code host.

use std::env;
use std::path::Path;

use anyhow::ensure;

use super::side::Side;
use crate::Home;
use crate::render::uri;

/// The addresses of both documentation folders, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Links([Option<String>; 2]);

impl Links {
    /// Links to the new pages below the address of the repository that is named, or of the commit that GitHub builds.
    pub(super) fn new(named: Option<&str>, new: &Side, home: &Home) -> anyhow::Result<Self> {
        let Some(root) = named.map(str::to_owned).or_else(commit) else { return Ok(Self::default()) };
        let is_address = root.starts_with("https://") || root.starts_with("http://");
        ensure!(is_address, "--links {root}: expected an address that begins with https://");
        let folder = new.docs.as_ref().map(|it| &it.folder).filter(|it| it.is_dir());
        let inside = folder.map(|it| home.in_repository(it)).filter(|it| !Path::new(it).is_absolute());
        let folder = inside.map(|it| if it.is_empty() { root.clone() } else { below(&root, &it) });
        Ok(Self([None, folder]))
    }

    /// Links to pages of two commits of a repository.
    pub(crate) fn of_commits(old: Option<String>, new: Option<String>) -> Self {
        Self([old, new])
    }

    /// The address of a page of the old set, 0, or the new one, 1, at a line.
    pub(super) fn to(&self, side: usize, path: &str, line: Option<usize>) -> Option<String> {
        let page = below(self.0.get(side)?.as_deref()?, path);
        // Rendered pages have no lines.
        Some(line.map_or_else(|| page.clone(), |it| format!("{page}?plain=1#L{it}")))
    }
}

/// The address of the files of the commit that GitHub Actions builds.
fn commit() -> Option<String> {
    let [host, repository, commit] = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"]
        .map(|it| env::var(it).ok().filter(|it| !it.is_empty()));
    Some(format!("{}/{}/blob/{}", host?, repository?, commit?))
}

/// The address of a folder of a commit of a repository; `None` where it is not known how its host shows files.
pub(crate) fn folder_of_commit(repository: &str, commit: &str, folder: &str) -> Option<String> {
    let repository = repository.trim_end_matches('/').trim_end_matches(".git");
    let is_known = repository.starts_with("https://github.com/") && !commit.is_empty();
    is_known.then(|| below(&format!("{repository}/blob/{commit}"), folder))
}

fn below(address: &str, path: &str) -> String {
    let address = address.trim_end_matches('/');
    if path.is_empty() { address.to_owned() } else { format!("{address}/{}", uri(path)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_lines_have_addresses() {
        let links = Links::of_commits(
            None,
            folder_of_commit("https://github.com/lamps/docs.git", "0123abc", "api reference/v1"),
        );
        let page = "https://github.com/lamps/docs/blob/0123abc/api%20reference/v1/api/lamp%23get.md";
        assert_eq!(links.to(1, "api/lamp#get.md", None).as_deref(), Some(page));
        assert_eq!(links.to(1, "api/lamp#get.md", Some(7)), Some(format!("{page}?plain=1#L7")));
        assert_eq!(links.to(0, "api/lamp.md", None), None);
        assert_eq!(folder_of_commit("../docs", "0123abc", ""), None);
        assert_eq!(folder_of_commit("https://github.com/lamps/docs", "", ""), None);
    }
}
