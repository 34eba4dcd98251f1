//! `broken-table`: tables that are shown as text.

use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::Delimiter;
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

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for table in set.outlines().flat_map(|it| &it.tables) {
        let columns = table.columns;
        let it = match table.delimiter {
            Delimiter::There(_, cells) if cells == columns => continue,
            Delimiter::There(span, cells) => {
                let message = format!("the header has {columns} cells and the line below it {cells}");
                let it = Diagnostic::new(Rule::BrokenTable, message, span).with("the header", table.header);
                it.fixed_by(span, delimiter(set.text(span), columns))
            }
            Delimiter::Missing => {
                let end = Span { start: table.header.end, ..table.header };
                missing(table.header).fixed_by(end, format!("\n{}", delimiter("", columns)))
            }
            // What the lines are when they become a table, nobody knows.
            Delimiter::Unsure => missing(table.header),
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

fn missing(header: Span) -> Diagnostic {
    Diagnostic::new(Rule::BrokenTable, "the line below the header is not one of dashes", header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_are_there_stay() {
        assert_eq!(delimiter("  |:--|--:|", 3), "  |:--|--:|:---|");
        assert_eq!(delimiter("--|--|--", 2), "|--|--|");
        assert_eq!(delimiter("", 2), "|:---|:---|");
    }
}
