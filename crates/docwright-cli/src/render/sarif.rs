//! SARIF 2.1.0, which code hosts and editors read: one log with the rules that found something, and what they found.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::finding::{Finding, Level, Role};
use super::json::line;
use super::sets::{Region, Sets};
use super::uri;

/// A rule as the log describes it.
pub(crate) struct LogRule {
    id: String,
    what: String,
    help: String,
}

impl LogRule {
    /// A rule with its explanation, however that is broken into lines, and with what to do about it.
    pub(crate) fn new(id: impl Into<String>, explanation: &str, help: impl Into<String>) -> Self {
        let what = explanation.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { id: id.into(), what, help: help.into() }
    }
}

/// Writes a log.
pub(crate) fn write<'f>(
    out: &mut dyn Write,
    sets: &mut Sets,
    rules: &[LogRule],
    findings: impl IntoIterator<Item = Finding<'f>>,
) -> io::Result<()> {
    let described =
        |it: &LogRule| json!({ "id": it.id, "shortDescription": { "text": it.what }, "help": { "text": it.help } });
    let driver = json!({
        "name": "docwright",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(described).collect::<Vec<_>>(),
    });
    let results = findings.into_iter().map(|it| result(sets, rules, &it));
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    line(out, &log)
}

fn result(sets: &mut Sets, rules: &[LogRule], it: &Finding) -> Value {
    let level = match it.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Info => "note",
    };
    let meaning = it.change.as_ref().map(|it| format!(": {}", it.meaning)).unwrap_or_default();
    let advice = it.advice.map(|it| format!("; to fix it, {it}")).unwrap_or_default();
    let message = format!("{}{meaning}{advice}", it.message);
    let mut result = json!({ "ruleId": it.rule, "level": level, "message": { "text": message } });
    if let Some(rank) = rules.iter().position(|rule| rule.id == it.rule) {
        result["ruleIndex"] = rank.into();
    }
    if let Some(own) = it.own().and_then(|at| sets.region(at)) {
        result["locations"] = json!([own.location()]);
    }
    let others = it.places.iter().filter(|it| it.role != Role::Own).filter_map(|at| {
        let mut location = sets.region(at)?.location();
        location["message"] = json!({ "text": if at.role == Role::Former { "as it was" } else { at.label } });
        Some(location)
    });
    let others: Vec<Value> = others.collect();
    if !others.is_empty() {
        result["relatedLocations"] = others.into();
    }
    if let Some(it) = &it.change {
        result["partialFingerprints"] = json!({ "docwright/v1": it.fingerprint });
        if let Some(reason) = it.accepted {
            result["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
        }
    }
    let changes = it.fix.iter().filter_map(|(at, text)| {
        let region = sets.region(at)?;
        let replacement = json!({ "deletedRegion": region.json(), "insertedContent": { "text": text } });
        Some(json!({ "artifactLocation": { "uri": region.uri() }, "replacements": [replacement] }))
    });
    let changes: Vec<Value> = changes.collect();
    if !changes.is_empty() {
        result["fixes"] = json!([{ "artifactChanges": changes }]);
    }
    result
}

impl Region {
    fn location(&self) -> Value {
        json!({ "physicalLocation": { "artifactLocation": { "uri": self.uri() }, "region": self.json() } })
    }

    fn json(&self) -> Value {
        json!({
            "startLine": self.start.0,
            "startColumn": self.start.1,
            "endLine": self.end.0,
            "endColumn": self.end.1,
        })
    }

    /// The path as a URI reference.
    fn uri(&self) -> String {
        uri(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        let at = |path: &str| Region { path: path.to_owned(), start: (1, 1), end: (1, 1) }.uri();
        assert_eq!(at("docs/a b#c:d.md"), "docs/a%20b%23c%3Ad.md");
        assert_eq!(at("docs/ä.md"), "docs/%C3%A4.md");
    }
}
