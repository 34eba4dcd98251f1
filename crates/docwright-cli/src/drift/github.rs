//! Changes as workflow commands of GitHub Actions: each stands at the line of the new documentation, or where the old one
//! had it.

use std::io::{self, Write};
use std::path::Path;

use docwright::drift::{Change, Class, Group, Report};

use super::accepted::Stale;
use super::{Findings, title};
use crate::Home;
use crate::render::{data, property};

/// Writes the changes; what only the text says and what was accepted is no news in a pull request.
pub(super) fn write(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let open: Vec<Change> = findings.report.changes.iter().filter(|it| !findings.accepted.holds(it)).cloned().collect();
    let open = Report { changes: open };
    for it in open.groups().iter().filter(|it| it.first().class() != Class::Docs) {
        writeln!(out, "{}", command(findings, it))?;
    }
    let notice = format!("{}; version: {}", findings.summary(), findings.bump());
    writeln!(out, "::notice title=drift::{}", data(&notice))
}

/// Writes which entries of the file of accepted changes can go.
pub(super) fn write_stale(out: &mut dyn Write, stale: &[Stale], home: &Home) -> io::Result<()> {
    stale.iter().try_for_each(|it| {
        let file = home.in_repository(Path::new(&it.file));
        writeln!(out, "::notice file={},line={},title=drift::{}", property(&file), it.line, data(&it.text))
    })
}

fn command(findings: &Findings, group: &Group<'_>) -> String {
    let it = group.first();
    let name = match it.class() {
        Class::Breaking => "error",
        Class::Behaviour => "warning",
        Class::Additive | Class::Docs => "notice",
    };
    let mut at = String::new();
    // An old place is none of the pull request's files.
    if let (Some(place), Some(docs)) = (&it.new_place, &findings.new.docs) {
        let folder = findings.home.in_repository(&docs.folder);
        let line = findings.new.position(place).map_or(1, |it| it.line);
        at = format!("file={},line={line},", property(&format!("{folder}/{}", place.path)));
    }
    let announced = findings.announcement(it).map(|it| format!("\n{it}")).unwrap_or_default();
    let text = format!("{}\n{}{announced}\nfingerprint: {}", title(group), group.meaning(), it.fingerprint);
    format!("::{name} {at}title={}::{}", property(&it.id()), data(&text))
}
