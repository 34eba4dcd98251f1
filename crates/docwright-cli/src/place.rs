//! Paths for people, and paths without links and detours.

use std::env;
use std::path::{Path, PathBuf};

/// The path as a person in the current folder would write it.
#[must_use]
pub fn shown(path: &Path) -> String {
    let short = match env::current_dir() {
        Ok(current) => path.strip_prefix(current).unwrap_or(path),
        Err(_) => path,
    };
    let text = if short.as_os_str().is_empty() { Path::new(".") } else { short };
    text.display().to_string()
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

#[cfg(test)]
mod tests {
    use super::*;

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
