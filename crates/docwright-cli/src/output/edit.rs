//! Replaces files that people write: all of them or none.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context as _, ensure};

use super::stage::write_beside;
use crate::place;

/// Replaces the texts of files: each is given with what it says now and what it is to say. If one cannot be written, those
/// that were are restored.
pub(crate) fn replace_all(files: &[(&Path, &[u8], &[u8])]) -> anyhow::Result<()> {
    for (path, old, _) in files {
        let shown = place::shown(path);
        let now = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
        ensure!(now == *old, "{shown} has changed in the meantime: run it again");
    }
    for (rank, (path, _, new)) in files.iter().enumerate() {
        if let Err(error) = replace(path, new) {
            for (path, old, _) in &files[..rank] {
                // What matters is the first error; it was possible to write this file a moment ago.
                let _ = replace(path, old);
            }
            let shown = place::shown(path);
            return Err(error).with_context(|| format!("cannot write {shown}; nothing was changed"));
        }
    }
    Ok(())
}

/// Replaces one file as a whole; it keeps its permissions.
fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    write_beside(path, text)?;
    fs::set_permissions(path, permissions)
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
        assert!(replace_all(&change(b"other")).is_err(), "somebody else has changed them");
        let mut permissions = fs::metadata(&paths[1]).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&paths[1], permissions.clone()).unwrap();
        assert!(replace_all(&change(b"old")).is_err());
        assert_eq!(fs::read(&paths[0]).unwrap(), b"old");
        #[expect(clippy::permissions_set_readonly_false, reason = "the folder is a test's own")]
        permissions.set_readonly(false);
        fs::set_permissions(&paths[1], permissions).unwrap();
        replace_all(&change(b"old")).unwrap();
        assert!(paths.iter().all(|it| fs::read(it).unwrap() == b"new"));
    }
}
