//! Addresses of git repositories as people type them, `URL@REV`.

use std::path::Path;

/// `https://host/docs.git@main` → (`https://host/docs.git`, `main`); the `@` of `git@host:docs` is none of a revision.
pub(crate) fn split(from: &str) -> (&str, &str) {
    if Path::new(from).exists() {
        return (from, "");
    }
    let path = match (from.find("://"), from.find(':')) {
        (Some(at), _) => from[at + 3..].find('/').map_or(from.len(), |it| at + 3 + it),
        (None, Some(at)) if !from[..at].contains('/') => at,
        _ => 0,
    };
    match from[path..].rfind('@') {
        Some(at) => (&from[..path + at], &from[path + at + 1..]),
        None => (from, ""),
    }
}

/// True of an address with a password, or with a token in its place: it is written into files.
///
/// Nobody can tell a name from a token in `https://TOKEN@host`, so that neither is taken.
pub(crate) fn has_secret(from: &str) -> bool {
    let Some((scheme, rest)) = from.split_once("://") else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    let is_web = scheme.to_ascii_lowercase().starts_with("http");
    host.rsplit_once('@').is_some_and(|(user, _)| is_web || user.contains(':'))
}

/// True of what git takes for the address of a repository elsewhere: `https://host/docs`, `git@host:docs`.
pub(crate) fn is_remote(from: &str) -> bool {
    let is_remote = from.contains("://") || from.split_once(':').is_some_and(|it| !it.0.contains('/'));
    is_remote && !from.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_are_told_from_addresses() {
        for (from, url, rev) in [
            ("https://host/docs.git@main", "https://host/docs.git", "main"),
            ("https://host/docs@feature/x", "https://host/docs", "feature/x"),
            ("https://me@host/docs", "https://me@host/docs", ""),
            ("git@host:team/docs.git", "git@host:team/docs.git", ""),
            ("git@host:team/docs.git@v1", "git@host:team/docs.git", "v1"),
            ("../docs@v1", "../docs", "v1"),
            ("file:///docs", "file:///docs", ""),
            ("https://me@host", "https://me@host", ""),
        ] {
            assert_eq!(split(from), (url, rev), "{from}");
        }
        assert_eq!(split("."), (".", ""));
    }

    #[test]
    fn passwords_are_seen() {
        for secret in
            ["https://me:secret@host/docs", "HTTPS://token@host", "http://token@host/docs", "ssh://me:secret@host"]
        {
            assert!(has_secret(secret), "{secret}");
        }
        for plain in ["ssh://git@host/docs", "https://host/a:b@c", "git@host:docs", "../docs"] {
            assert!(!has_secret(plain), "{plain}");
        }
    }
}
