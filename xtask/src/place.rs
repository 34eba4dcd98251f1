//! Where things are: the workspace, its default folders, and how a path is shown to a person.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// The folder of the project's documentation.
const DOCS: &str = "docs-input";

/// The root of the project: the folder with documentation or with this program that the current folder lies in, else the
/// workspace this program was built from.
pub(crate) fn workspace() -> PathBuf {
    let current = env::current_dir().unwrap_or_default();
    let holds_us = |it: &Path| it.join("xtask/Cargo.toml").is_file() && it.join("Cargo.toml").is_file();
    match current.ancestors().find(|it| it.join(DOCS).is_dir() || holds_us(it)) {
        Some(root) => root.to_path_buf(),
        None => built_from(),
    }
}

/// The documentation that is read unless another is named.
pub(crate) fn default_docs() -> PathBuf {
    workspace().join(DOCS)
}

/// Where the crate of a runtime is, for what is compiled here: in the project, else in the workspace this program was built from.
pub(crate) fn runtime(name: &str) -> PathBuf {
    let own = workspace().join("crates").join(name);
    if own.is_dir() { own } else { built_from().join("crates").join(name) }
}

/// The path that leads from a folder to another, with `/` between its parts; an absolute path stays as somebody typed it.
pub(crate) fn from(folder: &Path, path: &Path) -> String {
    if path.is_absolute() {
        return path.display().to_string();
    }
    let (folder, path) = (resolved(folder), resolved(path));
    let shared = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = path.components().skip(shared).map(|it| it.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The crate that is generated unless another is named.
pub(crate) fn default_out() -> PathBuf {
    workspace().join("generated/msgraph")
}

/// Where cargo builds what belongs to the workspace.
pub(crate) fn target() -> anyhow::Result<PathBuf> {
    let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from);
    std::path::absolute(&folder).with_context(|| format!("cannot find {}", shown(&folder)))
}

/// A folder with real documentation, which the project does not hold: `DOCWRIGHT_CORPUS`, or the place beside the checkout
/// where it is usually put.
pub(crate) fn corpus() -> Option<PathBuf> {
    let named = env::var_os("DOCWRIGHT_CORPUS").map(PathBuf::from);
    let usual = || workspace().join("../shared/corpus/2021-07/v1.0");
    Some(named.unwrap_or_else(usual)).filter(|it| it.is_dir())
}

/// The path as a person in the current folder would write it.
pub(crate) fn shown(path: &Path) -> String {
    let short = match env::current_dir() {
        Ok(current) => path.strip_prefix(current).unwrap_or(path),
        Err(_) => path,
    };
    let text = if short.as_os_str().is_empty() { Path::new(".") } else { short };
    text.display().to_string()
}

/// The path relative to the workspace, with `/` between its parts, as pull requests name files; the path itself when it
/// lies elsewhere.
pub(crate) fn in_workspace(path: &Path) -> String {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let root = workspace();
    let root = root.canonicalize().unwrap_or(root);
    match full.strip_prefix(root) {
        Ok(inner) => inner.components().map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"),
        Err(_) => path.display().to_string(),
    }
}

/// The path without links and detours, as far as it is there.
pub(crate) fn resolved(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = full.ancestors().find_map(|it| Some((it.canonicalize().ok()?, full.strip_prefix(it).ok()?)));
    there.map_or_else(
        || full.clone(),
        |(start, rest)| if rest.as_os_str().is_empty() { start } else { start.join(rest) },
    )
}

/// A folder that people write in: it must never be taken for an output folder.
pub(crate) fn is_handwritten(folder: &Path) -> bool {
    let (Ok(folder), Ok(root)) = (folder.canonicalize(), workspace().canonicalize()) else {
        return false;
    };
    folder == root || folder == root.join("xtask") || folder.parent() == Some(&root.join("crates"))
}

fn built_from() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_found_and_its_source_is_protected() {
        let root = workspace();
        assert!(root.join("crates/docwright").is_dir());
        for name in ["", "xtask", "crates/docwright"] {
            assert!(is_handwritten(&root.join(name)), "{name}");
        }
        assert!(!is_handwritten(&default_out()));
        assert_eq!(in_workspace(&root.join("xtask/src")), "xtask/src");
        assert!(runtime("docwright-runtime").join("Cargo.toml").is_file());
    }

    #[test]
    fn a_path_leads_from_one_folder_to_another() {
        for (folder, path, want) in [
            ("out", "core", "../core"),
            ("generated/lamps", "crates/core", "../../crates/core"),
            ("generated/lamps", "generated/core/", "../core"),
            (".", "core", "core"),
            ("out", "/opt/core", "/opt/core"),
        ] {
            assert_eq!(from(Path::new(folder), Path::new(path)), want, "{folder} {path}");
        }
    }
}
