//! `lint --explain RULE` and `lint --list`: the lint rules, each with severity, reason, fix and example.

use std::io::Write;

use anyhow::{Context as _, bail};
use docwright::diagnostic::{Rule, Severity};
use docwright::lint::catalog::{Entry, entry, page};

use crate::cli::Format;
use crate::terminal::{self, BAD, GOOD, STRONG};

/// Explains one rule.
pub(super) fn explain(name: &str) -> anyhow::Result<()> {
    let rule = Rule::find(name).with_context(|| unknown(name))?;
    let mut stream = terminal::text();
    write(&mut stream, entry(rule))?;
    stream.finish()?;
    Ok(())
}

/// Lists all rules, as text or as the page RULES.md.
pub(super) fn list(format: Format) -> anyhow::Result<()> {
    match format {
        Format::Markdown => {
            let mut stream = terminal::data();
            stream.write_all(page().as_bytes())?;
            stream.finish()?;
        }
        Format::Text => {
            let mut stream = terminal::text();
            for rule in Rule::ALL {
                let fix = if entry(*rule).is_fixable() { "fix" } else { "" };
                let what = entry(*rule).what();
                writeln!(
                    stream,
                    "{:<7} {fix:<3} {STRONG}{:<22}{STRONG:#} {what}",
                    rule.severity().to_string(),
                    rule.id()
                )?;
            }
            stream.finish()?;
        }
        Format::Json | Format::Github | Format::Sarif => bail!("rules are listed as text or as markdown"),
    }
    Ok(())
}

fn write(out: &mut dyn Write, entry: Entry) -> std::io::Result<()> {
    let rule = entry.rule;
    let style = if rule.severity() == Severity::Note { STRONG } else { BAD };
    let fix = if entry.is_fixable() { ", fixed by --fix" } else { "" };
    writeln!(out, "{STRONG}{rule}{STRONG:#}: {style}{}{style:#}{fix}", rule.severity())?;
    writeln!(out, "\n{}\n", entry.what())?;
    writeln!(out, "{STRONG}why{STRONG:#}   {}", entry.why)?;
    writeln!(out, "{STRONG}fix{STRONG:#}   {}", entry.advice())?;
    if !entry.example.is_empty() {
        writeln!(out)?;
    }
    for line in entry.example.lines() {
        match line.chars().next() {
            Some('+') => writeln!(out, "  {GOOD}{line}{GOOD:#}")?,
            Some('-') => writeln!(out, "  {BAD}{line}{BAD:#}")?,
            Some('@') => writeln!(out, "  {STRONG}{}{STRONG:#}", line.trim_start_matches("@@ "))?,
            _ => writeln!(out, "  {line}")?,
        }
    }
    Ok(())
}

fn unknown(name: &str) -> String {
    let is_near = |rule: &&Rule| {
        let words = |text: &str| text.split('-').map(str::to_owned).collect::<Vec<_>>();
        words(rule.id()).iter().any(|word| words(name).contains(word))
    };
    let near: Vec<&str> = Rule::ALL.iter().filter(is_near).map(|it| it.id()).collect();
    let hint = if near.is_empty() { "`--list` shows all".to_owned() } else { format!("there is {}", near.join(", ")) };
    format!("there is no rule {name:?}; {hint}")
}
