//! [`Hunk`]: lines that differ, with unchanged ones around them, as a unified diff shows them.
//!
//! ```diff
//! @@ -3,2 +3,2 @@
//!  |name|String|Its name.|
//! -|color|String|Its color.|
//! +|colors|String collection|Its colors.|
//! ```

use std::ops::Range;

use similar::{ChangeTag, DiffOp, group_diff_ops};

use crate::text::difference::{lines, steps};

/// Lines that differ, and those around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk<'t> {
    /// `@@ -3,2 +3,2 @@`
    pub header: String,
    /// The lines with their ends, and on which sides each is.
    pub lines: Vec<(ChangeTag, &'t str)>,
}

/// The hunks of the steps between two lists of lines, with so many unchanged lines around each.
#[must_use]
pub fn hunks<'t>(steps: Vec<DiffOp>, [old, new]: [&[&'t str]; 2], context: usize) -> Vec<Hunk<'t>> {
    let groups = group_diff_ops(steps, context).into_iter();
    let hunk = |steps: Vec<DiffOp>| {
        let (first, last) = (steps.first()?, steps.last()?);
        let old_range = first.old_range().start..last.old_range().end;
        let new_range = first.new_range().start..last.new_range().end;
        Some(Hunk { header: header(&old_range, &new_range), lines: changes(&steps, [old, new]).collect() })
    };
    groups.filter_map(hunk).collect()
}

/// The hunks of two texts, with so many unchanged lines around each.
#[must_use]
pub fn line_hunks<'t>(old: &'t str, new: &'t str, context: usize) -> Vec<Hunk<'t>> {
    let (old, new) = (lines(old), lines(new));
    hunks(steps(&old, &new), [&old, &new], context)
}

/// All lines of two texts, and on which sides each is.
#[must_use]
pub fn line_changes<'t>(old: &'t str, new: &'t str) -> Vec<(ChangeTag, &'t str)> {
    let (old, new) = (lines(old), lines(new));
    changes(&steps(&old, &new), [&old, &new]).collect()
}

/// The lines or words that steps go through.
pub fn changes<'t>(steps: &[DiffOp], [old, new]: [&[&'t str]; 2]) -> impl Iterator<Item = (ChangeTag, &'t str)> {
    steps.iter().flat_map(move |it| it.iter_changes(old, new)).map(|it| (it.tag(), it.value()))
}

/// `@@ -3,2 +3,2 @@`, of lines from 0; of none, the line before them.
#[must_use]
pub fn header(old: &Range<usize>, new: &Range<usize>) -> String {
    let range = |it: &Range<usize>| match it.len() {
        0 => format!("{},0", it.start),
        1 => format!("{}", it.start + 1),
        count => format!("{},{count}", it.start + 1),
    };
    format!("@@ -{} +{} @@", range(old), range(new))
}
