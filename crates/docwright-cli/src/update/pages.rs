//! The pages of a documentation set before an update and after it, and what people made of them meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::ensure;
use docwright::diagnostic::{Diagnostic, Rule};
use docwright::drift::{Making, Snapshot};

use super::fetch::Fetched;
use super::select;
use crate::docs::{self, DocSet, Record, Selection};
use crate::drift::Side;
use crate::generate::lock;
use crate::output::Beside;
use crate::render::diagnostics::{errors, text};
use crate::{Home, place, terminal};

/// Files of a documentation set by path.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The pages of the documentation set before and after.
pub(super) struct Pages {
    pub(super) old: Files,
    pub(super) new: Files,
    /// Where the new ones come from.
    pub(super) record: Record,
    /// Pages that people changed since the last update, and their source did not.
    pub(super) kept: Vec<String>,
    /// Pages that people changed or wrote, and that the source has otherwise or no longer.
    pub(super) lost: Vec<String>,
}

/// How many pages are new, say something else, and are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) new: usize,
    pub(super) changed: usize,
    pub(super) removed: usize,
}

impl Pages {
    pub(super) fn of(
        selection: &Selection,
        wanted: Record,
        before: Option<&Record>,
        fetched: Fetched,
    ) -> anyhow::Result<Self> {
        // The first update may create the folder.
        let old = if selection.folder.exists() {
            docs::read_pages(&selection.folder, &selection.except)?
        } else {
            Vec::new()
        };
        let old: Files = old.into_iter().collect();
        let brought = select::select(fetched.files, &docs::read_config(selection)?, &wanted.include, &wanted.exclude)?;
        ensure!(!brought.is_empty(), "no page of {} is asked for", wanted.shown());
        let mut record = wanted;
        record.revision = fetched.revision;
        record.pages = brought.iter().map(|(path, text)| (path.clone(), docs::digest_of(text))).collect();
        let names: BTreeSet<String> = record.pages.keys().map(|it| it.to_lowercase()).collect();
        let earlier: BTreeSet<&String> = before.iter().flat_map(|it| it.pages.keys()).collect();
        // Gone are pages that an update brought and that are no longer there, and pages that have another letter case now.
        let stays = |path: &String| !earlier.contains(path) && !names.contains(&path.to_lowercase());
        let mut new: Files =
            old.iter().filter(|it| stays(it.0)).map(|(path, text)| (path.clone(), text.clone())).collect();
        let (mut kept, mut lost) = (Vec::new(), Vec::new());
        for (path, text) in &old {
            let is_edited = before.and_then(|it| it.is_edited(path, Some(text)));
            let is_own = !earlier.contains(path) && brought.contains_key(path);
            if brought.get(path) == Some(text) || is_edited != Some(true) && !is_own {
                continue;
            }
            // What the source says as before has nothing against what a person made of it.
            let is_as_before = before.is_some_and(|it| it.pages.get(path) == record.pages.get(path));
            if is_edited == Some(true) && is_as_before { kept.push(path.clone()) } else { lost.push(path.clone()) }
        }
        new.extend(brought);
        Ok(Self { old, new, record, kept, lost })
    }

    /// Leaves what people made of pages whose source says what it said.
    pub(super) fn keep(&mut self) {
        for path in &self.kept {
            if let Some(text) = self.old.get(path) {
                self.new.insert(path.clone(), text.clone());
            }
        }
    }

    /// The configuration, where it is.
    pub(super) fn config(&self, selection: &Selection) -> Option<PathBuf> {
        let own = selection.folder.join(docs::CONFIG_NAME);
        selection.config.map(Path::to_path_buf).or_else(|| own.is_file().then_some(own))
    }

    pub(super) fn old_side(&self, folder: &Path, config: Option<&Path>) -> anyhow::Result<Side> {
        let prefix = format!("{} before", place::shown(folder));
        if self.old.is_empty() {
            return Ok(Side { snapshot: Snapshot::default(), docs: None, prefix, has_lock: false });
        }
        let files = self.old.clone().into_iter().collect();
        Ok(Side::understand(DocSet::from_files(folder.to_path_buf(), files, config)?, prefix))
    }

    /// Shows what forbids to take these pages, and says whether there is anything.
    pub(super) fn tell_broken(&self, docs: &DocSet, diagnostics: &[Diagnostic], home: &Home) -> anyhow::Result<bool> {
        let is_unreadable = |it: &&Diagnostic| matches!(it.rule, Rule::NotUtf8 | Rule::PageTooLarge);
        let is_brought = |it: &&Diagnostic| self.record.pages.contains_key(&docs.sources[it.span.file].path);
        let broken = diagnostics.iter().filter(is_unreadable).filter(is_brought);
        let broken: Vec<Diagnostic> = broken.cloned().collect();
        if !broken.is_empty() {
            let mut stream = terminal::messages();
            text(&mut stream, docs, &broken, true, home)?;
            stream.finish()?;
        }
        Ok(errors(docs, diagnostics, home)? || !broken.is_empty())
    }

    pub(super) fn lock(&self, snapshot: &Snapshot, docs: &DocSet, folder: &Path) -> anyhow::Result<Beside> {
        let making = Making { source: self.record.shown(), ..Making::now(&docs.config) };
        lock::file(&folder.join(lock::NAME), snapshot, &making)
    }

    /// The files to be written in the documentation folder; those that go come first, for file systems that ignore letter case.
    pub(super) fn changes(&self, folder: &Path) -> anyhow::Result<Vec<Beside>> {
        let gone = self.old.keys().filter(|it| !self.new.contains_key(*it));
        let mut files: Vec<Beside> = gone.map(|it| Beside { path: folder.join(it), text: None }).collect();
        let root = place::resolved(folder);
        for (path, text) in self.new.iter().filter(|(path, text)| self.old.get(*path) != Some(text)) {
            let file = folder.join(path);
            let is_inside = place::resolved(&file).starts_with(&root);
            let shown = place::shown(&file);
            ensure!(is_inside, "{shown} would be written outside of the documentation folder");
            files.push(Beside::new(file, text.clone()));
        }
        Ok(files)
    }

    pub(super) fn counts(&self) -> Counts {
        let new = self.new.keys().filter(|it| !self.old.contains_key(*it)).count();
        let removed = self.old.keys().filter(|it| !self.new.contains_key(*it)).count();
        let changed = self.new.iter().filter(|(path, text)| self.old.get(*path).is_some_and(|it| it != *text)).count();
        Counts { new, changed, removed }
    }
}

/// The pages that people changed since an update; `None` where some are gone, so that there is something to bring.
pub(super) fn edited(folder: &Path, record: &Record) -> anyhow::Result<Option<Vec<String>>> {
    let now: Files = docs::read_pages(folder, &[])?.into_iter().collect();
    let mut edited = Vec::new();
    for path in record.pages.keys() {
        match record.is_edited(path, now.get(path)) {
            Some(true) => edited.push(path.clone()),
            Some(false) => {}
            None => return Ok(None),
        }
    }
    Ok(Some(edited))
}
