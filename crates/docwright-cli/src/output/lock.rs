//! A file lock on the output folder, so that two runs do not write to it at the same time.

use std::fs::{File, TryLockError};
use std::path::Path;

use anyhow::Context as _;

use crate::{place, terminal};

/// A lock on a folder, where the system can lock folders. It ends with the process, however that ends, and leaves no
/// file behind.
pub(super) struct Lock(Option<File>);

impl Lock {
    /// Waits until no other run holds the lock.
    pub(super) fn take(dir: &Path) -> anyhow::Result<Self> {
        let Ok(handle) = File::open(dir) else {
            return Ok(Self(None));
        };
        match handle.try_lock() {
            Ok(()) => Ok(Self(Some(handle))),
            Err(TryLockError::WouldBlock) => {
                terminal::say(&format!("waiting for another run that writes to {}", place::shown(dir)))?;
                handle.lock().context("cannot wait for another run")?;
                Ok(Self(Some(handle)))
            }
            Err(TryLockError::Error(_)) => Ok(Self(None)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(handle) = &self.0 {
            // Closing the handle unlocks as well; a failure here changes nothing.
            let _ = handle.unlock();
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_locked_once_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let lock = Lock::take(dir.path()).unwrap();
        let other = File::open(dir.path()).unwrap();
        assert!(matches!(other.try_lock(), Err(TryLockError::WouldBlock)));
        drop(lock);
        other.try_lock().unwrap();
    }
}
