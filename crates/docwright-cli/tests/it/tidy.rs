//! The shape of the code: short files, small folders, and no circle of imports between folders.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The source folders of the command and of this repository's tasks.
fn sources() -> [PathBuf; 2] {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    [own.join("src"), own.join("../../xtask/src")]
}

/// The Rust files below a folder, by the folder that they are in.
fn by_folder(root: &Path) -> BTreeMap<PathBuf, Vec<PathBuf>> {
    let mut folders: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                folders.entry(folder.clone()).or_default().push(path);
            }
        }
    }
    folders
}

#[test]
fn folders_are_small_and_files_are_short_and_say_what_they_are() {
    for (folder, files) in sources().iter().flat_map(|it| by_folder(it)) {
        assert!(files.len() <= 12, "{} has {} files", folder.display(), files.len());
        for path in files {
            let text = fs::read_to_string(&path).unwrap();
            let first = text.lines().next().unwrap_or_default();
            let is_sentence =
                first.starts_with("//! ") && !first.starts_with("//! What") && !first.starts_with("//! Whe");
            assert!(is_sentence && first.ends_with('.'), "{}: {first}", path.display());
            assert!(text.lines().count() <= 300, "{} has {} lines", path.display(), text.lines().count());
        }
    }
}

/// The modules at the root that a text names: `crate::a::x`, `crate::{b, c::d}`.
fn named(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in text.split("crate::").skip(1) {
        let (mut depth, mut parts) = (0, vec![String::new()]);
        for it in rest.chars() {
            match it {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => parts.push(String::new()),
                _ => parts.last_mut().unwrap().push(it),
            }
            if it == ';' || depth < 0 || depth == 0 && !(it.is_alphanumeric() || matches!(it, '_' | '{' | '}')) {
                break;
            }
        }
        let first =
            |it: &String| it.trim().split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap().to_owned();
        found.extend(parts.iter().map(first));
    }
    found
}

#[test]
fn no_circle_of_folders() {
    let [root, _] = sources();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (folder, files) in by_folder(&root) {
        let Some(first) = folder.strip_prefix(&root).unwrap().iter().next() else { continue };
        let all = files.iter().flat_map(|it| named(&fs::read_to_string(it).unwrap()));
        uses.entry(first.to_str().unwrap().to_owned()).or_default().extend(all);
    }
    let is_folder: BTreeSet<String> = uses.keys().cloned().collect();
    for (name, all) in &mut uses {
        all.retain(|it| is_folder.contains(it) && it != name);
    }
    assert!(uses["update"].contains("drift") && uses["drift"].contains("generate"), "imports are seen: {uses:#?}");
    // Folders that use nothing that is left go, until none is left but circles.
    while let Some(done) = uses.iter().find(|it| it.1.is_empty()).map(|it| it.0.clone()) {
        uses.remove(&done);
        for it in uses.values_mut() {
            it.remove(&done);
        }
    }
    assert!(uses.is_empty(), "a circle is among {uses:#?}");
}
