//! The features in `Cargo.toml`: the lines between two markers are generated, everything else belongs to people.
//!
//! ```toml
//! [features]
//! # docwright features: begin
//! default = ["full"]
//! # docwright features: end
//! by-hand = []
//! ```
//!
//! A feature `client` among those by hand becomes part of `default`.
//!
//! Lines are all that is looked at: toml_edit has these comments in the decor of whatever follows them, and writes every
//! `\r\n` as `\n`.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use docwright::FEATURE_MARKERS;

use super::{MANIFEST, Target};
use crate::place;

/// How a manifest relates to what it should be.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Manifest {
    /// It is as it should be.
    #[default]
    Same,
    /// There is none.
    Missing,
    /// Its features differ; this is what it should say.
    Changed(String),
}

/// Looks at the manifest of an output folder.
pub(super) fn compare(target: &Target) -> anyhow::Result<Manifest> {
    let path = target.dir.join(MANIFEST);
    let shown = place::shown(&path);
    let is_link = match fs::symlink_metadata(&path) {
        Ok(it) => it.is_symlink(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Manifest::Missing),
        Err(error) => return Err(error).with_context(|| format!("cannot open {shown}")),
    };
    let text = match read(&path) {
        Ok(text) => text,
        // Whatever it is, there is nothing to say about it.
        Err(_) if target.features.is_empty() => return Ok(Manifest::Same),
        Err(error) => return Err(error).with_context(|| format!("cannot read {shown}")),
    };
    let wanted =
        with_features(&text, target.features).with_context(|| format!("cannot write the features to {shown}"))?;
    if wanted == text {
        return Ok(Manifest::Same);
    }
    ensure!(!is_link, "{shown} is a symbolic link and its features have changed: put a file in its place");
    Ok(Manifest::Changed(wanted))
}

fn read(path: &Path) -> io::Result<String> {
    String::from_utf8(fs::read(path)?).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// The text of a manifest with these features.
fn with_features(text: &str, features: &str) -> anyhow::Result<String> {
    let [begin, end] = FEATURE_MARKERS.map(|marker| {
        let mut found = lines(text).filter(|(_, line)| line.trim() == marker).map(|(at, _)| at);
        (found.next(), found.next().is_some())
    });
    let (start, stop) = match (begin, end) {
        ((None, _), (None, _)) if features.is_empty() => return Ok(text.to_owned()),
        ((Some(begin), false), (Some(end), false)) if begin.end <= end.start => (begin.end, end.start),
        _ => bail!(
            "it must have these two lines once each, in this order, in its table [features]:\n{}",
            FEATURE_MARKERS.join("\n")
        ),
    };
    let (before, after) = (&text[..start], &text[stop..]);
    ensure!(last_table(before) == Some("[features]"), "`{}` must stand in the table [features]", FEATURE_MARKERS[0]);
    let own = before.rsplit_once("[features]").map_or("", |(_, own)| own);
    let own = lines(own).chain(lines(after).take_while(|(_, line)| !is_table(line))).filter_map(|(_, line)| key(line));
    let own: Vec<&str> = own.collect();
    let generated: Vec<&str> = lines(features).filter_map(|(_, line)| key(line)).collect();
    for key in &own {
        ensure!(
            !generated.contains(key),
            "the feature `{key}` is generated and written by hand: remove it or rename it"
        );
    }
    // The generator knows the areas; whether a client comes along by default is for the manifest to say, by having that feature.
    let with_client = own.contains(&"client").then(|| docwright::features_with_client(features));
    let features = with_client.as_deref().unwrap_or(features);
    let line_end = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
    Ok(format!("{before}{}{after}", features.replace('\n', line_end)))
}

/// Lines with their ends, and where they are.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len()..at, line)
    })
}

fn last_table(text: &str) -> Option<&str> {
    lines(text).map(|(_, line)| table(line)).filter(|it| is_table(it)).last()
}

/// A line without the comment behind it.
fn table(line: &str) -> &str {
    line.split('#').next().unwrap_or_default().trim()
}

fn is_table(line: &str) -> bool {
    table(line).starts_with('[') && table(line).ends_with(']')
}

/// The key of a line such as `name = […]`.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    Some(key.trim().trim_matches(['"', '\''])).filter(|it| !it.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::with_features;

    const FEATURES: &str = "default = [\"full\"]\nfull = []\n";

    #[test]
    fn only_what_stands_between_the_markers_is_replaced() {
        let manifest = |between: &str| {
            format!(
                "[package] # docwright features: begin\nname = \"x\"\n\n[features] # mine\ntime = []\n\
                 # docwright features: begin\n{between}  # docwright features: end\nuuid = [\"time\"]\n\n[lib]\nfull = 1\n"
            )
        };
        assert_eq!(with_features(&manifest(""), FEATURES).unwrap(), manifest(FEATURES));
        assert_eq!(with_features(&manifest("gone = []\n"), FEATURES).unwrap(), manifest(FEATURES));
        assert_eq!(with_features(&manifest(FEATURES), FEATURES).unwrap(), manifest(FEATURES));
        assert_eq!(with_features(&manifest(FEATURES), "").unwrap(), manifest(""));
        let windows = |text: &str| manifest(text).replace('\n', "\r\n");
        assert_eq!(with_features(&windows(""), FEATURES).unwrap(), windows(FEATURES));
    }

    #[test]
    fn a_client_by_hand_is_there_by_default() {
        let manifest = |default: &str| {
            format!("[features]\nclient = []\n# docwright features: begin\n{default}# docwright features: end\n")
        };
        let wanted = manifest("default = [\"client\", \"full\"]\nfull = []\n");
        assert_eq!(with_features(&manifest(""), FEATURES).unwrap(), wanted);
        assert_eq!(with_features(&wanted, FEATURES).unwrap(), wanted);
    }

    #[test]
    fn without_features_any_manifest_will_do() {
        assert_eq!(with_features("by hand", "").unwrap(), "by hand");
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        let (begin, end) = ("# docwright features: begin\n", "# docwright features: end\n");
        for (text, complaint) in [
            (String::new(), "once each"),
            (format!("[features]\n{begin}"), "once each"),
            (format!("[features]\n{end}{begin}"), "once each"),
            (format!("[features]\n{begin}{end}{begin}"), "once each"),
            (format!("[features]\n[lib]\n{begin}{end}"), "must stand in the table"),
            (format!("{begin}{end}"), "must stand in the table"),
            (format!("[features]\nfull = []\n{begin}{end}"), "`full` is generated"),
            (format!("[features]\n{begin}{end}\"full\" = []\n"), "`full` is generated"),
        ] {
            let error = with_features(&text, FEATURES).unwrap_err().to_string();
            assert!(error.contains(complaint), "{text}: {error}");
        }
    }
}
