//! Every function and every type says where it is documented, and rustdoc's search finds functions by their requests.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Every public function, struct and enumeration at the top of a file, with the comments and attributes before it.
fn items() -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let mut items = Vec::new();
    for path in found {
        let mut before = String::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            if line.starts_with("pub fn ") || line.starts_with("pub struct ") {
                items.push((format!("{}: {line}", path.display()), before.clone()));
            }
            before.extend([line, "\n"]);
            // The end of the item before.
            if line.starts_with('}') || (line.ends_with(';') && !line.starts_with(' ')) {
                before.clear();
            }
        }
    }
    items
}

#[test]
fn everything_links_to_its_page() {
    let items = items();
    assert!(items.len() > 200, "{}", items.len());
    for (item, before) in items {
        assert!(before.contains("](https://learn.microsoft.com/graph/api/"), "{item} has no link");
    }
}

#[test]
fn the_search_finds_requests() {
    let mut all = String::new();
    for (item, before) in items().iter().filter(|it| it.0.contains("pub fn ")) {
        let methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
        assert!(methods.iter().any(|it| before.contains(&format!("alias = \"{it} /"))), "{item} has no alias");
        all.push_str(before);
    }
    for alias in ["GET /me/messages", "POST /me/sendMail", "sendMail", "getEmailActivityUserDetail"] {
        assert!(all.contains(&format!("alias = \"{alias}\"")), "{alias}");
    }
}
