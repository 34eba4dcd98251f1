//! The shape of the code: which file may know what. A rule that is only written down is soon broken.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use docwright::diagnostic::Rule;

use crate::support::here;

/// Every source file of the library, with its path below `src`.
fn files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&here().join("src"), &mut found);
    let name = |path: &Path| path.strip_prefix(here().join("src")).unwrap().to_str().unwrap().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        if entry.is_dir() {
            walk(&entry, found);
        } else if entry.extension().is_some_and(|it| it == "rs") {
            found.push(entry);
        }
    }
}

/// Names of `word` in files outside `allowed`.
fn only_in(word: &str, allowed: &[&str]) {
    for (path, text) in files() {
        let names_it = text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
        let may = allowed.iter().any(|it| path == *it || path.starts_with(&format!("{it}/")));
        assert!(may || !names_it, "src/{path} names `{word}`, only {allowed:?} may");
    }
}

/// The folders of `src`, lowest first, and for each the folders it may know. `lib.rs` knows all of them.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("odata", &["text"]),
    ("dialect", &["text", "odata"]),
    ("page", &["text", "odata", "dialect"]),
    ("config", &["text", "odata", "dialect"]),
    ("api", &["text", "odata", "page"]),
    ("resolve", &["text", "odata", "dialect", "page", "api", "config"]),
    ("krate", &["text", "dialect", "api", "config"]),
    ("lower", &["text", "odata", "dialect", "api", "config", "krate"]),
    ("emit", &["text", "krate"]),
    ("wire", &["text", "odata", "page", "api", "krate"]),
    ("examples", &["text", "odata", "page", "api", "config", "krate", "wire"]),
    ("mock", &["text", "odata", "page", "api", "config", "krate", "wire", "examples"]),
    ("drift", &["text", "odata", "api", "config", "krate"]),
    ("explain", &["text", "odata", "api"]),
    ("survey", &["text", "odata", "dialect", "page", "config", "api"]),
    ("lint", &["text", "odata", "dialect", "page", "api", "config"]),
    ("model", &["text", "odata", "api"]),
    ("report", &["text", "page", "api", "krate", "examples"]),
    ("fuzz", &["text", "odata", "dialect", "page", "config", "drift", "lint"]),
];

/// The room of a file: `page/types/mod.rs` is of `page`, `report.rs` of `report`.
fn room(path: &str) -> &str {
    path.split('/').next().map_or(path, |it| it.trim_end_matches(".rs"))
}

/// The lines of a file that are code, without its unit tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The rooms that a line of code names.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("crate::").map(|(at, word)| {
        let rest = &line[at + word.len()..];
        rest.split(|it: char| it != '_' && !it.is_ascii_alphanumeric()).next().unwrap_or_default()
    })
}

#[test]
fn each_room_knows_only_the_rooms_below_it() {
    let rooms: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    for (path, text) in files().iter().filter(|(path, _)| path != "lib.rs" && !path.contains("tests")) {
        let here = room(path);
        let may = rooms.get(here).unwrap_or_else(|| panic!("src/{path} is in no room: add `{here}` to ROOMS"));
        for line in code(text) {
            let foreign = named(line).find(|it| *it != here && rooms.contains_key(it) && !may.contains(it));
            assert!(foreign.is_none(), "src/{path} names `{}`, {here} may know {may:?}", foreign.unwrap_or_default());
        }
    }
}

#[test]
fn rooms_are_listed_lowest_first() {
    for (rank, (name, may)) in ROOMS.iter().enumerate() {
        let below: Vec<&str> = ROOMS[..rank].iter().map(|(name, _)| *name).collect();
        assert!(may.iter().all(|it| below.contains(it)), "{name} knows a room that is not below it");
    }
}

/// The fields of the model that are decisions.
fn decisions() -> BTreeSet<String> {
    let model = files().into_iter().filter(|(path, _)| path.starts_with("api/"));
    let fields = |text: String| -> Vec<String> {
        let lines = text.lines().filter_map(|it| it.trim().strip_prefix("pub ")?.split_once(": Decided<"));
        lines.map(|(field, _)| field.to_owned()).collect()
    };
    model.flat_map(|(_, text)| fields(text)).collect()
}

#[test]
fn a_decision_is_never_replaced_by_assignment() {
    let decisions = decisions();
    assert!(decisions.contains("item") && decisions.contains("base"), "{decisions:?}");
    let field = |line: &str| line.split_once(" = ")?.0.rsplit_once('.').map(|(_, field)| field.to_owned());
    for (path, text) in files().iter().filter(|(path, _)| path.starts_with("resolve/") || path.starts_with("api/")) {
        let replaced = code(text).find(|it| field(it).is_some_and(|it| decisions.contains(&it)));
        assert_eq!(replaced, None, "src/{path}: vote on it or overrule it, so that the evidence says why");
    }
}

#[test]
fn no_folder_holds_more_than_a_dozen_files() {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for (path, _) in files() {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        *count.entry(folder.to_owned()).or_default() += 1;
    }
    for (folder, files) in count {
        assert!(files <= 12, "src/{folder} holds {files} files: sort them into folders by what they are about");
    }
}

#[test]
fn each_library_has_one_door() {
    only_in("pulldown_cmark", &["page/markdown", "lower/tests/markdown.rs"]);
    only_in("aho_corasick", &["dialect/phrases.rs"]);
    only_in("serde_yaml", &["page/document/front_matter.rs", "config"]);
    only_in("quote::", &["emit"]);
    only_in("strsim", &["explain"]);
    only_in("percent_encoding", &["text/percent.rs"]);
    only_in("globset::", &["config"]);
    only_in("jiff::", &["config"]);
    only_in("prettyplease", &["emit"]);
    only_in("std::fs", &["emit/tests", "fuzz/tests.rs"]);
    // A program that is printed, not run, asks its environment where the service is.
    only_in("std::env", &["emit/tests", "emit/programs/support"]);
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for (path, text) in files() {
        assert!(text.starts_with("//! "), "src/{path} does not open with `//!`");
        let lines = text.lines().count();
        assert!(lines <= 300 || path == "lib.rs", "src/{path} has {lines} lines, the limit is 300");
    }
}

/// The paragraphs of doc comments that begin like a question, by line number.
fn questions(text: &str) -> Vec<usize> {
    let doc =
        |line: &str| line.trim_start().strip_prefix("///").or(line.trim_start().strip_prefix("//!")).map(str::to_owned);
    let lines: Vec<Option<String>> = text.lines().map(doc).collect();
    let is_first = |at: usize| at == 0 || lines[at - 1].as_deref().is_none_or(|it| it.trim().is_empty());
    let is_question = |line: &str| ["What", "Whether"].contains(&line.split_whitespace().next().unwrap_or_default());
    (0..lines.len())
        .filter(|at| is_first(*at) && lines[*at].as_deref().is_some_and(is_question))
        .map(|at| at + 1)
        .collect()
}

#[test]
fn doc_comments_say_what_a_thing_is_and_ask_no_question() {
    assert_eq!(questions("//! What a\n\n/// A b.\n/// What wraps.\n///\n/// Whether c.\nfn d() {}"), [1, 6]);
    let root = here().join("../..");
    let mut found = Vec::new();
    let generated = ["msgraph", "lamps"].map(|it| ["examples", "tests"].map(|of| format!("generated/{it}/{of}")));
    for folder in ["crates", "xtask"].map(str::to_owned).into_iter().chain(generated.into_iter().flatten()) {
        walk(&root.join(folder), &mut found);
    }
    for path in found {
        let lines = questions(&fs::read_to_string(&path).unwrap());
        assert!(lines.is_empty(), "{}:{lines:?}: say in a sentence what the thing is", path.display());
    }
}

#[test]
fn each_rule_of_lint_has_a_file_that_is_named_after_it() {
    let mut ids: Vec<String> = Vec::new();
    for (path, text) in files().iter().filter(|(path, _)| path.starts_with("lint/rules/") && !path.ends_with("mod.rs"))
    {
        let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rs").replace('_', "-");
        assert!(text.starts_with(&format!("//! `{name}`: ")), "src/{path} does not open with its rule");
        let rule = Rule::find(&name).unwrap_or_else(|| panic!("src/{path} is named after no rule"));
        let row = format!("    rule: Rule::{rule:?},\n");
        assert!(
            text.matches("    rule: Rule::").count() == 1 && text.contains(&row),
            "src/{path} is about another rule"
        );
        ids.push(name);
    }
    ids.sort_unstable();
    let mut all: Vec<&str> = Rule::ALL.iter().map(|it| it.id()).collect();
    all.sort_unstable();
    assert_eq!(ids, all);
}

#[test]
fn every_rule_has_a_fixture_that_fires_it() {
    let mut text = String::new();
    for folder in fs::read_dir(here().join("tests/fixtures")).unwrap().map(|it| it.unwrap().path()) {
        text += &fs::read_to_string(folder.join("diagnostics.snap")).unwrap_or_default();
    }
    for folder in fs::read_dir(here().join("tests/lint")).unwrap().map(|it| it.unwrap().path()) {
        text += &fs::read_to_string(folder.join("findings.snap")).unwrap_or_default();
    }
    // What no text file can show is tested beside the code that reads files.
    let elsewhere = [Rule::NotUtf8, Rule::PageTooLarge];
    let silent: Vec<&str> = Rule::ALL
        .iter()
        .filter(|rule| !elsewhere.contains(rule) && !text.contains(&format!(" {}: ", rule.id())))
        .map(|rule| rule.id())
        .collect();
    assert!(silent.is_empty(), "no fixture fires {silent:?}");
}

#[test]
fn every_overruling_has_a_fixture_where_it_overrules() {
    let mut text = String::new();
    for folder in fs::read_dir(here().join("tests/fixtures")).unwrap().map(|it| it.unwrap().path()) {
        text += &fs::read_to_string(folder.join("api.snap")).unwrap_or_default();
    }
    let source = fs::read_to_string(here().join("src/api/overruling.rs")).unwrap();
    let list = source.split("pub enum Overruling {").nth(1).unwrap().split("\n}").next().unwrap();
    let variants = list.lines().filter_map(|line| line.trim().strip_suffix(','));
    let unseen: Vec<&str> = variants.filter(|it| !text.contains(&format!("overrules, {it}"))).collect();
    assert!(unseen.is_empty(), "no fixture shows {unseen:?}");
}
