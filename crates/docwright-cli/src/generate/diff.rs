//! The output of `--check`: names of files that differ, and unified diffs of the first few.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use docwright::text::difference::hunk::line_hunks;
use similar::ChangeTag;

use crate::output::{Changes, MANIFEST, Manifest, State, Target};
use crate::place;
use crate::terminal::{BAD, GOOD, STRONG, clean};

/// Files whose changes are shown line by line.
const SHOWN_FILES: usize = 5;
/// Lines shown of one file.
const SHOWN_LINES: usize = 40;
/// Names shown of one kind of difference.
const SHOWN_NAMES: usize = 20;
/// Unchanged lines around a change.
const CONTEXT: usize = 2;

/// The differences as text; empty when there are none.
pub(crate) fn render(dir: &Path, target: &Target, changes: &Changes) -> String {
    let mut text = String::new();
    for path in changes.changed.iter().take(SHOWN_FILES) {
        let old = fs::read(dir.join(path)).unwrap_or_default();
        add_file(&mut text, path, &String::from_utf8_lossy(&old), &String::from_utf8_lossy(target.text(path)));
    }
    if let Manifest::Changed(new) = &changes.manifest {
        let old = fs::read(dir.join(MANIFEST)).unwrap_or_default();
        add_file(&mut text, MANIFEST, &String::from_utf8_lossy(&old), new);
    }
    let beside = changes.beside.iter().filter_map(|(rank, state)| Some((target.beside().get(*rank)?, *state)));
    for (it, _) in beside.clone().filter(|it| it.1 == State::Changed) {
        let (old, new) = (fs::read(&it.path).unwrap_or_default(), it.text.as_deref().unwrap_or_default());
        let path = place::shown(&it.path);
        add_file(&mut text, &path, &String::from_utf8_lossy(&old), &String::from_utf8_lossy(new));
    }
    add_names(&mut text, "missing", &changes.missing);
    add_names(&mut text, "stale", &changes.stale);
    add_names(&mut text, "changed", &changes.changed);
    match changes.manifest {
        Manifest::Same => {}
        Manifest::Missing => add_names(&mut text, "missing", &[MANIFEST.to_owned()]),
        Manifest::Changed(_) => add_names(&mut text, "changed", &[MANIFEST.to_owned()]),
    }
    for (it, state) in beside {
        let what = match state {
            State::Missing => "missing",
            State::Stale => "stale",
            State::Changed | State::Same => "changed",
        };
        add_names(&mut text, what, &[place::shown(&it.path)]);
    }
    text
}

fn add_file(text: &mut String, path: &str, old: &str, new: &str) {
    let name = clean(path, false);
    push(text, &format!("{STRONG}--- {name} (as it is){STRONG:#}"));
    push(text, &format!("{STRONG}+++ {name} (as it should be){STRONG:#}"));
    let mut shown = line_hunks(old, new, CONTEXT).into_iter().flat_map(|hunk| {
        let lines = hunk.lines.into_iter().map(|(side, it)| line(side, it));
        std::iter::once(hunk.header).chain(lines)
    });
    shown.by_ref().take(SHOWN_LINES).for_each(|it| push(text, &it));
    match shown.count() {
        0 => {}
        more => push(text, &format!("… {more} more lines")),
    }
    text.push('\n');
}

fn line(tag: ChangeTag, value: &str) -> String {
    let value = clean(value.trim_end_matches('\n'), false);
    match tag {
        ChangeTag::Delete => format!("{BAD}-{value}{BAD:#}"),
        ChangeTag::Insert => format!("{GOOD}+{value}{GOOD:#}"),
        ChangeTag::Equal => format!(" {value}"),
    }
}

fn add_names(text: &mut String, what: &str, names: &[String]) {
    for name in names.iter().take(SHOWN_NAMES) {
        push(text, &format!("{what:<8} {}", clean(name, false)));
    }
    match names.len().saturating_sub(SHOWN_NAMES) {
        0 => {}
        more => push(text, &format!("{what:<8} … {more} more")),
    }
}

fn push(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
