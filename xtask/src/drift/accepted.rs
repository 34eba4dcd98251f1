//! The file of accepted changes: what is known to change, why that is all right, and until when.
//!
//! ```text
//! # fingerprint    until       reason
//! 85944171f73967e8 2026-12-31  the page was wrong: the service never answered it
//! ```

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use docwright::drift::{Change, Report};

use crate::date::Date;
use crate::place;

/// Accepted changes.
#[derive(Debug)]
pub(super) struct Accepted {
    file: String,
    entries: Vec<Entry>,
    today: Date,
}

#[derive(Debug)]
struct Entry {
    line: usize,
    fingerprint: String,
    until: Date,
    reason: String,
}

impl Accepted {
    /// Reads the file; without one, nothing is accepted.
    pub(super) fn read(path: Option<&Path>) -> anyhow::Result<Self> {
        let mut accepted = Self { file: String::new(), entries: Vec::new(), today: Date::today() };
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
            let (true, Some(until), false) = (is_fingerprint, Date::parse(until), reason.trim().is_empty()) else {
                bail!("{}:{line}: expected `FINGERPRINT YYYY-MM-DD REASON`", self.file);
            };
            let (fingerprint, reason) = (fingerprint.to_lowercase(), reason.trim().to_owned());
            self.entries.push(Entry { line, fingerprint, until, reason });
        }
        Ok(())
    }

    /// Whether a change is accepted, and still is.
    pub(super) fn holds(&self, change: &Change) -> bool {
        self.reason(change).is_some()
    }

    /// Why a change is accepted.
    pub(super) fn reason(&self, change: &Change) -> Option<&str> {
        let mut of = self.entries.iter().filter(|it| it.fingerprint == change.fingerprint);
        of.find(|it| it.until >= self.today).map(|it| it.reason.as_str())
    }

    /// Complaints about entries that are over, or that no change has: the file is kept short.
    pub(super) fn stale(&self, report: &Report, is_part: bool) -> Vec<String> {
        let complaint = |it: &Entry| {
            let what = if it.until < self.today {
                format!("expired on {}", it.until)
            } else if !is_part && !report.changes.iter().any(|change| change.fingerprint == it.fingerprint) {
                "is of no change any longer".to_owned()
            } else {
                return None;
            };
            Some(format!("{}:{}: the accepted change {} {what}", self.file, it.line, it.fingerprint))
        };
        self.entries.iter().filter_map(complaint).collect()
    }
}
