//! Changes as the body of a pull request: by product area, breaking ones first, within the size that is allowed there.

use std::collections::BTreeMap;

use docwright::drift::{Class, Group};

use super::announced::Announced;
use super::hunk::{Hunk, Hunks};
use super::{Findings, title};
use crate::render::code;

/// GitHub takes 65,536 characters; the rest is room for what a workflow adds.
const MOST_CHARACTERS: usize = 60_000;

/// The whole page. Changes come first; their lines of documentation are added as far as there is room.
pub(super) fn page(findings: &Findings) -> String {
    let mut page = format!("## Documentation drift\n\n{}. Version: **{}**.\n", findings.summary(), findings.bump());
    let mut left = MOST_CHARACTERS;
    let groups = findings.report.groups();
    let mut entries: Vec<(String, &Group<'_>)> = Vec::new();
    let mut hidden = 0;
    for class in Class::ALL {
        let mut areas: BTreeMap<&str, Vec<&Group<'_>>> = BTreeMap::new();
        for it in groups.iter().filter(|it| it.first().class() == class) {
            areas.entry(&it.first().area).or_default().push(it);
        }
        for (area, changes) in areas {
            let name = if area.is_empty() { "other".to_owned() } else { code(area) };
            let mut heading = Some(format!("\n### {class}: {name}\n\n"));
            for it in changes {
                let text = heading.clone().unwrap_or_default() + &entry(findings, it);
                let size = text.chars().count();
                if size > left {
                    hidden += it.changes.len();
                    continue;
                }
                heading = None;
                left -= size;
                entries.push((text, it));
            }
        }
    }
    let mut hunks = Hunks::new(findings.old, findings.new);
    for (text, it) in entries {
        page += &text;
        let hunk = hunks.of(it.first()).map(|it| fenced(&it)).unwrap_or_default();
        let size = hunk.chars().count();
        if size <= left {
            left -= size;
            page += &hunk;
        }
    }
    page += &unmet(findings, left);
    if hidden > 0 {
        page += &format!("\n… {hidden} more; `{} drift` lists all.\n", findings.home.command);
    }
    page
}

/// What was announced and is not in the documentation, as far as there is room.
fn unmet(findings: &Findings, mut left: usize) -> String {
    let mut text = String::new();
    for it in findings.announced.iter().flat_map(Announced::unmet) {
        let heading = if text.is_empty() { "\n### Announced, and not in the documentation\n\n" } else { "" };
        let line = format!("{heading}- {} {}: {}\n", it.date, code(&it.place), code(&it.text));
        let size = line.chars().count();
        if size > left {
            break;
        }
        left -= size;
        text += &line;
    }
    text
}

/// A hunk as a block of the entry above it; no line of it ends the block.
fn fenced(hunk: &Hunk) -> String {
    let text = hunk.to_string();
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: String = text.lines().map(|it| format!("  {it}\n")).collect();
    format!("\n  {fence}diff\n{lines}  {fence}\n")
}

fn entry(findings: &Findings, group: &Group<'_>) -> String {
    let it = group.first();
    let accepted = findings.accepted.reason(it).map(|it| format!("<br>accepted: {}", code(it)));
    let announced = findings.announcement(it).map(|it| format!("<br>{}", code(&it)));
    let why = if it.why.is_empty() { String::new() } else { format!("; {}", it.reason()) };
    let place = it.new_place.as_ref().map(|place| (findings.new, place));
    let place = place.or_else(|| it.old_place.as_ref().map(|place| (findings.old, place)));
    let place = place.map_or(String::new(), |(side, place)| {
        let line = side.position(place).map_or(String::new(), |it| format!(":{}", it.line));
        format!(" ({})", code(&format!("{}{line}", place.path)))
    });
    let fingerprint = &it.fingerprint;
    format!(
        "- **{}** {}{place}<br>{}{why} `{fingerprint}`{}\n",
        it.id(),
        code(&title(group)),
        group.meaning(),
        accepted.unwrap_or_default() + &announced.unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::hunk::{Line, Mark};
    use super::*;

    #[test]
    fn no_line_of_a_hunk_ends_its_block() {
        let line = |text: &str| Line { mark: Mark::Removed, text: text.to_owned() };
        let hunk = Hunk { lines: vec![line("a ```` b"), line("```")], is_elsewhere: false };
        assert_eq!(fenced(&hunk), "\n  `````diff\n  -a ```` b\n  -```\n  `````\n");
    }
}
