//! What was found in examples, for people: excerpts of both places, grouped by rule, and a table of what there is.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::{Group, Level, Renderer};
use docwright::examples::{Category, Effect, Finding, Report, Rule, Side};

use super::summary;
use crate::docs::DocSet;
use crate::place;
use crate::render::{Places, excerpts, plural};
use crate::terminal::{STRONG, clean};

/// Findings of one rule that are shown unless all are asked for.
const SHOWN: usize = 5;

/// Writes the findings, the heaviest last, where people look.
pub(super) fn write(out: &mut dyn Write, docs: &DocSet, report: &Report<'_>, all: bool) -> io::Result<()> {
    let mut groups: BTreeMap<Rule, Vec<&Finding>> = BTreeMap::new();
    for it in report.outcomes.iter().flat_map(|it| &it.findings) {
        groups.entry(it.rule).or_default().push(it);
    }
    let prefix = place::shown(&docs.folder);
    let mut places = Places::new(&docs.sources);
    let renderer = Renderer::styled();
    for (rule, group) in groups.iter().filter(|(rule, _)| rule.category() != Category::Beside) {
        let shown = if all { group.len() } else { SHOWN.min(group.len()) };
        for (index, it) in group[..shown].iter().enumerate() {
            let help = (index + 1 == shown).then(|| rule.help());
            writeln!(out, "{}\n", renderer.render(&[finding(&mut places, &prefix, it, help)]))?;
        }
        if shown < group.len() {
            let hidden = plural(group.len() - shown, "finding");
            writeln!(out, "… {hidden} of {STRONG}{rule}{STRONG:#} hidden, use --all\n")?;
        }
    }
    write_table(out, report)?;
    summary(report).iter().try_for_each(|it| writeln!(out, "{STRONG}{it}{STRONG:#}"))
}

/// Each example counts once, with the weightiest of its rules.
fn write_table(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let mut counts: BTreeMap<Rule, [usize; 2]> = BTreeMap::new();
    for it in &report.outcomes {
        counts.entry(it.verdict()).or_default()[usize::from(it.side == Side::Response)] += 1;
    }
    for (rule, [requests, answers]) in counts {
        let (category, id, help) = (rule.category().to_string(), rule.id(), rule.help());
        let requests = plural(requests, "request");
        let answers = plural(answers, "answer");
        writeln!(out, "{category:<7} {STRONG}{id:<27}{STRONG:#} {requests:>13} {answers:>13}  {help}")?;
    }
    Ok(())
}

fn finding<'a>(places: &mut Places, prefix: &str, it: &'a Finding, help: Option<&'a str>) -> Group<'a> {
    let level = match (it.rule.category(), it.rule.effect()) {
        (Category::Ours, _) => Level::ERROR.with_name("ours"),
        (_, Effect::Differs) => Level::WARNING,
        (_, Effect::Same | Effect::Respelled) => Level::NOTE,
    };
    let title = level.primary_title(clean(&it.message, false)).id(it.rule.id());
    excerpts(places, prefix, Group::with_title(title), (it.span, &it.related), help)
}
