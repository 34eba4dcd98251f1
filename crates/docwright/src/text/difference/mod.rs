//! Differences of texts: the steps from the lines or words of one to those of another.
//!
//! ```diff
//!  |name|String|Its name.|
//! -|color|String|Its color.|
//! +|colors|String collection|Its colors.|
//! ```

pub mod hunk;

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

/// The steps from one list to another, each from where the one before it ends.
#[must_use]
pub fn steps(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    // By the one algorithm that is asked for: the common door of the library has six compiled for each type and crate.
    let mut hook = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut hook, old, 0..old.len(), new, 0..new.len());
    hook.into_inner().into_inner().into_ops()
}

/// The lines of a text with their ends; only `\n` ends a line.
#[must_use]
pub fn lines(text: &str) -> Vec<&str> {
    // Not the library's own lines: it ends them at a lone `\r`, too.
    text.split_inclusive('\n').collect()
}

/// The words of a text, and the white space between them.
#[must_use]
pub fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let others = |it: char| it.is_whitespace() != first.is_whitespace();
        let (word, after) = rest.split_at(rest.find(others).unwrap_or(rest.len()));
        words.push(word);
        rest = after;
    }
    words
}

/// The steps from the lines of one text to those of another.
#[must_use]
pub fn line_steps(old: &str, new: &str) -> Vec<DiffOp> {
    steps(&lines(old), &lines(new))
}

#[cfg(test)]
mod tests {
    use similar::DiffTag;

    use super::*;

    /// The steps lead from one text to the other, each from where the one before it ends.
    #[track_caller]
    fn lead(old: &str, new: &str) {
        let [olds, news] = [old, new].map(lines);
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
    fn words_are_told_from_what_is_between_them() {
        assert_eq!(words("  pub größe:\u{a0}Option "), ["  ", "pub", " ", "größe:", "\u{a0}", "Option", " "]);
        assert!(words("").is_empty());
    }

    #[test]
    fn a_lone_carriage_return_ends_no_line() {
        let steps = line_steps("a\rb\nc\n", "a\rx\nc\n");
        assert_eq!(steps.iter().map(DiffOp::old_range).collect::<Vec<_>>(), [0..1, 1..2]);
    }
}
