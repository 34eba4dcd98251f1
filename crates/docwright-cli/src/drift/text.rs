//! Changes for people: excerpts of both documentations, and what each change means.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::{Level, Origin, Renderer};
use docwright::drift::{Class, Group, Place, Rule};

use super::announced::Announced;
use super::hunk::{Hunk, Hunks, Mark};
use super::side::Side;
use super::{Findings, title};
use crate::render::{Excerpt, Places, plural, snippet};
use crate::terminal::{BAD, GOOD, STRONG, clean};

/// Changes of one rule that are shown unless all are asked for.
const SHOWN: usize = 5;

/// Writes the changes, the worst ones last, where people look.
pub(super) fn write(out: &mut dyn Write, findings: &Findings, all: bool) -> io::Result<()> {
    let all_groups = findings.report.groups();
    let mut groups: BTreeMap<(Class, Rule), Vec<&Group<'_>>> = BTreeMap::new();
    for it in &all_groups {
        groups.entry((it.first().class(), it.first().rule)).or_default().push(it);
    }
    let mut sides =
        [findings.old, findings.new].map(|side| (side, side.docs.as_ref().map(|it| Places::new(&it.sources))));
    let mut hunks = Hunks::new(findings.old, findings.new);
    let renderer = Renderer::styled();
    for ((_, rule), group) in &groups {
        let shown = if all { group.len() } else { SHOWN.min(group.len()) };
        for it in &group[..shown] {
            writeln!(out, "{}", renderer.render(&[report(findings, &mut sides, it)]))?;
            // Lines that were shown need not be shown again.
            if let Some(hunk) = hunks.of(it.first()).filter(|it| it.is_elsewhere) {
                write_hunk(out, &hunk)?;
            }
            writeln!(out)?;
        }
        if shown < group.len() {
            let hidden = plural(group[shown..].iter().map(|it| it.changes.len()).sum(), "change");
            writeln!(out, "… {hidden} of {STRONG}{}{STRONG:#} hidden, use --all\n", rule.id())?;
        }
    }
    for ((class, rule), group) in &groups {
        let (class, rule, count, help) =
            (class.to_string(), rule.id(), group.iter().map(|it| it.changes.len()).sum::<usize>(), rule.help());
        writeln!(out, "{class:<9}  {STRONG}{rule:<34}{STRONG:#} {count:>5}  {help}")?;
    }
    for it in findings.announced.iter().flat_map(Announced::unmet) {
        let text = clean(&it.text, false);
        writeln!(out, "announced {} ({}), and not in the documentation: {text}", it.date, clean(&it.place, false))?;
    }
    writeln!(out, "{STRONG}{}{STRONG:#}; version: {}", findings.summary(), findings.bump())
}

/// What differs elsewhere on the page.
fn write_hunk(out: &mut dyn Write, hunk: &Hunk) -> io::Result<()> {
    writeln!(out, "   {STRONG}on the page{STRONG:#}")?;
    for it in &hunk.lines {
        let text = format!("{}{}", it.sign(), it.text);
        match it.mark {
            Mark::Removed => writeln!(out, "   {BAD}{text}{BAD:#}")?,
            Mark::Added => writeln!(out, "   {GOOD}{text}{GOOD:#}")?,
            Mark::Header | Mark::Same => writeln!(out, "   {text}")?,
        }
    }
    Ok(())
}

fn report<'a>(
    findings: &Findings<'a>,
    sides: &mut [(&'a Side, Option<Places<'a>>); 2],
    group: &Group<'a>,
) -> annotate_snippets::Group<'a> {
    let it = group.first();
    let (title, meaning, accepted) = (title(group), group.meaning(), findings.accepted.reason(it));
    let level = match it.class() {
        Class::Breaking => Level::ERROR.with_name("breaking"),
        Class::Behaviour => Level::WARNING.with_name("behaviour"),
        Class::Additive => Level::INFO.with_name("additive"),
        Class::Docs => Level::NOTE.with_name("docs"),
    };
    let mut group =
        annotate_snippets::Group::with_title(level.primary_title(clean(&title, false).into_owned()).id(it.id()));
    for (at, place) in [&it.old_place, &it.new_place].into_iter().enumerate() {
        if let Some(place) = place {
            let (side, places) = &mut sides[at];
            group = excerpt(group, side, places.as_mut(), place, if at == 0 { "before" } else { "now" });
        }
    }
    group = group.element(Level::NOTE.message(clean(&meaning, false).into_owned()));
    group = group.elements(Some(it.reason()).filter(|it| !it.is_empty()).map(|it| Level::NOTE.message(it)));
    group = group.elements(accepted.map(|it| Level::NOTE.message(format!("accepted: {}", clean(it, false)))));
    let announced = findings.announcement(it).map(|it| clean(&it, false).into_owned());
    group = group.elements(announced.map(|it| Level::NOTE.message(it)));
    group.element(Level::NOTE.message(format!("fingerprint: {}", it.fingerprint)))
}

fn excerpt<'a>(
    group: annotate_snippets::Group<'a>,
    side: &Side,
    places: Option<&mut Places<'a>>,
    place: &'a Place,
    label: &'static str,
) -> annotate_snippets::Group<'a> {
    let path = clean(&format!("{}/{}", side.prefix, place.path), false).into_owned();
    if let (Some(places), Some(span)) = (places, place.span) {
        if let Some(excerpt) = Excerpt::new(places, span.file, &[(span, label)]) {
            return group.element(snippet(excerpt, path, true));
        }
        let (at, _) = places.of(span);
        return group.element(Origin::path(path).line(at.line).char_column(at.column));
    }
    group.element(Origin::path(path))
}
