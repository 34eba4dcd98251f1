//! A source excerpt: the lines of a page that a finding is about, with byte ranges of what is marked.
//!
//! Only those lines are handed to the renderer: it looks at all the text it gets, and pages are long.

use std::ops::Range;

use docwright::source::{FileId, Span};

use super::places::Places;
use crate::terminal::is_steering;

/// Lines of one page, with marked places in them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt<T> {
    /// The text of the lines, harmless to a terminal.
    pub(super) text: String,
    /// The number of the first line.
    pub(super) first_line: usize,
    /// Marked places as byte ranges of `text`, each with what is known about it.
    pub(super) marks: Vec<(Range<usize>, T)>,
}

/// A longer excerpt, such as a whole JSON document on one line, helps nobody and takes long to show.
const MAX_BYTES: usize = 64 << 10;

impl<T: Copy> Excerpt<T> {
    /// The lines from the first to the last marked place of one page; `None` when they are nothing to show.
    pub(super) fn new(places: &mut Places, file: FileId, marks: &[(Span, T)]) -> Option<Self> {
        let text = places.text(file);
        let ranges: Vec<_> = marks.iter().map(|(span, label)| (on_one_line(places, *span), *label)).collect();
        let first = ranges.iter().map(|(it, _)| it.start).min()?;
        let last = ranges.iter().map(|(it, _)| it.start).max()?;
        let (first_line, Range { start, .. }) = places.line(file, first);
        let (_, Range { end, .. }) = places.line(file, last);
        if start == end || end - start > MAX_BYTES {
            return None;
        }
        let shift = |it: Range<usize>| it.start - start..it.end - start;
        let marks = ranges.into_iter().map(|(it, label)| (shift(it), label)).collect();
        Some(Self { text: harmless(&text[start..end]), first_line, marks })
    }
}

/// The part of a span that lies on its first line: a box around a whole table says less than its first line does.
fn on_one_line(places: &mut Places, span: Span) -> Range<usize> {
    let Range { start, end } = places.range(span);
    let (_, line) = places.line(span.file, start);
    start..end.min(line.end)
}

/// Replaces what could steer a terminal by characters of the same length, so that ranges stay true. The renderer does it
/// for ASCII itself, but not for the rest.
fn harmless(text: &str) -> String {
    let replace = |it: char| match it.len_utf8() {
        1 => it,
        _ if !is_steering(it) => it,
        2 => '\u{b7}',
        _ => '\u{fffd}',
    };
    text.chars().map(replace).collect()
}

#[cfg(test)]
mod tests {
    use docwright::source::Sources;

    use super::*;

    fn cut(text: &str, start: usize, end: usize) -> Option<(String, usize, Range<usize>)> {
        let sources = Sources::from_texts([("a.md", text)]);
        let (file, _) = sources.iter().next().unwrap();
        let span = Span::new(file, start..end);
        let mut excerpt = Excerpt::new(&mut Places::new(&sources), file, &[(span, "")])?;
        Some((excerpt.text, excerpt.first_line, excerpt.marks.remove(0).0))
    }

    #[test]
    fn only_the_lines_in_question_are_shown() {
        assert_eq!(cut("one\ntwo\nthree", 4, 7), Some(("two".to_owned(), 2, 0..3)));
        assert_eq!(cut("one\ntwo\nthree", 5, 13), Some(("two".to_owned(), 2, 1..3)));
        assert_eq!(cut("one\ntwo", 3, 4), Some(("one".to_owned(), 1, 3..3)));
    }

    #[test]
    fn nothing_is_shown_of_empty_and_overlong_lines() {
        assert_eq!(cut("", 0, 0), None);
        assert_eq!(cut("a\n\nb", 2, 2), None);
        assert_eq!(cut(&"ä".repeat(MAX_BYTES), 10, 12), None);
    }

    #[test]
    fn ranges_survive_the_replacement_of_steering_characters() {
        let text = "\u{9b}31m\u{202e}x\u{2028}";
        assert_eq!(harmless(text).len(), text.len());
        assert!(!harmless(text).contains(is_steering));
    }
}
