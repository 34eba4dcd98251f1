//! Which lines of a page stayed, in time that grows with the page.
//!
//! ```diff
//!  |name|String|Its name.|
//! -|color|String|Its color.|
//! +|colors|String collection|Its colors.|
//! ```
//!
//! The algorithm of Myers takes time with the product of the lines that differ. Lines that only one side has cannot stay, so of
//! long pages it is only asked about the others, of which few differ.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::algorithms::{Capture, Compact, DiffHook, Replace};
use similar::{Algorithm, DiffOp, DiffTag, TextDiff, capture_diff_slices};

/// The most pairs of lines for which the library alone is asked: of several ways that are as short, it takes the one where what
/// differs lies together.
const FEW: usize = 1 << 22;

/// The steps from the lines of one text to those of another; only `\n` ends a line.
#[must_use]
pub fn line_steps(old: &str, new: &str) -> Vec<DiffOp> {
    let [old, new] = [old, new].map(|it| it.split_inclusive('\n').collect::<Vec<_>>());
    if old.len().saturating_mul(new.len()) <= FEW {
        // Not the library's own lines: it ends them at a lone `\r`, too.
        return placed(TextDiff::from_slices(&old, &new).ops().to_vec());
    }
    steps_of_many(&old, &new)
}

fn steps_of_many(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut known = BTreeMap::new();
    let mut numbers = |lines| numbered(&mut known, lines);
    let (old, new) = (numbers(old), numbers(new));
    let mut sides = vec![[false; 2]; known.len()];
    old.iter().for_each(|it| sides[*it][0] = true);
    new.iter().for_each(|it| sides[*it][1] = true);
    let kept = |side: &[usize]| (0..side.len()).filter(|at| sides[side[*at]] == [true; 2]).collect::<Vec<_>>();
    let (old_kept, new_kept) = (kept(&old), kept(&new));
    let says = |side: &[usize], kept: &[usize]| kept.iter().map(|at| side[*at]).collect::<Vec<_>>();
    let found = capture_diff_slices(Algorithm::Myers, &says(&old, &old_kept), &says(&new, &new_kept));
    let mut steps = Compact::new(Replace::new(Capture::new()), &old[..], &new[..]);
    let mut stays = [0..0, 0..0];
    for (at, to) in found.iter().filter_map(stayed).flat_map(|(old, new)| old.zip(new)) {
        let (at, to) = (old_kept[at], new_kept[to]);
        if [at, to] != [stays[0].end, stays[1].end] {
            let Ok(()) = step(&mut steps, &stays, [at, to]);
            stays = [at..at, to..to];
        }
        stays[0].end += 1;
        stays[1].end += 1;
    }
    let Ok(()) = step(&mut steps, &stays, [old.len(), new.len()]);
    let Ok(()) = steps.finish();
    placed(steps.into_inner().into_inner().into_ops())
}

/// The same steps, each where the one before it ends: the library moves some and leaves their other side behind.
fn placed(mut steps: Vec<DiffOp>) -> Vec<DiffOp> {
    let (mut old, mut new) = (0, 0);
    for it in &mut steps {
        let (_, before, now) = it.as_tag_tuple();
        let (old_index, new_index, old_len, new_len) = (old, new, before.len(), now.len());
        *it = match it.tag() {
            DiffTag::Equal => DiffOp::Equal { old_index, new_index, len: old_len },
            DiffTag::Delete => DiffOp::Delete { old_index, old_len, new_index },
            DiffTag::Insert => DiffOp::Insert { old_index, new_index, new_len },
            DiffTag::Replace => DiffOp::Replace { old_index, old_len, new_index, new_len },
        };
        (old, new) = (old + old_len, new + new_len);
    }
    steps
}

/// A number for each line, the same for lines that say the same.
fn numbered<'a>(known: &mut BTreeMap<&'a str, usize>, lines: &[&'a str]) -> Vec<usize> {
    let number = |line: &&'a str| {
        let next = known.len();
        *known.entry(*line).or_insert(next)
    };
    lines.iter().map(number).collect()
}

fn stayed(it: &DiffOp) -> Option<(Range<usize>, Range<usize>)> {
    matches!(it, DiffOp::Equal { .. }).then(|| (it.old_range(), it.new_range()))
}

/// Lines that stay, and those behind them up to the next ones that do.
fn step<D: DiffHook>(steps: &mut D, [old, new]: &[Range<usize>; 2], next: [usize; 2]) -> Result<(), D::Error> {
    if !old.is_empty() {
        steps.equal(old.start, new.start, old.len())?;
    }
    if old.end < next[0] {
        steps.delete(old.end, next[0] - old.end, new.end)?;
    }
    if new.end < next[1] {
        steps.insert(next[0], new.end, next[1] - new.end)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps lead from one text to the other, and as many lines stay as with the library alone.
    #[test]
    fn the_steps_are_right_and_few() {
        const WORDS: [&str; 5] = ["a\n", "b\n", "\n", "c\n", "d"];
        let text = |mut seed: usize| {
            let mut text = String::new();
            while seed > 0 {
                text.push_str(WORDS[seed % WORDS.len()]);
                seed /= WORDS.len();
            }
            text
        };
        let stay = |ops: &[DiffOp]| ops.iter().filter_map(stayed).map(|it| it.0.len()).sum::<usize>();
        for seed in 0..4000 {
            let (old, new) = (text(seed * 7919 % 78_125), text(seed * 104_729 % 78_125));
            let [olds, news] = [&old, &new].map(|it| it.split_inclusive('\n').collect::<Vec<_>>());
            let steps = steps_of_many(&olds, &news);
            let (mut at, mut to) = (0, 0);
            for it in &steps {
                assert_eq!([it.old_range().start, it.new_range().start], [at, to], "{old:?} {new:?} {steps:?}");
                (at, to) = (it.old_range().end, it.new_range().end);
                if stayed(it).is_some() {
                    assert_eq!(olds[it.old_range()], news[it.new_range()]);
                }
            }
            assert_eq!([at, to], [olds.len(), news.len()]);
            assert_eq!(stay(&steps), stay(&line_steps(&old, &new)), "{old:?} {new:?}");
        }
    }

    #[test]
    fn a_lone_carriage_return_ends_no_line() {
        let steps = line_steps("a\rb\nc\n", "a\rx\nc\n");
        assert_eq!(steps.iter().map(DiffOp::old_range).collect::<Vec<_>>(), [0..1, 1..2]);
    }
}
