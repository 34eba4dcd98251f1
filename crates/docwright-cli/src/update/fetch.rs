//! Fetches the pages of a folder or of a git repository, by a shallow and sparse clone.
//!
//! A repository is asked first which commit there is, and fetched into a temporary one when that is another one: one commit
//! deep and only as much of it as is needed, so that neither its size nor its history matters. A branch that was rewritten is
//! fetched like any other. Files in folders `includes` beside the pages come too, as far as pages include them: as if the
//! folder lay inside, where pages of a part of a set look for them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};

use super::git::Git;
use super::temporary::Temporary;
use crate::address::is_remote;
use crate::docs::{self, Record};
use crate::{place, terminal};

/// The folder of shared parts of pages.
const INCLUDES: &str = "includes";

/// Fetched pages, and where they are from.
pub(super) struct Fetched {
    /// The pages by path.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The commit; empty for a folder.
    pub(super) revision: String,
}

/// The answer of a source, before anything of it is fetched.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The commit; empty for a folder.
    pub(super) commit: String,
    /// The commit itself was named, so that there will never be anything newer.
    pub(super) is_pinned: bool,
}

/// Asks which commit the record's source has now; `limit` is for each step of git.
pub(super) fn ask(record: &Record, limit: Duration) -> anyhow::Result<Asked> {
    let path = Path::new(&record.from);
    if path.is_dir() && !is_repository(path) {
        ensure!(record.rev.is_empty(), "{} is a folder without git: it has no revision", place::shown(path));
        return Ok(Asked::default());
    }
    let (url, rev) = (address(&record.from)?, revision(record));
    ensure!(!rev.starts_with(['-', '+', '^']) && !rev.contains(':'), "{rev:?} is no branch, tag or commit");
    let is_hex = rev.len() >= 4 && rev.bytes().all(|it| it.is_ascii_hexdigit());
    if is_hex && matches!(rev.len(), 40 | 64) {
        return Ok(Asked { commit: rev.to_lowercase(), is_pinned: true });
    }
    let cannot = || format!("cannot fetch {rev} of {}", record.from);
    let temporary = Temporary::new().context("cannot create a temporary folder")?;
    let folder = if path.is_dir() { path } else { temporary.folder() };
    let git = Git { folder: folder.to_path_buf(), prints: temporary.folder().to_path_buf(), limit };
    let listed = git.run(&["ls-remote", &url, rev, &format!("{rev}^{{}}")]).with_context(cannot)?;
    if let Some(commit) = tip(&listed, rev) {
        return Ok(Asked { commit, is_pinned: false });
    }
    ensure!(is_hex, "{}: it has no such branch or tag", cannot());
    if path.is_dir() {
        let whole = git.run(&["rev-parse", "--verify", &format!("{rev}^{{commit}}")]);
        return Ok(Asked { commit: whole.with_context(cannot)?.trim().to_owned(), is_pinned: true });
    }
    bail!("{}: it has no such branch or tag, and a server knows commits by all of their 40 digits only", cannot())
}

/// Fetches what the record names, at the commit that was asked about.
pub(super) fn fetch(record: &Record, asked: &Asked, limit: Duration) -> anyhow::Result<Fetched> {
    if asked.commit.is_empty() {
        let files = read(Path::new(&record.from), &record.subdir)?;
        return Ok(Fetched { files, revision: String::new() });
    }
    let rev = if asked.is_pinned { &asked.commit } else { revision(record) };
    let temporary = Temporary::new().context("cannot create a temporary folder")?;
    let prints = temporary.folder().to_path_buf();
    let git = Git { folder: prints.join("files"), prints, limit };
    fs::create_dir(&git.folder).context("cannot create a temporary folder")?;
    // Without a template there are no hooks.
    git.run(&["init", "--quiet", "--template="])?;
    git.run(&["config", "remote.origin.url", &address(&record.from)?])?;
    let patterns = patterns(&record.subdir);
    git.run(
        &[&["sparse-checkout", "set", "--no-cone"], &*patterns.iter().map(String::as_str).collect::<Vec<_>>()].concat(),
    )?;
    git.run(&["fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "origin", rev])
        .with_context(|| format!("cannot fetch {rev} of {}", record.from))?;
    if git.said().contains("filtering not recognized") {
        terminal::say(
            "note: the server has no filters: all files of the commit are fetched, and those that are no page thrown away",
        )?;
    }
    git.run(&["checkout", "--quiet", "--force", "--detach", "FETCH_HEAD"])
        .with_context(|| format!("cannot read {}", record.from))?;
    let revision = git.run(&["rev-parse", "--verify", "FETCH_HEAD^{commit}"])?;
    ensure!(
        git.folder.join(&record.subdir).is_dir(),
        "there is no page in {:?} of {}@{rev}",
        record.subdir,
        record.from
    );
    Ok(Fetched { files: read(&git.folder, &record.subdir)?, revision: revision.trim().to_owned() })
}

/// The revision that is asked for; without one, what the repository shows first.
fn revision(record: &Record) -> &str {
    if record.rev.is_empty() { "HEAD" } else { &record.rev }
}

/// The commit of a revision among those that `git ls-remote` lists; of a tag with a text, the one that it is of.
fn tip(listed: &str, rev: &str) -> Option<String> {
    let names =
        [format!("refs/tags/{rev}^{{}}"), format!("refs/tags/{rev}"), format!("refs/heads/{rev}"), rev.to_owned()];
    let lines: Vec<(&str, &str)> = listed.lines().filter_map(|it| it.split_once('\t')).collect();
    names.iter().find_map(|name| lines.iter().find(|it| it.1 == name)).map(|it| it.0.to_owned())
}

/// The pages of a part of a source, and what lies in folders `includes` around it, the nearest first, as if it lay inside.
fn read(source: &Path, subdir: &str) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = docs::read_pages(&source.join(subdir), &[])?;
    for folder in around(subdir) {
        let folder = source.join(folder);
        // A link may lead anywhere.
        if !fs::symlink_metadata(&folder).is_ok_and(|it| it.is_dir()) {
            continue;
        }
        let more = docs::read_pages(&folder, &[])?.into_iter().map(|(path, text)| (format!("{INCLUDES}/{path}"), text));
        for it in more {
            if !files.iter().any(|known| known.0 == it.0) {
                files.push(it);
            }
        }
    }
    Ok(files)
}

/// The folders `includes` beside a folder and around it, the nearest first.
fn around(subdir: &str) -> Vec<String> {
    let parents = Path::new(subdir).ancestors().skip(1);
    parents.map(|it| it.join(INCLUDES).to_string_lossy().replace('\\', "/")).collect()
}

fn is_repository(path: &Path) -> bool {
    path.join(".git").exists() || (path.join("HEAD").is_file() && path.join("objects").is_dir())
}

/// The address as git is told it: git runs elsewhere, so that paths are made absolute.
fn address(from: &str) -> anyhow::Result<String> {
    let path = Path::new(from);
    if path.is_dir() {
        let path = path.canonicalize().with_context(|| format!("cannot open {from}"))?;
        return Ok(path.to_str().with_context(|| format!("{from} is no UTF-8 path"))?.to_owned());
    }
    ensure!(is_remote(from), "{from} is neither a folder nor the address of a git repository");
    Ok(from.to_owned())
}

/// Which files are fetched and written: the pages below the folder and the parts beside it, without samples in other
/// languages, which nothing reads.
fn patterns(subdir: &str) -> Vec<String> {
    let folders = std::iter::once(subdir.to_owned()).chain(around(subdir));
    let pages = folders.map(|it| if it.is_empty() { "*.md".to_owned() } else { format!("/{}/**/*.md", escaped(&it)) });
    pages.chain(["!**/includes/snippets/**".to_owned()]).collect()
}

/// A folder as a pattern of itself.
fn escaped(folder: &str) -> String {
    let mut pattern = String::new();
    for it in folder.chars() {
        if matches!(it, '*' | '?' | '[' | '\\') {
            pattern.push('\\');
        }
        pattern.push(it);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_patterns_of_themselves() {
        let no_samples = "!**/includes/snippets/**";
        assert_eq!(patterns(""), ["*.md", no_samples]);
        let expected = ["/docs/v1.0/**/*.md", "/docs/includes/**/*.md", "/includes/**/*.md", no_samples];
        assert_eq!(patterns("docs/v1.0"), expected);
        assert_eq!(escaped("a*[b]"), "a\\*\\[b]");
    }

    #[test]
    fn a_tag_with_a_text_is_the_commit_that_it_is_of() {
        let listed = "1\tHEAD\n2\trefs/heads/v1\n3\trefs/heads/other/v1\n4\trefs/tags/v1\n5\trefs/tags/v1^{}\n";
        assert_eq!(tip(listed, "v1").as_deref(), Some("5"));
        assert_eq!(tip(listed, "HEAD").as_deref(), Some("1"));
        assert_eq!(tip(listed, "other/v1").as_deref(), Some("3"));
        assert_eq!(tip(listed, "other"), None);
    }
}
