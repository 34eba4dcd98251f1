//! Changes as the body of a pull request: by product area, breaking ones first, within the size that is allowed there.

use std::collections::BTreeMap;

use docwright::drift::{Change, Class};

use super::{Findings, title};
use crate::render::code;

/// GitHub takes 65,536 characters; the rest is room for what a workflow adds.
const MOST_CHARACTERS: usize = 60_000;

/// The whole page.
pub(super) fn page(findings: &Findings) -> String {
    let mut page = format!("## Documentation drift\n\n{}. Version: **{}**.\n", findings.summary(), findings.bump());
    let mut left = MOST_CHARACTERS;
    let mut hidden = 0;
    for class in Class::ALL {
        let mut areas: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
        for it in findings.report.changes.iter().filter(|it| it.class() == class) {
            areas.entry(&it.area).or_default().push(it);
        }
        for (area, changes) in areas {
            let name = if area.is_empty() { "other".to_owned() } else { code(area) };
            let mut heading = Some(format!("\n### {class}: {name}\n\n"));
            for it in changes {
                let line = heading.clone().unwrap_or_default() + &entry(findings, it);
                let size = line.chars().count();
                if size > left {
                    hidden += 1;
                    continue;
                }
                heading = None;
                left -= size;
                page += &line;
            }
        }
    }
    if hidden > 0 {
        page += &format!("\n… {hidden} more; `cargo xtask drift` lists all.\n");
    }
    page
}

fn entry(findings: &Findings, it: &Change) -> String {
    let accepted = findings.accepted.reason(it).map(|it| format!("<br>accepted: {}", code(it)));
    let why = if it.why.is_empty() { String::new() } else { format!("; taken for one item: {}", it.why) };
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
        code(&title(it)),
        it.meaning,
        accepted.unwrap_or_default(),
    )
}
