//! The address of an upload session in a file, for a program that is started again.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use crate::{Error, Result};

/// A file with the size of what is uploaded and the address of the session, which is a secret.
#[derive(Clone)]
pub(super) struct KeptLink(pub(super) PathBuf);

impl KeptLink {
    /// The address that was kept for an upload of this size.
    pub(super) fn read(&self, size: u64) -> Result<Option<String>> {
        let text = match std::fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.fault("read", error)),
        };
        // Another size is another file, and half a line that of a program that died while it wrote.
        let link = text.strip_suffix('\n').and_then(|it| it.split_once(' '));
        Ok(link.filter(|it| it.0 == size.to_string() && !it.1.is_empty()).map(|it| it.1.to_owned()))
    }

    /// Keeps an address, for this user of the machine alone.
    pub(super) fn write(&self, size: u64, link: &str) -> Result<()> {
        let write = || private(&self.0)?.write_all(format!("{size} {link}\n").as_bytes());
        write().map_err(|error| self.fault("written", error))
    }

    /// Forgets the address.
    pub(super) fn remove(&self) -> Result<()> {
        match std::fs::remove_file(&self.0) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.fault("removed", error)),
            _ => Ok(()),
        }
    }

    fn fault(&self, what: &str, error: io::Error) -> Error {
        let message = format!("the address of the upload session cannot be {what}: {}: {error}", self.0.display());
        Error::new(crate::ErrorKind::Request, message).with_source(Arc::new(error))
    }
}

/// A new, empty file that nobody else may read. One that is there gives way, as it may be open to others.
fn private(path: &PathBuf) -> io::Result<File> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
