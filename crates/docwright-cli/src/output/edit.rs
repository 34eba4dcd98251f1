//! Replaces files that people write: all of them or none.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};

use super::lock::Lock;
use super::{Beside, stage};
use crate::place;

/// Replaces the texts of files in a folder: each is given with what it says now and what it is to say. Either all say it
/// or none, also when the run is ended in between: the next one that reads the folder brings back what was there.
pub(crate) fn replace_all(dir: &Path, files: &[(&Path, &[u8], &[u8])]) -> anyhow::Result<()> {
    let _lock = Lock::take(dir)?;
    for (path, old, _) in files {
        let shown = place::shown(path);
        let now = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
        ensure!(now == *old, "{shown} has changed in the meantime: run it again");
        let is_open = fs::metadata(path).is_ok_and(|it| !it.permissions().readonly());
        ensure!(is_open, "cannot write {shown}; nothing was changed");
    }
    let files: Vec<Beside> = files.iter().map(|(path, _, new)| Beside::new(*path, *new)).collect();
    stage::replace_beside(dir, &files)
        .with_context(|| format!("cannot write to {}; nothing was changed", place::shown(dir)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_change_or_none() {
        let dir = tempfile::tempdir().unwrap();
        let paths = ["a.md", "b.md"].map(|name| dir.path().join(name));
        paths.iter().for_each(|path| fs::write(path, "old").unwrap());
        let change =
            |text: &'static [u8]| paths.iter().map(|it| (it.as_path(), text, b"new" as &[u8])).collect::<Vec<_>>();
        assert!(replace_all(dir.path(), &change(b"other")).is_err(), "somebody else has changed them");
        let mut permissions = fs::metadata(&paths[1]).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&paths[1], permissions.clone()).unwrap();
        assert!(replace_all(dir.path(), &change(b"old")).is_err());
        assert_eq!(fs::read(&paths[0]).unwrap(), b"old");
        #[expect(clippy::permissions_set_readonly_false, reason = "the folder is a test's own")]
        permissions.set_readonly(false);
        fs::set_permissions(&paths[1], permissions).unwrap();
        replace_all(dir.path(), &change(b"old")).unwrap();
        assert!(paths.iter().all(|it| fs::read(it).unwrap() == b"new"));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn a_run_that_was_ended_did_not_happen() {
        let dir = tempfile::tempdir().unwrap();
        let paths = ["a.md", "b.md"].map(|name| dir.path().join(name));
        paths.iter().for_each(|path| fs::write(path, "old").unwrap());
        let files: Vec<Beside> = paths.iter().map(|it| Beside::new(it, "new")).collect();
        stage::stage_beside(dir.path(), &files).unwrap();
        // As if the run had been ended behind the first file.
        let staging = dir.path().join(".docwright-staging");
        fs::create_dir(staging.join("old")).unwrap();
        fs::rename(&paths[0], staging.join("old/beside-0")).unwrap();
        fs::rename(staging.join("new/beside-0"), &paths[0]).unwrap();
        super::super::recover_interrupted(dir.path()).unwrap();
        assert!(paths.iter().all(|it| fs::read(it).unwrap() == b"old") && !staging.exists());
    }
}
