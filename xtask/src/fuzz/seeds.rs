//! The texts that a fuzzer begins with, cut from the fixtures and the documentation of this repository.
//!
//! ```text
//! a page      ─▶ comments, fences, lines of fences, tables, cells, lines of prose, front matter
//! a folder    ─▶ one text: each file behind a line `=== path`
//! ```

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use docwright::drift::digest;
use docwright_cli::{Home, place};

/// The longest text; what goes wrong goes wrong with small ones.
pub(super) const MOST_BYTES: usize = 16 << 10;
/// The folders of fixtures, from the root of the repository: each of their folders is a set.
const FIXTURES: [&str; 4] = ["fixtures", "lint", "examples", "drift"];
/// The documentation of this repository.
const DOCS: [&str; 2] = ["docs-input/graph", "docs-input/lamps"];
/// Links and arguments, which no page has.
const OF_CLIENT: [&str; 8] = [
    "https://api.example/v1.0/lamps?$skiptoken=a",
    "/v1.0/lamps('7')/x",
    "//api.example:443\\@other.example/x",
    "https://user:secret@api.example./x#y",
    "../..\nit's a/b\nname eq 'a' & 'b'",
    "root/a.txt\n%2e%2e\n$count=true",
    "http://[::1]:80/x",
    "?$top=1",
];

/// Writes the texts to begin with into a folder, each under a name that says what it is.
pub(super) fn write(home: &Home, target: &str, folder: &Path) -> anyhow::Result<()> {
    for text in texts(home, target).iter().filter(|it| it.len() <= MOST_BYTES) {
        let path = folder.join(digest(text));
        fs::write(&path, text).with_context(|| format!("cannot write {}", place::shown(&path)))?;
    }
    Ok(())
}

/// The texts for a target; for one that nothing is known of, whole pages.
fn texts(home: &Home, target: &str) -> BTreeSet<String> {
    let files = Files::read(home);
    let cut = |cut: fn(&str) -> Vec<&str>| -> BTreeSet<String> {
        files.pages().flat_map(cut).map(str::trim_end).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    match target {
        "json" | "decode" => cut(|page| [comments(page), fences(page)].concat()),
        "annotation" => cut(comments),
        "request-line" => cut(|page| fences(page).into_iter().flat_map(str::lines).collect()),
        "type-cell" => cut(cells),
        "table" => cut(tables),
        "inline" | "sentences" => cut(|page| [cells(page), prose(page)].concat()),
        "front-matter" => cut(front),
        "saved-model" => files.named("lock"),
        "configuration" => files.named("yaml"),
        "generate" | "fix" | "drift" => files.sets(),
        "path" | "trust" => OF_CLIENT.into_iter().map(str::to_owned).collect(),
        "patch" => cut(|page| [page, page.split_once("\n## ").map_or("", |it| it.1)].to_vec())
            .into_iter()
            .map(|page: String| format!("{page}\n=== \n{}", page.replacen("Type", "Kind", 3)))
            .collect(),
        _ => files.pages().map(str::to_owned).collect(),
    }
}

/// Files by path, those of one folder of fixtures one after the other.
struct Files(Vec<(String, String)>);

impl Files {
    fn read(home: &Home) -> Self {
        let mut files = Vec::new();
        let fixtures = FIXTURES.map(|it| format!("crates/docwright/tests/{it}"));
        for folder in fixtures.iter().map(String::as_str).chain(DOCS) {
            walk(&home.root.join(folder), folder, &mut files);
        }
        Self(files)
    }

    fn pages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|it| it.0.ends_with(".md")).map(|it| it.1.as_str())
    }

    fn named(&self, extension: &str) -> BTreeSet<String> {
        let is_one = |path: &str| Path::new(path).extension().is_some_and(|it| it == extension);
        // A model is long: its items alone are models, too.
        let whole = self.0.iter().filter(|it| is_one(&it.0)).map(|it| it.1.clone());
        let first = |text: String| text.lines().take(60).chain(["end"]).collect::<Vec<_>>().join("\n");
        whole.map(|it| if it.len() > MOST_BYTES { first(it) } else { it }).collect()
    }

    /// Each folder of fixtures as one text, its paths below `input`.
    fn sets(&self) -> BTreeSet<String> {
        let mut sets: Vec<(&str, String)> = Vec::new();
        for (path, text) in &self.0 {
            let Some(at) = ["/input/", "/old/", "/new/"].iter().find_map(|it| path.find(it)) else { continue };
            let (folder, below) = path.split_at(at);
            let below = below.trim_start_matches("/input").trim_start_matches('/');
            if sets.last().is_none_or(|it| it.0 != folder) {
                sets.push((folder, String::new()));
            }
            sets.last_mut().into_iter().for_each(|it| it.1 += &format!("=== {below}\n{}\n", text.trim_end()));
        }
        sets.into_iter().map(|it| it.1).collect()
    }
}

fn walk(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            walk(&path, &name, files);
        } else if [".md", ".yaml", ".lock"].iter().any(|it| name.ends_with(it)) {
            // What is no text is no seed.
            files.extend(fs::read_to_string(&path).ok().map(|text| (name, text)));
        }
    }
}

/// The contents of comments.
fn comments(page: &str) -> Vec<&str> {
    page.split("<!--").skip(1).filter_map(|it| it.split_once("-->")).map(|it| it.0.trim()).collect()
}

/// The contents of fences.
fn fences(page: &str) -> Vec<&str> {
    let parts = page.split("```").skip(1).step_by(2);
    parts.map(|it| it.split_once('\n').map_or("", |it| it.1)).collect()
}

fn is_row(line: &str) -> bool {
    line.trim_start().starts_with('|')
}

/// Runs of lines that begin with a bar.
fn tables(page: &str) -> Vec<&str> {
    page.split("\n\n").filter(|it| it.lines().next().is_some_and(is_row)).collect()
}

/// The cells of tables.
fn cells(page: &str) -> Vec<&str> {
    page.lines().filter(|it| is_row(it)).flat_map(|it| it.split('|')).map(str::trim).collect()
}

/// Lines that are text.
fn prose(page: &str) -> Vec<&str> {
    page.lines().filter(|it| it.starts_with(|it: char| it.is_alphanumeric() || it == '*' || it == '>')).collect()
}

/// The block at the start of a page.
fn front(page: &str) -> Vec<&str> {
    let end = page.get(3..).and_then(|it| it.find("\n---"));
    end.filter(|_| page.starts_with("---")).map(|it| &page[..it + 7]).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::home::home;

    #[test]
    fn a_page_is_cut_into_what_grammars_read() {
        let page =
            "---\ntitle: a\n---\n# A\nSome text.\n\n<!-- {\"b\": 1} -->\n```http\nGET /a\n```\n\n|A|B|\n|-|-|\n|c|d|\n";
        assert_eq!(front(page), ["---\ntitle: a\n---"]);
        assert_eq!(comments(page), ["{\"b\": 1}"]);
        assert_eq!(fences(page), ["GET /a\n"]);
        assert_eq!(tables(page), ["|A|B|\n|-|-|\n|c|d|\n"]);
        assert!(cells(page).contains(&"d") && prose(page).contains(&"Some text."));
    }

    #[test]
    fn every_kind_of_seed_is_there() {
        for target in
            ["json", "annotation", "request-line", "type-cell", "table", "front-matter", "saved-model", "drift"]
        {
            let texts = texts(&home(), target);
            assert!(texts.iter().any(|it| !it.is_empty() && it.len() <= MOST_BYTES), "{target}");
        }
        assert!(texts(&home(), "drift").iter().any(|it| it.contains("=== old/") && it.contains("=== new/")));
    }
}
