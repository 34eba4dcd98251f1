//! The report of `examples`: differences between documentation and functions in each output format, and the table of counts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use docwright::examples::{self, Category, Effect, Report, Rule, Share, Side};

use super::record::Record;
use crate::Home;
use crate::cli::{Examples, Format};
use crate::docs::DocSet;
use crate::render::github::{self, Mark};
use crate::render::markdown::{self, Page};
use crate::render::sarif::{self, LogRule};
use crate::render::{Finding, Level, Place, Places, Sets, Text, json, plural};
use crate::terminal::STRONG;

/// Findings by rule, the heaviest last.
type ByRule<'a> = BTreeMap<Rule, Vec<&'a examples::Finding>>;

/// Writes the report.
pub(super) fn write(
    out: &mut dyn Write,
    options: &Examples,
    docs: &DocSet,
    report: &Report<'_>,
    home: &Home,
) -> io::Result<()> {
    let mut sets = Sets::of(docs, home);
    let found = || {
        let all = report.outcomes.iter().flat_map(|it| &it.findings);
        // Examples of other services are in the table, and nothing is to be done about them.
        all.filter(|it| it.rule.category() != Category::Beside)
    };
    let mut groups = ByRule::new();
    found().for_each(|it| groups.entry(it.rule).or_default().push(it));
    match options.format {
        Format::Text => {
            let mut text = Text::new(sets, options.all);
            for (rule, group) in &groups {
                text.rule(out, rule.id(), group, |it| finding(docs, it), |rest| plural(rest.len(), "finding"))?;
            }
            write_table(out, report)?;
            summary(report).iter().try_for_each(|it| writeln!(out, "{STRONG}{it}{STRONG:#}"))
        }
        Format::Json => {
            let mut places = Places::new(&docs.sources);
            report.outcomes.iter().try_for_each(|it| json::line(out, &Record::of(&mut places, it)))
        }
        Format::Github => {
            // What makes no difference on the wire is no news in a pull request.
            let differing = found().filter(|it| it.rule.effect() == Effect::Differs);
            github::write(out, &mut sets, Mark::Start, differing.map(|it| finding(docs, it)))?;
            github::notice(out, None, "examples", &summary(report).join("\n"))
        }
        Format::Sarif => {
            let described = |it: &Rule| LogRule::new(it.id(), it.explanation(), it.help());
            let rules: Vec<LogRule> = groups.keys().map(described).collect();
            sarif::write(out, &mut sets, &rules, found().map(|it| finding(docs, it)))
        }
        Format::Markdown => out.write_all(page(&mut sets, docs, &groups, report, home).as_bytes()),
    }
}

/// Something that was found in an example as a finding.
fn finding<'a>(docs: &'a DocSet, it: &'a examples::Finding) -> Finding<'a> {
    let (level, name) = match (it.rule.category(), it.rule.effect()) {
        (Category::Ours, _) => (Level::Warning, "ours"),
        (_, Effect::Differs) => (Level::Warning, "warning"),
        (_, Effect::Same | Effect::Respelled) => (Level::Note, "note"),
    };
    Finding {
        rule: Cow::Borrowed(it.rule.id()),
        level,
        name,
        message: Cow::Borrowed(&it.message),
        places: Place::all(&docs.sources, it.span, &it.related),
        help: Some(it.rule.help()),
        advice: None,
        fix: Vec::new(),
        change: None,
    }
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

/// The differences as Markdown, the heaviest first.
fn page(sets: &mut Sets, docs: &DocSet, groups: &ByRule<'_>, report: &Report<'_>, home: &Home) -> String {
    let lead = summary(report).map(|it| format!("- {it}")).join("\n");
    let mut page = Page::new("Examples of the documentation", &lead);
    for (rule, group) in groups.iter().rev() {
        let findings: Vec<Finding<'_>> = group.iter().map(|it| finding(docs, it)).collect();
        let name = findings.first().map_or("note", |it| it.name);
        page.rule(&format!("{name}: {rule} ({})", group.len()), rule.help());
        for it in &findings {
            page.item(&markdown::item(sets, it));
        }
    }
    page.finish(&format!("`{} examples --all` shows them", home.command))
}

/// `requests: 95.1 % of 1234 are what their function sends; answers: …`
fn summary(report: &Report<'_>) -> [String; 2] {
    [
        format!("requests: {} are exactly what a function sends", share(report.requests())),
        format!("answers: {} of documented type are read and written again without loss", share(report.responses())),
    ]
}

fn share(it: Share) -> String {
    if it.all == 0 {
        return "none".to_owned();
    }
    // Rounded down: nothing is called complete that is not.
    let tenths = it.good * 1000 / it.all;
    format!("{} of {} ({}.{} %)", it.good, it.all, tenths / 10, tenths % 10)
}
