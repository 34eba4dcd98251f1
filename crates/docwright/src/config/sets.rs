//! `sets:` in the `docwright.yaml` at the root of a repository: several documentation sets, each with its crate.
//!
//! ```yaml
//! sets:
//!   lamps: { docs: docs-input/lamps, out: generated/lamps }
//!   rooms: { docs: docs-rooms, out: generated/rooms }
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::config::ConfigError;

/// A documentation set of a repository.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocSetAt {
    /// The folder of its pages and of its own `docwright.yaml`, from the root of the repository.
    pub docs: String,
    /// The folder of its crate, from the root of the repository.
    pub out: String,
}

/// The documentation sets of a repository in the order of the file, the one first that is meant where a command is for one and
/// nothing says which; none when the text is the configuration of a single set, beside its pages.
///
/// # Errors
/// When the text is not YAML, or names sets in a way that cannot be used.
pub fn sets(text: &str) -> Result<Vec<(String, DocSetAt)>, ConfigError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Root {
        sets: serde_yaml::Mapping,
    }
    let is_of_one = text.lines().all(|it| !it.starts_with("sets:"));
    if is_of_one {
        return Ok(Vec::new());
    }
    let root: Root = super::read(text)?;
    // A map of ours would forget the order.
    let read = |(name, set)| Ok((serde_yaml::from_value(name)?, serde_yaml::from_value(set)?));
    let found: Result<Vec<(String, DocSetAt)>, serde_yaml::Error> = root.sets.into_iter().map(read).collect();
    let found = found.map_err(|error| ConfigError::of(&error))?;
    let refuse = |message: String| Err(ConfigError { message, position: None });
    let mut outs: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, set) in &found {
        if !super::is_crate_name(name) {
            return refuse(format!("`{name}` is not the name of a set: use lower-case letters, digits, `-` and `_`"));
        }
        for folder in [&set.docs, &set.out] {
            if folder.split('/').any(|it| matches!(it, "" | "." | "..")) || folder.contains(['\\', ':']) {
                return refuse(format!(
                    "`{folder}` of the set `{name}` is not a folder of the repository: write its path from the root"
                ));
            }
        }
        if let Some(other) = outs.insert(&set.out, name) {
            return refuse(format!("the sets `{other}` and `{name}` have the same crate, {}", set.out));
        }
    }
    if found.is_empty() {
        return refuse("`sets` names no set".to_owned());
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_named_with_their_folders() {
        let text = "# Two.\nsets:\n  b: {docs: pages/b, out: generated/b}\n  a: {docs: pages/a, out: generated/a}\n";
        let found = sets(text).unwrap();
        assert_eq!(found.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!(found[0].1, DocSetAt { docs: "pages/b".to_owned(), out: "generated/b".to_owned() });
        assert!(sets("crate: lamps\n").unwrap().is_empty());
    }

    #[test]
    fn sets_that_cannot_be_used_are_refused() {
        for text in [
            "sets: {}",
            "sets: {a: {docs: a}}",
            "sets: {A b: {docs: a, out: b}}",
            "sets: {a: {docs: ../a, out: b}}",
            "sets: {a: {docs: /a, out: b}}",
            "sets: {a: {docs: a, out: x}, b: {docs: b, out: x}}",
            "sets: {a: {docs: a, out: b}}\ncrate: lamps",
            "sets: {a: {docs: a, out: b}, a: {docs: b, out: c}}",
        ] {
            assert!(sets(text).is_err(), "{text}");
        }
    }
}
