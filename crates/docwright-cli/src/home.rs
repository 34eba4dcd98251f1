//! The repository that commands run in: their default folders, and the name people run them by.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::place::{shown, slashed};

/// A repository and what its commands take where no option says it.
#[derive(Debug, Clone)]
pub struct Home {
    /// The words before the name of a command, as people type them: `docwright`.
    pub command: &'static str,
    /// The root of the repository, from which pull requests name files.
    pub root: PathBuf,
    /// The documentation folder; without one, it must be named.
    pub docs: Option<PathBuf>,
    /// The folder of the generated crate; without one, it must be named.
    pub out: Option<PathBuf>,
    /// The checkout of this program: generated code is compiled against its runtime and its `Cargo.lock`.
    pub checkout: Option<PathBuf>,
    /// The name of the documentation set, where the repository has several.
    pub set: Option<String>,
    /// Folders that people write in, which must never be taken for an output folder.
    pub handwritten: Vec<PathBuf>,
}

impl Home {
    /// The repository around the current folder, without default folders.
    #[must_use]
    pub fn here() -> Self {
        let current = env::current_dir().unwrap_or_default();
        let root = current.ancestors().find(|it| it.join(".git").exists()).unwrap_or(&current).to_path_buf();
        let checkout = Some(Self::built_from()).filter(|it| it.join("Cargo.lock").is_file());
        Self { command: "docwright", root, docs: None, out: None, set: None, checkout, handwritten: Vec::new() }
    }

    /// The checkout that this program was built from, where that still is.
    #[must_use]
    pub fn built_from() -> PathBuf {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        package.ancestors().nth(2).unwrap_or(package).to_path_buf()
    }

    /// The documentation folder that an option names, or the default one.
    pub(crate) fn docs(&self, named: Option<&Path>) -> anyhow::Result<PathBuf> {
        let folder = named.map(Path::to_path_buf).or_else(|| self.docs.clone());
        folder.context("say with --docs which folder has the documentation")
    }

    /// The folder of the crate that an option names, or the default one.
    pub(crate) fn out(&self, named: Option<&Path>) -> anyhow::Result<PathBuf> {
        let folder = named.map(Path::to_path_buf).or_else(|| self.out.clone());
        folder.context("say with --out which folder the crate is to be generated in")
    }

    /// The checkout of this program, for what compiles against its runtime.
    pub(crate) fn checkout(&self) -> anyhow::Result<&Path> {
        self.checkout.as_deref().context("compiling needs the source of docwright: run this in a checkout of it")
    }

    /// Where the crate of a runtime is, for what is compiled here.
    ///
    /// # Errors
    /// When there is no checkout of this program.
    pub fn runtime(&self, name: &str) -> anyhow::Result<PathBuf> {
        Ok(self.checkout()?.join("crates").join(name))
    }

    /// The folder in which cargo builds what belongs to the repository.
    ///
    /// # Errors
    /// When there is no current folder for a relative path to start at.
    pub fn target(&self) -> anyhow::Result<PathBuf> {
        let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), PathBuf::from);
        std::path::absolute(&folder).with_context(|| format!("cannot find {}", shown(&folder)))
    }

    /// The path relative to the root, with `/` between its parts, as pull requests name files; the path itself when it
    /// lies elsewhere.
    #[must_use]
    pub fn in_repository(&self, path: &Path) -> String {
        let full = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let root = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        match full.strip_prefix(root) {
            Ok(inner) => slashed(inner),
            Err(_) => path.display().to_string(),
        }
    }

    pub(crate) fn is_handwritten(&self, folder: &Path) -> bool {
        let Ok(folder) = folder.canonicalize() else { return false };
        self.handwritten.iter().any(|it| it.canonicalize().is_ok_and(|it| it == folder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_default_must_be_named() {
        let home = Home::here();
        assert!(home.docs(None).unwrap_err().to_string().contains("--docs"));
        assert!(home.out(None).unwrap_err().to_string().contains("--out"));
        assert_eq!(home.docs(Some(Path::new("pages"))).unwrap(), Path::new("pages"));
        let home = Home { docs: Some("usual".into()), ..home };
        assert_eq!(home.docs(None).unwrap(), Path::new("usual"));
    }

    #[test]
    fn files_are_named_from_the_root() {
        let home = Home { root: Home::built_from(), ..Home::here() };
        assert_eq!(home.in_repository(Path::new(env!("CARGO_MANIFEST_DIR"))), "crates/docwright-cli");
        assert_eq!(home.in_repository(&home.root), "");
        assert_eq!(home.in_repository(Path::new("/elsewhere/a.md")), "/elsewhere/a.md");
    }
}
