//! Turns spans into lines and columns, looking at each page only once however many findings it has.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use docwright::source::{FileId, Position, Sources, Span};

/// The lines of the pages that were asked about.
pub(crate) struct Places<'a> {
    sources: &'a Sources,
    /// The offsets at which the lines of a page begin.
    starts: BTreeMap<FileId, Vec<usize>>,
}

impl<'a> Places<'a> {
    /// Places in these pages.
    pub(crate) fn new(sources: &'a Sources) -> Self {
        Self { sources, starts: BTreeMap::new() }
    }

    /// The text of a page.
    pub(crate) fn text(&self, file: FileId) -> &'a str {
        &self.sources[file].text
    }

    /// The path of a page.
    pub(crate) fn path(&self, file: FileId) -> &'a str {
        &self.sources[file].path
    }

    /// Where a span begins, and where it ends; the end is exclusive.
    pub(crate) fn of(&mut self, span: Span) -> (Position, Position) {
        let Range { start, end } = self.range(span);
        (self.position(span.file, start), self.position(span.file, end))
    }

    /// A span as a range that is certain to lie in the text, on character boundaries.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        let text = self.text(span.file);
        let start = boundary(text, span.start as usize);
        start..boundary(text, span.end as usize).max(start)
    }

    /// The number of the line in which an offset lies, and the line's range without its end.
    pub(crate) fn line(&mut self, file: FileId, offset: usize) -> (usize, Range<usize>) {
        let text = self.text(file);
        let starts = self.starts(file);
        let number = starts.partition_point(|it| *it <= offset);
        let end = starts.get(number).map_or(text.len(), |next| next - 1);
        (number, starts[number - 1]..end)
    }

    /// The text of lines, counted from 0, the last of which ends too.
    pub(crate) fn lines(&mut self, file: FileId, lines: &Range<usize>) -> Cow<'a, str> {
        let text = self.text(file);
        let starts = self.starts(file);
        let at = |line: usize| starts.get(line).copied().unwrap_or(text.len());
        let text = &text[at(lines.start)..at(lines.end)];
        if text.is_empty() || text.ends_with('\n') { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}\n")) }
    }

    fn starts(&mut self, file: FileId) -> &[usize] {
        let text = self.text(file);
        self.starts.entry(file).or_insert_with(|| line_starts(text))
    }

    fn position(&mut self, file: FileId, offset: usize) -> Position {
        let (line, range) = self.line(file, offset);
        let column = self.text(file)[range.start..offset].chars().count() + 1;
        Position { path: self.path(file).to_owned(), line, column }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_library() {
        let text = "one\n\nzwöi\ndrü";
        let sources = Sources::from_texts([("a.md", text), ("empty.md", "")]);
        let mut places = Places::new(&sources);
        for (file, source) in sources.iter() {
            for (offset, _) in source.text.char_indices().chain([(source.text.len(), ' ')]) {
                let span = Span::new(file, offset..offset);
                assert_eq!(places.of(span).0, sources.position(span), "{offset}");
            }
        }
    }

    #[test]
    fn places_outside_the_text_are_moved_inside() {
        let sources = Sources::from_texts([("a.md", "Ä\nb")]);
        let (file, _) = sources.iter().next().unwrap();
        let places = Places::new(&sources);
        for (given, expected) in [(1..1, 0..0), (1..2, 0..2), (90..99, 4..4)] {
            assert_eq!(places.range(Span::new(file, given)), expected);
        }
        let backwards = Span { start: 3, end: 1, ..Span::at_start(file) };
        assert_eq!(places.range(backwards), 3..3);
    }
}
