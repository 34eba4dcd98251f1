//! Changes as workflow commands of GitHub Actions: each stands at the line of the new documentation, or where the old one
//! had it.

use std::io::{self, Write};
use std::path::Path;

use docwright::drift::{Change, Class};

use super::accepted::Stale;
use super::{Findings, title};
use crate::place;
use crate::render::{data, property};

/// Writes the changes; what only the text says and what was accepted is no news in a pull request.
pub(super) fn write(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let told = findings.report.changes.iter().filter(|it| it.class() != Class::Docs && !findings.accepted.holds(it));
    for it in told {
        writeln!(out, "{}", command(findings, it))?;
    }
    let notice = format!("{}; version: {}", findings.summary(), findings.bump());
    writeln!(out, "::notice title=drift::{}", data(&notice))
}

/// Writes which entries of the file of accepted changes can go.
pub(super) fn write_stale(out: &mut dyn Write, stale: &[Stale]) -> io::Result<()> {
    stale.iter().try_for_each(|it| {
        let file = place::in_workspace(Path::new(&it.file));
        writeln!(out, "::notice file={},line={},title=drift::{}", property(&file), it.line, data(&it.text))
    })
}

fn command(findings: &Findings, it: &Change) -> String {
    let name = match it.class() {
        Class::Breaking => "error",
        Class::Behaviour => "warning",
        Class::Additive | Class::Docs => "notice",
    };
    let mut at = String::new();
    // An old place is none of the pull request's files.
    if let (Some(place), Some(docs)) = (&it.new_place, &findings.new.docs) {
        let folder = place::in_workspace(&docs.folder);
        let line = findings.new.position(place).map_or(1, |it| it.line);
        at = format!("file={},line={line},", property(&format!("{folder}/{}", place.path)));
    }
    let text = format!("{}\n{}\nfingerprint: {}", title(it), it.meaning, it.fingerprint);
    format!("::{name} {at}title={}::{}", property(&it.id()), data(&text))
}
