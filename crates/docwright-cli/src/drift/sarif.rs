//! Changes as SARIF: each stands at the line of the new documentation, with the old one as a related place.

use std::collections::BTreeMap;
use std::io::{self, Write};

use docwright::drift::{Change, Class, Group, Place};

use super::side::Side;
use super::{Findings, title};
use crate::Home;
use crate::render::sarif::{LogResult, LogRule, Region, write as write_log};

/// Writes the changes.
pub(super) fn write(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let changes = &findings.report.changes;
    let rules: BTreeMap<String, &Change> = changes.iter().map(|it| (it.id(), it)).collect();
    let rules: Vec<LogRule> = rules.into_iter().map(|(id, it)| rule(id, it)).collect();
    let results: Vec<LogResult> = changes.iter().map(|it| result(findings, it)).collect();
    write_log(out, &rules, &results)
}

fn rule(id: String, it: &Change) -> LogRule {
    let what = it.rule.explanation().lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned();
    LogRule { id, what, help: it.rule.help().to_owned() }
}

fn result(findings: &Findings, it: &Change) -> LogResult {
    let new = it.new_place.as_ref().and_then(|at| region(findings.new, at, findings.home));
    let old = it.old_place.as_ref().and_then(|at| region(findings.old, at, findings.home));
    LogResult {
        rule: it.id(),
        level: match it.class() {
            Class::Breaking => "error",
            Class::Behaviour => "warning",
            Class::Additive | Class::Docs => "note",
        },
        // One by one, so that each can be accepted by its fingerprint.
        message: format!("{}: {}", title(&Group { changes: vec![it], is_of_one: false }), it.meaning),
        place: new,
        related: old.into_iter().map(|at| (at, "as it was".to_owned())).collect(),
        fingerprint: Some(it.fingerprint.clone()),
        accepted: findings.accepted.reason(it).map(str::to_owned),
        fix: Vec::new(),
    }
}

fn region(side: &Side, at: &Place, home: &Home) -> Option<Region> {
    let docs = side.docs.as_ref()?;
    let folder = home.in_repository(&docs.folder);
    let (line, column) = side.position(at).map_or((1, 1), |it| (it.line, it.column));
    let length = at.span.map_or(0, |span| docs.sources.text(span).lines().next().unwrap_or_default().chars().count());
    Some(Region { path: format!("{folder}/{}", at.path), line, column, end_line: line, end_column: column + length })
}
