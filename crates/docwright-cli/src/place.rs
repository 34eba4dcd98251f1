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
