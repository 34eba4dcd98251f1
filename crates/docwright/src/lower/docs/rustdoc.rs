//! Prose as Markdown for doc comments, which rustdoc renders as the same text.
//!
//! Nothing in it can become a heading, a list, a code block, HTML, a definition or a link that it was not.
//!
//! ```text
//! Run::Text   escaped; bare addresses become <https://…>
//! Run::Code   a code span with a fence longer than any in it
//! Run::Break  a new paragraph, inside a mark a blank
//! Strong      **…** where Markdown would read it so
//! Emphasis    its text
//! Link        [text](address) when it leads to something published, else its text
//! ```

use crate::api::{Decided, Deprecation, Mark, ParameterDoc, Property, Prose, Run};
use crate::krate::Doc;
use crate::lower::docs::escape::push_text;
use crate::lower::docs::links::Links;
use crate::text::markdown::{clean, code, push_code};
use crate::text::source::{FileId, Spanned};

/// Writes documentation.
#[derive(Debug)]
pub(crate) struct Rustdoc<'a> {
    /// Where pages are published.
    pub(crate) links: Links<'a>,
}

/// An open mark.
struct Frame {
    kind: FrameKind,
    /// Where its text starts.
    start: usize,
}

enum FrameKind {
    Plain,
    Strong,
    Link(String),
}

impl Rustdoc<'_> {
    /// The description of a property; every property has some.
    pub(crate) fn property(&self, it: &Property) -> Doc {
        let mut lines = Vec::new();
        if let Some(prose) = &it.doc {
            self.append(prose, &mut lines);
        }
        let says_required = lines.iter().any(|it| it.to_ascii_lowercase().contains("required"));
        if it.required == Some(true) && !says_required {
            paragraph("Required.".to_owned(), &mut lines);
        }
        if lines.is_empty() {
            lines.push(undocumented(&it.name));
        }
        Doc(lines)
    }

    /// Appends prose as paragraphs.
    pub(crate) fn append(&self, prose: &Prose, lines: &mut Vec<String>) {
        for text in self.paragraphs(prose) {
            paragraph(text, lines);
        }
        end_sentence(lines);
    }

    /// The description of an argument on one line; Rust has no attribute for one that is deprecated.
    pub(crate) fn argument(&self, it: &ParameterDoc) -> String {
        let line = self.line(&it.doc);
        let note = deprecation(&it.deprecated).filter(|_| !line.to_ascii_lowercase().contains("deprecated"));
        let mark = note.map(|it| if it.is_empty() { "Deprecated.".to_owned() } else { format!("Deprecated: {it}") });
        [mark.unwrap_or_default(), line].join(" ").trim().to_owned()
    }

    /// Prose on one line, for list items.
    pub(crate) fn line(&self, prose: &Prose) -> String {
        let mut line = [self.joined(prose)];
        end_sentence(&mut line);
        std::mem::take(&mut line[0])
    }

    /// The same of prose whose last colon may announce what follows.
    pub(crate) fn joined(&self, prose: &Prose) -> String {
        self.paragraphs(prose).join(" ")
    }

    /// Prose as paragraphs, of which the last may announce what follows.
    pub(crate) fn paragraphs(&self, prose: &Prose) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut writer = Writer { text: String::new(), open: Vec::new(), links: &self.links, file: prose.span.file };
        for (at, run) in prose.runs.iter().enumerate() {
            match &run.value {
                Run::Text(text) => {
                    let in_link = writer.in_link();
                    push_text(&mut writer.text, text, in_link);
                }
                Run::Code(code) => push_code(&mut writer.text, code),
                Run::Break if writer.open.is_empty() => paragraphs.push(std::mem::take(&mut writer.text)),
                Run::Break => writer.text.push(' '),
                Run::Open(mark) => writer.open(mark),
                Run::Close => writer.close(next_character(&prose.runs[at + 1..])),
            }
        }
        while !writer.open.is_empty() {
            writer.close(None);
        }
        paragraphs.push(writer.text);
        paragraphs.iter().map(|it| guard_start(it.trim())).filter(|it| !it.is_empty()).collect()
    }
}

struct Writer<'a> {
    text: String,
    open: Vec<Frame>,
    links: &'a Links<'a>,
    file: FileId,
}

impl Writer<'_> {
    fn in_link(&self) -> bool {
        self.open.iter().any(|it| matches!(it.kind, FrameKind::Link(_)))
    }

    fn open(&mut self, mark: &Mark) {
        let is_marked = self.open.iter().any(|it| !matches!(it.kind, FrameKind::Plain));
        let kind = match mark {
            // Marks in marks gain nothing, and Markdown reads rows of asterisks in surprising ways.
            Mark::Strong if !is_marked => FrameKind::Strong,
            Mark::Link(target) if !self.in_link() => match self.links.target(target, self.file) {
                Some(address) => FrameKind::Link(address),
                None => FrameKind::Plain,
            },
            _ => FrameKind::Plain,
        };
        self.open.push(Frame { kind, start: self.text.len() });
    }

    fn close(&mut self, next: Option<char>) {
        let Some(frame) = self.open.pop() else { return };
        let inner = self.text.split_off(frame.start);
        let core = inner.trim();
        let is_blank = core.is_empty();
        let (before, after) = (&inner[..inner.len() - inner.trim_start().len()], &inner[inner.trim_end().len()..]);
        match frame.kind {
            FrameKind::Strong if !is_blank => {
                let previous = before.chars().next().or_else(|| self.text.chars().next_back());
                let following = after.chars().next().or(next);
                let marked =
                    stands_apart(previous, core.chars().next()) && stands_apart(following, core.chars().next_back());
                let mark = if marked && previous != Some('*') && following != Some('*') { "**" } else { "" };
                self.text.extend([before, mark, core, mark, after]);
            }
            FrameKind::Link(address) if !is_blank => {
                self.text.push_str(before);
                // `![` would be an image.
                if self.text.ends_with('!') {
                    self.text.insert(self.text.len() - 1, '\\');
                }
                self.text.extend(["[", core, "](", &address, ")", after]);
            }
            _ => self.text.push_str(&inner),
        }
    }
}

/// True if Markdown sees the edge of a marked range here.
///
/// Its outermost character is a letter or digit, or what stands outside is neither.
fn stands_apart(outside: Option<char>, edge: Option<char>) -> bool {
    edge.is_some_and(char::is_alphanumeric) || outside.is_none_or(|it| it.is_whitespace() || it.is_ascii_punctuation())
}

/// The first character of the text that follows a mark.
fn next_character(runs: &[Spanned<Run>]) -> Option<char> {
    runs.iter().find_map(|it| match &it.value {
        Run::Text(text) => clean(text).chars().next(),
        Run::Code(code) => (!clean(code).trim().is_empty()).then_some('`'),
        Run::Break => Some(' '),
        // Whether a mark is written here is not decided yet; what it would put here is punctuation, which does no harm.
        Run::Open(_) | Run::Close => None,
    })
}

/// Escapes what would make the line a heading, a list item, a rule or the underline of a heading.
fn guard_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marker = line[digits..].chars().next();
    match (digits, marker) {
        (0, Some('#' | '-' | '+' | '=')) => format!("\\{line}"),
        (1.., Some('.' | ')')) => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line.to_owned(),
    }
}

/// Ends a text whose last colon announces something that is not shown.
pub(crate) fn end_sentence(lines: &mut [String]) {
    if let Some(last) = lines.last_mut().filter(|it| it.ends_with(':')) {
        last.pop();
        last.push('.');
    }
}

/// Appends a paragraph.
pub(crate) fn paragraph(text: String, lines: &mut Vec<String>) {
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(text);
}

/// The note of an attribute `#[deprecated]`, which rustdoc shows as Markdown.
pub(crate) fn deprecation(it: &Decided<Option<Deprecation>>) -> Option<String> {
    it.as_ref().map(|it| text(&it.note))
}

/// Plain text of the documentation on one line.
pub(crate) fn text(text: &str) -> String {
    let mut line = String::new();
    push_text(&mut line, text, false);
    guard_start(line.trim())
}

/// Plain text of the documentation as the text of a link.
pub(crate) fn push_link(out: &mut String, label: &str, address: &str) {
    let start = out.len();
    out.push('[');
    push_text(out, label.trim(), true);
    if out.len() == start + 1 {
        out.truncate(start);
        out.extend(["<", address, ">"]);
    } else {
        out.extend(["](", address, ")"]);
    }
}

/// The text for an item that the documentation does not describe.
pub(crate) fn undocumented(name: &str) -> String {
    match clean(name).as_ref() {
        "" => "The documentation does not describe it.".to_owned(),
        name => format!("{}: the documentation does not describe it.", code(name)),
    }
}
