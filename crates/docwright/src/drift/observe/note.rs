//! Notes observed: sentences about calling an operation, and what they ask for.
//!
//! ```text
//! asked   := things of a sentence that says "must", "requires", …
//! things  := words that are a name, an option or a number: `$count=true`, `ConsistencyLevel`; else the sentence itself
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Operation};
use crate::drift::observe::observer::{Observer, digest_of};
use crate::drift::snapshot::{Fact, Node, PARTED};
use crate::odata::query_option;
use crate::text::source::{FileId, Span, Spanned};

/// Before what stands for a sentence that names no thing.
const SENTENCE: char = '#';

/// Beginnings of words that ask, in lower case.
const ASKS: &[&str] = &[
    "must",
    "require",
    "needs to",
    "need to be",
    "need to have",
    "has to",
    "have to",
    "mandatory",
    "supported only",
    "only supported",
    "at most",
    "no more than",
    "only one",
];

/// Words by which the same is denied.
const ASKS_NOT: &[&str] = &["not require", "n't require", "if require"];

/// The query options that the request lines of each page name.
#[derive(Debug, Default)]
pub(crate) struct Options<'a>(BTreeMap<FileId, BTreeSet<&'a str>>);

impl<'a> Options<'a> {
    pub(crate) fn of(api: &'a Api) -> Self {
        let mut pages: BTreeMap<FileId, BTreeSet<&str>> = BTreeMap::new();
        for it in &api.operations {
            let named = it.routes.iter().flat_map(|it| query_option::of_address(&it.text));
            pages.entry(it.page).or_default().extend(named);
        }
        Self(pages)
    }
}

/// The notes about a request line: a sentence about `$expand` is about the lines with `$expand`, where a page has such.
pub(crate) fn of_line<'a>(
    options: &Options<'_>,
    operation: &'a Operation,
    line: Span,
) -> impl Iterator<Item = &'a Spanned<String>> {
    let path = |text: &'a str| text.split('?').next().unwrap_or_default().trim_end_matches('/');
    let own = operation.routes.iter().find(|it| it.span == line).map_or("", |it| path(&it.text));
    let own: Vec<&str> = operation.routes.iter().map(|it| it.text.as_str()).filter(|it| path(it) == own).collect();
    let foreign: Vec<String> = options
        .0
        .get(&operation.page)
        .into_iter()
        .flatten()
        .filter(|it| !own.iter().any(|own| own.contains(**it)))
        .map(|it| it[1..].to_lowercase())
        .collect();
    // What follows such a sentence goes on about it.
    let mut last: Option<Span> = None;
    operation.notes.iter().filter(move |note| {
        let lower = note.value.to_lowercase();
        let mut words = lower.split(|it: char| !it.is_alphanumeric());
        let goes_on = last
            .is_some_and(|it| it.file == note.span.file && it.end <= note.span.start && note.span.start <= it.end + 1);
        let is_foreign = goes_on || words.any(|word| foreign.iter().any(|it| word.starts_with(it.as_str())));
        last = is_foreign.then_some(note.span);
        !is_foreign
    })
}

/// Says what notes say, and what they ask for.
pub(crate) fn say<'n>(observer: Observer<'_>, node: &mut Node, notes: impl Iterator<Item = &'n Spanned<String>>) {
    let notes: Vec<(String, Span)> = notes.map(|it| (it.value.clone(), it.span)).collect();
    let asked: Vec<(String, Span)> = notes.iter().filter(|it| asks(&it.0)).map(|it| (things(&it.0), it.1)).collect();
    let all: BTreeSet<&str> = asked.iter().flat_map(|it| it.0.split(PARTED)).collect();
    node.say(Fact::Asked, all.into_iter().collect::<Vec<_>>().join(PARTED));
    node.stretches_of(Fact::Asked, asked.into_iter().map(|(says, span)| (says, observer.place(span))));
    observer.say_texts(node, Fact::Notes, notes);
}

/// It stands for a sentence that names no thing.
pub(crate) fn is_sentence(asked: &str) -> bool {
    asked.starts_with(SENTENCE)
}

/// A sentence asks something of callers.
fn asks(sentence: &str) -> bool {
    let words = format!(" {}", sentence.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
    let mut starts = words.match_indices([' ', '(', '"', '*']).map(|it| &words[it.0 + 1..]);
    starts.any(|it| ASKS.iter().any(|asks| it.starts_with(asks))) && !ASKS_NOT.iter().any(|it| words.contains(it))
}

/// The names, options and numbers of a sentence, or the sentence itself.
fn things(sentence: &str) -> String {
    // What requires something is named before it.
    let asking = sentence.split_once(" requires ").map_or(sentence, |it| it.1);
    let words = asking.split([' ', '\n', ',', ';', '(', ')', '"', '\'', '`', '*']);
    let bare = words.map(|it| it.trim_end_matches(['.', ':', '?', '!'])).filter(|it| !it.is_empty());
    let is_whole = asking.len() == sentence.len();
    let named = bare.enumerate().filter(|(at, it)| is_thing(it, is_whole && *at == 0));
    let named: BTreeSet<&str> = named.map(|it| it.1).collect();
    if named.is_empty() {
        return format!("{SENTENCE}{}", digest_of(sentence.split_whitespace()));
    }
    named.into_iter().collect::<Vec<_>>().join(PARTED)
}

/// A word that no sentence has but for what it names.
fn is_thing(word: &str, is_first: bool) -> bool {
    let mut letters = word.chars();
    let first = letters.next().is_some_and(|it| it.is_uppercase() && !is_first || it == '$' || it == '@');
    first || word.chars().any(|it| it.is_ascii_digit() || it == '=') || letters.any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_what_is_named() {
        let of = |text: &str| asks(text).then(|| things(text));
        let named = "You must add the `$count=true` option, and the header Tone=eventual.";
        assert_eq!(of(named).as_deref(), Some("$count=true | Tone=eventual"));
        assert_eq!(of("`$search` looks at **label** only, and requires the Tone header.").as_deref(), Some("Tone"));
        let plain = of("The user must own the lamp.").unwrap_or_default();
        assert!(is_sentence(&plain), "{plain}");
        assert_eq!(of("No role is needed."), None);
        assert_eq!(of("This does not require a role."), None);
        assert_eq!(of("At most 500 lamps are lit.").as_deref(), Some("500"));
    }
}
