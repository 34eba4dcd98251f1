//! Workflow commands of GitHub Actions: each marks a line of a pull request.
//!
//! ```text
//! ::warning file=docs-input/api/user-get.md,line=46,col=1,endLine=46,endColumn=9,title=status-conflict::message
//! ```

use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};

use super::finding::{Finding, Level};
use super::sets::{Region, Sets};
use crate::terminal::clean;

/// How much of a place is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The line.
    Line,
    /// The line, and the column at which it begins.
    Start,
    /// All of it.
    Range,
}

/// Writes findings.
pub(crate) fn write<'f>(
    out: &mut dyn Write,
    sets: &mut Sets,
    mark: Mark,
    findings: impl IntoIterator<Item = Finding<'f>>,
) -> io::Result<()> {
    findings.into_iter().try_for_each(|it| {
        let name = match it.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note | Level::Info => "notice",
        };
        let region = it.own().and_then(|at| sets.region(at));
        let place = region.map(|it| place(&it, mark)).unwrap_or_default();
        command(out, name, place, &it.rule, &message(sets, &it))
    })
}

/// Writes a remark that is about no place in a page, or about a line of another file.
pub(crate) fn notice(out: &mut dyn Write, at: Option<(&str, usize)>, title: &str, text: &str) -> io::Result<()> {
    let place = at.map(|(file, line)| format!("file={},line={line},", property(file)));
    command(out, "notice", place.unwrap_or_default(), title, text)
}

/// Adds a text to the summary of the run, unless a step before has put one with this heading there; false where there is no
/// summary.
pub(crate) fn summary(heading: &str, text: impl FnOnce() -> String) -> io::Result<bool> {
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|it| !it.is_empty()) else { return Ok(false) };
    let is_there = fs::read_to_string(&path).is_ok_and(|it| it.lines().any(|line| line == heading));
    if !is_there {
        OpenOptions::new().append(true).create(true).open(&path)?.write_all(text().as_bytes())?;
    }
    Ok(true)
}

fn command(out: &mut dyn Write, name: &str, place: String, title: &str, text: &str) -> io::Result<()> {
    writeln!(out, "::{name} {place}title={}::{}", property(title), data(text))
}

fn place(Region { path, start, end }: &Region, mark: Mark) -> String {
    let mut place = format!("file={},line={},", property(path), start.0);
    if mark != Mark::Line {
        place += &format!("col={},", start.1);
    }
    // Columns are ignored by GitHub when a finding spans several lines.
    if mark == Mark::Range && start.0 == end.0 && start.1 < end.1 {
        place += &format!("endLine={},endColumn={},", end.0, end.1);
    }
    place
}

fn message(sets: &mut Sets, it: &Finding) -> String {
    let mut message = it.message.clone().into_owned();
    for related in it.related() {
        if let Some(Region { path, start, .. }) = sets.region(related) {
            message += &format!("\n{path}:{}:{}: {}", start.0, start.1, related.label);
        }
    }
    if let Some(it) = &it.change {
        let announced = it.announced.as_ref().map(|it| format!("\n{it}")).unwrap_or_default();
        message += &format!("\n{}{announced}\nfingerprint: {}", it.meaning, it.fingerprint);
    }
    message + &it.advice.or(it.help).map(|it| format!("\nhelp: {it}")).unwrap_or_default()
}

/// Escapes a message: a line end would end the command and could begin another one.
fn data(text: &str) -> String {
    clean(text, true).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
