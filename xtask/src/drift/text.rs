//! Changes for people: excerpts of both documentations, and what each change means.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::{Group, Level, Origin, Renderer};
use docwright::drift::{Change, Class, Place, Rule};

use super::side::Side;
use super::{Findings, title};
use crate::render::{Excerpt, Places, plural, snippet};
use crate::terminal::{STRONG, clean};

/// Changes of one rule that are shown unless all are asked for.
const SHOWN: usize = 5;

/// Writes the changes, the worst ones last, where people look.
pub(super) fn write(out: &mut dyn Write, findings: &Findings, all: bool) -> io::Result<()> {
    let mut groups: BTreeMap<(Class, Rule), Vec<&Change>> = BTreeMap::new();
    for it in &findings.report.changes {
        groups.entry((it.class(), it.rule)).or_default().push(it);
    }
    let mut sides =
        [findings.old, findings.new].map(|side| (side, side.docs.as_ref().map(|it| Places::new(&it.sources))));
    let renderer = Renderer::styled();
    for ((_, rule), group) in &groups {
        let shown = if all { group.len() } else { SHOWN.min(group.len()) };
        for it in &group[..shown] {
            writeln!(out, "{}\n", renderer.render(&[report(&mut sides, it, findings.accepted.reason(it))]))?;
        }
        if shown < group.len() {
            let hidden = plural(group.len() - shown, "change");
            writeln!(out, "… {hidden} of {STRONG}{}{STRONG:#} hidden, use --all\n", rule.id())?;
        }
    }
    for ((class, rule), group) in &groups {
        let (class, rule, count, help) = (class.to_string(), rule.id(), group.len(), rule.help());
        writeln!(out, "{class:<9}  {STRONG}{rule:<34}{STRONG:#} {count:>5}  {help}")?;
    }
    writeln!(out, "{STRONG}{}{STRONG:#}; version: {}", findings.summary(), findings.bump())
}

fn report<'a>(sides: &mut [(&'a Side, Option<Places<'a>>); 2], it: &'a Change, accepted: Option<&'a str>) -> Group<'a> {
    let level = match it.class() {
        Class::Breaking => Level::ERROR.with_name("breaking"),
        Class::Behaviour => Level::WARNING.with_name("behaviour"),
        Class::Additive => Level::INFO.with_name("additive"),
        Class::Docs => Level::NOTE.with_name("docs"),
    };
    let mut group = Group::with_title(level.primary_title(clean(&title(it), false).into_owned()).id(it.id()));
    for (at, place) in [&it.old_place, &it.new_place].into_iter().enumerate() {
        if let Some(place) = place {
            let (side, places) = &mut sides[at];
            group = excerpt(group, side, places.as_mut(), place, if at == 0 { "before" } else { "now" });
        }
    }
    group = group.element(Level::NOTE.message(clean(&it.meaning, false).into_owned()));
    group =
        group.elements((!it.why.is_empty()).then(|| Level::NOTE.message(format!("taken for one item: {}", it.why))));
    group = group.elements(accepted.map(|it| Level::NOTE.message(format!("accepted: {}", clean(it, false)))));
    group.element(Level::NOTE.message(format!("fingerprint: {}", it.fingerprint)))
}

fn excerpt<'a>(
    group: Group<'a>,
    side: &Side,
    places: Option<&mut Places<'a>>,
    place: &'a Place,
    label: &'static str,
) -> Group<'a> {
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
