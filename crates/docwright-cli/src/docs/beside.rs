//! Folders beside a documentation set whose files its pages include.

use std::path::Path;

use anyhow::Context as _;
use docwright::config::Config;

use super::settings::config_among;
use super::walk::{self, Found, is_contents};

/// The folders beside a set that its configuration lets pages include.
pub(crate) fn included(files: &[(String, Vec<u8>)], config: Option<&Path>, shown: &str) -> anyhow::Result<Vec<String>> {
    Ok(config_among(files, config, Path::new(shown))?.includes)
}

/// The Markdown files of the folders beside a set that its configuration lets pages include.
pub(super) fn list(folder: &Path, config: &Config) -> anyhow::Result<Vec<Found>> {
    let mut found = Vec::new();
    for name in &config.includes {
        let listing = walk::list(&folder.join(name), &[]).with_context(|| format!("`includes` has {name}"))?;
        let files = listing.files.into_iter().filter(|it| !is_contents(&it.name));
        found.extend(files.map(|it| Found { name: format!("{name}/{}", it.name), path: it.path }));
    }
    Ok(found)
}
