//! A file lock on the output folder, so that two runs do not write to it at the same time.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

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

#[cfg(unix)]
impl Lock {
    /// True while the folder is the one that was locked.
    fn is_on(&self, dir: &Path) -> bool {
        use std::os::unix::fs::MetadataExt as _;
        let number = |it: &fs::Metadata| (it.dev(), it.ino());
        let locked = self.0.as_ref().map(|it| it.metadata().map(|it| number(&it)).ok());
        locked.is_none_or(|it| it == fs::metadata(dir).ok().map(|it| number(&it)))
    }
}

#[cfg(not(unix))]
impl Lock {
    /// No folder is locked here.
    fn is_on(&self, _: &Path) -> bool {
        true
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

/// A lock on a folder that may have been made for it.
pub(super) struct Held {
    /// Given up last: whoever waits for it is to find the folder or none.
    _lock: Lock,
    made: Option<PathBuf>,
}

impl Held {
    /// Waits until no other run holds the lock.
    pub(super) fn take(dir: &Path) -> anyhow::Result<Self> {
        loop {
            let made = (!dir.exists()).then(|| dir.to_path_buf());
            fs::create_dir_all(dir).with_context(|| format!("cannot create the folder {}", place::shown(dir)))?;
            let lock = Lock::take(dir)?;
            // The run before may have made the folder, and taken it away again.
            if lock.is_on(dir) {
                return Ok(Self { _lock: lock, made });
            }
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Fails for one with anything in it, as it should.
        drop(self.made.as_deref().map(fs::remove_dir));
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

    #[test]
    fn a_folder_that_is_not_there_is_held_too() {
        let dir = tempfile::tempdir().unwrap();
        let (path, kept) = (dir.path().join("a/new"), dir.path().join("b"));
        let held = Held::take(&path).unwrap();
        let waiting = std::thread::spawn({
            let path = path.clone();
            move || Held::take(&path).map(|held| (path.is_dir(), held)).unwrap().0
        });
        std::thread::sleep(std::time::Duration::from_millis(100));
        assert!(!waiting.is_finished());
        drop(held);
        assert!(waiting.join().unwrap(), "what is held is there, whoever made it");
        assert!(!path.exists());
        let held = Held::take(&kept).unwrap();
        std::fs::write(kept.join("a.md"), "a").unwrap();
        drop(held);
        assert!(kept.join("a.md").exists());
    }
}
