//! Lists of values in plain words: `Possible values: low, normal, high.`

use std::ops::Range;

use crate::page::sentence::text::SentenceText;
use crate::text::source::Spanned;

/// A word, or up to three that begin with capitals: `In Review`.
fn is_item(text: &str) -> bool {
    const MOST: usize = 3;
    let is_word = |it: &str| it.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    let mut words = text.split(' ');
    match (words.next(), words.clone().count()) {
        (Some(only), 0) => !only.is_empty() && is_word(only),
        (Some(first), more) if more < MOST => {
            first.starts_with(char::is_uppercase)
                && is_word(first)
                && words.all(|it| is_word(it) && !matches!(it, "" | "and" | "or" | "to" | "thru" | "through"))
        }
        _ => false,
    }
}

/// `It can be Draft,Open or Paid.`: a list up to the end of its sentence that no colon leads to, so that only names count, and
/// at least three.
pub(super) fn names(flat: &SentenceText, from: usize) -> Vec<Spanned<String>> {
    const FEWEST: usize = 3;
    let rest = &flat.text[from..];
    let end = [". ", ".\n", "\n"].iter().filter_map(|it| rest.find(it)).min().unwrap_or(rest.len());
    let items = read(flat, from..from + end);
    let are_names = items.iter().all(|it| it.value.starts_with(char::is_uppercase));
    if are_names && items.len() >= FEWEST { items } else { Vec::new() }
}

/// The same behind a colon that nothing else leads to: marked words are examples there as often as they are values.
pub(super) fn names_alone(flat: &SentenceText, from: usize) -> Vec<Spanned<String>> {
    let is_marked = flat.marks.iter().any(|it| it.range.end > from);
    if is_marked { Vec::new() } else { names(flat, from) }
}

/// `Possible values: low, normal, high.`: plain words between separators, at least two.
pub(super) fn read(flat: &SentenceText, range: Range<usize>) -> Vec<Spanned<String>> {
    let text = &flat.text[range.clone()];
    let Some(start) = text.find([':', ' ']).map(|at| at + 1).filter(|_| text.contains(',')) else {
        return Vec::new();
    };
    let text = &text[start..];
    let mut items = Vec::new();
    let mut at = range.start + start;
    let mut pieces = text.split(',').peekable();
    while let Some(piece) = pieces.next() {
        let word = piece.trim().trim_start_matches("and ").trim_start_matches("or ");
        let mut word = word.trim_matches(['"', '\'', '.', ' ', '\n']);
        if items.is_empty() {
            word = ["are:", "are "].iter().find_map(|it| word.strip_prefix(it)).map_or(word, str::trim);
        }
        // No comma need stand before the last one.
        let last = word.split_once(" or ").or_else(|| word.split_once(" and ")).filter(|_| pieces.peek().is_none());
        for word in last.map_or_else(|| vec![word], |(one, other)| vec![one, other]) {
            if !is_item(word) {
                return Vec::new();
            }
            let offset = at + piece.find(word).unwrap_or_default();
            items.push(Spanned::new(word.to_owned(), flat.span(&(offset..offset + word.len()))));
        }
        at += piece.len() + 1;
    }
    // A text that is blank has no name.
    items.retain(|it| it.value != "blank");
    items
}
