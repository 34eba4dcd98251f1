//! Paths for people, paths without links and detours, and places that cannot be read to an end.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::ensure;

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

/// The path with `/` between its parts, as configuration and workflows name it.
pub(crate) fn slashed(path: &Path) -> String {
    path.components().map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
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

/// The relative path that leads from a folder to another, with `/` between its parts; none where these are on two drives.
pub(crate) fn from(folder: &Path, path: &Path) -> Option<String> {
    let (folder, path) = (resolved(folder), resolved(path));
    let shared = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = path.components().skip(shared).map(|it| it.as_os_str().to_string_lossy().into_owned());
    let path = up.chain(down).collect::<Vec<_>>().join("/");
    (shared > 0).then(|| if path.is_empty() { ".".to_owned() } else { path })
}

/// Refuses a pipe, of which reading waits for somebody to write, and a device, of which it may never end.
pub(crate) fn ensure_plain(path: &Path) -> anyhow::Result<()> {
    let is_special = fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir());
    ensure!(!is_special, "{} is a pipe or a device: put a file in its place", shown(path));
    Ok(())
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
            ("/nowhere/out", "/nowhere/opt/core", "../opt/core"),
            ("/nowhere/core", "/nowhere/core/", "."),
        ] {
            assert_eq!(from(Path::new(folder), Path::new(path)).as_deref(), Some(want), "{folder} {path}");
        }
    }
}
