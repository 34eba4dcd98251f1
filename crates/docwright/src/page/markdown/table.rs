//! The row grammar of tables, tolerant of everything that authors do to rows.
//!
//! ```markdown
//! | Property | Type    | Description                |
//! |:---------|:--------|:---------------------------|
//! | a        | String  | a pipe | in the text       |
//! b          | String  | no leading pipe
//! |c         | String  | a description
//! that goes on|
//! |**Group** | | |
//! |d|`x \| y`|
//! ```
//!
//! ```text
//! row          := "|"? cell ("|" cell)* "|"?         `\|` does not end a cell
//! continuation := line without leading "|" and with fewer cells than columns; belongs to the row before it
//! surplus      := pipes inside code do not count; else joined into the last column
//! missing      := empty cells
//! ```

use std::ops::Range;

use crate::dialect::columns::Columns;
use crate::page::markdown::lines::{self, is_delimiter};
use crate::text::source::FileId;

/// A table as ranges of the file's text.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) file: FileId,
    pub(crate) range: Range<usize>,
    pub(crate) header: Vec<Range<usize>>,
    pub(crate) rows: Vec<Row>,
}

/// A row with at most as many cells as the header.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) range: Range<usize>,
    pub(crate) cells: Vec<Range<usize>>,
    /// The repair that made the row fit its header.
    pub(crate) repair: Option<Repair>,
}

/// The ways to repair a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repair {
    Continued,
    Joined,
    Padded,
}

impl Row {
    pub(crate) fn cell(&self, column: usize) -> Option<&Range<usize>> {
        self.cells.get(column)
    }

    /// Only cells below an empty header say nothing: a header that ends with a bar too many has one more column.
    pub(crate) fn fills(&self, table: &Table, text: &str) -> bool {
        let is_blank = |cell: &Range<usize>| text[cell.clone()].trim().is_empty();
        let is_said = |at: usize| self.cells.get(at).is_some_and(|it| !is_blank(it));
        table.header.iter().enumerate().all(|(at, header)| is_blank(header) || is_said(at))
    }

    /// Only the first cell says something: a heading for the rows below, in tables where every row says more.
    pub(crate) fn is_lone(&self, text: &str) -> bool {
        self.cells.iter().skip(1).all(|cell| text[cell.clone()].trim().is_empty())
    }
}

impl Table {
    /// Reads the lines of `range`: header, delimiter if there is one, rows.
    pub(crate) fn read(file: FileId, text: &str, range: Range<usize>) -> Self {
        let lines: Vec<Range<usize>> = lines::lines(text, range.clone()).collect();
        let mut table = Self { file, range, header: Vec::new(), rows: Vec::new() };
        let Some(header) = lines.first() else {
            return table;
        };
        table.header = cells(text, header.clone(), false);
        let delimited = lines.get(1).is_some_and(|line| is_delimiter(&text[line.clone()]));
        table.append(text, lines.get(1 + usize::from(delimited)..).unwrap_or_default());
        table
    }

    /// Adds rows, also such that an interruption cut off from their table.
    pub(crate) fn append(&mut self, text: &str, lines: &[Range<usize>]) {
        let columns = self.header.len();
        let mut at = 0;
        while at < lines.len() {
            let mut range = lines[at].clone();
            at += 1;
            let begin = range.start;
            while let Some(next) = lines.get(at).filter(|next| continues(text, next, columns)) {
                range = begin..next.end;
                at += 1;
            }
            if text[range.clone()].bytes().any(|byte| !matches!(byte, b' ' | b'\t' | b'|' | b'>' | b'\n')) {
                self.rows.push(row(text, range, columns));
            }
        }
        self.range.end = lines.last().map_or(self.range.end, |line| line.end);
    }
}

/// True if a table begins with these two lines: the second one is a delimiter, or the delimiter between them is missing.
///
/// It is certain to be missing between known headers and a row of as many cells. Dashes in that row are a delimiter with a slip
/// in it, or what is left of one.
pub(crate) fn begins(text: &str, header: Range<usize>, below: Range<usize>, columns: &Columns) -> bool {
    if is_delimiter(text[below.clone()].trim_end()) {
        return true;
    }
    let is_row = |line: &Range<usize>| text[line.clone()].starts_with('|');
    if !is_row(&header) || !is_row(&below) {
        return false;
    }
    let [header, row] = [header, below].map(|line| cells(text, line, false));
    let is_dashes = |cell: &Range<usize>| {
        let mut bytes = text[cell.clone()].bytes();
        bytes.len() > 0 && bytes.all(|byte| matches!(byte, b'-' | b':'))
    };
    let names = header.iter().map(|cell| &text[cell.clone()]);
    header.len() > 1 && header.len() == row.len() && columns.make_header(names) && !row.iter().any(is_dashes)
}

/// How many of the lines of a table (header and delimiter first) belong to it: text glued to its end does not.
pub(crate) fn row_lines(text: &str, lines: &[Range<usize>]) -> usize {
    let closed = |line: &Range<usize>| text[line.clone()].trim_end().ends_with('|');
    let single = || lines.first().is_some_and(|header| cells(text, header.clone(), false).len() == 1);
    let loose = |pair: &[Range<usize>]| {
        let [above, line] = [&pair[0], &pair[1]].map(|it| text[it.clone()].trim_ascii_start());
        // A delimiter may be cut short: its header shows whether lines of this table end with a pipe.
        let ends = if is_delimiter(above) { closed(&lines[0]) } else { closed(&pair[0]) };
        !line.starts_with('|') && !line.contains('|') && (ends || single())
    };
    let count = lines[1..].windows(2).position(loose);
    count.map_or(lines.len(), |at| at + 2)
}

fn continues(text: &str, line: &Range<usize>, columns: usize) -> bool {
    let line_text = text[line.clone()].trim_start_matches([' ', '\t', '>']);
    !line_text.starts_with('|') && columns > 1 && cells(text, line.clone(), false).len() < columns
}

fn row(text: &str, range: Range<usize>, columns: usize) -> Row {
    let mut found = cells(text, range.clone(), false);
    let goes_on = memchr::memchr(b'\n', &text.as_bytes()[range.clone()]).is_some();
    let mut repair = goes_on.then_some(Repair::Continued);
    if found.len() > columns {
        repair = Some(Repair::Joined);
        let outside_code = cells(text, range.clone(), true);
        if outside_code.len() == columns {
            found = outside_code;
        } else if let Some(last) = found.last().map(|cell| cell.end) {
            found.truncate(columns);
            found.iter_mut().last().into_iter().for_each(|cell| cell.end = last);
        }
    } else if found.len() < columns {
        repair = repair.or(Some(Repair::Padded));
    }
    Row { range, cells: found, repair }
}

/// The trimmed cells of a row; with `code` pipes inside back-ticks do not end a cell.
pub(crate) fn cells(text: &str, range: Range<usize>, code: bool) -> Vec<Range<usize>> {
    let whole = text[range.clone()].trim_end_matches(BLANKS);
    let row = whole.trim_start_matches(BLANKS);
    let start = range.start + whole.len() - row.len();
    let inner = row.strip_prefix('|').unwrap_or(row);
    let mut begin = start + row.len() - inner.len();
    let end = start + row.len();
    let mut cells = Vec::with_capacity(4);
    let mut from = begin;
    let mut in_code = false;
    while let Some(at) = memchr::memchr(b'|', &text.as_bytes()[from..end]).map(|length| from + length) {
        let before = &text.as_bytes()[from..at];
        let backslashes = before.iter().rev().take_while(|byte| **byte == b'\\').count();
        in_code ^= code && before.iter().filter(|byte| **byte == b'`').count() % 2 == 1;
        from = at + 1;
        if backslashes % 2 == 0 && !in_code {
            cells.push(lines::trim(text, begin..at));
            begin = from;
        }
    }
    if begin < end || cells.is_empty() {
        cells.push(lines::trim(text, begin..end));
    }
    cells
}

/// The characters that may stand around a row: indentation, the marks of a quote, line ends.
const BLANKS: [char; 4] = [' ', '\t', '>', '\n'];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Vec<&str>, Option<Repair>)> {
        let table = Table::read(crate::text::source::tests::file(), text, 0..text.len());
        let cells = |row: &Row| row.cells.iter().map(|cell| &text[cell.clone()]).collect();
        table.rows.iter().map(|row| (cells(row), row.repair)).collect()
    }

    #[test]
    fn pipes_at_the_ends_are_optional() {
        let rows = read("|A|B|\n|-|-|\n|1|2|\n3 | 4\n|5|6\n7|8|");
        let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.0.clone()).collect();
        assert_eq!(cells, [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]);
        assert!(rows.iter().all(|row| row.1.is_none()));
    }

    #[test]
    fn continued_rows_are_put_together() {
        let rows = read("|A|B|C|\n|-|-|-|\n|1|2|three\nfour|\n|5|6|7|");
        assert_eq!(rows[0], (vec!["1", "2", "three\nfour"], Some(Repair::Continued)));
        assert_eq!(rows[1].0, ["5", "6", "7"]);
    }

    #[test]
    fn surplus_pipes_are_joined_or_belong_to_code() {
        let rows = read("|A|B|\n|-|-|\n|1|x | y|z|\n|`a|b`|2|\n|a \\| b|2|");
        assert_eq!(rows[0], (vec!["1", "x | y|z"], Some(Repair::Joined)));
        assert_eq!(rows[1], (vec!["`a|b`", "2"], Some(Repair::Joined)));
        assert_eq!(rows[2], (vec!["a \\| b", "2"], None));
    }

    #[test]
    fn missing_cells_and_lone_cells_are_told_apart() {
        let text = "|A|B|C|\n|-|-|-|\n|1|2|\n|**g**| | |\n|**h**|\n| | | |";
        let table = Table::read(crate::text::source::tests::file(), text, 0..text.len());
        assert_eq!(table.rows.len(), 3);
        assert_eq!(table.rows[0].repair, Some(Repair::Padded));
        let lone: Vec<bool> = table.rows.iter().map(|row| row.is_lone(text)).collect();
        assert_eq!(lone, [false, true, true]);
    }

    #[test]
    fn text_glued_to_a_table_is_not_a_row() {
        let count = |text: &str| {
            let lines: Vec<_> = lines::lines(text, 0..text.len()).collect();
            row_lines(text, &lines)
        };
        assert_eq!(count("|A|B|\n|-|-|\n|1|2|\nSome text."), 3);
        assert_eq!(count("|A|B|\n|-|-|\n|1|two\nthree|"), 4);
        assert_eq!(count("|A|\n|-|\n|1|\n2"), 3);
        assert_eq!(count("|A|B|\n|-|-|"), 2);
        for delimiter in ["|-", "|-|-|"] {
            assert_eq!(count(&format!("|A|B|\n{delimiter}\nSome text.")), 2);
            assert_eq!(count(&format!("|A|B\n{delimiter}\na")), 3);
        }
    }

    #[test]
    fn header_and_delimiter_may_disagree() {
        assert_eq!(read("|A|B|C|\n|-|-|\n|1|2|3|")[0].0, ["1", "2", "3"]);
    }
}
