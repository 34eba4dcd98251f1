//! The allow list of accepted changes: a fingerprint, the last day and the reason of each.
//!
//! ```text
//! # fingerprint    until       reason
//! 85944171f73967e8 2026-12-31  the page was wrong: the service never answered it
//! ```

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use docwright::config::day;
use docwright::drift::{Change, Report};
use jiff::civil::Date;

use crate::{place, today};

/// The file's name in a documentation folder.
const NAME: &str = "accepted-changes";

/// Accepted changes.
#[derive(Debug)]
pub(super) struct Accepted {
    file: String,
    entries: Vec<Entry>,
    today: Date,
}

/// An entry that can be removed from the file.
pub(super) struct Stale {
    /// The file as people call it.
    pub(super) file: String,
    /// The number of the line.
    pub(super) line: usize,
    /// The reason to remove it, for people.
    pub(super) text: String,
}

#[derive(Debug)]
struct Entry {
    line: usize,
    fingerprint: String,
    until: Date,
    reason: String,
}

impl Accepted {
    /// Reads the file that is named, else the one in the folder of the new documentation; without one, nothing is
    /// accepted.
    pub(super) fn read(named: Option<&Path>, folder: &Path) -> anyhow::Result<Self> {
        let mut accepted = Self { file: String::new(), entries: Vec::new(), today: today() };
        let own = folder.join(NAME);
        let path = named.or_else(|| own.is_file().then_some(own.as_path()));
        if let Some(path) = path {
            accepted.file = place::shown(path);
            let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", accepted.file))?;
            accepted.add(&text)?;
        }
        Ok(accepted)
    }

    fn add(&mut self, text: &str) -> anyhow::Result<()> {
        for (line, text) in (1..).zip(text.lines().map(str::trim)) {
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let (fingerprint, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
            let (until, reason) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
            let is_fingerprint = fingerprint.len() == 16 && fingerprint.bytes().all(|it| it.is_ascii_hexdigit());
            let (true, Some(until), false) = (is_fingerprint, day(until), reason.trim().is_empty()) else {
                bail!("{}:{line}: expected `FINGERPRINT YYYY-MM-DD REASON`", self.file);
            };
            let (fingerprint, reason) = (fingerprint.to_lowercase(), reason.trim().to_owned());
            self.entries.push(Entry { line, fingerprint, until, reason });
        }
        Ok(())
    }

    /// True of a change that is accepted today.
    pub(super) fn holds(&self, change: &Change) -> bool {
        self.reason(change).is_some()
    }

    /// Why a change is accepted.
    pub(super) fn reason(&self, change: &Change) -> Option<&str> {
        let mut of = self.entries.iter().filter(|it| it.fingerprint == change.fingerprint);
        of.find(|it| it.until >= self.today).map(|it| it.reason.as_str())
    }

    /// Entries that are over, or that no change has. They are told, so that the file is kept short, and make nothing fail:
    /// once the change that it is about has been merged, every entry is of this kind.
    pub(super) fn stale(&self, report: &Report, is_part: bool) -> Vec<Stale> {
        let complaint = |it: &Entry| {
            let what = if it.until < self.today {
                format!("expired on {}: remove it", it.until)
            } else if !is_part && !report.changes.iter().any(|change| change.fingerprint == it.fingerprint) {
                "is of no change here: remove it once that is merged".to_owned()
            } else {
                return None;
            };
            let text = format!("the accepted change {} {what}", it.fingerprint);
            Some(Stale { file: self.file.clone(), line: it.line, text })
        };
        self.entries.iter().filter_map(complaint).collect()
    }
}
