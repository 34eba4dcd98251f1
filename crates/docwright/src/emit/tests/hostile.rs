//! Names and numbers that nobody would write: what comes of them compiles.

use std::fmt::Write;

use crate::config::Config;
use crate::emit::tests::compile::{check, folder, write};
use crate::text::source::Sources;

/// Every word that means something to some edition of Rust, and what else looks like a name.
const WORDS: &str = "abstract as async await auto become box break const continue crate default do dyn else enum extern \
    false final fn for gen if impl in let loop macro macro_rules match mod move mut override priv pub raw ref return safe \
    self Self static struct super trait true try type typeof union unsafe unsized use virtual where while yield _ __ \
    bool char f64 i32 str u8 Box Clone Default Err None Ok Option Result Some String Vec alloc core std main test";

const HEADER: &str = "|Name|Type|Description|\n|:--|:--|:--|\n";

/// Each word as a property, a type, a member, a parameter, a segment, a key and an action.
fn keywords() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let rows = |prefix: &str| {
        WORDS.split_whitespace().fold(String::new(), |mut rows, it| {
            let _ = writeln!(rows, "|{it}|String|{prefix}|");
            rows
        })
    };
    pages.push((
        "resources/all.md".to_owned(),
        format!("# all resource type\n\n## Properties\n\n{HEADER}{}", rows("It.")),
    ));
    let members = rows("It.").replace("|String|", "|0|");
    pages.push((
        "resources/one.md".to_owned(),
        format!("# one enum type\n\n## Members\n\n|Member|Value|Description|\n|:--|:--|:--|\n{members}"),
    ));
    let call = format!(
        "# Do\n\n## HTTP request\n\n```http\nPOST /all/do\n```\n\n## Request body\n\n{}{}",
        HEADER.replace("Name", "Parameter"),
        rows("It.")
    );
    pages.push(("api/do.md".to_owned(), call));
    for (at, it) in WORDS.split_whitespace().enumerate() {
        pages.push((
            format!("resources/t{at}.md"),
            format!("# {it} resource type\n\n## Properties\n\n{HEADER}|next|[it](t{at}.md)|It.|\n"),
        ));
        let lines = format!("GET /{it}\nGET /{it}/{{{it}}}\nPOST /all/{it}\nGET /all/f({it}={{{it}}})\n");
        pages.push((format!("api/r{at}.md"), format!("# Get {it}\n\n## HTTP request\n\n```http\n{lines}```\n")));
    }
    pages
}

/// Functions of one name.
fn overloads(count: usize) -> Vec<(String, String)> {
    let page = |at: usize| {
        let line = format!("GET /lamps/part(a{at}={{a{at}}},b{}={{b}})", at % 7);
        (format!("api/o{at}.md"), format!("# Part {at}\n\n## HTTP request\n\n```http\n{line}\n```\n"))
    };
    (0..count).map(page).collect()
}

/// A type that would inherit from a thousand others.
fn bases(count: usize) -> Vec<(String, String)> {
    let page = |at: usize| {
        let text = format!(
            "# b{at} resource type\n\nInherits from [b{0}](b{0}.md).\n\n## Properties\n\n{HEADER}|p{at}|String|It.|\n",
            at + 1
        );
        (format!("resources/b{at}.md"), text)
    };
    (0..count).map(page).collect()
}

#[test]
fn keywords_and_overloads_and_long_chains_compile() {
    let pages = [keywords(), overloads(2_000), bases(100)].concat();
    let sources = Sources::from_texts(pages.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (krate, found) = crate::plan(&sources, &Config::parse("crate: library").unwrap());
    let said = |what: &str| found.iter().filter(|it| it.message.contains(what)).count();
    assert_eq!(said("types in a row; it inherits from none"), 3);
    let folder = folder("hostile");
    write(&folder, &krate);
    check(&folder, "check", &[]);
}

#[test]
fn names_of_files_fit_any_system() {
    let segments = [
        "aux",
        "com1",
        "LPT9",
        "nul",
        "con",
        "prn",
        "mod",
        "lib",
        "main",
        "README",
        "Readme",
        "readme",
        "a".repeat(300).as_str(),
    ]
    .map(|it| format!("GET /{it}/{{id}}/{it}\n"));
    let page = format!("# Get\n\n## HTTP request\n\n```http\n{}```\n", segments.concat());
    let types: Vec<(String, String)> = ["LAMP", "Lamp", "lamp", "CON", "con", "nul.x", &"aB".repeat(200)]
        .iter()
        .enumerate()
        .map(|(at, it)| {
            (
                format!("resources/t{at}.md"),
                format!("# {it} resource type\n\nNamespace: {it}.x\n\n## Properties\n\n{HEADER}|id|String|It.|\n"),
            )
        })
        .collect();
    let pages = [vec![("api/a.md".to_owned(), page)], types].concat();
    let sources = Sources::from_texts(pages.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let files = crate::generate(&sources, &Config::default()).files;
    let mut folded = std::collections::BTreeSet::new();
    for path in files.keys() {
        assert!(folded.insert(path.to_lowercase()), "{path} differs from another file by letter case alone");
        for part in path.split('/') {
            let name = part.split('.').next().unwrap_or_default().to_lowercase();
            let is_device = matches!(name.as_str(), "con" | "prn" | "aux" | "nul")
                || (name.len() == 4
                    && (name.starts_with("com") || name.starts_with("lpt"))
                    && name.ends_with(|it: char| it.is_ascii_digit()));
            assert!(!is_device && part.len() <= 143, "{path} is no name of a file everywhere");
        }
    }
}
