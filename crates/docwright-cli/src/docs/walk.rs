//! Walks a documentation folder and lists its Markdown pages.
//!
//! Every `*.md` and `*.mdx` file counts, whatever the folders are called, and so does every table of contents, `toc.yml`; names that
//! begin with a dot are skipped. A symbolic link to
//! a file inside the folder is read like a file. One to a folder is not followed: a folder inside is visited at its own
//! place, and one outside is not part of the documentation.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

use docwright::text::links::stem_of;

use crate::place;
use crate::terminal::is_steering;

/// The name of a table of contents.
const CONTENTS: &str = "toc.yml";

/// The files of a documentation folder.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The pages, sorted by name.
    pub(super) files: Vec<Found>,
    /// Names of links that lead nowhere or out of the folder.
    pub(super) skipped: Vec<String>,
}

/// A page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its path relative to the folder, with `/` between the parts.
    pub(super) name: String,
    /// Where to read it.
    pub(super) path: PathBuf,
}

/// Lists the pages of a folder, leaving out the files and folders of `except`.
pub(super) fn list(folder: &Path, except: &[PathBuf]) -> anyhow::Result<Listing> {
    let root = resolve(folder)?;
    let except: Vec<PathBuf> = except.iter().filter_map(|it| it.canonicalize().ok()).collect();
    let mut listing = Listing::default();
    let mut open = vec![(root.clone(), String::new())];
    while let Some((dir, prefix)) = open.pop() {
        let cannot_read = || format!("cannot read the folder {}", place::shown(&dir));
        for entry in fs::read_dir(&dir).with_context(cannot_read)? {
            let entry = entry.with_context(cannot_read)?;
            let name = format!("{prefix}{}", printable(&entry.file_name()));
            if is_hidden(&entry) || except.contains(&entry.path()) {
                continue;
            }
            let kind = entry.file_type().with_context(cannot_read)?;
            if kind.is_dir() {
                open.push((entry.path(), format!("{name}/")));
            } else if kind.is_symlink() {
                listing.add_link(&root, name, entry.path());
            } else if kind.is_file() && is_page(&entry.path()) {
                listing.files.push(Found { name, path: entry.path() });
            }
        }
    }
    listing.files.sort_by(|a, b| a.name.cmp(&b.name));
    listing.skipped.sort();
    Ok(listing)
}

/// Refuses a link that leads out of the folder.
pub(super) fn ensure_inside(folder: &Path, link: &Path) -> anyhow::Result<()> {
    let shown = place::shown(link);
    let target = link.canonicalize().with_context(|| format!("cannot follow the link {shown}"))?;
    ensure!(target.starts_with(resolve(folder)?), "the link {shown} leads out of the documentation folder");
    Ok(())
}

fn resolve(folder: &Path) -> anyhow::Result<PathBuf> {
    let shown = place::shown(folder);
    let root = match folder.canonicalize() {
        Ok(root) => root,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            bail!("the documentation folder {shown} does not exist")
        }
        Err(error) => {
            return Err(error).with_context(|| format!("cannot open the documentation folder {shown}"));
        }
    };
    ensure!(root.is_dir(), "{shown} is a file, not a documentation folder");
    Ok(root)
}

impl Listing {
    fn add_link(&mut self, root: &Path, name: String, path: PathBuf) {
        match path.canonicalize() {
            Ok(target) if target.starts_with(root) => {
                if is_page(&path) && target.is_file() {
                    self.files.push(Found { name, path: target });
                }
            }
            Ok(target) if is_page(&path) || target.is_dir() => self.skipped.push(name),
            Err(_) if is_page(&path) => self.skipped.push(name),
            Ok(_) | Err(_) => {}
        }
    }
}

/// True of a file that is meant to be part of pages rather than one.
pub(super) fn is_include(path: &str) -> bool {
    path.starts_with("../") || path.rsplit('/').skip(1).any(|folder| folder == "includes")
}

/// True of a table of contents: it leads to pages and says nothing else.
pub(super) fn is_contents(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case(CONTENTS))
}

/// True of a page of its own.
pub(super) fn is_own_page(path: &str) -> bool {
    !is_include(path) && !is_contents(path)
}

/// True of a Markdown file, by its ending.
pub(super) fn is_markdown(name: &str) -> bool {
    stem_of(name) != name
}

fn is_page(path: &Path) -> bool {
    let is_contents = path.file_name().is_some_and(|it| it.eq_ignore_ascii_case(CONTENTS));
    is_contents || path.file_name().is_some_and(|it| is_markdown(&it.to_string_lossy()))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// A file name as harmless text: bytes that are no UTF-8 are written as `\xFF`, control characters as `\u{1b}`, so that
/// different names stay different.
fn printable(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for it in chunk.valid().chars() {
            if is_steering(it) { text.extend(it.escape_unicode()) } else { text.push(it) }
        }
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        list(folder, &[]).unwrap().files.into_iter().map(|it| it.name).collect()
    }

    fn touch(path: impl AsRef<Path>) {
        fs::create_dir_all(path.as_ref().parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }

    #[test]
    fn pages_are_found_wherever_they_lie() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "z.md",
            "api/a.md",
            "a/b/c/d.md",
            "a/b/e.mdx",
            ".git/x.md",
            ".hidden.md",
            "api/toc.yml",
            "api/x.yml",
            "api/noext",
        ] {
            touch(dir.path().join(name));
        }
        fs::create_dir(dir.path().join("folder.md")).unwrap();
        assert_eq!(names(dir.path()), ["a/b/c/d.md", "a/b/e.mdx", "api/a.md", "api/toc.yml", "z.md"]);
        let except = [dir.path().join("api"), dir.path().join("z.md")];
        assert_eq!(list(dir.path(), &except).unwrap().files.len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_neither_out_nor_in_circles() {
        use std::os::unix::fs::symlink;
        let (dir, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        touch(dir.path().join("api/a.md"));
        touch(outside.path().join("secret.md"));
        symlink("a.md", dir.path().join("api/alias.md")).unwrap();
        symlink("..", dir.path().join("api/up")).unwrap();
        symlink("self.md", dir.path().join("api/self.md")).unwrap();
        symlink(outside.path(), dir.path().join("api/out")).unwrap();
        symlink(outside.path().join("secret.md"), dir.path().join("api/secret.md")).unwrap();
        assert_eq!(names(dir.path()), ["api/a.md", "api/alias.md"]);
        assert_eq!(list(dir.path(), &[]).unwrap().skipped, ["api/out", "api/secret.md", "api/self.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_text_stay_different() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = |bytes: &'static [u8]| printable(OsStr::from_bytes(bytes));
        assert_eq!(name(b"a\xff.md"), "a\\xFF.md");
        assert_eq!(name(b"a\x1b\n.md"), "a\\u{1b}\\u{a}.md");
        assert_ne!(name(b"a\xff.md"), name(b"a\xfe.md"));
    }
}
