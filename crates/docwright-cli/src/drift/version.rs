//! The version of the generated crate, which a release with the changes raises.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use serde::Deserialize;

use crate::place;

/// The answer of `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    manifest_path: String,
    version: String,
}

/// The version in the `Cargo.toml` of a folder, whichever way it says so; `None` when there is no crate yet.
pub(super) fn of_crate(folder: &Path) -> anyhow::Result<Option<String>> {
    let manifest = folder.join("Cargo.toml");
    let Ok(manifest) = manifest.canonicalize() else { return Ok(None) };
    let shown = place::shown(&manifest);
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"])
        .arg(&manifest)
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot run cargo to read {shown}"))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "cannot read {shown}: {}", complaint.trim());
    let metadata: Metadata = serde_json::from_slice(&output.stdout).with_context(|| format!("cannot read {shown}"))?;
    let own = metadata.packages.into_iter().find(|it| Path::new(&it.manifest_path) == manifest);
    Ok(Some(own.with_context(|| format!("{shown} is of no package"))?.version))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_version_is_found_wherever_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(of_crate(folder.path()).unwrap(), None);
        let put = |path: &str, text: &str| {
            fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            fs::write(folder.path().join(path), text).unwrap();
        };
        put("Cargo.toml", "[workspace]\nmembers = [\"a\"]\n[workspace.package]\nversion = \"1.2.3\"\n");
        put("a/Cargo.toml", "[package]\nname = \"a\"\nversion.workspace = true\n");
        put("a/src/lib.rs", "");
        assert_eq!(of_crate(&folder.path().join("a")).unwrap().as_deref(), Some("1.2.3"));
        let error = of_crate(folder.path()).unwrap_err().to_string();
        assert!(error.ends_with("Cargo.toml is of no package"), "{error}");
        put("a/Cargo.toml", "[package");
        assert!(of_crate(&folder.path().join("a")).unwrap_err().to_string().starts_with("cannot read "));
    }
}
