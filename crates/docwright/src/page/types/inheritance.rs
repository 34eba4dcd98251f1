//! Claims of running text about a type: its base type, and whether it is abstract or open.
//!
//! ```markdown
//! Represents a message. Inherits from [outlookItem](outlookitem.md). This is an open type.
//! ```

use std::ops::Range;

use crate::dialect::phrases::Phrases;
use crate::page::document::context::Context;
use crate::page::sentence::text::{MarkKind, SentenceText, TextMark};
use crate::page::sentence::type_text::{self, TypeName, TypeText};
use crate::page::types::page::ResourcePage;
use crate::text::source::{Span, Spanned};

pub(crate) static INHERITS: Phrases = Phrases::new(&[
    "inherits from",
    "inherited from",
    "derived from",
    "derives from",
    "subtype of",
    "sub-type of",
    "subclass of",
    "subclass from",
    "inherits all the properties of",
    "inherits all the properties from",
    "inherits all properties of",
    "inherits all properties from",
    "inherits properties from",
    "inherits the properties from",
    "inherits the properties of",
    "inherits all of the properties",
]);

pub(crate) static ABSTRACT: Phrases =
    Phrases::new(&["abstract type", "abstract base", "abstract class", "abstract resource", "is abstract"]);

pub(crate) static OPEN: Phrases =
    Phrases::new(&["is an open type", "open type that", "of an open type", "dynamic properties"]);

/// Reads the claims of a text.
pub(crate) fn read(cx: &Context<'_>, text: Span, page: &mut ResourcePage) {
    let flat = cx.sentence_text(text);
    for sentence in flat.sentences() {
        let phrase = flat.find(&sentence, &INHERITS).map(|phrase| phrase.end);
        if let Some(base) = phrase.and_then(|end| base(&flat, &(end..sentence.end))) {
            page.inherits.push(base);
        }
        // "derived from the abstract type x" says that of x.
        let before = sentence.start..phrase.unwrap_or(sentence.end);
        if flat.says(&before, &ABSTRACT) {
            page.says_abstract.get_or_insert(flat.span(&sentence));
        }
        if flat.says(&sentence, &OPEN) {
            page.says_open.get_or_insert(flat.span(&sentence));
        }
    }
}

/// The type named right after the phrase.
fn base(flat: &SentenceText, after: &Range<usize>) -> Option<Spanned<TypeText>> {
    let named = |mark: &&TextMark| match &mark.kind {
        MarkKind::Link(target) => !target.contains("/api/"),
        MarkKind::Strong | MarkKind::Code => true,
        MarkKind::Emphasis | MarkKind::Superscript => false,
    };
    let near = after.start + 60;
    if let Some(mark) = flat.marks_in(after).find(named).filter(|mark| mark.range.start < near) {
        let target = match &mark.kind {
            MarkKind::Link(target) => Some(target.clone()),
            _ => None,
        };
        let text = type_text::link_name(&flat.text[mark.range.clone()]).0;
        let name = TypeName { text, target, span: mark.span };
        return Some(Spanned::new(TypeText { collection: false, names: vec![name] }, mark.span));
    }
    let rest = &flat.text[after.clone()];
    let mut words = rest.split_whitespace().skip_while(|word| matches!(*word, "the" | "a" | "an" | ":"));
    let word = words.next()?;
    if let ("base", Some(kind), Some("type" | "class")) =
        (word, words.next(), words.next().map(|it| it.trim_end_matches(['.', ','])))
    {
        return Some(base_of_kind(flat, after, kind));
    }
    let word = word.trim_matches(['.', ',', ':', ';', '[', ']', '*']);
    let named = word.starts_with("microsoft.graph.") || word == "entity" || word == "directoryObject";
    let start = after.start + rest.find(word)?;
    let span = flat.span(&(start..start + word.len()));
    named.then(|| Spanned::new(type_text::from_name(word, span), span))
}

/// "Inherits from base policy type": of what is called `policyBase` or `basePolicy`.
fn base_of_kind(flat: &SentenceText, after: &Range<usize>, kind: &str) -> Spanned<TypeText> {
    let span = flat.span(after);
    let name = |text: String| TypeName { text, target: None, span };
    let names = vec![name(format!("{kind}Base")), name(format!("base{kind}"))];
    Spanned::new(TypeText { collection: false, names }, span)
}
