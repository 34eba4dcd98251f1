//! The vendor's own changelog, matched with the changes: announced ones, and entries that no change bears out.
//!
//! ```json
//! {"changelog": [{"ChangeList": [{"ApiChange": "Property", "ChangedApiName": "subject", "ChangeType": "Addition",
//!                                 "Description": "…", "Target": "message"}],
//!                 "Version": "v1.0", "CreatedDateTime": "2021-07-01T00:00:00Z"}]}
//! ```

mod documented;
mod matching;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use docwright::config::day;
use docwright::drift::{Change, Class, Report, Snapshot};
use jiff::civil::Date;
use serde::Deserialize;

use crate::place;

/// A file of the changelog.
#[derive(Deserialize)]
struct File {
    changelog: Vec<Release>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Release {
    change_list: Vec<Item>,
    #[serde(default)]
    version: String,
    #[serde(default)]
    created_date_time: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Item {
    #[serde(default)]
    api_change: String,
    #[serde(default)]
    changed_api_name: String,
    #[serde(default)]
    change_type: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    target: String,
}

/// An entry of the changelog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The file in the changelog's folder, and the line in it where that can be told.
    pub(super) place: String,
    /// The day, `2021-07-01`; empty when it is not said.
    pub(super) date: String,
    /// Its text, in Markdown.
    pub(super) text: String,
    what: String,
    name: String,
    how: String,
    target: String,
}

impl Entry {
    /// It announces that something goes; some entries of the kind `Change` say so in words.
    fn removes(&self) -> bool {
        self.how.starts_with("delet") || self.how.starts_with("remov") || self.text.starts_with("Removed")
    }
}

/// Changes and the entries that announce them.
#[derive(Debug, Default)]
pub(super) struct Announced {
    entries: Vec<Entry>,
    /// The entry of each announced change, by fingerprint.
    of: BTreeMap<String, usize>,
    /// Entries without a change that the documentation does not bear out either.
    unmet: Vec<usize>,
    /// The number of entries without a change that the documentation bears out: it did so before.
    before: usize,
}

/// Which entries count.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    /// The last part of the service's address: `v1.0`.
    pub(super) version: &'a str,
    /// Entries of earlier days are of earlier changes.
    pub(super) since: Option<Date>,
}

impl Announced {
    /// Reads the `*.json` files of a folder and finds the entry of each change.
    pub(super) fn read(folder: &Path, scope: &Scope<'_>, (report, new): (&Report, &Snapshot)) -> anyhow::Result<Self> {
        let shown = place::shown(folder);
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).with_context(|| format!("cannot read the changelog {shown}"))? {
            let path = entry.with_context(|| format!("cannot read the changelog {shown}"))?.path();
            if path.extension().is_some_and(|it| it == "json") && path.is_file() {
                paths.push(path);
            }
        }
        ensure!(!paths.is_empty(), "there is no *.json file in {shown}");
        paths.sort();
        let mut entries = Vec::new();
        for path in paths {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", place::shown(&path)))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let found = read(&name, &text).with_context(|| format!("cannot read {}", place::shown(&path)))?;
            entries.extend(found.into_iter().filter(|it| scope.has(&it.0, &it.1.date)).map(|it| it.1));
        }
        // The same entry in two files, or twice in one, is one.
        entries.sort_by(|a, b| (&b.date, &a.text, &a.place).cmp(&(&a.date, &b.text, &b.place)));
        entries.dedup_by(|a, b| (&a.date, &a.text, &a.name) == (&b.date, &b.text, &b.name));
        Ok(Self::of(entries, report, new))
    }

    fn of(entries: Vec<Entry>, report: &Report, new: &Snapshot) -> Self {
        let mut of = BTreeMap::new();
        let mut is_met = vec![false; entries.len()];
        for change in &report.changes {
            let fits = |it: &&usize| matching::announces(&entries[**it], change);
            let ranks: Vec<usize> = (0..entries.len()).collect();
            for rank in ranks.iter().filter(fits) {
                is_met[*rank] = true;
                of.entry(change.fingerprint.clone()).or_insert(*rank);
            }
        }
        let alone = (0..entries.len()).filter(|it| !is_met[*it]);
        let (before, unmet): (Vec<usize>, Vec<usize>) =
            alone.partition(|it| documented::is_fulfilled(&entries[*it], new));
        Self { entries, of, unmet, before: before.len() }
    }

    /// The entry that announces a change, the latest of several.
    pub(super) fn entry(&self, change: &Change) -> Option<&Entry> {
        self.of.get(&change.fingerprint).map(|it| &self.entries[*it])
    }

    /// True of a change of a kind that vendors announce, which is not announced.
    pub(super) fn is_missing(&self, change: &Change) -> bool {
        is_announceable(change) && self.entry(change).is_none()
    }

    /// Entries that neither a change nor the new documentation bears out.
    pub(super) fn unmet(&self) -> impl Iterator<Item = &Entry> {
        self.unmet.iter().map(|it| &self.entries[*it])
    }

    /// `12 announced, 3 not; 7 announced and documented before; 4 announced, but not in the documentation`
    pub(super) fn summary(&self, report: &Report) -> String {
        let missing = report.changes.iter().filter(|it| self.is_missing(it)).count();
        let met = report.changes.iter().filter(|it| is_announceable(it) && self.entry(it).is_some()).count();
        let before = match self.before {
            0 => String::new(),
            count => format!("{count} announced and documented before; "),
        };
        format!("{met} announced, {missing} not; {before}{} announced, but not in the documentation", self.unmet.len())
    }
}

/// Texts are not announced, and features are not the vendor's.
fn is_announceable(change: &Change) -> bool {
    change.class() != Class::Docs && !change.rule.id().starts_with("feature/")
}

impl Scope<'_> {
    fn has(&self, version: &str, date: &str) -> bool {
        let is_late = match (self.since, day(date)) {
            (Some(since), Some(date)) => date >= since,
            _ => true,
        };
        (version.is_empty() || version.eq_ignore_ascii_case(self.version)) && is_late
    }
}

/// The entries of a file with the version that each is of; none when it is another kind of file, such as a schema.
fn read(name: &str, text: &str) -> anyhow::Result<Vec<(String, Entry)>> {
    let value: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    if value.get("changelog").is_none() {
        return Ok(Vec::new());
    }
    let file: File = serde_json::from_value(value)?;
    // Every entry has its name once, and the files have a line for each.
    let mut lines = (1..).zip(text.lines()).filter(|it| it.1.contains("\"ChangedApiName\"")).map(|it| it.0);
    let mut found = Vec::new();
    for release in file.changelog {
        for it in release.change_list {
            let line = lines.next().map_or(String::new(), |line: usize| format!(":{line}"));
            let entry = Entry {
                place: format!("{name}{line}"),
                date: release.created_date_time.get(..10).unwrap_or_default().to_owned(),
                text: it.description,
                what: it.api_change.to_lowercase(),
                name: it.changed_api_name,
                how: it.change_type.to_lowercase(),
                target: it.target,
            };
            found.push((release.version.clone(), entry));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_with_their_places() {
        let text = "{\"changelog\": [{\"ChangeList\": [\n{\"ApiChange\": \"Property\",\n\"ChangedApiName\": \"a\"},\n\
                    {\"ChangedApiName\": \"b\"}],\n\"Version\": \"beta\", \"CreatedDateTime\": \"2021-07-01T00:00:00\"}]}";
        let found = read("x.json", text).unwrap();
        let shown: Vec<_> =
            found.iter().map(|(version, it)| (version.as_str(), it.place.as_str(), it.date.as_str())).collect();
        assert_eq!(shown, [("beta", "x.json:3", "2021-07-01"), ("beta", "x.json:4", "2021-07-01")]);
        assert_eq!(read("schema.json", "{\"type\": \"object\"}").unwrap(), []);
        assert!(read("bad.json", "{\"changelog\": 1}").is_err());
    }

    #[test]
    fn other_versions_and_earlier_days_do_not_count() {
        let scope = Scope { version: "v1.0", since: day("2021-06-15") };
        assert!(scope.has("v1.0", "2021-06-15") && scope.has("V1.0", "") && scope.has("", "2022-01-01"));
        assert!(!scope.has("beta", "2021-07-01") && !scope.has("v1.0", "2021-06-14"));
    }
}
