//! The record of an update, `source.json`: where the pages of a documentation set come from, and which.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::anyhow;
use docwright::drift::digest;
use serde::{Deserialize, Serialize};

use super::read_if_there;
use crate::output::Beside;
use crate::place;

const NAME: &str = "source.json";

/// An update, to be repeated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    /// A folder, or a git repository by path or URL.
    pub(crate) from: String,
    /// The branch, tag or commit that was asked for; empty for the main branch.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) rev: String,
    /// The commit; empty for a folder.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) revision: String,
    /// The folder of the documentation in it; empty for all of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) subdir: String,
    /// Which pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) include: Vec<String>,
    /// Which of them not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) exclude: Vec<String>,
    /// The pages that were brought, each with the digest of what it said at its source.
    #[serde(default)]
    pub(crate) pages: BTreeMap<String, String>,
}

impl Record {
    /// Reads the record of a documentation folder.
    pub(crate) fn read(folder: &Path) -> anyhow::Result<Option<Self>> {
        let path = folder.join(NAME);
        let Some(text) = read_if_there(&path)? else { return Ok(None) };
        let read = serde_json::from_str(&text);
        // The message ends with line and column, which people expect in front.
        Ok(Some(read.map_err(|it| anyhow!("{}:{}:{}: {it}", place::shown(&path), it.line(), it.column()))?))
    }

    /// The record as a file to be written.
    pub(crate) fn file(&self, folder: &Path) -> anyhow::Result<Beside> {
        Ok(Beside::new(folder.join(NAME), serde_json::to_string_pretty(self)? + "\n"))
    }

    /// Where the pages come from, in one word: `URL@COMMIT:FOLDER`.
    pub(crate) fn shown(&self) -> String {
        let mut text = self.from.clone();
        for (mark, part) in [("@", &self.revision), (":", &self.subdir)] {
            if !part.is_empty() {
                text += &format!("{mark}{part}");
            }
        }
        text
    }

    /// True of an update that brought this commit from the same place.
    pub(crate) fn is_at(&self, wanted: &Self, commit: &str) -> bool {
        let (revision, pages) = (self.revision.clone(), self.pages.clone());
        !commit.is_empty() && self.revision == commit && *self == Self { revision, pages, ..wanted.clone() }
    }

    /// A page says something else than its source did when it was brought; `None` of pages that were not, or are gone.
    pub(crate) fn is_edited(&self, path: &str, text: Option<&Vec<u8>>) -> Option<bool> {
        Some(digest_of(text?) != *self.pages.get(path)?)
    }

    /// True of updates that brought the same pages from the same place.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let same_revision = Self { revision: self.revision.clone(), ..other.clone() };
        *self == same_revision
    }
}

/// The digest of a page as it is recorded.
pub(crate) fn digest_of(text: &[u8]) -> String {
    digest(&String::from_utf8_lossy(text))
}
