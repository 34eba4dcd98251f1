//! Reads a documentation set from a folder: its Markdown pages, its `docwright.yaml`, and the corrections in it.

mod beside;
mod settings;
mod source;
mod walk;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use docwright::config::Config;
use docwright::diagnostic::{Diagnostic, Severity};
use docwright::source::{MAX_PAGE_BYTES, Sources};
use rayon::prelude::*;

use crate::progress::Progress;
use crate::{Home, cli, output, place, terminal};
pub(crate) use beside::included;
pub(crate) use settings::{CONFIG_NAME, read_config};
use settings::{config_among, read_limited};
pub(crate) use source::{Record, digest_of};
use walk::{Found, is_contents, is_include, is_markdown, is_own_page};

/// A documentation set, read and corrected.
#[derive(Debug)]
pub struct DocSet {
    /// The folder it was read from.
    pub folder: PathBuf,
    /// Its files.
    pub sources: Sources,
    /// Its configuration.
    pub config: Config,
    /// Findings of reading and correcting.
    pub diagnostics: Vec<Diagnostic>,
}

/// A documentation set to read, or a part of it.
#[derive(Debug)]
pub struct Selection<'a> {
    /// The folder.
    pub folder: PathBuf,
    /// The configuration, where it is not the folder's own.
    pub config: Option<&'a Path>,
    /// A part of the path of every page that is wanted.
    pub only: Option<&'a str>,
    /// Files and folders that are no documentation even if they lie in the folder.
    pub except: Vec<PathBuf>,
    /// Leave out the corrections: the text is to be as it is on the disk.
    pub as_written: bool,
}

impl<'a> Selection<'a> {
    /// All of the documentation that the command line names, or the repository's own.
    pub(crate) fn new(input: &'a cli::Input, home: &Home) -> anyhow::Result<Self> {
        let folder = home.docs(input.docs.as_deref())?;
        Ok(Self { config: input.config.as_deref(), ..Self::of(folder) })
    }

    /// All of the documentation in a folder.
    pub fn of(folder: PathBuf) -> Self {
        Self { folder, config: None, only: None, except: Vec::new(), as_written: false }
    }

    fn wants(&self, path: &str) -> bool {
        self.only.is_none_or(|part| path.contains(part) || is_include(path) || is_contents(path))
    }
}

impl DocSet {
    /// Reads the pages in parallel; a page that cannot be read is an error, a page that makes no sense is a finding.
    pub fn read(selection: &Selection, progress: &Progress) -> anyhow::Result<Self> {
        let folder = &selection.folder;
        let shown = place::shown(folder);
        output::recover_interrupted(folder)?;
        let mut listing = walk::list(folder, &selection.except)?;
        let has_page = listing.files.iter().any(|it| !is_contents(&it.name));
        ensure!(has_page, "there is no *.md page in the documentation folder {shown}");
        progress.aside(|| tell_skipped(&listing.skipped))?;
        listing.files.retain(|it| selection.wants(&it.name));
        ensure!(
            listing.files.iter().any(|it| is_own_page(&it.name)) || selection.only.is_none(),
            "no page of {shown} has {:?} in its path",
            selection.only.unwrap_or_default()
        );
        let mut config = read_config(selection)?;
        listing.files.retain(|it| is_read(&config, &it.name));
        ensure!(
            listing.files.iter().any(|it| !is_contents(&it.name)),
            "`pages` of the configuration leaves out all of {shown}"
        );
        config.corrections.retain(|it| selection.wants(&it.at) && !selection.as_written);
        // Collecting into one `Result` would name any unreadable file, not always the first.
        listing.files.extend(beside::list(folder, &config)?);
        let files: Vec<anyhow::Result<_>> = listing.files.into_par_iter().map(read_page).collect();
        Ok(Self::correct(folder.clone(), files.into_iter().collect::<Result<_, _>>()?, config))
    }

    /// Takes files that were read elsewhere, of which [`is_wanted`] holds; `folder` says for people where that was.
    pub(crate) fn from_files(
        folder: PathBuf,
        files: Vec<(String, Vec<u8>)>,
        config: Option<&Path>,
    ) -> anyhow::Result<Self> {
        let config = config_among(&files, config, &folder)?;
        let is_page = |path: &str| path != CONFIG_NAME && is_read(&config, path);
        let files: Vec<_> = files.into_iter().filter(|(path, _)| is_page(path)).collect();
        let has_page = files.iter().any(|it| !is_contents(&it.0));
        ensure!(has_page, "there is no *.md page in {}", place::shown(&folder));
        Ok(Self::correct(folder, files, config))
    }

    fn correct(folder: PathBuf, files: Vec<(String, Vec<u8>)>, config: Config) -> Self {
        let mut sources = Sources::from_bytes(files);
        let mut diagnostics = Diagnostic::of_unreadable(&sources);
        diagnostics.extend(config.correct(&mut sources));
        Self { folder, sources, config, diagnostics }
    }

    /// Adds what was found while reading to what a phase found, sorted by place, then rule.
    pub(crate) fn all_diagnostics(&self, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        found.extend(self.diagnostics.iter().cloned());
        found.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
        found.dedup();
        found
    }

    /// The number of pages, without the files that pages include.
    pub fn page_count(&self) -> usize {
        self.sources.iter().filter(|(_, file)| is_own_page(&file.path)).count()
    }
}

/// Reads the pages of a folder as they are, by path; there may be none.
pub(crate) fn read_pages(folder: &Path, except: &[PathBuf]) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    walk::list(folder, except)?.files.into_par_iter().map(read_page).collect()
}

/// True of the files of a set that are read: pages, tables of contents and the configuration, and nothing hidden.
pub(crate) fn is_wanted(path: &str) -> bool {
    let is_hidden = path.split('/').any(|it| it.starts_with('.'));
    !is_hidden && (path == CONFIG_NAME || is_contents(path) || is_markdown(path))
}

/// True of a file that the configuration does not leave out: what pages include is for pages to say.
fn is_read(config: &Config, path: &str) -> bool {
    is_include(path) || is_contents(path) || config.reads(path)
}

/// The most severe finding.
pub(crate) fn worst(diagnostics: &[Diagnostic]) -> Option<Severity> {
    diagnostics.iter().map(|it| it.severity).max()
}

/// The text of a file; nothing when there is none.
pub(crate) fn read_if_there(path: &Path) -> anyhow::Result<Option<String>> {
    place::ensure_plain(path)?;
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", place::shown(path))),
    }
}

fn read_page(found: Found) -> anyhow::Result<(String, Vec<u8>)> {
    let bytes = read_limited(&found.path, MAX_PAGE_BYTES as u64)
        .with_context(|| format!("cannot read the page {}", place::shown(&found.path)))?;
    Ok((found.name, bytes))
}

/// A link that leads out is not read, and the author should know why the page is missing.
fn tell_skipped(skipped: &[String]) -> io::Result<()> {
    const SHOWN: usize = 5;
    for name in skipped.iter().take(SHOWN) {
        let name = terminal::clean(name, false);
        terminal::say(&format!("skipped {name}: the link leads nowhere or out of the documentation folder"))?;
    }
    match skipped.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => terminal::say(&format!("skipped {more} more such links")),
    }
}

#[cfg(test)]
mod tests {
    use docwright::diagnostic::Rule;
    use docwright::source::Span;

    use super::*;

    fn selection(folder: &Path) -> Selection<'static> {
        Selection::of(folder.to_path_buf())
    }

    fn read(selection: &Selection) -> anyhow::Result<DocSet> {
        DocSet::read(selection, &Progress::start(""))
    }

    fn page(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn corrections_of_pages_that_are_not_read_are_not_stale() {
        let dir = tempfile::tempdir().unwrap();
        page(dir.path(), "api/a.md", "one");
        page(dir.path(), "api/b.md", "two");
        page(dir.path(), CONFIG_NAME, "corrections: [{at: api/b.md, was: two, now: three, why: test}]");
        let part = read(&Selection { only: Some("a.md"), ..selection(dir.path()) }).unwrap();
        assert_eq!((part.sources.len(), part.all_diagnostics(Vec::new()).len()), (1, 0));
        let whole = read(&selection(dir.path())).unwrap();
        assert_eq!(whole.sources.iter().last().unwrap().1.text.as_str(), "three");
    }

    #[test]
    fn a_part_keeps_what_its_pages_include() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["api/a.md", "api/b.md", "includes/permissions/a-permissions.md"] {
            page(dir.path(), name, "text");
        }
        let part = read(&Selection { only: Some("api/a"), ..selection(dir.path()) }).unwrap();
        assert_eq!((part.sources.len(), part.page_count()), (2, 1));
        let error = read(&Selection { only: Some("zebra"), ..selection(dir.path()) }).unwrap_err();
        assert!(error.to_string().contains("\"zebra\""), "{error}");
    }

    #[test]
    fn folders_beside_the_documentation_are_read_where_the_configuration_names_them() {
        let dir = tempfile::tempdir().unwrap();
        let docs = dir.path().join("v1.0");
        page(&docs, "api/lamp-get.md", "# Get lamp\n## Response\n[!INCLUDE [x](../../includes/answer.md)]\n");
        page(dir.path(), "includes/answer.md", "A lamp.");
        page(dir.path(), "secret.md", "secret");
        let rules = |set: &DocSet| {
            docwright::read_pages(&set.sources, &set.config).1.iter().map(|it| it.rule).collect::<Vec<_>>()
        };
        assert!(rules(&read(&selection(&docs)).unwrap()).contains(&Rule::UnreadIncludes));
        page(&docs, CONFIG_NAME, "includes: [../includes]");
        let set = read(&selection(&docs)).unwrap();
        let paths: Vec<&str> = set.sources.iter().map(|(_, it)| it.path.as_str()).collect();
        assert_eq!((paths, set.page_count()), (vec!["../includes/answer.md", "api/lamp-get.md"], 1));
        assert!(!rules(&set).contains(&Rule::UnreadIncludes));
        page(&docs, CONFIG_NAME, "includes: [../shared]");
        let error = format!("{:#}", read(&selection(&docs)).unwrap_err());
        assert!(error.starts_with("`includes` has ../shared: "), "{error}");
    }

    #[test]
    fn a_bad_configuration_is_named_with_its_place() {
        let dir = tempfile::tempdir().unwrap();
        page(dir.path(), "a.md", "text");
        page(dir.path(), CONFIG_NAME, "crate: x\ncolour: red\n");
        let error = read(&selection(dir.path())).unwrap_err().to_string();
        assert!(error.contains("docwright.yaml:2:1"), "{error}");
    }

    #[test]
    fn an_unreadable_page_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let found = Found { name: "gone.md".to_owned(), path: dir.path().join("gone.md") };
        let error = format!("{:#}", read_page(found).unwrap_err());
        assert!(error.starts_with("cannot read the page ") && error.contains("gone.md: "), "{error}");
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_limited(&path, 5).unwrap(), b"12345");
        assert_eq!(read_limited(&path, 4).unwrap(), [0; 5]);
    }

    #[test]
    fn what_was_found_at_different_times_is_sorted_by_place() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["a.md", "b.md", "c.md"] {
            page(dir.path(), name, "text");
        }
        fs::write(dir.path().join("b.md"), [0xff]).unwrap();
        let docs = read(&selection(dir.path())).unwrap();
        let at = |rank| {
            let (file, _) = docs.sources.iter().nth(rank).unwrap();
            Diagnostic::new(Rule::NoContent, "x", Span::at_start(file))
        };
        let found = docs.all_diagnostics(vec![at(2), at(0), at(2)]);
        let ranks: Vec<usize> = found.iter().map(|it| it.span.file.rank()).collect();
        assert_eq!(ranks, [0, 1, 2], "sorted, and nothing twice");
    }
}
