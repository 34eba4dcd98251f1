//! Requests at another root than their function documents, as requests to where it starts.
//!
//! ```text
//! drives/7/items/8/workbook    a drive    me/drive/items/8/workbook, drive/items/8/workbook
//! ```

use crate::krate::Roots;
use crate::text::percent::decoded;

/// The paths that functions may have for a path which begins at a root; those of the longest root first.
pub(crate) fn start_paths(roots: &Roots, path: &str) -> Vec<String> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for root in &roots.types {
        let rests = root.places.iter().filter_map(|it| behind(&it.template, path));
        found.extend(rests.flat_map(|rest| root.starts.iter().map(move |start| (rest, start.as_str()))));
    }
    found.sort_by_key(|(rest, start)| (rest.len(), *start));
    found.into_iter().map(|(rest, start)| format!("{}{rest}", start.trim_start_matches('/'))).collect()
}

/// The rest of a path behind what a template stands for.
fn behind<'p>(template: &str, path: &'p str) -> Option<&'p str> {
    let mut rest = path.trim_start_matches('/');
    for (rank, step) in template.trim_start_matches('/').split('/').enumerate() {
        rest = if rank == 0 { rest } else { rest.strip_prefix('/')? };
        // A path between colons may begin right behind a key.
        let end = rest.find('/').unwrap_or(rest.len());
        let end = rest.find(":/").map_or(end, |colon| colon.min(end));
        let (word, behind) = rest.split_at(end);
        let same = || decoded(word).eq_ignore_ascii_case(&decoded(step));
        if word.is_empty() || !(step.contains("{}") || same()) {
            return None;
        }
        rest = behind;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::krate::{Doc, Ident, RootPlace, RootType};

    #[test]
    fn a_path_at_a_root_is_one_at_each_start() {
        let ident = || Ident("x".to_owned());
        let place = |template: &str| RootPlace {
            ident: ident(),
            doc: Doc::default(),
            template: template.to_owned(),
            arguments: Vec::new(),
        };
        let root = |starts: &[&str], places: &[&str]| RootType {
            ident: ident(),
            doc: Doc::default(),
            starts: starts.iter().map(|it| (*it).to_owned()).collect(),
            places: places.iter().map(|it| place(it)).collect(),
        };
        let types = vec![
            root(&["/drive", "/me/drive"], &["/drive", "/drives/{}", "/me/drive", "/users/{}/drive"]),
            root(&["/me"], &["/me", "/users/{}"]),
        ];
        let roots = Roots { types, starts: Vec::new() };
        for (path, want) in [
            ("drives/b%217/items/8", &["drive/items/8", "me/drive/items/8"][..]),
            ("Users/7/drive/x", &["drive/x", "me/drive/x", "me/drive/x"]),
            ("users/7", &["me"]),
            ("users", &[]),
            ("drives/7:/a/b.txt:/x", &["drive:/a/b.txt:/x", "me/drive:/a/b.txt:/x"]),
            ("drives//x", &[]),
            ("groups/7", &[]),
        ] {
            assert_eq!(start_paths(&roots, path), want, "{path}");
        }
    }
}
