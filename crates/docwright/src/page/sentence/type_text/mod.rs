//! The grammar of type cells, in property tables and return type columns.
//!
//! ```markdown
//! | `Edm.String` | [message](message.md)  collection | Collection([item][]) | Collection of String |
//! | string, maximum size 20 | String (optional) | [a](a.md) or [b](b.md) | string/number | **dlpActionType** |
//! | [outcome](outcome.md) collection. Holds grades. | ** Unknown Type `ns.models.operation` ** collection |
//! ```
//!
//! ```text
//! cell       := type (("or" | "/" | ",") type)* ("." sentence)?
//! type       := "collection" ("of" | "(")? name ")"? | name "collection"* | name "[]"
//! name       := link | "[" word "]" | word         marks, `(remarks)`, `, remarks` and filler words do not count
//! ```
//!
//! `collection` is looked for as a word outside of names: a type may be called `sourceCollection`.

#[cfg(test)]
mod tests;
pub(crate) mod word;

use std::ops::Range;

use crate::dialect::Dialect;
use crate::dialect::phrases::Phrases;
use crate::odata::name::split_collection;
use crate::page::sentence::text::{SentenceText, TextMark};
use crate::page::sentence::type_text::word::one_of;
pub(crate) use crate::page::sentence::type_text::word::{is_primitive, says_enum};
use crate::text::prose::{Mark, Prose, Run};
use crate::text::source::{Span, Spanned};

/// A type as an author writes it in a cell or sentence: `[message](message.md) collection`, `Edm.String`, `a or b`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeText {
    /// The word `collection` in any of its spellings, outside links and type names.
    pub collection: bool,
    /// The alternatives, usually one; empty when nothing that names a type was found.
    pub names: Vec<TypeName>,
}

/// One type name in a [`TypeText`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeName {
    /// The written name, without marks, `Edm.` and namespace kept: `Edm.String`, `example.lamps.message`, `message`.
    pub text: String,
    /// The link's target when the name is a link.
    pub target: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// No type is longer; what follows is not looked at.
const MAX_LENGTH: usize = 1000;

/// Reads a type cell, by the words of the documentation set.
pub(crate) fn read_as(dialect: &Dialect, prose: &Prose) -> TypeText {
    let whole = dialect.meaning(&prose.plain());
    let mut ty = match whole {
        Some(meaning) => from_name(meaning, prose.span),
        None => read(prose),
    };
    for name in ty.names.iter_mut().filter(|_| whole.is_none()) {
        let Some(meaning) = dialect.meaning(&name.text) else { continue };
        let (collection, meaning) = split_collection(meaning);
        ty.collection |= collection;
        name.text = meaning.to_owned();
        name.target = None;
    }
    ty
}

/// Reads a type cell.
pub(crate) fn read(prose: &Prose) -> TypeText {
    plain(prose).unwrap_or_else(|| grammar(prose))
}

/// The types of most cells: one word, or one link.
fn plain(prose: &Prose) -> Option<TypeText> {
    let is_word =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
    let (text, target, span, rest) = match prose.runs.as_slice() {
        [run] => (&run.value, None, run.span, ""),
        [open, text, close, rest @ ..] if close.value == Run::Close => {
            let Run::Open(Mark::Link(target)) = &open.value else {
                return None;
            };
            let rest = match rest {
                [] => "",
                [Spanned { value: Run::Text(rest), .. }] => rest.trim(),
                _ => return None,
            };
            (&text.value, Some(target.clone()), open.span, rest)
        }
        _ => return None,
    };
    let Run::Text(text) = text else {
        return None;
    };
    let says_nothing = ["none", "enum", "enumeration", "array"].iter().any(|it| text.eq_ignore_ascii_case(it));
    let whole = is_word(text) && !text.ends_with('.') && !says_nothing;
    let known = rest.is_empty() || rest == "collection";
    (whole && known).then(|| TypeText {
        collection: rest == "collection",
        names: vec![TypeName { text: text.clone(), target, span }],
    })
}

fn grammar(prose: &Prose) -> TypeText {
    let flat = SentenceText::new(prose);
    let end = cut(&flat);
    // A link without any text shows nobody a type.
    let shown = |it: &(&TextMark, &str)| !link_name(&flat.text[it.0.range.clone()]).0.is_empty();
    let links: Vec<(&TextMark, &str)> = flat.links_in(&(0..end)).filter(shown).collect();
    if links.is_empty() {
        return words(&flat.text[..end], |range| flat.span(&range));
    }
    let mut outside = String::with_capacity(end);
    let mut at = 0;
    for (mark, _) in &links {
        outside.push_str(&flat.lower[at..mark.range.start.max(at)]);
        outside.push('\u{1}');
        at = mark.range.end;
    }
    outside.push_str(&flat.lower[at..end.max(at)]);
    let mut ty = TypeText { collection: says_collection(&outside), names: Vec::new() };
    for (mark, target) in links {
        let (text, inner) = link_name(&flat.text[mark.range.clone()]);
        ty.collection |= inner;
        ty.names.push(TypeName { text, target: Some(target.to_owned()), span: mark.span });
    }
    ty
}

/// Reads a type that is written as a plain name: `Collection(example.lamps.user)`, `#example.lamps.user`.
pub(crate) fn from_name(text: &str, span: Span) -> TypeText {
    words(text, |_| span)
}

/// Where the type ends and a sentence about it begins.
fn cut(flat: &SentenceText) -> usize {
    let first = flat.sentences().into_iter().next();
    let end = first.map_or(flat.text.len(), |first| first.end);
    let type_first = flat.marks.first().is_some_and(|mark| mark.range.start < 2);
    // Without a link in front it may be the sentence that comes first.
    let has_more = !flat.text[end..].trim().is_empty();
    if has_more && !type_first && flat.text[..end].trim().contains(' ') { flat.text.len() } else { end }
}

static COLLECTION: Phrases = Phrases::words(&["collection", "collections", "array"]);

static OR: Phrases = Phrases::words(&["or"]);

/// True if the text around the names has the word `collection`, or one that means it.
pub(crate) fn says_collection(outside: &str) -> bool {
    COLLECTION.are_in(outside) || outside.contains("list of") || outside.contains("[]")
}

/// The name in a link's text, and whether the text says `collection` beside it.
pub(crate) fn link_name(text: &str) -> (String, bool) {
    let text = text.trim().trim_matches(['[', ']', '`', '*']);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut collection = false;
    while words.len() > 1 {
        match words[words.len() - 1].to_ascii_lowercase().as_str() {
            "collection" => collection = true,
            "object" | "objects" | "resource" | "type" | "enum" | "entity" => {}
            _ => break,
        }
        words.pop();
    }
    let name = words.join(" ");
    let inner = name.strip_prefix("Collection(").or_else(|| name.strip_prefix("collection("));
    match inner.and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => (inner.to_owned(), true),
        None => (name, collection),
    }
}

/// Reads a type without links.
fn words(text: &str, span: impl Fn(Range<usize>) -> Span) -> TypeText {
    let (text, target) = broken_link(&text[..text.floor_char_boundary(MAX_LENGTH)]);
    let lower = text.to_ascii_lowercase();
    let collection = says_collection(&lower);
    let mut names: Vec<Range<usize>> = name_words(text, &lower);
    let or = OR.are_in(&lower);
    if names.len() > 1 && !or && !separated(text, &names) {
        // A sentence: the type is the primitive in it, if there is one.
        let primitive = names.iter().rev().find(|name| is_primitive(&text[(*name).clone()]));
        names = primitive.cloned().into_iter().collect();
    }
    let name = |range: Range<usize>| TypeName {
        text: match &lower[range.clone()] {
            // Members of an enumeration without a name are sent as text.
            "enum" | "enumeration" => "String".to_owned(),
            word => text[range.start..range.start + one_of(word, collection)].to_owned(),
        },
        target: target.map(str::to_owned),
        span: span(range),
    };
    TypeText { collection, names: names.into_iter().map(name).collect() }
}

/// `[name](target` with its end missing.
fn broken_link(text: &str) -> (&str, Option<&str>) {
    let inner = text.trim().strip_prefix('[').and_then(|inner| inner.split_once("]("));
    match inner {
        Some((name, target)) if !name.contains(['[', ' ']) => {
            let start = text.find(name).unwrap_or_default();
            let target = target.split([')', ' ']).next().unwrap_or_default();
            (&text[..start + name.len()], Some(target))
        }
        _ => (text, None),
    }
}

/// The words that can be names of types.
fn name_words(text: &str, lower: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut fillers = Vec::new();
    let mut in_remark = false;
    for range in tokens(text) {
        let before = text[..range.start].trim_end();
        let opens = before.ends_with('(') && !before[..before.len() - 1].to_ascii_lowercase().ends_with("collection");
        let whole = opens && lower[range.end..].contains(" or ");
        in_remark = opens && !whole || in_remark && !before.ends_with(')');
        let remark = in_remark || before.ends_with(',') && !words.is_empty() && !text.contains(" or ");
        in_remark |= remark && before.ends_with(',');
        let word = &lower[range.clone()];
        match word {
            _ if remark => {}
            "collection" | "collections" | "of" | "or" | "and" | "array" if !text.trim().eq_ignore_ascii_case(word) => {
            }
            "list" if lower[range.end..].starts_with(" of") => {}
            "a" | "an" | "the" | "nullable" | "unknown" | "type" | "untyped" | "none" | "n/a" | "-" | "na" => {}
            "object" | "objects" | "resource" | "enum" | "enumeration" | "complex" | "entity" | "value" | "values" => {
                fillers.push(range)
            }
            _ => words.push(range),
        }
    }
    if words.is_empty() {
        fillers.truncate(1);
        fillers
    } else {
        words
    }
}

/// Runs of characters that names consist of.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let is_name = |letter: char| letter.is_alphanumeric() || "_.@".contains(letter);
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_name).map(|start| at + start) {
        at = text[start..].find(|letter| !is_name(letter)).map_or(text.len(), |length| start + length);
        let word = text[start..at].trim_matches('.');
        let start = start + text[start..at].find(word).unwrap_or_default();
        tokens.extend((!word.is_empty()).then(|| start..start + word.len()));
    }
    tokens
}

fn separated(text: &str, names: &[Range<usize>]) -> bool {
    names.windows(2).all(|pair| text[pair[0].end..pair[1].start].contains(['/', '|']))
}
