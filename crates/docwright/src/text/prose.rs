//! [`Prose`]: the text of one paragraph, list item or table cell, with its marks.
//!
//! ```markdown
//! Inherits from [entity](entity.md). The `id` is **never** null.<br>Read-only.
//! ```

use std::borrow::Cow;

use crate::text::source::{Span, Spanned};

/// Text of one paragraph, list item or table cell, as a flat list of runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// Runs in reading order; marks open and close in pairs.
    pub runs: Vec<Spanned<Run>>,
    /// The whole text.
    pub span: Span,
}

/// A piece of [`Prose`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Plain text, entities and escapes decoded, white space folded.
    Text(String),
    /// A code span's content.
    Code(String),
    /// A forced line break: `<br>` or a hard break.
    Break,
    /// Begin of a marked range.
    Open(Mark),
    /// End of the innermost marked range.
    Close,
}

/// How a range of [`Prose`] is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// `**x**`
    Strong,
    /// `*x*`
    Emphasis,
    /// `[x](target)`, also reference style once resolved within the page.
    Link(String),
    /// `<sup>1</sup>`: in cells that name something, the number of a note.
    Superscript,
}

/// A link inside [`Prose`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The visible text, marks removed.
    pub text: String,
    /// The target as written: `../resources/message.md#properties`, `/graph/delta`, `https://…`.
    pub target: String,
    /// The whole link.
    pub span: Span,
}

impl Prose {
    /// Prose without any text.
    pub fn empty(span: Span) -> Self {
        Self { runs: Vec::new(), span }
    }

    /// The text without its marks; forced line breaks are single blanks.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for run in &self.runs {
            match &run.value {
                Run::Text(part) | Run::Code(part) => text.push_str(part),
                Run::Break => text.push(' '),
                Run::Open(_) | Run::Close => {}
            }
        }
        text
    }

    /// The same without what is superscript: the numbers of notes are no part of a name.
    #[must_use]
    pub fn without_superscripts(&self) -> Cow<'_, Self> {
        if !self.runs.iter().any(|run| run.value == Run::Open(Mark::Superscript)) {
            return Cow::Borrowed(self);
        }
        let (mut depth, mut raised) = (0_usize, None);
        let mut runs = Vec::with_capacity(self.runs.len());
        for run in &self.runs {
            match &run.value {
                Run::Open(mark) => {
                    depth += 1;
                    if *mark == Mark::Superscript {
                        raised.get_or_insert(depth);
                    }
                }
                Run::Close if raised == Some(depth) => {
                    raised = None;
                    depth = depth.saturating_sub(1);
                    continue;
                }
                Run::Close => depth = depth.saturating_sub(1),
                Run::Text(_) | Run::Code(_) | Run::Break => {}
            }
            if raised.is_none() {
                runs.push(run.clone());
            }
        }
        Cow::Owned(Self { runs, span: self.span })
    }

    /// True if there is no text at all.
    pub fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| match &run.value {
            Run::Text(part) | Run::Code(part) => part.trim().is_empty(),
            Run::Break | Run::Open(_) | Run::Close => true,
        })
    }

    /// The links in reading order.
    pub fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        let mut depth = 0_usize;
        // Links do not nest: the open one and the depth of its mark.
        let mut open: Option<(usize, Link)> = None;
        for run in &self.runs {
            match &run.value {
                Run::Open(mark) => {
                    depth += 1;
                    if let (Mark::Link(target), None) = (mark, &open) {
                        open = Some((depth, Link { text: String::new(), target: target.clone(), span: run.span }));
                    }
                }
                Run::Close => {
                    links.extend(open.take_if(|(at, _)| *at == depth).map(|(_, link)| link));
                    depth = depth.saturating_sub(1);
                }
                Run::Text(part) | Run::Code(part) => {
                    open.iter_mut().for_each(|(_, link)| link.text.push_str(part));
                }
                Run::Break => open.iter_mut().for_each(|(_, link)| link.text.push(' ')),
            }
        }
        links
    }

    /// The code spans in reading order.
    pub fn codes(&self) -> impl Iterator<Item = Spanned<&str>> {
        self.runs.iter().filter_map(|run| match &run.value {
            Run::Code(code) => Some(Spanned::new(code.as_str(), run.span)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::tests::file;

    #[test]
    fn numbers_of_notes_are_left_out() {
        let text = |it: &str| Run::Text(it.to_owned());
        let raised = |inner: Vec<Run>| [vec![Run::Open(Mark::Superscript)], inner, vec![Run::Close]].concat();
        let strong = vec![Run::Open(Mark::Strong), text("b"), Run::Close];
        let runs =
            [vec![text("a")], raised([vec![text("1")], strong.clone()].concat()), strong, raised(vec![text("2")])];
        assert_eq!(prose(runs.concat()).without_superscripts().plain(), "ab");
        assert_eq!(prose([text("a")]).without_superscripts().plain(), "a");
    }

    fn prose(runs: impl IntoIterator<Item = Run>) -> Prose {
        let span = Span::at_start(file());
        Prose { runs: runs.into_iter().map(|it| Spanned::new(it, span)).collect(), span }
    }

    fn text(text: &str) -> Run {
        Run::Text(text.to_owned())
    }

    fn code(text: &str) -> Run {
        Run::Code(text.to_owned())
    }

    fn link(target: &str) -> Run {
        Run::Open(Mark::Link(target.to_owned()))
    }

    #[test]
    fn plain_text_has_no_marks() {
        let first =
            [Run::Open(Mark::Strong), text("first"), Run::Close, text(" "), link("b.md"), code("a"), Run::Close];
        let runs = [text("the ")].into_iter().chain(first).chain([Run::Break, text("x")]);
        assert_eq!(prose(runs).plain(), "the first a x");
        assert!(prose([text(" "), Run::Break]).is_blank());
        assert!(!prose([code("x")]).is_blank());
    }

    #[test]
    fn links_keep_text_and_target() {
        let runs = [text("see "), link("../resources/user.md#p"), Run::Open(Mark::Strong), text("the"), Run::Close];
        let found = prose(runs.into_iter().chain([text(" "), code("user"), Run::Close, text(" and [x][y]")])).links();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].text.as_str(), found[0].target.as_str()), ("the user", "../resources/user.md#p"));
    }

    #[test]
    fn codes_are_listed_in_order() {
        let text = prose([code("a"), text(", "), code("b`c"), text(" and d")]);
        let codes: Vec<&str> = text.codes().map(|code| code.value).collect();
        assert_eq!(codes, ["a", "b`c"]);
    }
}
