//! Lists of values in plain words: `Possible values: low, normal, high.`

use std::ops::Range;

use crate::page::sentence::text::SentenceText;
use crate::text::source::Spanned;

/// A word, or up to three that begin with capitals: `In Review`.
fn is_item(text: &str) -> bool {
    const MOST: usize = 3;
    let is_word = |it: &str| it.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
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

/// `Possible values: low, normal, high.`: plain words between separators, at least two.
pub(super) fn read(flat: &SentenceText, range: Range<usize>) -> Vec<Spanned<String>> {
    let text = &flat.text[range.clone()];
    let Some(start) = text.find([':', ' ']).map(|at| at + 1).filter(|_| text.contains(',')) else {
        return Vec::new();
    };
    let text = &text[start..];
    let mut items = Vec::new();
    let mut at = range.start + start;
    for piece in text.split(',') {
        let word = piece.trim().trim_start_matches("and ").trim_start_matches("or ");
        let word = word.trim_matches(['"', '\'', '.', ' ', '\n']);
        let first = items.is_empty() && word.starts_with("are:");
        let word = if first { word["are:".len()..].trim() } else { word };
        if !is_item(word) {
            return Vec::new();
        }
        let offset = at + piece.find(word).unwrap_or_default();
        items.push(Spanned::new(word.to_owned(), flat.span(&(offset..offset + word.len()))));
        at += piece.len() + 1;
    }
    items
}
