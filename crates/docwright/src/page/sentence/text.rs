//! [`SentenceText`]: prose as one line of text with marks beside it, for grammars that look at words.
//!
//! ```markdown
//! Returns `200 OK` and a [user](user.md) object.<br>See **more**.
//! ```
//!
//! ```text
//! text   "Returns 200 OK and a user object.\nSee more."
//! marks  Code 8..14 · Link(user.md) 21..25 · Strong 38..42
//! ```

use std::ops::Range;

use crate::dialect::phrases::Phrases;
use crate::text::prose::{Mark, Prose, Run};
use crate::text::source::Span;

/// Prose as text and marks.
#[derive(Debug)]
pub(crate) struct SentenceText {
    pub(crate) text: String,
    /// The text in lower case, byte for byte as long.
    pub(crate) lower: String,
    /// In the order of their starts.
    pub(crate) marks: Vec<TextMark>,
    /// Where the text of each run begins, and where the run stands.
    places: Vec<(usize, Span)>,
    span: Span,
}

/// A marked range of the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TextMark {
    pub(crate) range: Range<usize>,
    pub(crate) kind: MarkKind,
    pub(crate) span: Span,
}

/// The kinds of marks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    Code,
    Strong,
    Emphasis,
    Link(String),
    Superscript,
}

impl SentenceText {
    pub(crate) fn new(prose: &Prose) -> Self {
        let length = prose.runs.iter().map(|run| match &run.value {
            Run::Text(text) | Run::Code(text) => text.len(),
            _ => 1,
        });
        let mut flat = Self {
            text: String::with_capacity(length.sum()),
            lower: String::new(),
            marks: Vec::new(),
            places: Vec::with_capacity(prose.runs.len()),
            span: prose.span,
        };
        let mut open = Vec::new();
        for run in &prose.runs {
            let start = flat.text.len();
            match &run.value {
                Run::Text(text) if text.contains('’') => flat.push(&text.replace('’', "'"), run.span),
                Run::Text(text) => flat.push(text, run.span),
                Run::Break => flat.push("\n", run.span),
                Run::Code(code) => {
                    flat.push(code, run.span);
                    let range = start..flat.text.len();
                    flat.marks.push(TextMark { range, kind: MarkKind::Code, span: run.span });
                }
                Run::Open(mark) => {
                    open.push(flat.marks.len());
                    let kind = match mark {
                        Mark::Strong => MarkKind::Strong,
                        Mark::Emphasis => MarkKind::Emphasis,
                        Mark::Link(target) => MarkKind::Link(target.clone()),
                        Mark::Superscript => MarkKind::Superscript,
                    };
                    flat.marks.push(TextMark { range: start..start, kind, span: run.span });
                }
                Run::Close => {
                    if let Some(mark) = open.pop() {
                        flat.marks[mark].range.end = start;
                    }
                }
            }
        }
        flat.lower = flat.text.to_ascii_lowercase();
        flat
    }

    fn push(&mut self, text: &str, span: Span) {
        self.places.push((self.text.len(), span));
        self.text.push_str(text);
    }

    /// Where a stretch of the text stands in its file, as exactly as runs tell.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let run_at = |at: usize| self.places.partition_point(|(start, _)| *start <= at).checked_sub(1);
        let (Some(first), Some(last)) = (run_at(range.start), run_at(range.end.saturating_sub(1).max(range.start)))
        else {
            return self.span;
        };
        let (start, end) = (self.places[first].1, self.places[last].1);
        // How far into a run a place is; only where the file has the run as it reads.
        let into = |run: usize, at: usize| {
            let (from, span) = self.places[run];
            let length = self.places.get(run + 1).map_or(self.text.len(), |next| next.0) - from;
            ((span.end - span.start) as usize == length).then(|| span.start as usize + at - from)
        };
        let from = into(first, range.start).unwrap_or(start.start as usize);
        let to = into(last, range.end).unwrap_or(end.end as usize);
        Span::new(start.file, from..to)
    }

    /// The marks that lie in a stretch of the text.
    pub(crate) fn marks_in(&self, range: &Range<usize>) -> impl Iterator<Item = &TextMark> {
        let (start, end) = (range.start, range.end);
        let first = self.marks.partition_point(|mark| mark.range.start < start);
        let marks = self.marks[first..].iter().take_while(move |mark| mark.range.start < end);
        marks.filter(move |mark| mark.range.end <= end)
    }

    /// The links that lie in a stretch of the text.
    pub(crate) fn links_in(&self, range: &Range<usize>) -> impl Iterator<Item = (&TextMark, &str)> {
        self.marks_in(range).filter_map(|mark| match &mark.kind {
            MarkKind::Link(target) => Some((mark, target.as_str())),
            _ => None,
        })
    }

    /// True when a stretch of the text has one of the phrases.
    pub(crate) fn says(&self, range: &Range<usize>, phrases: &Phrases) -> bool {
        self.find(range, phrases).is_some()
    }

    /// The first place where a stretch of the text has one of the phrases.
    pub(crate) fn find(&self, range: &Range<usize>, phrases: &Phrases) -> Option<Range<usize>> {
        phrases.find(&self.lower, range.clone())
    }

    /// The sentences: they end at `.`, `!`, `?` or `:` before a blank, and at line breaks, but not inside marks.
    pub(crate) fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        let mut marks = self.marks.iter().peekable();
        let mut shield = 0;
        let bytes = self.text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            while let Some(mark) = marks.next_if(|mark| mark.range.start <= at) {
                shield = shield.max(mark.range.end);
            }
            let ends = match byte {
                b'\n' => true,
                b'.' | b'!' | b'?' => at >= shield && self.ends_sentence(at),
                _ => false,
            };
            if ends {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        sentences.push(start..bytes.len());
        sentences.retain(|range| !self.text[range.clone()].trim().is_empty());
        sentences
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let rest = &self.text[at + 1..];
        let before = &self.lower[..at];
        let abbreviates = ["e.g", "i.e", "etc", "vs", "incl"].iter().any(|word| before.ends_with(word));
        rest.is_empty() || rest.starts_with([' ', '\n']) && !abbreviates
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    #[test]
    fn marks_are_ranges_of_the_text() {
        let flat = SentenceText::new(&prose("Returns `200 OK` and a [**user**](user.md) object.<br>More"));
        assert_eq!(flat.text, "Returns 200 OK and a user object.\nMore");
        let marks: Vec<(&str, &MarkKind)> =
            flat.marks.iter().map(|mark| (&flat.text[mark.range.clone()], &mark.kind)).collect();
        let link = MarkKind::Link("user.md".to_owned());
        assert_eq!(marks, [("200 OK", &MarkKind::Code), ("user", &link), ("user", &MarkKind::Strong)]);
        assert_eq!(flat.links_in(&(0..flat.text.len())).count(), 1);
    }

    #[test]
    fn sentences_do_not_end_inside_marks_or_abbreviations() {
        let flat = SentenceText::new(&prose("One, e.g. two. `a. b` three<br>four? v1.0 five."));
        let sentences: Vec<&str> = flat.sentences().into_iter().map(|range| flat.text[range].trim()).collect();
        assert_eq!(sentences, ["One, e.g. two.", "a. b three", "four?", "v1.0 five."]);
    }

    #[test]
    fn places_are_exact_in_plain_text() {
        let flat = SentenceText::new(&prose("a **bc** def"));
        let span = flat.span(&(5..8));
        assert_eq!((span.start, span.end), (9, 12));
    }
}
