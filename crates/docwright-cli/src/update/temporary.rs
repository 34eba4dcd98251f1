//! The temporary folder of an update, which the next one removes where its own was ended before it could.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// The beginning of the folder's name.
const NAME: &str = "docwright-update-";
/// The file in it that a running update holds a lock on.
const LOCK: &str = "running";

/// A folder that goes with the update.
pub(super) struct Temporary {
    folder: tempfile::TempDir,
    /// The lock ends with the process, however that ends.
    _running: File,
}

impl Temporary {
    /// A new folder; those of updates that run no longer go first.
    pub(super) fn new() -> io::Result<Self> {
        Self::within(&env::temp_dir())
    }

    fn within(place: &Path) -> io::Result<Self> {
        for it in fs::read_dir(place)?.flatten() {
            // The lock is held while it is removed: an update that begins in it at this moment sees that, and takes another one.
            if it.file_name().to_string_lossy().starts_with(NAME)
                && let Some(_held) = abandoned(&it.path())
            {
                let _ = fs::remove_dir_all(it.path());
            }
        }
        loop {
            let folder = tempfile::Builder::new().prefix(NAME).tempdir_in(place)?;
            let lock = folder.path().join(LOCK);
            let running = File::create(&lock)?;
            // Where nothing can be locked, nothing is taken for abandoned either.
            let is_taken = matches!(running.try_lock(), Err(fs::TryLockError::WouldBlock));
            if !is_taken && lock.exists() {
                return Ok(Self { folder, _running: running });
            }
        }
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// The lock of a folder whose update no longer holds it.
fn abandoned(folder: &Path) -> Option<File> {
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|it| it.is_dir());
    let lock = File::open(folder.join(LOCK)).ok().filter(|_| is_folder)?;
    lock.try_lock().is_ok().then_some(lock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_ended_run_left_goes_and_what_a_running_one_has_stays() {
        let place = tempfile::tempdir().unwrap();
        let left = place.path().join("docwright-update-left");
        fs::create_dir(&left).unwrap();
        fs::write(left.join(LOCK), "").unwrap();
        fs::write(left.join("objects"), "a lot").unwrap();
        let other = place.path().join("docwright-update-other");
        fs::create_dir(&other).unwrap();
        let first = Temporary::within(place.path()).unwrap();
        let second = Temporary::within(place.path()).unwrap();
        assert!(!left.exists() && other.exists(), "a folder without a lock is somebody else's");
        let paths = [first.folder().to_path_buf(), second.folder().to_path_buf()];
        assert!(paths.iter().all(|it| it.exists()));
        drop((first, second));
        assert!(!paths.iter().any(|it| it.exists()));
    }
}
