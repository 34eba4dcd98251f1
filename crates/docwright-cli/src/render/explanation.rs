//! Explanations of the model for people: each piece of evidence, with its place and its weight.

use std::io::{self, Write};

use docwright::explain::{Explanation, Fact, Said};
use docwright::source::Position;

use crate::terminal::{BAD, GOOD, STRONG, clean};

/// Writes what each source said about things of this name, with its place below a folder as people call it.
pub(crate) fn write(out: &mut dyn Write, folder: &str, found: &[Explanation]) -> io::Result<()> {
    for (rank, it) in found.iter().enumerate() {
        if rank > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{} {STRONG}{}{STRONG:#}", it.kind, clean(&it.name, false))?;
        writeln!(out, "  {}", shown(folder, &it.at))?;
        for note in &it.notes {
            writeln!(out, "  {}", clean(note, false))?;
        }
        it.facts.iter().try_for_each(|fact| write_fact(out, folder, fact))?;
    }
    Ok(())
}

fn write_fact(out: &mut dyn Write, folder: &str, fact: &Fact) -> io::Result<()> {
    let (about, decision) = (clean(&fact.about, false), clean(&fact.decision, false));
    writeln!(out, "\n  {about}: {STRONG}{decision}{STRONG:#}\n    {}", clean(&fact.rule, false))?;
    let rows: Vec<Row> = fact.said.iter().map(|it| Row::new(folder, it)).collect();
    let widths = [0, 1, 2].map(|at| rows.iter().map(|row| width(&row.cells[at])).max().unwrap_or(0));
    for row in &rows {
        let (style, mark) = if row.agrees { (GOOD, "agrees   ") } else { (BAD, "disagrees") };
        write!(out, "    {style}{mark}{style:#}")?;
        for (cell, wanted) in row.cells.iter().zip(widths) {
            write!(out, "  {cell}{:blank$}", "", blank = wanted.saturating_sub(width(cell)))?;
        }
        writeln!(out, "  {}", row.counted)?;
    }
    Ok(())
}

/// A line of evidence, its cells ready to be aligned.
struct Row {
    agrees: bool,
    cells: [String; 3],
    counted: String,
}

impl Row {
    fn new(folder: &str, it: &Said) -> Self {
        let cells = [it.source.to_owned(), clean(&it.says, false).into_owned(), shown(folder, &it.at)];
        Self { agrees: it.agrees, cells, counted: clean(&it.counted, false).into_owned() }
    }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn shown(folder: &str, at: &Position) -> String {
    clean(&format!("{folder}/{at}"), false).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::is_steering;

    #[test]
    fn docs_text_steers_no_terminal_and_columns_are_aligned() {
        let hostile = "\u{1b}[2J\u{202e}";
        let at = Position { path: format!("{hostile}.md"), line: 1, column: 2 };
        let said = |says: &str, agrees| Said {
            source: "table",
            says: says.to_owned(),
            at: at.clone(),
            agrees,
            counted: "weight 4".to_owned(),
        };
        let fact = Fact {
            about: hostile.to_owned(),
            decision: hostile.to_owned(),
            rule: hostile.to_owned(),
            said: vec![said("a", true), said(hostile, false)],
        };
        let it = Explanation {
            kind: "type",
            name: hostile.to_owned(),
            at: at.clone(),
            notes: vec![hostile.to_owned()],
            facts: vec![fact],
        };
        let mut out = Vec::new();
        write(&mut out, "docs", &[it]).unwrap();
        let text = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        assert!(!text.chars().any(|it| is_steering(it) && it != '\n'), "{text:?}");
        let ends: Vec<usize> = text.lines().filter_map(|it| it.find("weight").map(|at| width(&it[..at]))).collect();
        assert!(ends.len() == 2 && ends[0] == ends[1], "{text}");
    }
}
