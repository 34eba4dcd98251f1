//! Predicates of deprecation: "is deprecated", "will be replaced by".
//!
//! ```text
//! clause    := … (";" | ":" | "," | "-" | "because" | "as" | "since") subject predicate
//! predicate := auxiliary+ word
//! ```

use std::ops::Range;

use crate::page::sentence::text::SentenceText;

/// A clause that says that its subject is deprecated.
#[derive(Debug)]
pub(crate) struct Predicate {
    /// The text of the subject, which may be empty.
    pub(crate) subject: Range<usize>,
    /// The subject is that of the clause before, and more may stand between: "x is old and is deprecated".
    pub(crate) joined: bool,
    /// It has no finite verb: "to be deprecated".
    pub(crate) bare: bool,
}

/// Words in front of the word that decides.
const AUXILIARIES: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "will",
    "has",
    "have",
    "to",
    "going",
    "in",
    "the",
    "process",
    "of",
    "now",
    "soon",
    "also",
    "already",
    "officially",
    "currently",
    "longer",
    "no",
];

const FORMS_OF_BE: &[&str] = &["is", "are", "be", "been", "being"];

/// Words behind "no longer supported" that make it no condition.
const AFTER: &[&str] = &["as", "since", "from", "in", "and", "after", "starting"];

/// Words that begin a clause.
const JOINTS: &[&str] = &["because", "as", "since", "so", "therefore", "-", "--", "–", "—"];

/// The first clause of a sentence that says that something is deprecated.
pub(crate) fn predicate(flat: &SentenceText, sentence: &Range<usize>) -> Option<Predicate> {
    let tokens = tokens(&flat.lower, sentence.clone());
    (0..tokens.len()).find_map(|at| at_word(flat, &tokens, at, sentence))
}

fn at_word(flat: &SentenceText, tokens: &[Range<usize>], at: usize, sentence: &Range<usize>) -> Option<Predicate> {
    let (start, whole) = (sentence.start, &flat.lower[sentence.clone()]);
    let word = |at: usize| tokens.get(at).map_or("", |it| bare(&flat.lower[it.clone()]));
    // A separator ends the clause, and with it what may belong to the verb.
    let ends = |at: usize| flat.lower[tokens[at].clone()].ends_with([',', ';', ':', ')']);
    let mut first = at;
    while first > 0 && AUXILIARIES.contains(&word(first - 1)) && !ends(first - 1) {
        first -= 1;
    }
    let said: Vec<&str> = (first..at).map(word).collect();
    let says = |it: &str| said.contains(&it);
    let is = FORMS_OF_BE.iter().any(|it| says(it));
    let is_last = at + 1 == tokens.len() || ends(at) || flat.lower[tokens[at].clone()].ends_with('.');
    let holds = match word(at) {
        "deprecated" | "obsolete" => is && !says("no"),
        "retired" | "discontinued" | "decommissioned" => is && (says("will") || says("being") || says("been")),
        "replaced" => is && says("will") && ["by", "with"].contains(&word(at + 1)) && is_in_future(whole),
        "removed" => is && says("will") && is_in_future(&whole[tokens[at].end - start..]),
        "supported" | "available" => is && says("no") && says("longer") && (is_last || AFTER.contains(&word(at + 1))),
        "stop" | "stops" => {
            matches!(word(at + 1), "working" | "returning") && is_in_future(&whole[tokens[at].end - start..])
        }
        _ => false,
    };
    if !holds {
        return None;
    }
    let is_joint = |at: &usize| JOINTS.contains(&&flat.lower[tokens[*at].clone()]) || ends(*at);
    let clause = |from: usize| (0..from).rev().find(is_joint).map_or(start, |it| tokens[it].end);
    let joined = first > 0 && matches!(word(first - 1), "and" | "but");
    let end = tokens[first.saturating_sub(usize::from(joined))].start;
    let subject = clause(first)..end.max(clause(first));
    Some(Predicate { subject, joined, bare: said.first() == Some(&"to") })
}

/// "in the future", "in a later release", "on May 1, 2029": not what happens to objects.
fn is_in_future(rest: &str) -> bool {
    let rest = rest.split(['.', ';']).next().unwrap_or(rest);
    let has_year = rest.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() == 4 && it.starts_with("20"));
    has_year
        || ["future", "later release", "later version", "next release", "next version", "soon"]
            .iter()
            .any(|it| rest.contains(it))
}

/// The words of a stretch of text, with what is written against them.
fn tokens(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, it) in text[range.clone()].char_indices().map(|(at, it)| (range.start + at, it)) {
        match (it.is_whitespace(), start) {
            (true, Some(from)) => {
                tokens.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    tokens.extend(start.map(|from| from..range.end));
    tokens
}

fn bare(token: &str) -> &str {
    token.trim_matches(|it: char| !it.is_alphanumeric())
}
