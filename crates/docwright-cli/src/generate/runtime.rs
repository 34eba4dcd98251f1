//! `--runtime`: where cargo is to find the runtime crate of a generated one.

use std::path::Path;

use anyhow::{Context as _, ensure};
use docwright::config::RuntimePlace;

use crate::address::{has_secret, is_remote, split};
use crate::place;

/// The place that the option names, as the generated crate in `out` says it.
pub(super) fn place(named: &str, out: &Path) -> anyhow::Result<RuntimePlace> {
    let path = Path::new(named);
    if path.is_dir() || !is_remote(named) {
        let path = place::from(out, path)
            .with_context(|| format!("no relative path leads from {} to {named}", place::shown(out)))?;
        return Ok(RuntimePlace::Path(path));
    }
    let (url, rev) = split(named);
    ensure!(url.contains("://"), "cargo takes no address like {url}: write it as ssh://git@host/path");
    ensure!(!has_secret(url), "--runtime has a password or a token in it: leave it to git's credential helpers");
    let rev = Some(rev).filter(|it| !it.is_empty()).map(str::to_owned);
    Ok(RuntimePlace::Git { url: url.to_owned(), rev })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_relative_path_or_a_repository() {
        let of = |named: &str| place(named, Path::new("generated/lamps"));
        assert_eq!(of("crates/core").unwrap(), RuntimePlace::Path("../../crates/core".to_owned()));
        let RuntimePlace::Path(path) = of("/opt/core").unwrap() else { unreachable!() };
        assert!(path.starts_with("../") && path.ends_with("/opt/core"), "{path}");
        let url = "https://host/core".to_owned();
        assert_eq!(of("https://host/core").unwrap(), RuntimePlace::Git { url: url.clone(), rev: None });
        assert_eq!(of("https://host/core@v1").unwrap(), RuntimePlace::Git { url, rev: Some("v1".to_owned()) });
        assert!(of("git@host:core").unwrap_err().to_string().contains("ssh://"));
        assert!(of("https://me:secret@host/core").unwrap_err().to_string().contains("password"));
    }
}
