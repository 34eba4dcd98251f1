//! Steps from the lines of a page to those of its next version.
//!
//! ```diff
//!  |name|String|Its name.|
//! -|color|String|Its color.|
//! +|colors|String collection|Its colors.|
//! ```

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The steps from the lines of one text to those of another; only `\n` ends a line.
#[must_use]
pub fn line_steps(old: &str, new: &str) -> Vec<DiffOp> {
    // Not the library's own lines: it ends them at a lone `\r`, too.
    let [old, new] = [old, new].map(|it| it.split_inclusive('\n').collect::<Vec<_>>());
    capture_diff_slices(Algorithm::Myers, &old, &new)
}

#[cfg(test)]
mod tests {
    use similar::DiffTag;

    use super::*;

    /// The steps lead from one text to the other, each from where the one before it ends.
    #[track_caller]
    fn lead(old: &str, new: &str) {
        let [olds, news] = [old, new].map(|it| it.split_inclusive('\n').collect::<Vec<_>>());
        let steps = line_steps(old, new);
        let (mut at, mut to) = (0, 0);
        for it in &steps {
            assert_eq!([it.old_range().start, it.new_range().start], [at, to], "{old:?} {new:?} {steps:?}");
            (at, to) = (it.old_range().end, it.new_range().end);
            if it.tag() == DiffTag::Equal {
                assert_eq!(olds[it.old_range()], news[it.new_range()]);
            }
        }
        assert_eq!([at, to], [olds.len(), news.len()]);
    }

    #[test]
    fn the_steps_lead_from_one_text_to_the_other() {
        const WORDS: [&str; 5] = ["a\n", "b\n", "\n", "c\n", "d"];
        let text = |mut seed: usize| {
            let mut text = String::new();
            while seed > 0 {
                text.push_str(WORDS[seed % WORDS.len()]);
                seed /= WORDS.len();
            }
            text
        };
        for seed in 0..4000 {
            lead(&text(seed * 7919 % 78_125), &text(seed * 104_729 % 78_125));
        }
        let pages = |step: usize| (0..4000).map(|it| WORDS[it * it / step % 4]).collect::<String>();
        lead(&pages(7), &pages(9));
    }

    #[test]
    fn a_lone_carriage_return_ends_no_line() {
        let steps = line_steps("a\rb\nc\n", "a\rx\nc\n");
        assert_eq!(steps.iter().map(DiffOp::old_range).collect::<Vec<_>>(), [0..1, 1..2]);
    }
}
