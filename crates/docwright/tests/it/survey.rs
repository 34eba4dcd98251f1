//! Surveys: what they find in documentation that is not configured, and that their configuration reads it.

use docwright::config::Config;
use docwright::source::Sources;
use docwright::survey::{Kind, Survey};

use crate::support::{folders, here, read_folder};

fn survey(sources: &Sources, config: &Config) -> Survey {
    docwright::survey(sources, config, &|_| true)
}

fn count(survey: &Survey, kind: Kind) -> usize {
    survey.kinds.iter().find(|it| it.0 == kind).map_or(0, |it| it.1)
}

/// Pages whose every word is their own.
fn foreign() -> Sources {
    read_folder(&here().join("tests/fixtures/dialect/input"))
}

#[test]
fn what_a_survey_suggests_reads_the_pages() {
    let sources = foreign();
    let before = survey(&sources, &Config::default());
    assert_eq!((count(&before, Kind::Unread), count(&before, Kind::Operation)), (4, 0));
    let headings: Vec<&str> = before.headings.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(headings, ["fields", "how to call it", "what comes back"]);
    let config = Config::parse(&before.suggestion).unwrap_or_else(|error| panic!("{error}: {}", before.suggestion));
    let after = survey(&sources, &config);
    assert_eq!((count(&after, Kind::Type), count(&after, Kind::Operation), after.unread()), (2, 2, 0));
    // Words for types stand in cells that are read by now.
    let words: Vec<&str> = after.types.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(words, ["code", "codes", "lampShadeKind"]);
}

#[test]
fn every_suggestion_is_a_configuration() {
    for folder in folders("fixtures") {
        let found = survey(&read_folder(&folder.join("input")), &Config::default());
        let read = Config::parse(&found.suggestion);
        assert!(read.is_ok(), "{}: {}\n{}", folder.display(), read.unwrap_err(), found.suggestion);
    }
}

#[test]
fn a_set_of_which_nothing_is_read_says_so() {
    let sources = foreign();
    let unread = docwright::generate(&sources, &Config::default()).unread;
    assert!(unread.is_most() && unread.headings.iter().any(|it| it == "how to call it"), "{unread:?}");
    let text = std::fs::read_to_string(here().join("tests/fixtures/dialect/docwright.yaml")).unwrap();
    let read = docwright::generate(&sources, &Config::parse(&text).unwrap()).unread;
    assert_eq!((read.pages, read.read), (0, 4));
    // An overview that shows a request is no reason to refuse the rest.
    let own = docwright::generate(&read_folder(&here().join("../../docs-input")), &Config::default()).unread;
    assert!(!own.is_most() && own.read > 100, "{own:?}");
}

#[test]
fn every_key_of_a_dialect_is_documented() {
    let text = std::fs::read_to_string(here().join("DIALECT.md")).unwrap();
    let source = std::fs::read_to_string(here().join("src/dialect/additions.rs")).unwrap();
    let fields =
        source.lines().filter_map(|it| it.trim().strip_prefix("pub ")?.split_once(": ")).map(|it| it.0.to_owned());
    let variants = source
        .lines()
        .filter_map(|it| it.strip_prefix("    ")?.strip_suffix(','))
        .filter(|it| it.starts_with(|first: char| first.is_ascii_uppercase()) && it.chars().all(char::is_alphanumeric));
    let snake = |name: &str| {
        let mut found = String::new();
        for it in name.chars() {
            if it.is_uppercase() && !found.is_empty() {
                found.push('_');
            }
            found.extend(it.to_lowercase());
        }
        found
    };
    let keys: Vec<String> = fields.chain(variants.map(snake)).collect();
    assert!(keys.len() > 30, "{keys:?}");
    for key in keys {
        assert!(text.contains(&format!("`{key}`")), "DIALECT.md does not say what `{key}` is");
    }
}

#[test]
fn unknown_keys_are_refused_with_those_that_are_known() {
    for (text, known) in [
        ("dialect: {heading: {}}", "`headings`"),
        ("dialect: {headings: {answer: [x]}}", "`response`"),
        ("dialect: {columns: {kind: [x]}}", "`type`"),
        ("dialect: {types: {money: 'a b'}}", "names no type"),
        ("dialect: {values: [' ']}", "empty text"),
    ] {
        let error = Config::parse(text).unwrap_err().to_string();
        assert!(error.contains(known), "{text}: {error}");
    }
}
