//! Introductions as Markdown for rustdoc: paragraphs, lists, notes, tables and code.
//!
//! ```markdown
//! List the lamps of:
//!
//! - the signed-in user.
//!
//! > **Note:** A metered API.
//! ```
//!
//! The first paragraph is what lists of items show, so notes that stand above it come after it.

use crate::api::{Passage, Prose, Remark};
use crate::lower::docs::rustdoc::{Rustdoc, end_sentence, paragraph, text};
use crate::text::markdown::push_code_block;

impl Rustdoc<'_> {
    /// Appends the introduction of a page.
    pub(crate) fn introduction(&self, passages: &[Passage], lines: &mut Vec<String>) {
        let paragraph = passages.iter().position(|it| matches!(it, Passage::Paragraph(_)));
        let (above, below) = passages.split_at(paragraph.unwrap_or_default());
        let (first, rest) = below.split_at(below.len().min(1));
        // What follows the paragraph closely, such as the list that it announces, stays with it.
        let announced =
            rest.iter().take_while(|it| !matches!(it, Passage::Paragraph(_) | Passage::Note { .. })).count();
        let (announced, rest) = rest.split_at(announced);
        let mut before = None;
        for it in first.iter().chain(announced).chain(above).chain(rest) {
            self.passage(it, before, lines);
            before = Some(it);
        }
        end_sentence(lines);
    }

    /// Appends what a page says under headings of its own.
    pub(crate) fn remarks(&self, remarks: &[Remark], lines: &mut Vec<String>) {
        for it in remarks {
            let heading = self.joined(&it.heading);
            let marks = "#".repeat(usize::from(it.level.saturating_sub(1)).clamp(1, 4));
            paragraph(format!("{marks} {heading}"), lines);
            let mut before = None;
            for passage in &it.passages {
                self.passage(passage, before, lines);
                before = Some(passage);
            }
            end_sentence(lines);
        }
    }

    fn passage(&self, it: &Passage, before: Option<&Passage>, lines: &mut Vec<String>) {
        let in_list = matches!(before, Some(Passage::Item(_)));
        let in_note = matches!(before, Some(Passage::Note { .. } | Passage::NoteItem(_)));
        let in_note_list = matches!(before, Some(Passage::NoteItem(_)));
        let gap = |line: &'static str| (!lines.is_empty()).then(|| line.to_owned());
        match it {
            Passage::Paragraph(text) => {
                self.paragraphs(text).into_iter().for_each(|text| paragraph(text, lines));
            }
            Passage::Item(text) => {
                lines.extend(gap("").filter(|_| !in_list));
                lines.push(format!("- {}", self.joined(text)));
            }
            Passage::Note { label, text } => {
                lines.extend(gap(if in_note && label.is_none() { ">" } else { "" }));
                lines.push(format!("> {}{}", label.as_deref().map(alert).unwrap_or_default(), self.joined(text)));
            }
            Passage::NoteItem(text) => {
                lines.extend(gap(if in_note { ">" } else { "" }).filter(|_| !in_note_list));
                lines.push(format!("> - {}", self.joined(text)));
            }
            Passage::Code(code) => {
                lines.extend(gap(""));
                push_code_block(lines, &code.value);
            }
            Passage::Table(rows) => {
                lines.extend(gap(""));
                self.table(rows, lines);
            }
        }
    }

    fn table(&self, rows: &[Vec<Prose>], lines: &mut Vec<String>) {
        for (at, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|it| bars(&self.line(it))).collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if at == 0 {
                lines.push(format!("|{}", "---|".repeat(row.len())));
            }
        }
    }
}

/// `**Note:** ` for `NOTE`
fn alert(label: &str) -> String {
    let lower = label.to_ascii_lowercase();
    let (first, rest) = lower.split_at(lower.len().min(1));
    format!("**{}{}:** ", text(&first.to_ascii_uppercase()), text(rest))
}

/// Escapes the bars that would end a cell, as they do even in code.
fn bars(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for it in cell.chars() {
        if it == '|' && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(it);
    }
    out
}
