//! The builder of [`Prose`]: folds white space, joins text, reads the HTML of authors.
//!
//! ```markdown
//! one  two&nbsp;three<br/>four <ul><li>five</li></ul> `x` <id> [!INCLUDE [tip](../includes/tip.md)]
//! ```
//!
//! ```text
//! Text "one two three" · Break · Text "four" · Break · Text "five" · Code "x" · Text "<id>"
//! ```

use crate::text::prose::{Mark, Prose, Run};
use crate::text::source::{FileId, Span, Spanned};

/// Collects the runs of one [`Prose`].
pub(crate) struct ProseBuilder {
    file: FileId,
    runs: Vec<Spanned<Run>>,
    depth: usize,
}

impl ProseBuilder {
    pub(crate) fn new(file: FileId) -> Self {
        Self { file, runs: Vec::new(), depth: 0 }
    }

    pub(crate) fn text(&mut self, text: &str, range: std::ops::Range<usize>) {
        let span = Span::new(self.file, range);
        match self.runs.last_mut() {
            Some(Spanned { value: Run::Text(before), span: place }) => {
                fold_into(before, text);
                place.end = place.end.max(span.end);
            }
            _ => {
                let at_start = self.at_line_start();
                let mut folded = String::with_capacity(text.len());
                fold_into(&mut folded, text);
                if at_start {
                    folded.drain(..folded.len() - folded.trim_start().len());
                }
                if !folded.is_empty() {
                    if self.runs.is_empty() {
                        // Most cells are one run of text, and there are a great many of them.
                        self.runs.reserve_exact(1);
                    }
                    self.runs.push(Spanned::new(Run::Text(folded), span));
                }
            }
        }
    }

    /// White space at the start of the text or after a forced break means nothing.
    fn at_line_start(&self) -> bool {
        let last = self.runs.iter().rev().find(|run| !matches!(run.value, Run::Open(_) | Run::Close));
        last.is_none_or(|run| match &run.value {
            Run::Text(text) => text.ends_with(' '),
            other => *other == Run::Break,
        })
    }

    pub(crate) fn code(&mut self, code: &str, range: std::ops::Range<usize>) {
        let mut folded = String::with_capacity(code.len());
        fold_into(&mut folded, code);
        let trimmed = folded.trim();
        if !trimmed.is_empty() {
            self.push(Run::Code(trimmed.to_owned()), range);
        }
    }

    pub(crate) fn line_break(&mut self, range: std::ops::Range<usize>) {
        if self.runs.last().is_some_and(|run| run.value != Run::Break) {
            self.push(Run::Break, range);
        }
    }

    pub(crate) fn open(&mut self, mark: Mark, range: std::ops::Range<usize>) {
        self.depth += 1;
        self.push(Run::Open(mark), range);
    }

    pub(crate) fn close(&mut self, range: std::ops::Range<usize>) {
        if self.depth > 0 {
            self.depth -= 1;
            self.push(Run::Close, range.end..range.end);
        }
    }

    /// A tag: line breaks count, other known tags vanish, what only looks like a tag (`<id>`) is text.
    pub(crate) fn tag(&mut self, tag: &str, range: std::ops::Range<usize>) {
        let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if name == "sup" {
            return self.superscript(tag.starts_with("</"), range);
        }
        if tag.starts_with("<!--") || QUIET_TAGS.contains(&name.as_str()) {
            return;
        }
        if BREAKING_TAGS.contains(&name.as_str()) {
            self.line_break(range);
        } else {
            self.text(tag, range);
        }
    }

    /// `<sup>` or `</sup>`; one that closes no open one means nothing.
    fn superscript(&mut self, closes: bool, range: std::ops::Range<usize>) {
        if !closes {
            return self.open(Mark::Superscript, range);
        }
        let mut above = 0_usize;
        let innermost = self.runs.iter().rev().find(|run| match run.value {
            Run::Close => {
                above += 1;
                false
            }
            Run::Open(_) if above > 0 => {
                above -= 1;
                false
            }
            Run::Open(_) => true,
            Run::Text(_) | Run::Code(_) | Run::Break => false,
        });
        if innermost.is_some_and(|run| run.value == Run::Open(Mark::Superscript)) {
            self.close(range);
        }
    }

    fn push(&mut self, run: Run, range: std::ops::Range<usize>) {
        self.runs.push(Spanned::new(run, Span::new(self.file, range)));
    }

    /// The prose over `range`; every mark is closed and the builder is empty again.
    pub(crate) fn finish(&mut self, range: std::ops::Range<usize>) -> Prose {
        while self.depth > 0 {
            self.close(range.clone());
        }
        let mut runs = std::mem::take(&mut self.runs);
        trim_end(&mut runs);
        runs.shrink_to_fit();
        Prose { runs, span: Span::new(self.file, range) }
    }
}

const BREAKING_TAGS: &[&str] = &["br", "li", "p", "div", "tr", "hr"];

const QUIET_TAGS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "center",
    "code",
    "del",
    "details",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "img",
    "ins",
    "kbd",
    "nobr",
    "ol",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tt",
    "u",
    "ul",
    "wbr",
];

/// Appends text with every stretch of white space as one blank and without invisible characters.
fn fold_into(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    // Without early ends, so that many bytes are looked at together.
    let plain = bytes.iter().fold(true, |plain, byte| plain & (b' '..0x7f).contains(byte));
    let pairs = bytes.iter().zip(&bytes[bytes.len().min(1)..]);
    let folded = plain && !pairs.fold(false, |found, (a, b)| found | ((*a == b' ') & (*b == b' ')));
    let blanks_meet = out.ends_with(' ') && text.starts_with(' ');
    if folded && !blanks_meet {
        out.push_str(text);
        return;
    }
    for letter in text.chars() {
        match letter {
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
            _ if letter.is_whitespace() || letter.is_control() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(letter),
        }
    }
}

/// Removes the white space at the end.
pub(crate) fn trim_end(runs: &mut Vec<Spanned<Run>>) {
    while let Some(run) = runs.last_mut() {
        match &mut run.value {
            Run::Break => {}
            Run::Text(text) => {
                text.truncate(text.trim_end().len());
                if !text.is_empty() {
                    return;
                }
            }
            _ => return,
        }
        runs.pop();
    }
}

#[cfg(test)]
mod tests {
    use crate::page::document::context::tests::prose;
    use crate::text::prose::{Mark, Run};

    fn runs(markdown: &str) -> Vec<Run> {
        prose(markdown).runs.into_iter().map(|run| run.value).collect()
    }

    fn text(text: &str) -> Run {
        Run::Text(text.to_owned())
    }

    #[test]
    fn white_space_is_folded() {
        assert_eq!(runs("  one  two&nbsp;\u{200b}three\t&amp; four "), [text("one two three & four")]);
    }

    #[test]
    fn html_breaks_count_and_unknown_tags_are_text() {
        assert_eq!(runs("a<br/>b</br>c <ul><li>d</li></ul>"), {
            let parts = ["a", "b", "c ", "d"].map(text);
            let mut all = vec![parts[0].clone()];
            parts[1..].iter().for_each(|part| all.extend([Run::Break, part.clone()]));
            all
        });
        assert_eq!(prose("/users/<id>/x").plain(), "/users/<id>/x");
    }

    #[test]
    fn marks_come_in_pairs() {
        let strong = Run::Open(Mark::Strong);
        assert_eq!(runs("**a**"), [strong, text("a"), Run::Close]);
        let link = Run::Open(Mark::Link("b.md".to_owned()));
        assert_eq!(runs("[`a`](b.md)"), [link, Run::Code("a".to_owned()), Run::Close]);
    }
}
