//! A documentation set with its configuration, read once and served by many.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use docwright::config::Config;
use docwright::drift::{Snapshot, restore};
use docwright::mock::Service;
use docwright::source::{MAX_PAGE_BYTES, Sources};

use crate::Error;

/// The configuration of a documentation set, beside its pages.
const CONFIG: &str = "docwright.yaml";

/// A documentation that can be served. Copies share what was read.
#[derive(Clone)]
pub struct Docs(pub(crate) Arc<Service>);

impl Docs {
    /// Reads the documentation in a folder: its `*.md` pages, and its `docwright.yaml` if there is one.
    ///
    /// # Errors
    /// When a file cannot be read, the configuration makes no sense, or there is no page.
    pub fn read(folder: impl AsRef<Path>) -> Result<Self, Error> {
        let folder = folder.as_ref();
        let mut files = Vec::new();
        collect(folder, "", &mut files)?;
        if files.is_empty() {
            return Err(Error::new(format!("there is no *.md page in {}", folder.display())));
        }
        let config = config(&folder.join(CONFIG))?;
        for beside in &config.includes {
            collect(&folder.join(beside), &format!("{beside}/"), &mut files)?;
        }
        let mut sources = Sources::from_bytes(files);
        // What no longer fits is for `cargo xtask lint` to say.
        drop(config.correct(&mut sources));
        Ok(Self::new(Service::new(sources, &config)))
    }

    /// Reads a saved model, the `model.lock` that `docwright generate` writes beside the pages, with the `docwright.yaml` beside it.
    ///
    /// A saved model has neither examples nor places: answers are made from the model, and what is refused is told without the
    /// line that says otherwise. Lists of values are not checked.
    ///
    /// # Errors
    /// When a file cannot be read, or makes no sense.
    pub fn lock(file: impl AsRef<Path>) -> Result<Self, Error> {
        let file = file.as_ref();
        let text = fs::read_to_string(file).map_err(|error| unreadable(file, error))?;
        let (snapshot, _) =
            Snapshot::from_lines(&text).map_err(|error| Error::new(format!("{}: {error}", file.display())))?;
        let config = config(&file.with_file_name(CONFIG))?;
        Ok(Self::new(Service::restored(restore(&snapshot), &config)))
    }

    /// A documentation that was understood by other means.
    #[must_use]
    pub fn new(service: Service) -> Self {
        Self(Arc::new(service))
    }

    /// The path that requests begin with: `/v1.0`.
    pub(crate) fn base_path(&self) -> &str {
        self.0.base_path()
    }

    /// The names of all functions that can be called, `me::messages::list`, in the order of their modules.
    #[must_use]
    pub fn functions(&self) -> Vec<String> {
        self.0.functions()
    }
}

impl fmt::Debug for Docs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Docs({} functions)", self.0.functions().len())
    }
}

fn config(path: &Path) -> Result<Config, Error> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(error) => return Err(unreadable(path, error)),
    };
    Config::parse(text.trim_start_matches('\u{feff}')).map_err(|error| match error.position {
        Some((line, column)) => Error::new(format!("{}:{line}:{column}: {error}", path.display())),
        None => Error::new(format!("{}: {error}", path.display())),
    })
}

/// The pages below a folder; hidden files and links are left out.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Error> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let (path, kind): (PathBuf, _) = (entry.path(), entry.file_type());
        let kind = kind.map_err(|error| unreadable(&path, error))?;
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else if is_page(&name) {
            let size = entry.metadata().map_err(|error| unreadable(&path, error))?.len();
            if size > MAX_PAGE_BYTES as u64 {
                return Err(Error::new(format!("{} is too large for a page", path.display())));
            }
            files.push((format!("{prefix}{name}"), fs::read(&path).map_err(|error| unreadable(&path, error))?));
        }
    }
    Ok(())
}

fn is_page(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case("md"))
}

fn unreadable(path: &Path, error: std::io::Error) -> Error {
    Error::io(format!("cannot read {}", path.display()), error)
}
