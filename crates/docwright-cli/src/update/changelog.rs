//! The crate's `CHANGELOG.md`, in the form of <https://keepachangelog.com>: what drift says goes to `Unreleased`.

use std::path::Path;

use crate::docs::read_if_there;
use crate::output::Beside;

const NAME: &str = "CHANGELOG.md";
const UNRELEASED: &str = "## [Unreleased]";
const START: &str = "\
# Changelog

What changed for users of this crate, in the form of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).
";

/// The changelog of the crate in `out` with a further entry; nothing when callers see no change.
pub(super) fn file(out: &Path, entry: &str) -> anyhow::Result<Option<Beside>> {
    if entry.trim().is_empty() {
        return Ok(None);
    }
    let path = out.join(NAME);
    let old = read_if_there(&path)?;
    Ok(Some(Beside::new(path, with_entry(old.as_deref().unwrap_or(START), entry))))
}

/// Adds the lines of each section of `entry` to the section of this name in `Unreleased`; everything else stays.
fn with_entry(old: &str, entry: &str) -> String {
    let lines: Vec<&str> = old.lines().collect();
    let is_release = |it: &&str| it.starts_with("## ");
    let start = lines.iter().position(|it| it.trim_end().eq_ignore_ascii_case(UNRELEASED));
    // Before the releases, where there is no such section yet.
    let head = start.unwrap_or_else(|| lines.iter().position(is_release).unwrap_or(lines.len()));
    let from = if start.is_some() { head + 1 } else { head };
    let to = lines[from..].iter().position(is_release).map_or(lines.len(), |it| from + it);
    let (mut sections, releases) = match start {
        Some(_) => (sections(&lines[from..to]), &lines[to..]),
        None => (Vec::new(), &lines[head..]),
    };
    for (title, new) in self::sections(&entry.lines().collect::<Vec<_>>()) {
        match sections.iter_mut().find(|it| it.0 == title) {
            Some((_, known)) => {
                let more: Vec<&str> = new.into_iter().filter(|it| !known.contains(it)).collect();
                known.extend(more);
            }
            None => sections.push((title, new)),
        }
    }
    let mut text = block(&lines[..head]) + UNRELEASED + "\n\n";
    for (title, lines) in sections {
        if !title.is_empty() {
            text += &format!("{title}\n\n");
        }
        text += &block(&lines);
    }
    text += &block(releases);
    text.truncate(text.trim_end().len());
    text + "\n"
}

/// Headings and what is below them, without blank lines at both ends; what stands before the first has none.
fn sections<'a>(lines: &[&'a str]) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut sections = vec![("", Vec::new())];
    for line in lines {
        if line.starts_with("### ") {
            sections.push((line.trim_end(), Vec::new()));
        } else if let Some((_, last)) = sections.last_mut() {
            last.push(*line);
        }
    }
    for (_, lines) in &mut sections {
        let is_blank = |it: &&str| it.trim().is_empty();
        let start = lines.iter().position(|it| !is_blank(it)).unwrap_or(lines.len());
        lines.drain(..start);
        lines.truncate(lines.iter().rposition(|it| !is_blank(it)).map_or(0, |it| it + 1));
    }
    sections.retain(|(title, lines)| !(title.is_empty() && lines.is_empty()));
    sections
}

/// Lines and a blank one; nothing when there are none.
fn block(lines: &[&str]) -> String {
    let text = lines.join("\n");
    let text = text.trim_end();
    if text.is_empty() { String::new() } else { format!("{text}\n\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_gather_until_the_next_release() {
        let first = with_entry(START, "### Removed\n\n- a\n\n### Added\n\n- b\n\n");
        let expected = format!("{START}\n{UNRELEASED}\n\n### Removed\n\n- a\n\n### Added\n\n- b\n");
        assert_eq!(first, expected);
        let second = with_entry(&first, "### Changed\n\n- c\n\n### Added\n\n- d\n- b\n\n");
        let expected =
            format!("{START}\n{UNRELEASED}\n\n### Removed\n\n- a\n\n### Added\n\n- b\n- d\n\n### Changed\n\n- c\n");
        assert_eq!(second, expected);
    }

    #[test]
    fn what_people_wrote_stays() {
        let old = "# Changes\n\nBy hand.\n\n## [Unreleased]\n\nA word.\n\n### Fixed\n\n- x\n\n  more\n\n## [1.0.0] - 2020-02-02\n\n### Added\n\n- all\n";
        let new = with_entry(old, "### Added\n\n- b\n\n");
        assert_eq!(new, old.replace("  more\n\n", "  more\n\n### Added\n\n- b\n\n"));
        let released = "# Changes\n\n## [1.0.0] - 2020-02-02\n\n- all\n";
        let expected = "# Changes\n\n## [Unreleased]\n\n### Added\n\n- b\n\n## [1.0.0] - 2020-02-02\n\n- all\n";
        assert_eq!(with_entry(released, "### Added\n\n- b\n\n"), expected);
    }
}
