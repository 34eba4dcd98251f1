//! [`Passage`]: a block of running text, in the form that its author gave it.
//!
//! ```markdown
//! Gets a lamp:
//!
//! - of the signed-in user.
//!
//! > [!NOTE]
//! > A metered API.
//! ```

use std::fmt;

use crate::text::prose::Prose;
use crate::text::source::Spanned;

/// A block of the text that introduces a page.
#[derive(Clone, PartialEq, Eq)]
pub enum Passage {
    /// Text of its own.
    Paragraph(Prose),
    /// An item of a list, whatever marks it.
    Item(Prose),
    /// Text in a quote; with the label of an alert, `NOTE`, that it begins.
    Note {
        /// `NOTE` of `[!NOTE]`, as written.
        label: Option<String>,
        /// The text without the label.
        text: Prose,
    },
    /// An item of a list in a quote.
    NoteItem(Prose),
    /// The lines of a code block.
    Code(Spanned<String>),
    /// A table's rows, the header first.
    Table(Vec<Vec<Prose>>),
}

/// A section of a page under a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The heading, as written.
    pub heading: Prose,
    /// Its level on the page, from 2.
    pub level: u8,
    /// The blocks below it, up to the next heading.
    pub passages: Vec<Passage>,
}

impl Passage {
    /// The texts in reading order; code has none.
    pub fn texts(&self) -> impl Iterator<Item = &Prose> {
        let (one, rows): (Option<&Prose>, &[Vec<Prose>]) = match self {
            Self::Paragraph(text) | Self::Item(text) | Self::Note { text, .. } | Self::NoteItem(text) => {
                (Some(text), &[])
            }
            Self::Code(_) => (None, &[]),
            Self::Table(rows) => (None, rows),
        };
        one.into_iter().chain(rows.iter().flatten())
    }
}

/// A paragraph, what most passages are, reads as its text.
impl fmt::Debug for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(text) => text.fmt(f),
            Self::Item(text) => f.debug_tuple("Item").field(text).finish(),
            Self::Note { label, text } => f.debug_struct("Note").field("label", label).field("text", text).finish(),
            Self::NoteItem(text) => f.debug_tuple("NoteItem").field(text).finish(),
            Self::Code(text) => f.debug_tuple("Code").field(text).finish(),
            Self::Table(rows) => f.debug_tuple("Table").field(rows).finish(),
        }
    }
}
