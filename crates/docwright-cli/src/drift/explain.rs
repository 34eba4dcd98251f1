//! `drift --explain FINGERPRINT`: the evidence of both sides for one change.

use std::io::{self, Write};

use anyhow::{bail, ensure};
use docwright::drift::{Change, Fact, Group, Node, Place, Snapshot};
use docwright::explain::{Explanation, explain};

use super::findings::Findings;
use super::report::{finding, sets};
use super::side::Side;
use crate::render::{Text, explanation};
use crate::terminal;
use crate::terminal::{STRONG, clean};

/// Lines of a place that are shown.
const LINES: usize = 20;

/// Explains the change that a fingerprint names, or the beginning of it.
pub(super) fn run(findings: &Findings, fingerprint: &str) -> anyhow::Result<()> {
    let start = fingerprint.to_lowercase();
    let found = findings.report.changes.iter().filter(|it| it.fingerprint.starts_with(&start));
    let found: Vec<&Change> = found.collect();
    let [it] = found[..] else {
        ensure!(!found.is_empty(), "no change has the fingerprint {fingerprint:?}: `{}` lists all", findings.again);
        let all: Vec<&str> = found.iter().take(5).map(|it| it.fingerprint.as_str()).collect();
        bail!("{} changes have a fingerprint that begins with {fingerprint:?}: {}", found.len(), all.join(", "));
    };
    let mut stream = terminal::text();
    let group = Group { changes: vec![it], is_of_one: false };
    let mut text = Text::new(sets(findings), true);
    text.rule(&mut stream, it.rule.id(), &[group], |it| finding(findings, it, Vec::new()), |_| String::new())?;
    let nodes = [findings.old, findings.new].map(|side| node(&side.snapshot, it));
    let ranks =
        [("before", findings.old, &it.old_place, &it.old_rust), ("now", findings.new, &it.new_place, &it.new_rust)];
    for (rank, (word, side, place, rust)) in ranks.into_iter().enumerate() {
        writeln!(stream, "{STRONG}{word}{STRONG:#}: {}", clean(&side.prefix, false))?;
        if let Some(place) = place {
            write_place(&mut stream, side, place)?;
        }
        write_facts(&mut stream, nodes[rank], nodes[1 - rank])?;
        rust.lines().try_for_each(|it| writeln!(stream, "  {}", clean(it, false)))?;
        writeln!(stream)?;
        let evidence = evidence(side, it);
        if !evidence.is_empty() {
            explanation::write(&mut stream, &side.prefix, &evidence)?;
            writeln!(stream)?;
        }
    }
    writeln!(stream, "what to do: {}", it.rule.help())?;
    Ok(stream.finish()?)
}

/// The lines of a place, with its address.
fn write_place(out: &mut dyn Write, side: &Side, place: &Place) -> io::Result<()> {
    let line = side.position(place).map_or(String::new(), |it| format!(":{}", it.line));
    writeln!(out, "  {}{line}", clean(&format!("{}/{}", side.prefix, place.path), false))?;
    let text = place.span.zip(side.docs.as_ref()).map_or("", |(span, docs)| docs.sources.text(span));
    let more = text.lines().count().saturating_sub(LINES);
    text.lines().take(LINES).try_for_each(|it| writeln!(out, "    {}", clean(it, false)))?;
    if more > 0 { writeln!(out, "    … {more} more lines") } else { Ok(()) }
}

/// The facts of an item that the other side says otherwise, or not at all.
fn write_facts(out: &mut dyn Write, of: Option<&Node>, other: Option<&Node>) -> io::Result<()> {
    let Some(node) = of else { return writeln!(out, "  it is not there") };
    let differs = |(fact, value): &(&Fact, &String)| other.is_some_and(|it| it.fact(**fact) != value.as_str());
    // Digests of texts say nothing to anybody.
    let is_told = |fact: Fact| !matches!(fact, Fact::Doc | Fact::Notes);
    let facts = node.facts.iter().filter(differs).filter(|it| is_told(*it.0));
    facts.into_iter().try_for_each(|(fact, value)| writeln!(out, "  {}: {}", fact.word(), clean(value, false)))
}

/// The item of a change in one set; a part that several of them share is the first.
fn node<'s>(snapshot: &'s Snapshot, change: &Change) -> Option<&'s Node> {
    let all = snapshot.types.values().chain(snapshot.operations.values()).chain(snapshot.roots.values());
    let owner = all.into_iter().find(|it| it.name == change.owner)?;
    let part = change.item.strip_prefix(change.owner.as_str())?.trim_start_matches(['.', ':', ' ']);
    if part.is_empty() { Some(owner) } else { owner.parts.iter().find(|it| it.name == part) }
}

/// The statements of a side's sources about the item of a change, by its own name, by its new one, or about what it is part
/// of. A saved model has no sources.
fn evidence(side: &Side, change: &Change) -> Vec<Explanation> {
    let Some(docs) = &side.docs else { return Vec::new() };
    let (api, _) = docwright::understand(&docs.sources, &docs.config);
    let names = [&change.item, &change.new, &change.owner].into_iter().filter(|it| !it.is_empty());
    let found = names.map(|it| explain(&api, &docs.sources, it));
    found.into_iter().find_map(Result::ok).unwrap_or_default()
}
