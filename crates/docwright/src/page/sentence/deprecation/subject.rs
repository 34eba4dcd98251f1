//! [`Subject`]: the thing that a text is about, and how sentences speak of it.
//!
//! ```text
//! own   := "this" word* noun | "the" noun | its name     "This navigation property", "The lamp resource"
//! named := ("the"? name ","? "and"?)+ noun?              "The **watts** and **volts** properties"; names are marked
//! ```

use std::ops::Range;

use crate::odata::name::fold;
use crate::page::sentence::deprecation::predicate::Predicate;
use crate::page::sentence::text::{MarkKind, SentenceText};

/// The subject of a text.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    /// The words that a sentence can call it by.
    nouns: &'static [&'static str],
    /// Its name; of a page, its title.
    name: &'a str,
    /// A page is known by a part of its title, too: `lamp` in `Get lamp`.
    is_page: bool,
}

const OF_ROWS: &[&str] = &[
    "property",
    "relationship",
    "attribute",
    "field",
    "parameter",
    "setting",
    "value",
    "member",
    "option",
    "flag",
    "argument",
    "entry",
    "column",
];

const OF_PAGES: &[&str] = &[
    "api",
    "resource",
    "type",
    "entity",
    "object",
    "facet",
    "enumeration",
    "enum",
    "method",
    "function",
    "action",
    "operation",
    "endpoint",
    "call",
    "request",
    "feature",
    "functionality",
];

/// Words before a sentence proper.
const LEADS: &[&str] = &["note", "please", "that", "important", "caution", "warning"];

/// The longest subject that "this" begins, in words.
const LONGEST: usize = 6;

impl<'a> Subject<'a> {
    /// A property, parameter or member, in its row.
    pub(crate) fn row(name: &'a str) -> Self {
        Self { nouns: OF_ROWS, name, is_page: false }
    }

    /// A type or operation, on its page.
    pub(crate) fn page(title: &'a str) -> Self {
        Self { nouns: OF_PAGES, name: title, is_page: true }
    }

    /// The sentence speaks of the subject.
    pub(crate) fn is_meant(&self, flat: &SentenceText, sentence: &Range<usize>, it: &Predicate) -> bool {
        let text = flat.lower[it.subject.clone()].split_whitespace();
        let words: Vec<&str> = text.skip_while(|it| is_lead(it)).collect();
        let [first, rest @ ..] = words.as_slice() else { return it.bare && !self.is_page };
        match *first {
            "this" | "these" => self.is_noun_phrase(rest, it.joined),
            "it" => {
                !self.is_page && rest.is_empty() && self.is_spoken_of(&flat.lower[sentence.start..it.subject.start])
            }
            "the" => rest.split_last().is_some_and(|(noun, name)| self.is_noun(noun) && self.is_name(name, noun)),
            _ => self.is_exactly(&words, ""),
        }
    }

    /// The marked names of which a sentence speaks, and of nothing else.
    pub(crate) fn named(&self, flat: &SentenceText, sentence: &Range<usize>, it: &Predicate) -> Vec<String> {
        // A list of names is more than one clause.
        let subject = sentence.start..it.subject.end;
        let marks: Vec<_> = flat
            .marks_in(&subject)
            .filter(|it| matches!(it.kind, MarkKind::Code | MarkKind::Strong | MarkKind::Emphasis))
            .collect();
        let mut rest = String::new();
        let mut at = subject.start;
        for mark in &marks {
            if mark.range.start >= at {
                rest.push_str(&flat.lower[at..mark.range.start]);
                rest.push(' ');
                at = mark.range.end;
            }
        }
        rest.push_str(&flat.lower[at..subject.end]);
        let words = rest.split(|it: char| it.is_whitespace() || it == ',' || it == ':').filter(|it| !it.is_empty());
        let is_plain = |it: &str| ["the", "and", "or", "both"].contains(&it) || is_lead(it) || is_one_of(OF_ROWS, it);
        let all_plain = words.into_iter().all(is_plain);
        let names = marks.iter().map(|it| flat.text[it.range.clone()].trim().to_owned());
        names.filter(|it| all_plain && !it.is_empty() && !is_lead(&it.to_lowercase())).collect()
    }

    /// `navigation property`, `property's functionality`, or nothing; `joined` says that more may follow.
    fn is_noun_phrase(&self, words: &[&str], joined: bool) -> bool {
        let owns = |it: &&str| it.strip_suffix("'s").is_some_and(|it| self.is_noun(it));
        let short = &words[..words.len().min(LONGEST)];
        let owner = short.iter().any(owns);
        let noun = short.iter().position(|it| self.is_noun(it));
        let ends = noun.is_some_and(|it| joined || it + 1 == words.len());
        words.is_empty() || owner || ends && !short[..noun.unwrap_or_default()].contains(&"of")
    }

    fn is_noun(&self, word: &str) -> bool {
        is_one_of(self.nouns, word)
    }

    /// "this value … it": the pronoun stands for the subject.
    fn is_spoken_of(&self, before: &str) -> bool {
        let mut words = before.split_whitespace();
        words.any(|it| it == "this") && words.next().is_some_and(|it| self.is_noun(it))
    }

    /// The words between "the" and the noun: none, or the name.
    fn is_name(&self, words: &[&str], noun: &str) -> bool {
        words.is_empty() || self.is_exactly(words, noun)
    }

    fn is_exactly(&self, words: &[&str], noun: &str) -> bool {
        let (name, said) = (letters(self.name), letters(&words.concat()));
        let title = name.strip_suffix("resourcetype").unwrap_or(&name);
        // The API of lamps is what `List lamps` is a part of; the resource is not.
        let is_part = || self.is_page && is_one_of(&["api"], noun) && title.contains(said.trim_end_matches('s'));
        !said.is_empty() && (said == title || is_part())
    }
}

/// `[!NOTE]`, `Note:` and the like.
fn is_lead(word: &str) -> bool {
    word == ">" || word.starts_with("[!") || LEADS.contains(&word.trim_end_matches(':'))
}

/// One of the nouns, or several of what it means.
fn is_one_of(nouns: &[&str], word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let plural = || word.strip_suffix("ies").is_some_and(|it| nouns.contains(&format!("{it}y").as_str()));
    nouns.contains(&word) || nouns.contains(&one) || plural()
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|it| it.is_alphanumeric()).collect()
}
