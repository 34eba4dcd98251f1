//! Tests only: the command lines in the README and the CI script are valid.

use std::fs;

use clap::Parser as _;

use crate::cli::Cli;
use crate::home::home;

/// The words of a line of a shell script, as far as such lines go: quotes, redirections, comments.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for it in line.chars() {
        match (quote, it) {
            (Some(open), it) if it == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(it);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (None, '#') if word.is_none() => break,
            (None, '>' | '|' | ';' | '&') => break,
            _ => word.get_or_insert_default().push(it),
        }
    }
    words.extend(word);
    words
}

/// Every call of ours in a text; `marks` begin a line of it.
fn calls(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().map(|it| it.trim().trim_start_matches("$ ").trim_start_matches("run: "));
    lines.filter_map(|it| it.strip_prefix("cargo xtask")).map(|it| words(&format!("xtask{it}"))).collect()
}

fn refused(text: &str) -> Vec<String> {
    calls(text).iter().filter_map(|it| Some(format!("{it:?}: {}", Cli::try_parse_from(it).err()?))).collect()
}

#[test]
fn what_people_read_is_taken_too() {
    for name in ["README.md", ".ci/run"] {
        let text = fs::read_to_string(home().root.join(name)).unwrap();
        assert!(!calls(&text).is_empty(), "{name}");
        assert_eq!(refused(&text), [""; 0], "{name}");
    }
}

#[test]
fn calls_are_found_and_judged() {
    let text = "      run: cargo xtask drift \"a b\" --all > x\n$ cargo xtask lint # y\n  cargo xtask lint --no-such\n";
    assert_eq!(calls(text)[..2], [vec!["xtask", "drift", "a b", "--all"], vec!["xtask", "lint"]]);
    assert_eq!(refused(text).len(), 1);
}
