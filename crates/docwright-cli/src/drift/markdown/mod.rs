//! Changes as Markdown for a pull request: counts, then each product area, the worst first.

mod room;

use docwright::drift::{Class, Group};

use super::announced::Announced;
use super::findings::{Counts, Findings, area_name, capitalized, reach, title};
use super::hunk::{Hunk, Hunks};
use crate::render::markdown::{MOST_CHARACTERS, code, within};
use room::{Entry, Frames, choose};

/// Characters of a title: values can be longer than anybody reads.
const TITLE: usize = 300;
/// A quarter of the room is kept for lines of the documentation.
const LINES_SHARE: usize = 4;
/// Rows of the table of counts.
const ROWS: usize = 40;
/// Announcements that are listed.
const UNMET: usize = 50;
/// The heading, by which a report is known.
pub(super) const HEADING: &str = "## Documentation drift";

/// The whole page. Changes come first; their lines of documentation are added as far as there is room.
pub(super) fn page(findings: &Findings) -> String {
    let groups = findings.report.groups();
    let areas = findings.areas();
    let (head, tail) = (head(findings, &areas), unmet(findings));
    let texts: Vec<String> = groups.iter().map(|it| entry(findings, it)).collect();
    let entries = groups.iter().zip(&texts).map(|(it, text)| Entry {
        class: it.first().class(),
        area: &it.first().area,
        size: text.chars().count(),
    });
    let entries: Vec<Entry<'_>> = entries.collect();
    let longest = areas.iter().map(|it| it.0.chars().count()).max().unwrap_or_default();
    // A line for what is left out closes an area, and another one the page.
    let frames =
        Frames { area: section("", &[0; 4], "", &[9999; 4]).len() + 6 * longest, class: heading(Class::Docs).len() };
    let room = MOST_CHARACTERS.saturating_sub(head.chars().count() + tail.chars().count() + 500);
    // The lines of what breaks say more than the last of what is new.
    let for_lines = room / LINES_SHARE;
    let (chosen, left) = choose(&entries, frames, room - for_lines);
    let mut left = left + for_lines;
    let mut hunks = Hunks::new(findings.old, findings.new);
    let mut shown: Vec<(usize, String)> = Vec::new();
    for rank in chosen {
        let hunk = hunks.of_group(&groups[rank]).map(|it| fenced(&it)).unwrap_or_default();
        let size = hunk.chars().count();
        let hunk = if size <= left { hunk } else { String::new() };
        left -= hunk.chars().count();
        shown.push((rank, format!("{}{hunk}", texts[rank])));
    }
    let sections = areas.iter().map(|(area, counts)| of_area(area, counts, &groups, &shown));
    head + &sections.collect::<String>() + &rest(findings, &groups, &shown) + &tail
}

/// The first sentence and the table of counts.
fn head(findings: &Findings, areas: &[(&str, Counts)]) -> String {
    let mut text = format!("{HEADING}\n\n{}. Version: **{}**.\n", findings.summary(), findings.bump());
    if areas.is_empty() {
        return text;
    }
    text += "\n| product area | breaking | behaviour | additive | docs |\n|:--|--:|--:|--:|--:|\n";
    let row = |name: &str, counts: &Counts| {
        let cells = counts.map(|it| if it == 0 { " |".to_owned() } else { format!(" {it} |") });
        format!("| {name} |{}\n", cells.concat())
    };
    let (shown, hidden) = areas.split_at(areas.len().min(ROWS));
    text.extend(shown.iter().map(|(area, counts)| row(&cell(area), counts)));
    let sum = |areas: &[(&str, Counts)]| [0, 1, 2, 3].map(|at| areas.iter().map(|it| it.1[at]).sum());
    if !hidden.is_empty() {
        text += &row(&format!("{} more", hidden.len()), &sum(hidden));
    }
    if areas.len() > 1 {
        text += &row("**all**", &sum(areas));
    }
    text
}

/// The name of an area in a table, where a bar would end the cell.
fn cell(area: &str) -> String {
    if area.is_empty() { area_name(area).to_owned() } else { code(&area.replace('|', "/")) }
}

/// The entries of an area that are shown, by class, and what is not.
fn of_area(area: &str, counts: &Counts, groups: &[Group<'_>], shown: &[(usize, String)]) -> String {
    let mut text = String::new();
    let mut hidden = *counts;
    for (class, hidden) in Class::ALL.into_iter().zip(&mut hidden) {
        let is_of = |it: &&(usize, String)| {
            let first = groups[it.0].first();
            first.class() == class && first.area == area
        };
        let entries: Vec<&(usize, String)> = shown.iter().filter(is_of).collect();
        if !entries.is_empty() {
            text += &heading(class);
        }
        text.extend(entries.iter().map(|it| it.1.as_str()));
        // A group stands where its first change is; others of it may be of another area.
        let of_groups = shown.iter().flat_map(|it| &groups[it.0].changes);
        *hidden -= of_groups.filter(|it| it.class() == class && it.area == area).count();
    }
    if text.is_empty() { text } else { section(area, counts, &text, &hidden) }
}

fn heading(class: Class) -> String {
    format!("\n**{}**\n\n", capitalized(class))
}

/// An area that opens by a click, or is open where something breaks.
fn section(area: &str, counts: &Counts, entries: &str, hidden: &Counts) -> String {
    let open = if counts[0] > 0 { " open" } else { "" };
    let (name, told) = (within(area_name(area)), told(counts));
    let more =
        if hidden.iter().all(|it| *it == 0) { String::new() } else { format!("\n… and {}\n", self::told(hidden)) };
    format!("\n<details{open}><summary><b>{name}</b>: {told}</summary>\n{entries}{more}\n</details>\n")
}

/// `3 breaking, 1 docs`
fn told(counts: &Counts) -> String {
    let counts = Class::ALL.iter().zip(counts).filter(|it| *it.1 > 0);
    counts.map(|(class, count)| format!("{count} {class}")).collect::<Vec<_>>().join(", ")
}

/// The number of changes that found no room, and where they are.
fn rest(findings: &Findings, groups: &[Group<'_>], shown: &[(usize, String)]) -> String {
    let listed: usize = shown.iter().map(|it| groups[it.0].changes.len()).sum();
    let again = code(&findings.again);
    match findings.report.changes.len().saturating_sub(listed) {
        0 => String::new(),
        more => format!("\n… {more} more: {again} lists all, with `--format html` on one page.\n"),
    }
}

fn unmet(findings: &Findings) -> String {
    let entries: Vec<_> = findings.announced.iter().flat_map(Announced::unmet).collect();
    if entries.is_empty() {
        return String::new();
    }
    let (shown, hidden) = entries.split_at(entries.len().min(UNMET));
    let item = |text: &str| shortened(text, TITLE);
    let shown = shown.iter().map(|it| format!("- {} {}: {}\n", it.date, code(&it.place), code(&item(&it.text))));
    let more = if hidden.is_empty() { String::new() } else { format!("\n… and {} more\n", hidden.len()) };
    format!("\n### Announced, and not in the documentation\n\n{}{more}", shown.collect::<String>())
}

/// A hunk as a block of the entry above it; no line of it ends the block.
fn fenced(hunk: &Hunk) -> String {
    let text = hunk.to_string();
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: String = text.lines().map(|it| format!("  {it}\n")).collect();
    format!("\n  {fence}diff\n{lines}  {fence}\n")
}

/// A change, or several that are told together, with a link to its line where that has an address.
fn entry(findings: &Findings, group: &Group<'_>) -> String {
    let it = group.first();
    let accepted = findings.accepted.reason(it).map(|it| format!("<br>accepted: {}", code(it)));
    let announced = findings.announcement(it).map(|it| format!("<br>{}", code(&it)));
    let why = if it.why.is_empty() { String::new() } else { format!("; {}", it.reason()) };
    let reach = reach(group).map(|it| format!(", {it}")).unwrap_or_default();
    format!(
        "- **{}** {}{}{reach}<br>{}{why} `{}`{}\n",
        it.id(),
        code(&shortened(&title(group), TITLE)),
        place(findings, group),
        shortened(&group.meaning(), 4 * TITLE),
        it.fingerprint,
        accepted.unwrap_or_default() + &announced.unwrap_or_default(),
    )
}

/// Where the new documentation says so, or the old one did.
fn place(findings: &Findings, group: &Group<'_>) -> String {
    let it = group.first();
    let old = it.old_place.as_ref().map(|place| (0, findings.old, place));
    let Some((side, set, place)) = it.new_place.as_ref().map(|place| (1, findings.new, place)).or(old) else {
        return String::new();
    };
    let line = set.position(place).map(|it| it.line);
    let name = code(&format!("{}{}", place.path, line.map_or(String::new(), |it| format!(":{it}"))));
    match findings.links.to(side, &place.path, line) {
        Some(address) => format!(" ([{name}]({address}))"),
        None => format!(" ({name})"),
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most).chain(['…']).collect() }
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

    #[test]
    fn an_area_is_no_markup_and_says_what_it_leaves_out() {
        let text = section("<b>", &[1, 0, 7, 0], "\n- x\n", &[0, 0, 5, 0]);
        let expected = "\n<details open><summary><b>&lt;b&gt;</b>: 1 breaking, 7 additive</summary>\n\n- x\n\n… and 5 additive\n\n</details>\n";
        assert_eq!(text, expected);
        assert_eq!(cell("a|b"), "`a/b`");
        assert_eq!(shortened("äbc", 2), "äb…");
    }
}
