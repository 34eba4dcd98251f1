//! `REPORT.md`, the ledger: outcomes of pages and examples, findings by rule.
//!
//! It is checked in next to the generated crate, so that a change of the documentation or of the tool shows here first.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::api::{Api, Operation, TypeDef, TypeKind};
use crate::examples;
use crate::krate::{Item, Krate};
use crate::page::{Page, PageKind};
use crate::text::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::generated;
use crate::text::markdown::code;
use crate::text::source::{FileId, Sources};

/// The kind of thing that a page turned out to describe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Resource,
    Operation,
    Enumerations,
    Nothing,
}

/// The kind of every page.
fn kinds(pages: &[Page]) -> Vec<(FileId, Kind)> {
    let kind = |page: &Page| match page.kind {
        PageKind::Resource(_) => Kind::Resource,
        PageKind::Api(_) => Kind::Operation,
        PageKind::Enums => Kind::Enumerations,
        PageKind::Other => Kind::Nothing,
    };
    pages.iter().map(|page| (page.file, kind(page))).collect()
}

/// The ledger's lines for one page.
struct Entry<'a> {
    path: &'a str,
    generated: bool,
    rules: BTreeSet<Rule>,
}

/// Writes the ledger.
pub(crate) fn report(
    pages: &[Page],
    api: &Api,
    krate: &Krate,
    diagnostics: &[Diagnostic],
    sources: &Sources,
    outcomes: &examples::Report<'_>,
) -> String {
    let unreadable = Diagnostic::of_unreadable(sources);
    let found: Vec<&Diagnostic> = diagnostics.iter().chain(&unreadable).collect();
    let entries = entries(&kinds(pages), api, &found, sources);
    let mut text = format!("# Report\n\n<!-- {} -->\n\n", generated::mark(""));
    write_counts(&mut text, &entries, api, krate);
    write_deprecated(&mut text, api);
    write_shown(&mut text, api, sources);
    write_features(&mut text, krate);
    write_rules(&mut text, found.iter().copied());
    write_examples(&mut text, outcomes);
    let list = |wanted: fn(&Entry<'_>) -> bool| entries.iter().filter(move |it| wanted(it));
    write_pages(&mut text, "Skipped", list(|it| !it.generated));
    write_pages(&mut text, "Partly read", list(|it| it.generated && !it.rules.is_empty()));
    write_pages(&mut text, "Generated", list(|it| it.generated && it.rules.is_empty()));
    text
}

fn entries<'a>(kinds: &[(FileId, Kind)], api: &Api, found: &[&Diagnostic], sources: &'a Sources) -> Vec<Entry<'a>> {
    let mut rules: BTreeMap<FileId, BTreeSet<Rule>> = BTreeMap::new();
    for it in found.iter().filter(|it| it.severity > Severity::Note) {
        rules.entry(it.span.file).or_default().insert(it.rule);
    }
    let operations = api.operations.iter().map(|it| it.page);
    let types = api.types.iter().flat_map(|it| it.origins.iter().map(|span| span.file));
    let used: BTreeSet<FileId> = operations.chain(types).collect();
    let entry = |(file, kind): &(FileId, Kind)| {
        let generated = used.contains(file) && *kind != Kind::Nothing;
        let mut rules = rules.remove(file).unwrap_or_default();
        if !generated && rules.is_empty() {
            rules.insert(if *kind == Kind::Operation { Rule::NoRequest } else { Rule::NoContent });
        }
        Entry { path: &sources[*file].path, generated, rules }
    };
    kinds.iter().map(entry).collect()
}

/// Addresses that no request line has.
fn write_shown(text: &mut String, api: &Api, sources: &Sources) {
    let shown = api.operations.iter().flat_map(|it| it.routes.iter().map(move |route| (it, route)));
    let mut lines = shown.filter(|it| it.1.from_example).peekable();
    if lines.peek().is_none() {
        return;
    }
    text.push_str("\n## Only in examples\n\nAddresses that no request line has; an example shows them.\n\n");
    for (operation, route) in lines {
        let place = sources.position(route.span);
        let address = code(&format!("{} /{}", operation.method.as_str(), route.text));
        let _ = writeln!(text, "- {address}: {}, line {}", code(&place.path), place.line);
    }
}

fn write_counts(text: &mut String, entries: &[Entry<'_>], api: &Api, krate: &Krate) {
    let items = || krate.modules.values().flat_map(|it| &it.items);
    let functions = items().filter(|it| matches!(it, Item::Function(_))).count();
    let enums = api.types.iter().filter(|it| matches!(it.kind, TypeKind::Enum(_))).count();
    let rows = [
        ("pages", entries.len()),
        ("pages generated", entries.iter().filter(|it| it.generated && it.rules.is_empty()).count()),
        ("pages partly read", entries.iter().filter(|it| it.generated && !it.rules.is_empty()).count()),
        ("pages skipped", entries.iter().filter(|it| !it.generated).count()),
        ("entity and complex types", api.types.len() - enums),
        ("enumerations", enums),
        ("operations", api.operations.len()),
        ("endpoint functions", functions),
    ];
    text.push_str("| | count |\n|---|--:|\n");
    for (what, count) in rows {
        let _ = writeln!(text, "| {what} | {count} |");
    }
}

/// How much of each kind is deprecated.
fn write_deprecated(text: &mut String, api: &Api) {
    let members = api.types.iter().filter_map(|it| match &it.kind {
        TypeKind::Enum(it) => Some(&*it.members),
        TypeKind::Struct(_) => None,
    });
    let properties = api.types.iter().flat_map(TypeDef::properties);
    let parameters = api.operations.iter().flat_map(Operation::parameters);
    let arguments = api.operations.iter().flat_map(|it| it.placeholders.iter().chain(&it.query_parameters));
    let rows = [
        ("types", api.types.iter().filter(|it| it.deprecated.is_some()).count()),
        ("properties", properties.filter(|it| it.deprecated.is_some()).count()),
        ("members", members.flatten().filter(|it| it.deprecated.is_some()).count()),
        ("operations", api.operations.iter().filter(|it| it.deprecated.is_some()).count()),
        ("parameters of actions", parameters.filter(|it| it.deprecated.is_some()).count()),
        ("arguments", arguments.filter(|it| it.deprecated.is_some()).count()),
    ];
    if rows.iter().all(|it| it.1 == 0) {
        return;
    }
    text.push_str("\n## Deprecated\n\n| kind | count |\n|---|--:|\n");
    for (what, count) in rows.iter().filter(|it| it.1 > 0) {
        let _ = writeln!(text, "| {what} | {count} |");
    }
}

fn write_features(text: &mut String, krate: &Krate) {
    if krate.features.is_empty() {
        return;
    }
    text.push_str(
        "\n## Features\n\n\
         What is compiled with one feature and no other: functions, models whose own page is of the area, and models in all,\n\
         those included that functions and other models need.\n\n\
         | feature | functions | own models | models |\n|---|--:|--:|--:|\n",
    );
    // `default` is `full`.
    let areas = krate.features.iter().filter(|it| it.name != "default");
    let rows = areas.map(|it| (format!("`{}`", it.name), it.size));
    for (name, size) in std::iter::once(("none".to_owned(), krate.always)).chain(rows) {
        let _ = writeln!(text, "| {name} | {} | {} | {} |", size.functions, size.own, size.models);
    }
}

fn write_rules<'a>(text: &mut String, diagnostics: impl Iterator<Item = &'a Diagnostic>) {
    let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
    for it in diagnostics {
        *counts.entry(it.rule).or_default() += 1;
    }
    text.push_str("\n## Findings\n\n| rule | severity | count |\n|---|---|--:|\n");
    for (rule, count) in counts {
        let _ = writeln!(text, "| {rule} | {} | {count} |", rule.severity());
    }
}

/// Each example counts once, with the weightiest of its rules.
fn write_examples(text: &mut String, report: &examples::Report<'_>) {
    let mut counts: BTreeMap<examples::Rule, [usize; 2]> = BTreeMap::new();
    for it in &report.outcomes {
        counts.entry(it.verdict()).or_default()[usize::from(it.side == examples::Side::Response)] += 1;
    }
    if counts.is_empty() {
        return;
    }
    text.push_str("\n## Examples\n\n| rule | category | requests | answers |\n|---|---|--:|--:|\n");
    for (rule, [requests, answers]) in counts {
        let _ = writeln!(text, "| {rule} | {} | {requests} | {answers} |", rule.category());
    }
}

fn write_pages<'a>(text: &mut String, title: &str, entries: impl Iterator<Item = &'a Entry<'a>>) {
    let _ = writeln!(text, "\n## {title}\n");
    for entry in entries {
        let rules: Vec<&str> = entry.rules.iter().map(|it| it.id()).collect();
        let separator = if rules.is_empty() { "" } else { ": " };
        let path = entry.path.replace('`', "'");
        let _ = writeln!(text, "- `{path}`{separator}{}", rules.join(", "));
    }
}
