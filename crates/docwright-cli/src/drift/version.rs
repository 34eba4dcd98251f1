//! The version of the generated crate, which a release with the changes raises.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::Context as _;
use serde::Deserialize;

use crate::place;

/// The tables of a `Cargo.toml` that say a version.
#[derive(Deserialize)]
struct Manifest {
    package: Option<Package>,
    workspace: Option<Workspace>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    version: Version,
    /// Where the workspace is, if none of the folders above has it.
    workspace: Option<String>,
}

#[derive(Deserialize)]
struct Workspace {
    package: Option<WorkspacePackage>,
}

#[derive(Deserialize)]
struct WorkspacePackage {
    version: Option<String>,
}

/// A version as a package says it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Version {
    /// `version = "1.2.3"`
    Own(String),
    /// `version.workspace = true`
    Inherited {
        /// Cargo takes nothing else.
        #[serde(rename = "workspace")]
        _workspace: bool,
    },
}

/// Cargo's own, where a package says nothing.
impl Default for Version {
    fn default() -> Self {
        Self::Own("0.0.0".to_owned())
    }
}

/// The version in the `Cargo.toml` of a folder or of its workspace, read without cargo; `None` when there is no crate yet.
pub(super) fn of_crate(folder: &Path) -> anyhow::Result<Option<String>> {
    let Some(manifest) = read(folder)? else { return Ok(None) };
    let shown = place::shown(&folder.join("Cargo.toml"));
    let package = manifest.package.with_context(|| format!("{shown} is of no package"))?;
    match package.version {
        Version::Own(version) => Ok(Some(version)),
        Version::Inherited { .. } => {
            let version = of_workspace(folder, package.workspace.as_deref())?;
            Ok(Some(version.with_context(|| format!("{shown} takes the version of a workspace, and none has one"))?))
        }
    }
}

/// The version that a workspace has for its members: that in the named folder, or the nearest above.
fn of_workspace(folder: &Path, named: Option<&str>) -> anyhow::Result<Option<String>> {
    let start = place::resolved(&named.map_or_else(|| folder.to_path_buf(), |it| folder.join(it)));
    for folder in start.ancestors() {
        if let Some(workspace) = read(folder)?.and_then(|it| it.workspace) {
            return Ok(workspace.package.and_then(|it| it.version));
        }
    }
    Ok(None)
}

/// The `Cargo.toml` of a folder, if it has one.
fn read(folder: &Path) -> anyhow::Result<Option<Manifest>> {
    let path = folder.join("Cargo.toml");
    let shown = place::shown(&path);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(toml::from_str(&text).with_context(|| format!("cannot read {shown}"))?)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {shown}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_wherever_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        assert_eq!(of_crate(folder.path()).unwrap(), None);
        let put = |path: &str, text: &str| {
            fs::create_dir_all(at(path)).unwrap();
            fs::write(at(path).join("Cargo.toml"), text).unwrap();
        };
        let version = |path: &str| of_crate(&at(path)).map_err(|it| format!("{it:#}"));
        put("a", "[package]\nname = \"a\"\nversion.workspace = true\n");
        assert!(version("a").unwrap_err().contains("takes the version of a workspace, and none has one"));
        put("", "[workspace]\nmembers = [\"a\"]\n[workspace.package]\nversion = \"1.2.3\"\n");
        assert_eq!(version("a").unwrap().as_deref(), Some("1.2.3"));
        put("b", "[package]\nname = \"b\"\nversion = \"2.0.0-beta.1\"\n");
        assert_eq!(version("b").unwrap().as_deref(), Some("2.0.0-beta.1"));
        put("c", "[package]\nname = \"c\"\n");
        assert_eq!(version("c").unwrap().as_deref(), Some("0.0.0"));
        put("d/inner", "[package]\nname = \"d\"\nversion = { workspace = true }\nworkspace = \"../../other\"\n");
        put("other", "[workspace]\npackage.version = \"3.0.0\"\n");
        assert_eq!(version("d/inner").unwrap().as_deref(), Some("3.0.0"));
        assert!(version("").unwrap_err().ends_with("Cargo.toml is of no package"));
        put("a", "[package");
        let error = version("a").unwrap_err();
        assert!(error.starts_with("cannot read ") && error.contains("line 1"), "{error}");
    }
}
