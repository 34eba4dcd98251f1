//! `broken-table`: tables that are shown as text.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::TableShape;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BrokenTable,
    why: "A table is one only if the line below its header has dashes in as many cells as the header has: otherwise the site \
          shows pipes and dashes as text.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
-|:---|:---|
+|:---|:---|:---|
 |id|String|The key.|
",
    found_by: Finder::LintWithFix(find),
};

/// First cells of headers: only below such a line is a missing delimiter row certain.
const HEADERS: &[&str] =
    &["property", "name", "parameter", "method", "relationship", "header", "permission type", "member", "value"];

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for table in set.outlines().flat_map(|it| &it.tables) {
        let columns = table.columns;
        let it = match table.delimiter {
            Some((_, cells)) if cells == columns => continue,
            Some((span, cells)) => {
                let message = format!("the header has {columns} cells and the line below it {cells}");
                let it = Diagnostic::new(Rule::BrokenTable, message, span).with("the header", table.header);
                it.fixed_by(span, delimiter(set.text(span), columns))
            }
            None => {
                let message = "the line below the header is not one of dashes";
                let end = Span { start: table.header.end, ..table.header };
                let it = Diagnostic::new(Rule::BrokenTable, message, table.header);
                if is_header(set, table) { it.fixed_by(end, format!("\n{}", delimiter("", columns))) } else { it }
            }
        };
        found.push(it);
    }
}

/// The delimiter row with as many cells as wanted; those that are there stay as they are.
fn delimiter(written: &str, columns: usize) -> String {
    let body = written.trim().trim_start_matches('|').trim_end_matches('|');
    let cells = body.split('|').filter(|it| !it.trim().is_empty()).chain(std::iter::repeat(":---"));
    let indent = &written[..written.len() - written.trim_start().len()];
    format!("{indent}|{}|", cells.take(columns).collect::<Vec<_>>().join("|"))
}

/// The line is certain to be missing: one with a slip in it is there, and would become a row.
fn is_header(set: &Set<'_>, table: &TableShape) -> bool {
    let below = set.sources[table.header.file].text.get(table.header.end as usize..).unwrap_or_default();
    let below = below.lines().skip(1).find(|it| !it.is_empty()).unwrap_or_default();
    // A single dash may be a value, and what is left of a line of them.
    if has_dashes(below) || below.split('|').any(|it| it.trim() == "-") {
        return false;
    }
    let first = set.text(table.header).trim_matches(['|', ' ']).split('|').next().unwrap_or_default();
    HEADERS.contains(&first.trim().to_lowercase().as_str())
}

/// True of a line with a cell of dashes; a single one may be a value.
fn has_dashes(line: &str) -> bool {
    let mut cells = line.split('|').map(str::trim);
    cells.any(|it| it.len() > 1 && it.bytes().all(|byte| matches!(byte, b'-' | b':')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_a_slip_is_there() {
        assert!(has_dashes("|:---|:--.|") && has_dashes("| --- | -\u{2013}- |"));
        assert!(!has_dashes("|id|-|") && !has_dashes("|a--b|c|") && !has_dashes(""));
    }

    #[test]
    fn cells_that_are_there_stay() {
        assert_eq!(delimiter("  |:--|--:|", 3), "  |:--|--:|:---|");
        assert_eq!(delimiter("--|--|--", 2), "|--|--|");
        assert_eq!(delimiter("", 2), "|:---|:---|");
    }
}
