//! Reads the configuration `docwright.yaml`, and files of limited size.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use docwright::config::Config;

use super::Selection;
use super::walk::ensure_inside;
use crate::place;

/// The configuration's name, beside the pages.
pub(crate) const CONFIG_NAME: &str = "docwright.yaml";
/// Largest configuration that is read: a hand-written file is never this large.
const MAX_CONFIG_BYTES: u64 = 4 << 20;

/// Reads a file whole; one that is over the limit is represented by just too many zero bytes.
pub(super) fn read_limited(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(vec![0; usize::try_from(limit).unwrap_or(usize::MAX) + 1]);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The configuration of a selection: the one that is named, the folder's own, or the defaults.
pub(crate) fn read_config(selection: &Selection) -> anyhow::Result<Config> {
    let path = match selection.config {
        Some(path) => path.to_path_buf(),
        None => {
            let path = selection.folder.join(CONFIG_NAME);
            match fs::symlink_metadata(&path) {
                Ok(it) if it.is_symlink() => ensure_inside(&selection.folder, &path)?,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Ok(Config::default());
                }
                Err(error) => {
                    return Err(error).with_context(|| format!("cannot read {}", place::shown(&path)));
                }
            }
            path
        }
    };
    read_config_at(&path)
}

/// The configuration in a file.
pub(super) fn read_config_at(path: &Path) -> anyhow::Result<Config> {
    let shown = place::shown(path);
    place::ensure_plain(path)?;
    let bytes = read_limited(path, MAX_CONFIG_BYTES).with_context(|| format!("cannot read {shown}"))?;
    parse_config(bytes, &shown)
}

/// The configuration in these bytes; `shown` is what people call their file.
pub(super) fn parse_config(bytes: Vec<u8>, shown: &str) -> anyhow::Result<Config> {
    ensure!(bytes.len() as u64 <= MAX_CONFIG_BYTES, "{shown} is too large for a configuration");
    let text = String::from_utf8(bytes).with_context(|| format!("{shown} is not UTF-8 text"))?;
    match Config::parse(text.strip_prefix('\u{feff}').unwrap_or(&text)) {
        Ok(config) => Ok(config),
        Err(error) => match error.position {
            Some((line, column)) => bail!("{shown}:{line}:{column}: {error}"),
            None => bail!("{shown}: {error}"),
        },
    }
}

/// The configuration in a file, or among the files of a set.
pub(super) fn config_among(
    files: &[(String, Vec<u8>)],
    config: Option<&Path>,
    folder: &Path,
) -> anyhow::Result<Config> {
    match (config, files.iter().find(|(path, _)| path == CONFIG_NAME)) {
        (Some(path), _) => read_config_at(path),
        (None, Some((name, bytes))) => parse_config(bytes.clone(), &format!("{}/{name}", place::shown(folder))),
        (None, None) => Ok(Config::default()),
    }
}
