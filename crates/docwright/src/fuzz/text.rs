//! A fuzzer's text as the pages of a set, and the patch between two texts.
//!
//! ```text
//! set  := file*        file := "=== " path line-end text      what stands before the first path is of `resources/a.md`
//! pair := text "\n=== " anything line-end text
//! ```

use crate::lint::fix;
use crate::text::source::{FileId, Sources, Span};

/// Begins the line that names a file.
const MARK: &str = "=== ";
/// The path of what no line names.
const FIRST: &str = "resources/a.md";

/// The files of a set; paths are those that a folder can have, each once.
pub(super) fn files(text: &str) -> Vec<(String, String)> {
    let mut files = vec![(FIRST.to_owned(), String::new())];
    for line in text.split_inclusive('\n') {
        let is_new = |it: &&str| is_path(it) && files.iter().all(|(path, _)| path != it);
        match line.strip_prefix(MARK).map(str::trim_end).filter(is_new) {
            Some(path) => files.push((path.to_owned(), String::new())),
            None => files.last_mut().into_iter().for_each(|it| it.1.push_str(line)),
        }
    }
    files.retain(|(path, text)| path != FIRST || !text.is_empty());
    files
}

fn is_path(path: &str) -> bool {
    let is_name = |it: &str| !matches!(it, "" | "." | "..") && it.len() < 256 && !it.contains('\0');
    path.split('/').all(is_name)
}

/// The texts before and behind the first mark.
fn pair(text: &str) -> Option<(&str, &str)> {
    let (old, rest) = text.split_once(&format!("\n{MARK}"))?;
    Some((old, rest.split_once('\n')?.1))
}

/// One text as the only page of a set.
pub(super) fn lone(text: &str) -> (Sources, FileId, Span) {
    let sources = Sources::from_texts([(FIRST, text)]);
    let file = sources.iter().next().map_or(FileId::NOWHERE, |it| it.0);
    let span = Span::new(file, 0..sources.iter().map(|it| it.1.text.len()).sum());
    (sources, file, span)
}

/// Panics unless a place is one of the text: in it, and between characters.
pub(super) fn must_lie_in(text: &str, span: Span) {
    let is_there = text.get(span.start as usize..span.end as usize).is_some();
    assert!(is_there, "{span:?} is no place of a text of {} bytes", text.len());
}

/// A patch makes of the old text the new one.
pub(super) fn patch(text: &str) {
    let Some((old, new)) = pair(text) else { return };
    if [old, new].iter().any(|it| fix::has_lone_return(it.as_bytes())) {
        return;
    }
    let patch = fix::patch("resources/a.md", old, new);
    assert_eq!(patch.is_empty(), old == new, "{patch}");
    assert_eq!(patched(old, &patch), new, "{patch}");
}

/// The text with a patch applied, by the book.
fn patched(old: &str, patch: &str) -> String {
    let mut rest = old.split_inclusive('\n').enumerate();
    let (mut new, mut last) = (String::new(), ' ');
    for line in patch.split_inclusive('\n').skip(2) {
        let (mark, content) = line.split_at(1);
        match mark {
            "@" => {
                let first = content.split([',', ' ']).find_map(|it| it.strip_prefix('-')?.parse::<usize>().ok());
                let length = content.split(' ').find_map(|it| it.strip_prefix('-')?.split_once(',')?.1.parse().ok());
                // An empty hunk stands behind the line it names.
                let first = first.map_or(0, |it| it - usize::from(length != Some(0_usize)));
                while rest.clone().next().is_some_and(|it| it.0 < first) {
                    new.extend(rest.next().map(|it| it.1));
                }
            }
            // The line before has no line end.
            "\\" if last == '-' => {}
            "\\" => drop(new.pop()),
            "+" => new.push_str(content),
            _ => {
                let was = rest.next().map(|it| it.1.trim_end_matches('\n'));
                assert_eq!(was, Some(content.trim_end_matches('\n')), "a hunk is about other lines");
                new.push_str(if mark == " " { content } else { "" });
            }
        }
        last = mark.chars().next().unwrap_or(last);
    }
    new.extend(rest.map(|it| it.1));
    new
}
