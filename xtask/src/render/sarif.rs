//! SARIF 2.1.0, which code hosts and editors read: one log with the rules that found something, and what they found.

use std::collections::BTreeMap;
use std::io::{self, Write};

use docwright::diagnostic::{Diagnostic, Severity};
use docwright::lint::catalog::entry;
use docwright::source::Span;
use serde_json::{Value, json};

use super::json::harmless;
use super::places::Places;
use crate::docs::DocSet;
use crate::place;

/// A rule as the log describes it.
pub(crate) struct LogRule {
    pub(crate) id: String,
    pub(crate) what: String,
    pub(crate) help: String,
}

/// A finding.
pub(crate) struct LogResult {
    pub(crate) rule: String,
    /// `note`, `warning` or `error`.
    pub(crate) level: &'static str,
    pub(crate) message: String,
    pub(crate) place: Option<Region>,
    /// Other places, each with what it says.
    pub(crate) related: Vec<(Region, String)>,
    /// What stays the same when lines move.
    pub(crate) fingerprint: Option<String>,
    /// Why it is accepted, if it is.
    pub(crate) accepted: Option<String>,
    /// What mends it: places and what is to stand there.
    pub(crate) fix: Vec<(Region, String)>,
}

/// A place in a file; lines and columns count from 1, columns in characters, the end is exclusive.
#[derive(Clone)]
pub(crate) struct Region {
    /// Relative to the repository, with `/`.
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
}

/// Writes a log.
pub(crate) fn write(out: &mut dyn Write, rules: &[LogRule], results: &[LogResult]) -> io::Result<()> {
    let described =
        |it: &LogRule| json!({ "id": it.id, "shortDescription": { "text": it.what }, "help": { "text": it.help } });
    let driver = json!({
        "name": "docwright",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(described).collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results.iter().map(|it| it.json(rules)).collect::<Vec<_>>(),
        }],
    });
    writeln!(out, "{}", harmless(&serde_json::to_string(&log)?))
}

/// Writes the findings of `lint`.
pub(crate) fn sarif(out: &mut dyn Write, docs: &DocSet, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let prefix = place::in_workspace(&docs.folder);
    let mut places = Places::new(&docs.sources);
    let found: BTreeMap<_, _> = diagnostics.iter().map(|it| (it.rule, ())).collect();
    let rules = found.keys().map(|rule| entry(*rule));
    let rules: Vec<LogRule> =
        rules.map(|it| LogRule { id: it.rule.id().to_owned(), what: it.what(), help: it.advice() }).collect();
    let results: Vec<LogResult> = diagnostics.iter().map(|it| result(&mut places, &prefix, it)).collect();
    write(out, &rules, &results)
}

fn result(places: &mut Places, prefix: &str, it: &Diagnostic) -> LogResult {
    let mut region = |span: Span| Region::new(places, prefix, span);
    LogResult {
        rule: it.rule.id().to_owned(),
        level: match it.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        message: it.message.clone(),
        place: Some(region(it.span)),
        related: it.related.iter().map(|it| (region(it.span), it.value.clone())).collect(),
        fingerprint: None,
        accepted: None,
        fix: it.fix.iter().map(|it| (region(it.span), it.text.clone())).collect(),
    }
}

impl LogResult {
    fn json(&self, rules: &[LogRule]) -> Value {
        let mut it = json!({ "ruleId": self.rule, "level": self.level, "message": { "text": self.message } });
        if let Some(rank) = rules.iter().position(|it| it.id == self.rule) {
            it["ruleIndex"] = rank.into();
        }
        if let Some(place) = &self.place {
            it["locations"] = json!([place.location()]);
        }
        let related = |(region, text): &(Region, String)| {
            let mut location = region.location();
            location["message"] = json!({ "text": text });
            location
        };
        if !self.related.is_empty() {
            it["relatedLocations"] = self.related.iter().map(related).collect();
        }
        if let Some(fingerprint) = &self.fingerprint {
            it["partialFingerprints"] = json!({ "docwright/v1": fingerprint });
        }
        if let Some(reason) = &self.accepted {
            it["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
        }
        let change = |(region, text): &(Region, String)| {
            json!({
                "artifactLocation": { "uri": region.uri() },
                "replacements": [{ "deletedRegion": region.region(), "insertedContent": { "text": text } }],
            })
        };
        if !self.fix.is_empty() {
            it["fixes"] = json!([{ "artifactChanges": self.fix.iter().map(change).collect::<Vec<_>>() }]);
        }
        it
    }
}

impl Region {
    /// A place in pages that lie in the folder `prefix`.
    pub(crate) fn new(places: &mut Places, prefix: &str, span: Span) -> Self {
        let (start, end) = places.of(span);
        let path = if prefix.is_empty() { start.path } else { format!("{prefix}/{}", start.path) };
        Self { path, line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }

    fn location(&self) -> Value {
        json!({ "physicalLocation": { "artifactLocation": { "uri": self.uri() }, "region": self.region() } })
    }

    fn region(&self) -> Value {
        json!({
            "startLine": self.line,
            "startColumn": self.column,
            "endLine": self.end_line,
            "endColumn": self.end_column,
        })
    }

    /// The path as a URI reference: whatever may mean something else there is written in hexadecimal.
    fn uri(&self) -> String {
        let plain = |it: u8| it.is_ascii_alphanumeric() || b"/-._~".contains(&it);
        let byte = |it: u8| if plain(it) { char::from(it).to_string() } else { format!("%{it:02X}") };
        self.path.bytes().map(byte).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        let at = |path: &str| Region { path: path.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 }.uri();
        assert_eq!(at("docs/a b#c:d.md"), "docs/a%20b%23c%3Ad.md");
        assert_eq!(at("docs/ä.md"), "docs/%C3%A4.md");
    }
}
