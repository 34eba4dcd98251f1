//! One side of a comparison: a folder, a revision in a git repository, or a saved model.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use docwright::config::{Config, Kept};
use docwright::diagnostic::Rule;
use docwright::drift::{Making, Place, Snapshot};
use docwright::source::Position;

use super::git;
use crate::docs::{self, DocSet, Selection};
use crate::generate::lock;
use crate::progress::Progress;
use crate::{Home, place, terminal};

/// A documentation set to compare.
pub(crate) struct Side {
    /// Its model, without places.
    pub(crate) snapshot: Snapshot,
    /// Its pages; a saved model has none.
    pub(crate) docs: Option<DocSet>,
    /// The prefix of its pages' paths for people.
    pub(crate) prefix: String,
    /// A lock lies beside its pages.
    pub(crate) has_lock: bool,
}

/// A side as read, before it is understood.
pub(super) enum Files {
    /// A saved model, or a side that is not there yet.
    Known(Side),
    /// Pages, with the prefix of their paths for people, and what its lock says of the crate as it was.
    Pages { docs: DocSet, prefix: String, kept: Kept },
}

impl Files {
    /// Reads `FOLDER`, `MODEL`, `REV`, `REV:PATH` or `REPO@REV:PATH`.
    pub(super) fn read(name: &str, config: Option<&Path>, home: &Home, progress: &Progress) -> anyhow::Result<Self> {
        let path = Path::new(name);
        if path.is_dir() {
            let selection = Selection { config, ..Selection::of(path.to_path_buf()) };
            let kept = lock::kept(&path.join(lock::NAME));
            return Ok(Self::Pages { docs: DocSet::read(&selection, progress)?, prefix: place::shown(path), kept });
        }
        if path.is_file() {
            let shown = place::shown(path);
            let text = fs::read_to_string(path).with_context(|| format!("cannot read the saved model {shown}"))?;
            return Ok(Self::Known(Side::saved(&text, shown, progress)?));
        }
        let (repository, revision) = split(name, home);
        if let Some(text) = git::saved_model(&repository, &revision)? {
            return Ok(Self::Known(Side::saved(&text, name.to_owned(), progress)?));
        }
        // One of several sets that came later is as new as can be; the others are still to be compared.
        if home.set.is_some() && !name.contains(':') && git::lacks(&repository, &revision)? {
            let note = format!("note: {} is not there yet: all of it is new", terminal::clean(&revision, false));
            progress.aside(|| terminal::say(&note))?;
            let prefix = name.to_owned();
            return Ok(Self::Known(Side { snapshot: Snapshot::default(), docs: None, prefix, has_lock: false }));
        }
        let mut files = git::read(&repository, &revision)
            .with_context(|| format!("{name} is no folder, no saved model and no git revision"))?;
        for folder in docs::included(&files, config, name)? {
            let beside = git::read(&repository, &beside(&revision, &folder)?)
                .with_context(|| format!("`includes` of {name} has {folder}"))?;
            let included = beside.into_iter().filter(|(path, _)| path != docs::CONFIG_NAME);
            files.extend(included.map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
        }
        let kept = git::lock(&repository, &revision)?.map(|it| lock::kept_in(&it)).unwrap_or_default();
        let docs = DocSet::from_files(PathBuf::from(name), files, config)?;
        Ok(Self::Pages { docs, prefix: name.to_owned(), kept })
    }

    /// Keeps one copy of what the sides have in common, which is most of two versions of a documentation.
    pub(super) fn share(&mut self, other: &Self) {
        if let (Self::Pages { docs, .. }, Self::Pages { docs: others, .. }) = (self, other) {
            docs.sources.share(&others.sources);
        }
    }

    /// Understands the pages, and takes over what the lock says of the crate as it was.
    pub(super) fn understand(self) -> Side {
        match self {
            Self::Known(side) => side,
            Self::Pages { docs, prefix, kept } => {
                let mut side = Side::understand(docs, prefix);
                side.has_lock = kept != Kept::default();
                side.snapshot.keep(&kept);
                side
            }
        }
    }
}

impl Side {
    /// Takes over what `generate` remembers where it has the other side's lock, unless there is one of its own.
    pub(crate) fn follow(&mut self, old: &Self) {
        if self.docs.is_some() && !self.has_lock {
            self.snapshot.keep(&old.snapshot.kept());
        }
    }

    /// Where a place is for people; a saved model does not know.
    pub(super) fn position(&self, place: &Place) -> Option<Position> {
        Some(self.docs.as_ref()?.sources.position(place.span?))
    }

    /// Pages that are no text, and what is wrong with each; what they describe would seem to be gone.
    pub(super) fn unreadable(&self) -> Vec<String> {
        let Some(docs) = &self.docs else { return Vec::new() };
        let found = docs.diagnostics.iter().filter(|it| matches!(it.rule, Rule::NotUtf8 | Rule::PageTooLarge));
        found
            .map(|it| {
                terminal::clean(&format!("{}/{}: {}", self.prefix, docs.sources[it.span.file].path, it.message), false)
                    .into_owned()
            })
            .collect()
    }

    fn saved(text: &str, shown: String, progress: &Progress) -> anyhow::Result<Self> {
        let read = Snapshot::from_lines(text).map_err(|it| anyhow!("{shown}:{}: {}", it.line, it.message));
        let (snapshot, made) = read?;
        let now = Making::now(&Config::default()).tool;
        if made.tool != now {
            let by = terminal::clean(&made.tool, false);
            let note = format!("note: {shown} was made by docwright {by}, this is {now}: some changes may be its own");
            progress.aside(|| terminal::say(&note))?;
        }
        if !made.only.is_empty() {
            let only = terminal::clean(&made.only, false);
            progress.aside(|| terminal::say(&format!("note: {shown} knows only pages with {only:?} in their path")))?;
        }
        Ok(Self { snapshot, docs: None, prefix: shown, has_lock: false })
    }

    /// Takes a documentation set that was read; `prefix` stands before the paths of its pages for people.
    pub(crate) fn understand(docs: DocSet, prefix: String) -> Self {
        let (snapshot, _) = docwright::snapshot(&docs.sources, &docs.config);
        Self { snapshot, docs: Some(docs), prefix, has_lock: false }
    }
}

/// `../docs@main:api` → (`../docs`, `main:api`); without a repository it is the one around, without a path the
/// documentation folder.
fn split(name: &str, home: &Home) -> (PathBuf, String) {
    match name.split_once('@').filter(|(repository, _)| Path::new(repository).is_dir()) {
        Some((repository, revision)) if revision.contains(':') => (repository.into(), revision.to_owned()),
        Some((repository, revision)) => (repository.into(), format!("{revision}:")),
        None if name.contains(':') => (home.root.clone(), name.to_owned()),
        None => {
            let folder = home.docs.as_deref().map(|it| home.in_repository(it)).unwrap_or_default();
            (home.root.clone(), format!("{name}:{folder}"))
        }
    }
}

/// `main:api/v1.0` and `../includes` → `main:api/includes`.
fn beside(revision: &str, folder: &str) -> anyhow::Result<String> {
    let (revision, path) = revision.split_once(':').unwrap_or((revision, ""));
    let mut parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    for part in folder.split('/') {
        if part == ".." {
            parts.pop().with_context(|| format!("{folder} leads out of the repository"))?;
        } else {
            parts.push(part);
        }
    }
    Ok(format!("{revision}:{}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_beside_a_revision() {
        assert_eq!(beside("v1:api/v1.0", "../includes").unwrap(), "v1:api/includes");
        assert_eq!(beside("v1:v1.0/", "../shared/includes").unwrap(), "v1:shared/includes");
        assert!(beside("v1:", "../includes").is_err());
    }

    #[test]
    fn revisions_are_told_from_repositories() {
        let root = Home::built_from();
        let home = Home { root: root.clone(), docs: Some(root.join("docs-input")), ..Home::here() };
        let split = |name: &str| split(name, &home);
        assert_eq!(split("HEAD~1"), (root.clone(), "HEAD~1:docs-input".to_owned()));
        assert_eq!(split("v1:pages"), (root.clone(), "v1:pages".to_owned()));
        // `@{1}` is a revision, not a repository.
        assert_eq!(split("main@{1}").0, root.clone());
        let named = format!("{}@v2:api", root.display());
        assert_eq!(split(&named), (root.clone(), "v2:api".to_owned()));
        assert_eq!(split(&format!("{}@v2", root.display())), (root, "v2:".to_owned()));
    }
}
