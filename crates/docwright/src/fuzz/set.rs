//! Fuzz targets over documentation sets: a crate and findings, what changed, and what `lint --fix` does.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::drift::{self, Class, Snapshot};
use crate::lint::fix as edits;
use crate::text::source::Sources;

use super::document::must_be_placed;
use super::text::files;

/// The day on which lint judges.
const TODAY: &str = "2026-11-22";
/// The configuration among the files.
const CONFIG: &str = "docwright.yaml";

type Files = Vec<(String, String)>;

/// The configuration of a set; without one that can be used there is nothing to do.
fn config_of(files: &Files) -> Option<Config> {
    let text = files.iter().find(|it| it.0 == CONFIG).map_or("", |it| &it.1);
    Config::parse(text).ok()
}

fn sources_of(files: &Files, config: &Config) -> Sources {
    let pages = files.iter().filter(|it| it.0 != CONFIG && config.reads(&it.0));
    Sources::from_texts(pages.map(|(path, text)| (path.as_str(), text.as_str())))
}

fn linted(sources: &Sources, config: &Config) -> Vec<Diagnostic> {
    let found = Diagnostic::of_unreadable(sources);
    let diagnostics = crate::lint(sources, config, found, TODAY);
    must_be_placed(sources, &diagnostics);
    diagnostics
}

/// Any set makes a crate of files that lie in its folder and are Rust, findings with places, and a model that can be saved.
pub(super) fn generate(text: &str) {
    let files = files(text);
    let Some(config) = config_of(&files) else { return };
    let mut sources = sources_of(&files, &config);
    let _ = config.correct(&mut sources);
    linted(&sources, &config);
    let (output, snapshot) = crate::generate_with_snapshot(&sources, &config);
    must_be_placed(&sources, &output.diagnostics);
    for (path, text) in &output.files {
        let is_name = |it: &str| !it.is_empty() && it.len() < 256 && it.bytes().all(|it| it.is_ascii_graphic());
        assert!(path.split('/').all(|it| is_name(it) && !it.starts_with("..")) && !path.contains('\\'), "{path}");
        if path.ends_with(".rs") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        }
    }
    must_be_saved(&snapshot);
}

/// Panics unless a model is saved as a text that reads the same.
fn must_be_saved(snapshot: &Snapshot) {
    let lines = snapshot.to_lines(&drift::Making::default());
    let (again, making) = Snapshot::from_lines(&lines).unwrap_or_else(|error| panic!("{error}: {lines}"));
    assert_eq!(again.to_lines(&making), lines);
    assert_eq!(drift::compare(snapshot, &again).changes, []);
}

/// A set differs in nothing from itself, and two sets in the same items whichever is the newer one.
pub(super) fn drift(text: &str) {
    let files = files(text);
    let Some(config) = config_of(&files) else { return };
    let side = |other: &str, own: &str| {
        let kept = files.iter().filter(|it| !it.0.starts_with(other));
        let files =
            kept.map(|(path, text)| (path.strip_prefix(own).unwrap_or(path).to_owned(), text.clone())).collect();
        crate::snapshot(&sources_of(&files, &config), &config).0
    };
    let (old, new) = (side("new/", "old/"), side("old/", "new/"));
    for it in [&old, &new] {
        assert_eq!(drift::compare(it, &it.clone()).changes, []);
    }
    let (there, back) = (drift::compare(&old, &new), drift::compare(&new, &old));
    assert_eq!(there.changes.is_empty(), back.changes.is_empty(), "{there:?}\n{back:?}");
    let _ = (there.groups(), there.changelog(), there.bump(true), back.changelog());
}

/// One run of fixes is enough, and the fixed pages mean the same.
pub(super) fn fix(text: &str) {
    let mut files = files(text);
    let Some(config) = config_of(&files) else { return };
    let sources = sources_of(&files, &config);
    let diagnostics = linted(&sources, &config);
    let before = crate::snapshot(&sources, &config).0;
    let edits = edits::edits(&diagnostics);
    for (path, text) in &mut files {
        let Some(edits) = sources.find(path).and_then(|it| edits.get(&it)) else { continue };
        let raw = edits.apply(text.as_bytes());
        *text = String::from_utf8(raw).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let sources = sources_of(&files, &config);
    let left: Vec<_> = linted(&sources, &config).into_iter().filter(|it| !it.fix.is_empty()).collect();
    assert_eq!(left, [], "a second run would fix more: {files:?}");
    let report = drift::compare(&before, &crate::snapshot(&sources, &config).0);
    let more = report.changes.iter().find(|it| it.class() > Class::Docs);
    assert_eq!(more, None, "the fixed pages say something else: {files:?}");
}
