//! Examples: one folder per documentation, `tests/examples/NAME/input/**.md`, and a snapshot of what became of each example.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use docwright::config::Config;
use docwright::examples::{Category, Outcome, Report, Rule, Side, check};
use docwright::source::Sources;

use crate::support::{corpus, folders, here, in_each_folder, read_folder};

/// Hands over what became of the examples of a folder.
fn checked<T>(folder: &Path, with: impl FnOnce(&Report<'_>, &Sources) -> T) -> T {
    let (sources, config) = (read_folder(folder), Config::default());
    let phases = docwright::phases(&sources, &config);
    with(&check(&phases.pages, &phases.api, &phases.krate, &sources, &config), &sources)
}

fn show(it: &Outcome<'_>, sources: &Sources) -> String {
    let side = if it.side == Side::Request { "request" } else { "answer" };
    let mut text = format!("{} {side} {} {}\n", sources.position(it.span), it.verdict(), sources.text(it.span));
    if let Some(call) = &it.call {
        let arguments: Vec<_> = call.arguments.iter().map(|it| it.as_deref().unwrap_or("-")).collect();
        let _ = writeln!(text, "    made by {}({})", call.entry.function.endpoint.request, arguments.join(", "));
    }
    for found in &it.findings {
        let kept = if found.kept { " (kept as text)" } else { "" };
        let _ = writeln!(text, "    {} {}: {}{kept}", sources.position(found.span), found.rule, found.message);
        for other in &found.related {
            let _ = writeln!(text, "        {}: {}", sources.position(other.span), other.value);
        }
    }
    text
}

#[test]
fn every_outcome_of_every_fixture() {
    in_each_folder("examples", |folder| {
        let text: String = checked(&folder.join("input"), |report, sources| {
            let shares = format!("requests {:?}\nanswers {:?}\n", report.requests(), report.responses());
            report.outcomes.iter().map(|it| format!("\n{}", show(it, sources))).fold(shares, |text, it| text + &it)
        });
        insta::assert_snapshot!("outcomes", text);
    });
}

#[test]
fn every_rule_has_a_fixture_that_fires_it() {
    let mut fired: BTreeSet<Rule> = BTreeSet::new();
    for folder in folders("examples") {
        checked(&folder.join("input"), |report, _| {
            for it in &report.outcomes {
                fired.insert(it.verdict());
                fired.extend(it.findings.iter().map(|it| it.rule));
            }
        });
    }
    let silent: Vec<&str> = Rule::ALL.iter().filter(|it| !fired.contains(it)).map(|it| it.id()).collect();
    assert!(silent.is_empty(), "no fixture fires {silent:?}");
}

#[test]
fn our_own_examples_agree() {
    checked(&here().join("../../docs-input/graph"), |report, sources| {
        let wrong: String = report
            .outcomes
            .iter()
            // Some pages are about what only the beta version has.
            .filter(|it| it.verdict() != Rule::OtherVersion)
            .filter(|it| !matches!(it.verdict().category(), Category::Agrees | Category::Beside))
            .map(|it| show(it, sources))
            .collect();
        assert!(wrong.is_empty() && report.outcomes.len() > 100, "{wrong}");
    });
}

#[test]
fn every_example_of_a_real_documentation_has_an_outcome() {
    let Some(corpus) = corpus() else { return };
    checked(&corpus, |report, sources| {
        let (pages, _) = docwright::read_pages(sources, &Config::default());
        let shown = pages.iter().filter_map(|it| match &it.kind {
            docwright::page::PageKind::Api(api) => Some(&api.examples),
            _ => None,
        });
        let requests = shown.flatten().filter(|it| it.request.is_some()).count();
        assert_eq!(report.outcomes.iter().filter(|it| it.side == Side::Request).count(), requests);
        for it in report.outcomes.iter().flat_map(|it| &it.findings) {
            assert!(!it.message.is_empty() && it.message.lines().count() == 1, "{it:?}");
        }
    });
}
