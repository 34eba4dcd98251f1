//! Changes for programs: one JSON object per line; `drift --help` documents its fields.

use std::io::{self, Write};

use docwright::drift::{Change, Class, Place};
use serde::Serialize;

use super::Findings;
use super::side::Side;
use crate::render::harmless;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    rule: String,
    class: Class,
    item: &'a str,
    area: &'a str,
    old: &'a str,
    new: &'a str,
    old_place: Option<At<'a>>,
    new_place: Option<At<'a>>,
    meaning: &'a str,
    why: &'a str,
    help: &'a str,
    accepted: Option<&'a str>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct At<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

/// Writes the changes.
pub(super) fn write(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    for it in &findings.report.changes {
        writeln!(out, "{}", harmless(&serde_json::to_string(&line(findings, it))?))?;
    }
    Ok(())
}

fn line<'a>(findings: &'a Findings, it: &'a Change) -> Line<'a> {
    Line {
        rule: it.id(),
        class: it.class(),
        item: &it.item,
        area: &it.area,
        old: &it.old,
        new: &it.new,
        old_place: it.old_place.as_ref().map(|place| at(findings.old, place)),
        new_place: it.new_place.as_ref().map(|place| at(findings.new, place)),
        meaning: &it.meaning,
        why: it.why,
        help: it.rule.help(),
        accepted: findings.accepted.reason(it),
        fingerprint: &it.fingerprint,
    }
}

fn at<'a>(side: &Side, place: &'a Place) -> At<'a> {
    let position = side.position(place);
    At { path: &place.path, line: position.as_ref().map(|it| it.line), column: position.map(|it| it.column) }
}
