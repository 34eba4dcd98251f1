//! The README: its commands are run on a copy of this repository's documentation and crate.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::console::Shell;
use crate::support::Desk;

/// Copies a folder of the project, without what is built.
fn copy(root: &Path, name: &str, desk: &Desk) {
    let path = root.join(name);
    if !path.is_dir() {
        return desk.write(&format!("project/{name}"), fs::read(path).unwrap());
    }
    for entry in fs::read_dir(path).unwrap() {
        let inner = entry.unwrap().file_name();
        copy(root, &format!("{name}/{}", inner.to_str().unwrap()), desk);
    }
}

#[test]
fn what_was_typed_prints_what_is_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.lines().count() <= 150, "all else is in the guide");
    let desk = Desk::empty();
    for name in ["docs-input", "generated"] {
        copy(&root, name, &desk);
    }
    desk.write("project/.docwright.yaml", fs::read_to_string(root.join(".docwright.yaml")).unwrap());
    desk.commit("project");
    // Everything is built already.
    let cargo = format!("#!/bin/sh\nif [ \"$1\" = xtask ]; then shift; exec '{}' \"$@\"; fi\n", crate::PROGRAM);
    desk.write("bin/cargo", cargo);
    fs::set_permissions(desk.path("bin/cargo"), fs::Permissions::from_mode(0o755)).unwrap();
    // A repository of one's own is set up by other tests.
    let ours: Vec<&str> = readme.split("\n## ").filter(|it| !it.starts_with("In your repository")).collect();
    let wrong = Shell::new(&desk, "project", &desk.path("bin")).follow(&ours.join("\n## "));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_that_it_names_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let guide = fs::read_to_string(root.join("crates/docwright-cli/src/guide/mod.rs")).unwrap();
    for link in readme.split("](").skip(1).map(|it| it.split(')').next().unwrap()) {
        if let Some(page) = link.strip_prefix("https://docs.rs/docwright-cli/latest/docwright_cli/guide/") {
            let page = page.trim_end_matches('/');
            assert!(page.is_empty() || guide.contains(&format!("\npub mod {page} {{}}")), "{link}");
        } else if !link.contains("://") {
            assert!(root.join(link).exists(), "{link}");
        }
    }
}
