//! The guide: its commands are run, its configurations read, and its tables hold everything that there is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use docwright::config::Config;

use crate::console::Shell;
use crate::support::Desk;

fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The pages of the guide by their modules.
fn pages() -> Vec<(String, String)> {
    let guide = fs::read_to_string(own("src/guide/mod.rs")).unwrap();
    let parts = guide.split("#[doc = include_str!(\"").skip(1);
    let page = |part: &str| {
        let (file, rest) = part.split_once("\")]\npub mod ").unwrap();
        (rest.split(' ').next().unwrap().to_owned(), fs::read_to_string(own("src/guide").join(file)).unwrap())
    };
    parts.map(page).collect()
}

fn page(name: &str) -> String {
    pages().into_iter().find(|it| it.0 == name).unwrap().1
}

/// A repository with the documentation of lamps, as every page begins.
fn lamps() -> Desk {
    let desk = Desk::empty();
    for part in ["docwright.yaml", "api", "resources"] {
        let from = own("tests/guide/docs").join(part);
        let files = if from.is_dir() {
            fs::read_dir(&from).unwrap().map(|it| it.unwrap().path()).collect()
        } else {
            vec![from]
        };
        for file in files {
            let name = file.strip_prefix(own("tests/guide")).unwrap().to_str().unwrap().to_owned();
            desk.write(&format!("lamps/{name}"), fs::read(&file).unwrap());
        }
    }
    desk.commit("lamps");
    desk
}

#[test]
fn every_page_is_listed_and_every_file_is_a_page() {
    let guide = fs::read_to_string(own("src/guide/mod.rs")).unwrap();
    let mut files = 0;
    for folder in ["", "set", "checks", "client"] {
        let entries = fs::read_dir(own("src/guide").join(folder)).unwrap().map(|it| it.unwrap().path());
        files += entries.filter(|it| it.extension().is_some_and(|it| it == "md")).count();
    }
    assert_eq!(pages().len(), files);
    for (name, text) in pages() {
        assert!(guide.contains(&format!("//! | [`{name}`] |")), "{name} is not in the table of pages");
        let first = text.lines().next().unwrap();
        assert!(first.ends_with('.') && first.len() <= 120, "{name}: {first}");
    }
}

#[test]
fn what_was_typed_prints_what_is_shown() {
    let programs = Path::new(crate::PROGRAM).parent().unwrap();
    let mut wrong = Vec::new();
    for (name, text) in pages() {
        let desk = lamps();
        let found = Shell::new(&desk, "lamps", programs).follow(&text);
        wrong.extend(found.into_iter().map(|it| format!("{name}, {it}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The blocks of a page in a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    page.split(fence.as_str()).skip(1).map(|it| it.split("\n```").next().unwrap()).collect()
}

#[test]
fn configurations_are_read_and_workflows_give_the_action_what_it_takes() {
    let action = fs::read_to_string(own("../../.github/actions/docwright/action.yml")).unwrap();
    let action: serde_yaml::Value = serde_yaml::from_str(&action).unwrap();
    let mut read = BTreeSet::new();
    for (name, text) in pages() {
        for block in blocks(&text, "yaml") {
            let yaml: serde_yaml::Value = serde_yaml::from_str(block).unwrap();
            if yaml.get("sets").is_some() {
                docwright::config::sets(block).unwrap_or_else(|error| panic!("{name}: {error}\n{block}"));
            } else if ["jobs", "include", "repos"].iter().all(|it| yaml.get(it).is_none()) {
                Config::parse(block).unwrap_or_else(|error| panic!("{name}: {error}\n{block}"));
                read.insert(name.clone());
            }
            let steps = yaml.get("jobs").and_then(|it| it.as_mapping()).into_iter().flatten();
            for step in steps.flat_map(|it| it.1["steps"].as_sequence().unwrap()) {
                let is_ours = step["uses"].as_str().is_some_and(|it| it.contains("/docwright@"));
                let given = step["with"].as_mapping().filter(|_| is_ours).into_iter().flatten();
                for (input, _) in given {
                    assert!(action["inputs"].get(input).is_some(), "{name}: {input:?}");
                }
            }
        }
    }
    assert!(read.contains("configuration") && read.contains("corrections"), "{read:?}");
}

#[test]
fn tables_hold_every_key_input_and_output() {
    // The reader lists what it knows when it is asked about something else.
    let keys = |text: &str| -> Vec<String> {
        let error = Config::parse(text).unwrap_err().to_string();
        let known = error.split_once("expected one of ").unwrap().1;
        known.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    for (name, known) in [
        ("configuration", [keys("no-such: 1"), keys("lint: { no-such: 1 }")].concat()),
        ("service", keys("service: { no-such: 1 }")),
    ] {
        assert!(known.len() > 6, "{known:?}");
        let page = page(name);
        let is_told = |key: &String| {
            page.contains(&format!("\n| `{key}` |")) || page.contains(&format!("`{key}` is an older name"))
        };
        let missing: Vec<&String> = known.iter().filter(|it| !is_told(it)).collect();
        assert!(missing.is_empty(), "not in a table of the page {name}: {missing:?}");
    }
    let action = fs::read_to_string(own("../../.github/actions/docwright/action.yml")).unwrap();
    let action: serde_yaml::Value = serde_yaml::from_str(&action).unwrap();
    for part in ["inputs", "outputs"] {
        for (name, _) in action[part].as_mapping().unwrap() {
            let row = format!("\n| `{}` |", name.as_str().unwrap());
            assert!(page("gate").contains(&row), "{row} is not on the page of the gate");
        }
    }
}

#[test]
fn the_tag_of_the_action_is_that_of_this_major_version() {
    let major = env!("CARGO_PKG_VERSION").split('.').next().unwrap();
    for line in page("gate").lines().filter(|it| it.contains("actions/docwright@")) {
        assert!(line.ends_with(&format!("@v{major}")), "{line}");
    }
}
