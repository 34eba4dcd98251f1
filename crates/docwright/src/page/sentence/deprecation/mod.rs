//! [`DeprecationClaim`]: a mark or a sentence that takes something out of use.
//!
//! ```markdown
//! # lamp: blow (deprecated)
//!
//! > [!CAUTION]
//! > This API is deprecated and stops working on May 1, 2029. Use [lamp: dim](lamp-dim.md) instead.
//!
//! |volts (deprecated)|Int32|Deprecated. Use **watts** instead.|
//! ```
//!
//! ```text
//! mark     := name or heading, then "(deprecated" … ")"
//! sentence := label                                        at its beginning: "Deprecated." "[Deprecated]"
//!           | subject predicate                            "this property" "is deprecated"
//! advice   := "use …" | "instead …" | "going forward …"    the next sentences, which are part of the words
//! ```
//!
//! Only what a sentence says of its own subject counts: "Use this instead of the deprecated x" says nothing.

pub(crate) mod predicate;
pub(crate) mod subject;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use std::ops::Range;

use crate::dialect::phrases::Phrases;
use crate::page::sentence::deprecation::predicate::predicate;
pub(crate) use crate::page::sentence::deprecation::subject::Subject;
use crate::page::sentence::deprecation::words::{label, words};
use crate::page::sentence::text::SentenceText;
use crate::text::prose::{Prose, Run};
use crate::text::source::Span;

/// A place that says that something is deprecated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeprecationClaim {
    /// The kind of place.
    pub place: DeprecationPlace,
    /// The words about it, on one line: what to use instead, and until when it works; empty for a bare mark.
    pub words: String,
    /// Where.
    pub span: Span,
}

/// The kinds of places that say that something is deprecated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeprecationPlace {
    /// A mark in a heading.
    Heading,
    /// A mark behind a name in a table.
    Name,
    /// A sentence.
    Sentence,
    /// An annotation.
    Annotation,
}

/// A sentence that says that something is deprecated which it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDeprecation {
    /// The name, as the sentence marks it.
    pub name: String,
    /// The sentence.
    pub claim: DeprecationClaim,
}

/// The things that the sentences of a text call deprecated.
#[derive(Debug, Default)]
pub(crate) struct Deprecations {
    /// The text's own subject.
    pub(crate) own: Vec<DeprecationClaim>,
    /// Things that are named.
    pub(crate) named: Vec<NamedDeprecation>,
}

/// Words without one of which no text says that anything is deprecated: few texts have to be read closely.
static TELLING: Phrases = Phrases::new(&[
    "deprecated",
    "obsolete",
    "retired",
    "discontinued",
    "decommissioned",
    "replaced",
    "removed",
    "longer",
    "stop",
]);

/// A text as written may say that something is deprecated.
pub(crate) fn may_be_said(text: &str) -> bool {
    TELLING.are_in(text)
}

/// Reads a text about a subject.
pub(crate) fn read(flat: &SentenceText, about: &Subject<'_>) -> Deprecations {
    let mut found = Deprecations::default();
    let sentences = flat.sentences();
    for (rank, sentence) in sentences.iter().enumerate() {
        let claim = |from: usize| DeprecationClaim {
            place: DeprecationPlace::Sentence,
            words: words(flat, from..sentence.end, &sentences[rank + 1..]),
            span: flat.span(&trimmed(flat, sentence)),
        };
        if let Some(end) = label(flat, sentence) {
            found.own.push(claim(end));
            continue;
        }
        let start = trimmed(flat, sentence).start;
        match predicate(flat, sentence) {
            Some(it) if about.is_meant(flat, sentence, &it) => found.own.push(claim(start)),
            Some(it) => {
                let named = about.named(flat, sentence, &it).into_iter();
                found.named.extend(named.map(|name| NamedDeprecation { name, claim: claim(start) }));
            }
            None => {}
        }
    }
    found
}

/// The claims of a description about what it describes.
pub(crate) fn of_description(description: &Prose, name: &str) -> Vec<DeprecationClaim> {
    let tells = |run: &Run| matches!(run, Run::Text(it) | Run::Code(it) if may_be_said(it));
    if !description.runs.iter().any(|it| tells(&it.value)) {
        return Vec::new();
    }
    read(&SentenceText::new(description), &Subject::row(name)).own
}

/// The mark in a heading or name: `(deprecated)`, `[deprecated since 2.0]`.
pub(crate) fn mark(text: &str) -> Option<Range<usize>> {
    // Most names have no bracket at all.
    if !text.contains(['(', '[']) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let start = ["(deprecated", "[deprecated"].iter().filter_map(|it| lower.find(it)).min()?;
    let rest = &lower[start + "(deprecated".len()..];
    let end = rest.find([')', ']']).filter(|_| !rest.starts_with(char::is_alphanumeric))?;
    Some(start..start + "(deprecated".len() + end + 1)
}

/// The claim of a marked heading or name.
pub(crate) fn of_mark(text: &str, place: DeprecationPlace, span: Span) -> Option<DeprecationClaim> {
    mark(text).map(|_| DeprecationClaim { place, words: String::new(), span })
}

/// The sentence without blanks around, and without the mark of an alert: `[!NOTE]` and the `>` of its next line.
fn trimmed(flat: &SentenceText, range: &Range<usize>) -> Range<usize> {
    let whole = flat.text[range.clone()].trim_end();
    let mut text = whole.trim_start();
    while text.starts_with("[!") || text.starts_with("> ") {
        text = text.find(char::is_whitespace).map_or("", |end| text[end..].trim_start());
    }
    range.start + whole.len() - text.len()..range.start + whole.len()
}
