//! The repository that `cargo xtask` runs in, with the default folders of this project.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use docwright_cli::Home;

/// The folder of the documentation.
const DOCS: &str = "docs-input";
/// The folder of the generated crate.
const OUT: &str = "generated/msgraph";

/// The repository around the current folder, else the one this program was built from.
pub(crate) fn home() -> Home {
    let root = root();
    let members = fs::read_dir(root.join("crates")).into_iter().flatten().flatten().map(|it| it.path());
    let handwritten = members.chain([root.clone(), root.join("xtask")]).collect();
    Home {
        command: "cargo xtask",
        docs: Some(root.join(DOCS)),
        out: Some(root.join(OUT)),
        set: None,
        checkout: Some(if holds_us(&root) { root.clone() } else { Home::built_from() }),
        handwritten,
        root,
    }
}

/// The folder with documentation or with this program that the current folder lies in.
fn root() -> PathBuf {
    let current = env::current_dir().unwrap_or_default();
    let root = current.ancestors().find(|it| it.join(DOCS).is_dir() || holds_us(it));
    root.map_or_else(Home::built_from, Path::to_path_buf)
}

fn holds_us(folder: &Path) -> bool {
    folder.join("xtask/Cargo.toml").is_file() && folder.join("Cargo.toml").is_file()
}

/// The documentation of Graph, which is one of several sets here and the only one elsewhere.
pub(crate) fn graph(home: &Home) -> Option<PathBuf> {
    let docs = home.docs.clone()?;
    let graph = docs.join("graph");
    Some(if graph.is_dir() { graph } else { docs })
}

/// A folder with real documentation, which the project does not hold: `DOCWRIGHT_CORPUS`, or the place beside the checkout
/// where it is usually put.
pub(crate) fn corpus(home: &Home) -> Option<PathBuf> {
    let named = env::var_os("DOCWRIGHT_CORPUS").map(PathBuf::from);
    let usual = || home.root.join("../shared/corpus/2021-07/v1.0");
    Some(named.unwrap_or_else(usual)).filter(|it| it.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_found_and_its_source_is_protected() {
        let home = home();
        assert!(home.root.join("crates/docwright").is_dir());
        for name in ["", "xtask", "crates/docwright"] {
            assert!(home.handwritten.contains(&home.root.join(name)), "{name}");
        }
        assert!(!home.handwritten.contains(&home.root.join(OUT)));
        assert_eq!(home.in_repository(&home.root.join("xtask/src")), "xtask/src");
    }
}
