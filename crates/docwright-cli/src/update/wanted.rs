//! The source of an update: an address with a revision from the command line, or the record of the last update.

use std::collections::BTreeMap;

use anyhow::{bail, ensure};

use crate::address::{has_secret, split};
use crate::cli::Update;
use crate::docs::Record;

/// The source that the command line asks for, or the one of the last time.
pub(super) fn wanted(options: &Update, before: Option<&Record>) -> anyhow::Result<Record> {
    let Some(from) = &options.from else {
        let Some(before) = before else {
            bail!("there was no update yet: say with --from where newer pages are");
        };
        // It lies among the pages, and whoever changes those may have changed it.
        return check(Record { revision: String::new(), pages: BTreeMap::new(), ..before.clone() }, "source.json: ");
    };
    let (from, rev) = split(from);
    let subdir = options.subdir.as_deref().unwrap_or_default().trim_matches('/');
    let record = Record {
        from: from.to_owned(),
        rev: rev.to_owned(),
        revision: String::new(),
        subdir: subdir.to_owned(),
        include: options.include.clone(),
        exclude: options.exclude.clone(),
        pages: BTreeMap::new(),
    };
    check(record, "--")
}

/// Refuses a source that leads elsewhere or holds a secret; `place` is where people find what to change.
fn check(record: Record, place: &str) -> anyhow::Result<Record> {
    let subdir = &record.subdir;
    let is_plain =
        subdir.is_empty() || subdir.split('/').all(|it| !matches!(it, "" | "." | "..") && !it.contains(['\\', ':']));
    ensure!(is_plain, "{place}subdir is a path inside of the source, without `.` and `..`");
    let is_open = !has_secret(&record.from);
    ensure!(is_open, "{place}from has a password or a token in it: leave it to git's credential helpers");
    let is_option = |it: &str| it.starts_with('-');
    ensure!(!is_option(&record.from), "{place}from is an option of git, not an address");
    ensure!(!is_option(&record.rev), "{place}from: {} is no branch, tag or commit", record.rev);
    Ok(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_checked_like_a_command_line() {
        let record = |from: &str, rev: &str, subdir: &str| Record {
            from: from.to_owned(),
            rev: rev.to_owned(),
            revision: String::new(),
            subdir: subdir.to_owned(),
            include: Vec::new(),
            exclude: Vec::new(),
            pages: BTreeMap::new(),
        };
        let ask = |it: Record| check(it, "source.json: ").map_err(|it| it.to_string());
        assert!(ask(record("ssh://git@host/docs", "main", "v1.0/a")).is_ok());
        for subdir in ["../secret", "a/../..", "/etc", "a//b", ".", "a\\b", "C:/a"] {
            let refused = ask(record("docs", "", subdir)).unwrap_err();
            assert_eq!(refused, "source.json: subdir is a path inside of the source, without `.` and `..`", "{subdir}");
        }
        for from in ["https://me:secret@host/docs", "https://token@host/docs"] {
            assert!(ask(record(from, "", "")).unwrap_err().contains("password or a token"));
        }
        assert!(ask(record("--upload-pack=x", "", "")).is_err() && ask(record("docs", "-x", "")).is_err());
    }
}
