//! The record of an update, `source.json`: where the pages of a documentation set come from, and which.

use std::path::Path;

use anyhow::anyhow;
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
    /// The pages that were brought, sorted.
    #[serde(default)]
    pub(crate) pages: Vec<String>,
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

    /// True of updates that brought the same pages from the same place.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let same_revision = Self { revision: self.revision.clone(), ..other.clone() };
        *self == same_revision
    }
}
