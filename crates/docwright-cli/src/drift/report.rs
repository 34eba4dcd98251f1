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
use super::record::Record;
use super::side::Side;
use super::{html, markdown};
use crate::cli::{Drift, DriftFormat};
use crate::render::sarif::{self, LogRule};
use crate::render::{self, Finding, Level, Place, Role, Set, Sets, Text, github, json, plural};
use crate::terminal::{BAD, GOOD, STRONG, clean};

/// Writes the report; `stale` are entries of accepted changes that can go.
pub(super) fn write(out: &mut dyn Write, findings: &Findings, options: &Drift, stale: &[Stale]) -> io::Result<()> {
    match options.format {
        DriftFormat::Text => text(out, findings, options.all),
        DriftFormat::Json => {
            let mut hunks = Hunks::new(findings.old, findings.new);
            let mut changes = findings.report.changes.iter();
            changes.try_for_each(|it| json::line(out, &Record::of(findings, it, &mut hunks)))
        }
        DriftFormat::Markdown => out.write_all(markdown::page(findings).as_bytes()),
        DriftFormat::Html => out.write_all(html::page(findings).as_bytes()),
        DriftFormat::Github => github_commands(out, findings, stale),
        DriftFormat::Sarif => log(out, findings),
    }
}

/// Writes the changes for people, the worst ones last, where people look.
pub(super) fn text(out: &mut dyn Write, findings: &Findings, all: bool) -> io::Result<()> {
    let all_groups = findings.report.groups();
    let mut groups: BTreeMap<(Class, Rule), Vec<&Group<'_>>> = BTreeMap::new();
    for it in &all_groups {
        groups.entry((it.first().class(), it.first().rule)).or_default().push(it);
    }
    let mut hunks = Hunks::new(findings.old, findings.new);
    let mut text = Text::new(sets(findings), all);
    let count = |groups: &[&Group<'_>]| groups.iter().map(|it| it.changes.len()).sum::<usize>();
    for ((_, rule), group) in &groups {
        let hidden = |rest: &[&Group<'_>]| plural(count(rest), "change");
        let mut hunk = |it: &Group<'_>| {
            // Lines that were shown need not be shown again.
            hunks.of(it.first()).filter(|it| it.is_elsewhere).map(|it| styled(&it)).unwrap_or_default()
        };
        text.rule(out, rule.id(), group, |it| finding(findings, it, hunk(it)), hidden)?;
    }
    for ((class, rule), group) in &groups {
        let (class, rule, count, help) = (class.to_string(), rule.id(), count(group), rule.help());
        writeln!(out, "{class:<9}  {STRONG}{rule:<34}{STRONG:#} {count:>5}  {help}")?;
    }
    for it in findings.announced.iter().flat_map(Announced::unmet) {
        let text = clean(&it.text, false);
        writeln!(out, "announced {} ({}), and not in the documentation: {text}", it.date, clean(&it.place, false))?;
    }
    writeln!(out, "{STRONG}{}{STRONG:#}; version: {}", findings.summary(), findings.bump())
}

/// Writes the changes for a pull request, where neither what only the text says nor what was accepted is news.
fn github_commands(out: &mut dyn Write, findings: &Findings, stale: &[Stale]) -> io::Result<()> {
    let open: Vec<Change> = findings.report.changes.iter().filter(|it| !findings.accepted.holds(it)).cloned().collect();
    let open = Report { changes: open };
    let groups = open.groups();
    let news = groups.iter().filter(|it| it.first().class() != Class::Docs);
    let news = news.map(|it| finding(findings, it, Vec::new()));
    github::write(out, &mut sets(findings), github::Mark::Line, news)?;
    github::notice(out, None, "drift", &format!("{}; version: {}", findings.summary(), findings.bump()))?;
    stale.iter().try_for_each(|it| {
        let file = findings.home.in_repository(it.file.as_ref());
        github::notice(out, Some((&file, it.line)), "drift", &it.text)
    })
}

/// Writes the changes as SARIF one by one, so that each can be accepted by its fingerprint.
fn log(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let changes = &findings.report.changes;
    let rules: BTreeMap<String, Rule> = changes.iter().map(|it| (it.id(), it.rule)).collect();
    let rules = rules.into_iter().map(|(id, it)| LogRule::new(id, it.explanation(), it.help()));
    let rules: Vec<LogRule> = rules.collect();
    let groups: Vec<Group<'_>> = changes.iter().map(|it| Group { changes: vec![it], is_of_one: false }).collect();
    let all = groups.iter().map(|it| finding(findings, it, Vec::new()));
    sarif::write(out, &mut sets(findings), &rules, all)
}

fn sets<'a>(findings: &Findings<'a>) -> Sets<'a> {
    let set = |side: &'a Side| Set::new(side.prefix.clone(), side.docs.as_ref(), findings.home);
    Sets::two(set(findings.old), set(findings.new))
}

/// Changes that are told together as a finding.
fn finding<'f>(findings: &'f Findings<'_>, group: &Group<'f>, hunk: Vec<String>) -> Finding<'f> {
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
