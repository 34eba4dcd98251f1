//! The report of `drift`: changes as findings, and each output format over them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use docwright::drift::{self, Change, Class, Group, Report, Rule};
use docwright::source::Span;

use super::accepted::Stale;
use super::announced::Announced;
use super::findings::{Findings, title};
use super::hunk::{self, Hunk, Hunks, Mark};
use super::record::{Head, Record};
use super::side::Side;
use super::{html, markdown};
use crate::cli::{Drift, DriftFormat};
use crate::render::sarif::{self, LogRule};
use crate::render::{self, Finding, Level, Place, Role, Set, Sets, Text, github, json, plural};
use crate::terminal::{BAD, GOOD, STRONG, clean};

/// Findings that GitHub shows of one step.
const ANNOTATED: usize = 10;

/// Writes the report; `stale` are entries of accepted changes that can go.
pub(super) fn write(out: &mut dyn Write, findings: &Findings, options: &Drift, stale: &[Stale]) -> io::Result<()> {
    match options.format {
        DriftFormat::Text => text(out, findings, options.all),
        DriftFormat::Json => {
            json::line(out, &Head::of(findings))?;
            let mut hunks = Hunks::new(findings.old, findings.new);
            let groups = findings.report.groups();
            let mut changes = groups.iter().flat_map(|it| &it.changes);
            changes.try_for_each(|it| json::line(out, &Record::of(findings, it, &mut hunks)))
        }
        DriftFormat::Markdown => out.write_all(markdown::page(findings).as_bytes()),
        DriftFormat::Html => out.write_all(html::page(findings).as_bytes()),
        DriftFormat::Github => github_commands(out, findings, stale),
        DriftFormat::Sarif => log(out, findings),
    }
}

/// Writes the changes for people, by rule: the worst rule first, and of each the changes that most callers meet.
pub(super) fn text(out: &mut dyn Write, findings: &Findings, all: bool) -> io::Result<()> {
    let all_groups = findings.report.groups();
    let mut by_rule: Vec<(Rule, Vec<&Group<'_>>)> = Vec::new();
    for it in &all_groups {
        match by_rule.iter_mut().find(|known| known.0 == it.first().rule) {
            Some((_, known)) => known.push(it),
            None => by_rule.push((it.first().rule, vec![it])),
        }
    }
    let mut hunks = Hunks::new(findings.old, findings.new);
    let mut text = Text::new(sets(findings), all);
    let count = |groups: &[&Group<'_>]| groups.iter().map(|it| it.changes.len()).sum::<usize>();
    for (rule, groups) in &by_rule {
        let hidden = |rest: &[&Group<'_>]| plural(count(rest), "change");
        let mut hunk = |it: &Group<'_>| {
            // Lines that were shown need not be shown again.
            hunks.of(it.first()).filter(|it| it.is_elsewhere).map(|it| styled(&it)).unwrap_or_default()
        };
        text.rule(out, rule.id(), groups, |it| finding(findings, it, hunk(it)), hidden)?;
    }
    for (rule, groups) in &by_rule {
        let (class, rule, count, help) = (rule.class().to_string(), rule.id(), count(groups), rule.help());
        writeln!(out, "{class:<9}  {STRONG}{rule:<34}{STRONG:#} {count:>5}  {help}")?;
    }
    for it in findings.announced.iter().flat_map(Announced::unmet) {
        let text = clean(&it.text, false);
        writeln!(out, "announced {} ({}), and not in the documentation: {text}", it.date, clean(&it.place, false))?;
    }
    writeln!(out, "{STRONG}{}{STRONG:#}; version: {}", findings.summary(), findings.bump())
}

/// Writes the worst changes at their lines, where neither what only the text says nor what was accepted is news, and all of
/// them to the summary of the run.
fn github_commands(out: &mut dyn Write, findings: &Findings, stale: &[Stale]) -> io::Result<()> {
    let open: Vec<Change> = findings.report.changes.iter().filter(|it| !findings.accepted.holds(it)).cloned().collect();
    let open = Report { changes: open };
    let groups = open.groups();
    let news: Vec<&Group<'_>> = groups.iter().filter(|it| it.first().class() != Class::Docs).collect();
    let (shown, hidden) = news.split_at(news.len().min(ANNOTATED));
    let shown = shown.iter().map(|it| finding(findings, it, Vec::new()));
    github::write(out, &mut sets(findings), github::Mark::Line, shown)?;
    let is_written = github::summary(markdown::HEADING, || markdown::page(findings))?;
    let more = match (hidden.len(), is_written) {
        (0, _) => String::new(),
        (more, true) => format!("; {more} more in the summary of this run"),
        (more, false) => format!("; {more} more, which `{}` shows", findings.again),
    };
    github::notice(out, None, "drift", &format!("{}; version: {}{more}", findings.summary(), findings.bump()))?;
    stale.iter().try_for_each(|it| {
        let file = findings.home.in_repository(it.file.as_ref());
        github::notice(out, Some((&file, it.line)), "drift", &it.text)
    })
}

/// Writes the changes as SARIF one by one, so that each can be accepted by its fingerprint. What only the text says is no
/// alert to anybody.
fn log(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let groups = findings.report.groups();
    let changes = groups.iter().flat_map(|it| &it.changes).filter(|it| it.class() != Class::Docs);
    let each: Vec<Group<'_>> = changes.map(|it| Group { changes: vec![it], is_of_one: false }).collect();
    let rules: BTreeMap<String, Rule> = each.iter().map(|it| (it.first().id(), it.first().rule)).collect();
    let rules = rules.into_iter().map(|(id, it)| LogRule::new(id, it.explanation(), it.help()));
    let rules: Vec<LogRule> = rules.collect();
    let all = each.iter().map(|it| finding(findings, it, Vec::new()));
    sarif::write(out, &mut sets(findings), &rules, all)
}

pub(super) fn sets<'a>(findings: &Findings<'a>) -> Sets<'a> {
    let set = |side: &'a Side| Set::new(side.prefix.clone(), side.docs.as_ref(), findings.home);
    Sets::two(set(findings.old), set(findings.new))
}

/// Changes that are told together as a finding.
pub(super) fn finding<'f>(findings: &'f Findings<'_>, group: &Group<'f>, hunk: Vec<String>) -> Finding<'f> {
    let it = group.first();
    let (level, name) = match it.class() {
        Class::Breaking => (Level::Error, "breaking"),
        Class::Behaviour => (Level::Warning, "behaviour"),
        Class::Additive => (Level::Info, "additive"),
        Class::Docs => (Level::Note, "docs"),
    };
    let old =
        it.old_place.as_ref().map(|at| Place { label: "before", role: Role::Former, ..place(findings.old, 0, at) });
    let new = it.new_place.as_ref().map(|at| Place { label: "now", role: Role::Own, ..place(findings.new, 1, at) });
    Finding {
        rule: Cow::Owned(it.id()),
        level,
        name,
        message: Cow::Owned(title(group)),
        places: old.into_iter().chain(new).collect(),
        help: None,
        advice: None,
        fix: Vec::new(),
        change: Some(render::Change {
            meaning: group.meaning(),
            reason: it.reason(),
            accepted: findings.accepted.reason(it),
            announced: findings.announcement(it),
            fingerprint: &it.fingerprint,
            hunk,
        }),
    }
}

/// A place on a side, as far as its first line: a box around a whole table says less than that.
fn place<'f>(side: &'f Side, set: usize, at: &'f drift::Place) -> Place<'f> {
    let first_line = |span: Span| {
        let text = side.docs.as_ref().map_or("", |it| it.sources.text(span));
        let length = text.lines().next().unwrap_or_default().len();
        Span::new(span.file, span.start as usize..span.start as usize + length)
    };
    Place { set, path: &at.path, span: at.span.map(first_line), label: "", role: Role::Own }
}

/// The lines that differ elsewhere on the page.
fn styled(hunk: &Hunk) -> Vec<String> {
    let line = |it: &hunk::Line| {
        let text = format!("{}{}", it.sign(), it.text);
        match it.mark {
            Mark::Removed => format!("   {BAD}{text}{BAD:#}"),
            Mark::Added => format!("   {GOOD}{text}{GOOD:#}"),
            Mark::Header | Mark::Same => format!("   {text}"),
        }
    };
    let heading = format!("   {STRONG}on the page{STRONG:#}");
    std::iter::once(heading).chain(hunk.lines.iter().map(line)).collect()
}
