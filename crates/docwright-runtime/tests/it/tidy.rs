//! The shape of this crate's source: no vendor's name, small rooms, and first lines that say what a file is.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of the library, or of its tests, with their text.
fn files(of: &str) -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(of)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries: Vec<PathBuf> =
            fs::read_dir(&folder).expect("a folder").map(|it| it.expect("one").path()).collect();
        let count = entries.iter().filter(|it| it.is_file()).count();
        assert!(count <= 12, "{} has {count} files, the limit is 12", folder.display());
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("text");
                found.push((path, text));
            }
        }
    }
    found
}

#[test]
fn no_vendor_is_known() {
    for (path, text) in files("src") {
        for (line, number) in text.lines().zip(1..) {
            let words = line.to_ascii_lowercase();
            let vendor = ["microsoft", "msgraph", "azure", "outlook", "contoso", "graph."]
                .iter()
                .find(|it| words.contains(**it));
            // A paragraph ends with the same letters.
            let vendor = vendor.filter(|_| !words.contains("paragraph."));
            assert_eq!(
                vendor,
                None,
                "{}:{number} names a vendor, which is for a layer over this crate",
                path.display()
            );
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for (path, text) in files("src").into_iter().chain(files("tests")) {
        let shown = path.display();
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! ") && first.ends_with(['.', '`']),
            "{shown} does not open with a sentence: {first}"
        );
        for vague in ["//! What", "//! Whether"] {
            assert!(!first.starts_with(vague), "{shown} opens with a question: {first}");
        }
        assert!(first.chars().count() <= 120, "{shown} opens with more than a line: {first}");
        let lines = text.lines().count();
        assert!(lines <= 300, "{shown} has {lines} lines, the limit is 300");
    }
}
