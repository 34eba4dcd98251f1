//! Documentation files as text, and places in them.
//!
//! A [`Span`] is a byte range of one file; it is turned into `path:line:col` only when something is printed.

pub(crate) mod span;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Index;
use std::sync::Arc;

pub use crate::text::source::span::{Span, Spanned};

/// Largest page that is read, in bytes; the largest real page is 260 KiB.
pub const MAX_PAGE_BYTES: usize = 8 << 20;

/// A file of the documentation set, by its rank in path order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// One text file of the documentation set.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the root of the set, with `/` between its parts on every platform.
    pub path: String,
    /// The text with `\n` line ends and without a byte order mark.
    pub text: Arc<String>,
}

/// All files of a documentation set, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// By paths in lower case; of those that differ in nothing else, the first.
    folded: BTreeMap<String, FileId>,
    unreadable: Vec<Unreadable>,
}

/// A file that could not be read; it is in the set with an empty text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// The file.
    pub file: FileId,
    /// The reason.
    pub why: Why,
}

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is larger than [`MAX_PAGE_BYTES`].
    TooLarge,
    /// It is not UTF-8 text: this many bytes at its start are.
    NotUtf8(usize),
}

/// A place for people: 1-based line and column, the column counted in characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Path relative to the root of the documentation set.
    pub path: String,
    /// 1-based line.
    pub line: usize,
    /// 1-based column in characters.
    pub column: usize,
}

impl Sources {
    /// Takes the files of a set in any order. Files that are not UTF-8 text or are absurdly large stay in the set with
    /// an empty text, so that the ledger still names them, and are listed as unreadable.
    pub fn from_bytes(files: Vec<(String, Vec<u8>)>) -> Self {
        let mut files = files;
        files.sort_by(|a, b| a.0.cmp(&b.0));
        files.dedup_by(|a, b| a.0 == b.0);
        let mut sources = Self::default();
        for (rank, (path, bytes)) in files.into_iter().enumerate() {
            let text = read_text(bytes).unwrap_or_else(|why| {
                sources.unreadable.push(Unreadable { file: FileId::from_rank(rank), why });
                String::new()
            });
            sources.folded.entry(path.to_lowercase()).or_insert(FileId::from_rank(rank));
            sources.files.push(SourceFile { path, text: Arc::new(text) });
        }
        sources
    }

    /// A set of texts, for tests and examples.
    pub fn from_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        Self::from_bytes(files.collect())
    }

    /// Keeps one copy of each text that another set has under the same path.
    pub fn share(&mut self, other: &Self) {
        for file in &mut self.files {
            let same = other.find(&file.path).map(|it| &other[it].text).filter(|it| **it == file.text);
            if let Some(text) = same {
                file.text = Arc::clone(text);
            }
        }
    }

    /// Every file with its id, in path order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(rank, file)| (FileId::from_rank(rank), file))
    }

    /// The files that could not be read, in path order.
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// True if the set has no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The file with exactly this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let rank = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(FileId::from_rank(rank))
    }

    /// The file with this path, whatever the letter case; of several, the first.
    pub(crate) fn find_ignoring_case(&self, path: &str) -> Option<FileId> {
        self.folded.get(&path.to_lowercase()).copied()
    }

    /// True if a file lies in this folder or below it.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        let inside = format!("{path}/");
        let first = self.files.partition_point(|it| it.path < inside);
        self.files.get(first).is_some_and(|it| it.path.starts_with(&inside))
    }

    /// Replaces a file's text, for corrections.
    pub(crate) fn replace_text(&mut self, file: FileId, text: String) {
        self.files[file.rank()].text = Arc::new(text);
    }

    /// The text a span covers.
    pub fn text(&self, span: Span) -> &str {
        self[span.file].text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The place where a span begins.
    pub fn position(&self, span: Span) -> Position {
        let file = &self[span.file];
        let before = file.text.get(..span.start as usize).unwrap_or(&file.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            path: file.path.clone(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl Index<FileId> for Sources {
    type Output = SourceFile;

    fn index(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }
}

impl FileId {
    /// The file of text that is on no page; no set has it.
    pub(crate) const NOWHERE: Self = Self(u32::MAX);

    fn from_rank(rank: usize) -> Self {
        Self(u32::try_from(rank).expect("fewer than 2^32 files"))
    }

    /// The rank of the file in path order.
    pub fn rank(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

fn read_text(bytes: Vec<u8>) -> Result<String, Why> {
    if bytes.len() > MAX_PAGE_BYTES {
        return Err(Why::TooLarge);
    }
    String::from_utf8(bytes).map(normalise).map_err(|error| Why::NotUtf8(error.utf8_error().valid_up_to()))
}

/// Same text, same spans, whatever editor or checkout wrote the file.
fn normalise(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A file to stand for the one that a grammar is tested on.
    pub(crate) fn file() -> FileId {
        Sources::from_texts([("test.md", "")]).iter().next().expect("one file").0
    }

    #[test]
    fn files_are_sorted_and_found_by_path() {
        let sources = Sources::from_texts([("b.md", "b"), ("a.md", "a")]);
        let paths: Vec<&str> = sources.iter().map(|(_, file)| file.path.as_str()).collect();
        assert_eq!(paths, ["a.md", "b.md"]);
        assert_eq!(sources.find("b.md").map(FileId::rank), Some(1));
        assert_eq!(sources.find("c.md"), None);
    }

    #[test]
    fn letter_case_and_folders_are_looked_up() {
        let sources = Sources::from_texts([("a/B.md", ""), ("a/b.md", ""), ("a-b/c/d.md", "")]);
        let found = |path: &str| sources.find_ignoring_case(path).map(|it| sources[it].path.as_str());
        assert_eq!([found("A/b.MD"), found("a/c.md")], [Some("a/B.md"), None]);
        let folders = ["a", "a-b", "a-b/c", "a-b/c/d.md", "b", "c", ""].map(|it| sources.has_folder(it));
        assert_eq!(folders, [true, true, true, false, false, false, false]);
    }

    #[test]
    fn line_ends_and_marks_do_not_move_spans() {
        let sources = Sources::from_texts([("dos.md", "\u{feff}one\r\ntwo"), ("unix.md", "one\ntwo")]);
        let [dos, unix] = ["dos.md", "unix.md"].map(|path| sources.find(path).unwrap());
        assert_eq!(sources[dos].text, sources[unix].text);
    }

    #[test]
    fn positions_count_characters_not_bytes() {
        let sources = Sources::from_texts([("a.md", "first\nzweiter Ä x")]);
        let span = Span::new(sources.find("a.md").unwrap(), 17..18);
        assert_eq!(sources.text(span), "x");
        assert_eq!(sources.position(span).to_string(), "a.md:2:11");
    }

    #[test]
    fn unreadable_files_are_reported_and_kept_empty() {
        let sources = Sources::from_bytes(vec![("x.md".to_owned(), vec![b'a', 0xff, 0xfe])]);
        assert_eq!(sources.len(), 1);
        assert_eq!(sources[FileId(0)].text.as_str(), "");
        assert_eq!(sources.unreadable(), [Unreadable { file: FileId(0), why: Why::NotUtf8(1) }]);
    }
}
