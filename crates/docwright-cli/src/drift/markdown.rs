//! Changes as Markdown, for the body of a pull request: by product area, breaking ones first.

use std::collections::BTreeMap;

use docwright::drift::{Class, Group};

use super::announced::Announced;
use super::findings::{Findings, title};
use super::hunk::{Hunk, Hunks};
use crate::render::markdown::{Page, code};

/// The whole page. Changes come first; their lines of documentation are added as far as there is room.
pub(super) fn page(findings: &Findings) -> String {
    let lead = format!("{}. Version: **{}**.", findings.summary(), findings.bump());
    let mut page = Page::new("Documentation drift", &lead);
    let groups = findings.report.groups();
    let mut shown: Vec<(usize, &Group<'_>)> = Vec::new();
    for class in Class::ALL {
        let mut areas: BTreeMap<&str, Vec<&Group<'_>>> = BTreeMap::new();
        for it in groups.iter().filter(|it| it.first().class() == class) {
            areas.entry(&it.first().area).or_default().push(it);
        }
        for (area, changes) in areas {
            let name = if area.is_empty() { "other".to_owned() } else { code(area) };
            page.section(&format!("{class}: {name}"));
            let ranks = changes.into_iter().map(|it| (page.item(&entry(findings, it), it.changes.len()), it));
            shown.extend(ranks.filter_map(|(rank, it)| Some((rank?, it))));
        }
    }
    let mut hunks = Hunks::new(findings.old, findings.new);
    for (rank, it) in shown {
        let hunk = hunks.of(it.first()).map(|it| fenced(&it));
        page.attach(rank, &hunk.unwrap_or_default());
    }
    page.section("Announced, and not in the documentation");
    for it in findings.announced.iter().flat_map(Announced::unmet) {
        page.item(&format!("- {} {}: {}", it.date, code(&it.place), code(&it.text)), 0);
    }
    page.finish(&format!("`{} drift` lists all", findings.home.command))
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
        "- **{}** {}{place}<br>{}{why} `{fingerprint}`{}",
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
