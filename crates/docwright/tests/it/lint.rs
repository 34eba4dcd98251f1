//! One folder per rule of `lint`: `tests/lint/RULE/input/**.md`, what fires it and what must not, and a snapshot of what is
//! found by the rule. A folder that is named after no rule shows everything that is found.
//!
//! To add one, write the pages, run `cargo test -p docwright`, look at the snapshot and accept it with
//! `cargo insta accept`.

use std::fs;

use docwright::config::Config;
use docwright::diagnostic::{Diagnostic, Rule};
use docwright::source::Sources;

use crate::support::{here, in_each_folder, read_folder, show};

#[test]
fn the_list_of_rules_is_up_to_date() {
    let page = fs::read_to_string(here().join("RULES.md")).unwrap_or_default();
    let fix = "cargo xtask lint --list --format markdown > crates/docwright/RULES.md";
    assert!(page == docwright::lint::catalog::page(), "to fix it, run: {fix}");
}

#[test]
fn every_rule_finds_what_it_should_and_no_more() {
    in_each_folder("lint", |folder| {
        let mut sources = read_folder(&folder.join("input"));
        let config = fs::read_to_string(folder.join("docwright.yaml")).unwrap_or_default();
        let config = Config::parse(&config).unwrap();
        let stale = config.correct(&mut sources);
        let found = docwright::lint(&sources, &config, stale, "2026-11-22");
        let rule = Rule::find(folder.file_name().unwrap().to_str().unwrap());
        let of_rule: Vec<Diagnostic> = found.into_iter().filter(|it| rule.is_none_or(|rule| it.rule == rule)).collect();
        let mut text = String::new();
        for it in &of_rule {
            text += &format!("{} {}", it.severity, show(std::slice::from_ref(it), &sources));
            for edit in &it.fix {
                text += &format!("    fix: {:?} -> {:?}\n", sources.text(edit.span), edit.text);
            }
        }
        insta::assert_snapshot!("findings", text);
    });
}

#[test]
fn a_type_on_many_pages_is_compared_with_the_first_of_them() {
    // The last page says what the one before it says, and each of the others something else.
    let twins = |pages: usize| {
        let page = |at: usize| {
            let rows = ["a", "b"].map(|it| format!("|{it}{}|String|x|\n", at.min(pages - 2))).concat();
            let table = "## Properties\n\n|Property|Type|Description|\n|:--|:--|:--|\n";
            (format!("resources/lamp{at:03}.md"), format!("# lamp resource type\n\n{table}{rows}").into_bytes())
        };
        let sources = Sources::from_bytes((0..pages).map(page).collect());
        let found = docwright::lint(&sources, &Config::default(), Vec::new(), "2026-11-22");
        found.iter().filter(|it| it.rule == Rule::DuplicateType).count()
    };
    assert_eq!((twins(50), twins(90)), (1, 0));
}
