//! Ranges of numbers and lengths of text in descriptions.
//!
//! ```text
//! range  := ("between" | "valid values" | "range" | …) number ("to" | "and" | "-" | …) number
//!         | ("maximum is" | "at most" | "minimum is" | …) number
//! length := a range, or one end of it, in front of "characters"; or "maximum length is" number
//! ```
//!
//! A sentence that begins with a condition says what holds then, and not always; and a number that a unit follows
//! is held against one in another unit nowhere.

use std::ops::Range;

use crate::dialect::phrases::Phrases;
use crate::page::sentence::text::SentenceText;
use crate::page::sentence::values::Bounds;
use crate::text::source::Spanned;

/// In front of both ends.
static BETWEEN: Phrases =
    Phrases::new(&["between", "from", "range", "valid value", "allowed value", "possible value", "accepted value"]);
/// In front of the upper end alone.
static MOST: Phrases = Phrases::new(&[
    "at most",
    "maximum",
    "max ",
    "max.",
    "up to",
    "limited to",
    "limit is",
    "limit of",
    "no more than",
    "not exceed",
    "no longer than",
    "can't exceed",
    "cannot exceed",
    "not be longer than",
    "cannot contain more than",
    "less than or equal to",
]);
/// In front of the lower end alone.
static LEAST: Phrases =
    Phrases::new(&["at least", "minimum", "min ", "no less than", "not less than", "greater than or equal to"]);
static CONDITIONS: Phrases = Phrases::words(&["if", "when", "unless", "for", "recommended", "e.g", "example"]);

/// So many bytes may stand between a lead and its number: `maximum length of the name is 64`.
const NEAR: usize = 48;

/// A whole number in a text.
struct Number {
    value: i64,
    range: Range<usize>,
}

/// The smallest and the largest number that a description allows.
pub(crate) fn range(flat: &SentenceText) -> Option<Spanned<Bounds>> {
    each_sentence(flat, |sentence, numbers| {
        let is_length = |it: &Number| counts_characters(flat, sentence, it) || measures_length(flat, sentence, it);
        if numbers.iter().any(is_length) {
            return None;
        }
        let pair = pair(flat, sentence, numbers).filter(|(first, _)| {
            let before = sentence.start..numbers[*first].range.start;
            let lead = last(flat, &before, &BETWEEN);
            lead.is_some_and(|lead| before.end - lead.end <= NEAR)
        });
        match pair {
            Some((first, bounds)) => Some((bounds, numbers[first].range.start..numbers[first + 1].range.end)),
            None => ends(flat, sentence, numbers, |_| true),
        }
    })
}

/// The lengths of text that a description allows, in characters.
pub(crate) fn length(flat: &SentenceText) -> Option<Spanned<Bounds>> {
    each_sentence(flat, |sentence, numbers| {
        let pair = pair(flat, sentence, numbers);
        if let Some((first, bounds)) = pair.filter(|(at, _)| counts_characters(flat, sentence, &numbers[at + 1])) {
            return Some((bounds, numbers[first].range.start..numbers[first + 1].range.end));
        }
        ends(flat, sentence, numbers, |it| counts_characters(flat, sentence, it) || measures_length(flat, sentence, it))
    })
}

/// The length that a type cell adds to its type: `string, maximum size 20`.
pub(crate) fn of_type(cell: &SentenceText) -> Option<Spanned<Bounds>> {
    each_sentence(cell, |sentence, numbers| ends(cell, sentence, numbers, |_| true))
}

/// The first sentence that holds always and from which something can be read.
fn each_sentence(
    flat: &SentenceText,
    read: impl Fn(&Range<usize>, &[Number]) -> Option<(Bounds, Range<usize>)>,
) -> Option<Spanned<Bounds>> {
    if !flat.text.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    let sentences = flat.sentences();
    let found = sentences.iter().filter(|it| !flat.says(it, &CONDITIONS)).find_map(|sentence| {
        let numbers = numbers(flat, sentence);
        read(sentence, &numbers)
    });
    found.map(|(bounds, range)| Spanned::new(bounds, flat.span(&range)))
}

/// The whole numbers of a sentence, `1,024` among them; not those in names and versions.
fn numbers(flat: &SentenceText, sentence: &Range<usize>) -> Vec<Number> {
    let bytes = flat.text.as_bytes();
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let length = bytes[at..sentence.end].iter().take_while(|it| it.is_ascii_digit() || **it == b',').count();
        let text = flat.text[at..at + length].trim_end_matches(',');
        let range = at..at + text.len();
        at += length;
        let minus = range.start > sentence.start
            && bytes[range.start - 1] == b'-'
            && (range.start < 2 || bytes[range.start - 2] == b' ');
        let before = range.start.checked_sub(1).map_or(b' ', |it| bytes[it]);
        let after = [bytes.get(range.end), bytes.get(range.end + 1)].map(|it| it.copied().unwrap_or(b' '));
        let joins = |it: u8| it.is_ascii_alphanumeric() || b"_./$#%".contains(&it) || it >= 0x80;
        let goes_on = after[0].is_ascii_alphanumeric() || b"_/%".contains(&after[0]);
        let goes_on = goes_on || after[0] == b'.' && after[1].is_ascii_alphanumeric();
        if joins(before) || goes_on {
            continue;
        }
        if let Ok(value) = text.replace(',', "").parse::<i64>() {
            found.push(Number { value: if minus { -value } else { value }, range });
        }
    }
    found
}

/// Two numbers that are the ends of a range, by the rank of the first.
fn pair(flat: &SentenceText, sentence: &Range<usize>, numbers: &[Number]) -> Option<(usize, Bounds)> {
    let joins = |text: &str| matches!(text.trim(), "to" | "and" | "through" | "-" | "–" | "—");
    let first = numbers.windows(2).position(|it| {
        let between = &flat.lower[it[0].range.end..it[1].range.start];
        joins(between) && it[0].value < it[1].value && it[0].range.start >= sentence.start
    })?;
    Some((first, Bounds { least: Some(numbers[first].value), most: Some(numbers[first + 1].value) }))
}

/// The ends that are said one by one: `The minimum is 5, the maximum 14`.
fn ends(
    flat: &SentenceText,
    sentence: &Range<usize>,
    numbers: &[Number],
    counts: impl Fn(&Number) -> bool,
) -> Option<(Bounds, Range<usize>)> {
    let (mut bounds, mut place, mut units) = (Bounds::default(), None::<Range<usize>>, Vec::new());
    let mut from = sentence.start;
    for number in numbers {
        let before = from.max(flat.lower.floor_char_boundary(number.range.start.saturating_sub(NEAR)));
        let before = before..number.range.start;
        from = number.range.end;
        let lead = |phrases| last(flat, &before, phrases).filter(|it| leads(flat, it, number));
        let (most, least) = (lead(&MOST), lead(&LEAST));
        let slot = match (most, least) {
            (None, None) if is_named_after(flat, sentence, number) => &mut bounds.most,
            (None, None) => continue,
            (most, least) if most.as_ref().map(|it| it.start) >= least.as_ref().map(|it| it.start) => &mut bounds.most,
            _ => &mut bounds.least,
        };
        if slot.is_none() && counts(number) {
            *slot = Some(number.value);
            units.push(unit(flat, sentence, number));
            place = Some(place.map_or(number.range.clone(), |it| it.start..number.range.end));
        }
    }
    let is_one_unit = units.windows(2).all(|it| it[0] == it[1] || it[0].is_empty() || it[1].is_empty());
    place.filter(|_| is_one_unit).map(|place| (bounds, place))
}

/// `The maximum length of the name is 64`, but `up to 64` and not `up to the first 64`.
fn leads(flat: &SentenceText, lead: &Range<usize>, number: &Number) -> bool {
    let is_noun = ["max", "min"].iter().any(|it| flat.lower[lead.clone()].starts_with(it));
    let between = flat.lower[lead.end..number.range.start].trim();
    is_noun || matches!(between, "" | "a" | "of" | "is" | "the" | "a length of")
}

/// `256 characters maximum`, `64 characters or less`
fn is_named_after(flat: &SentenceText, sentence: &Range<usize>, number: &Number) -> bool {
    let rest = &flat.lower[number.range.end..sentence.end];
    let behind = rest.trim_start().split_once(' ').map_or("", |it| it.1.trim_start());
    ["maximum", "max", "or less", "or fewer", "at most"].iter().any(|it| behind.starts_with(it))
}

/// The word behind a number.
fn unit<'t>(flat: &'t SentenceText, sentence: &Range<usize>, number: &Number) -> &'t str {
    let rest = flat.lower[number.range.end..sentence.end].trim_start_matches([' ', '-']);
    let word = rest.split(|it: char| !it.is_alphabetic()).next().unwrap_or_default();
    word.trim_end_matches('s')
}

fn counts_characters(flat: &SentenceText, sentence: &Range<usize>, number: &Number) -> bool {
    matches!(unit(flat, sentence, number), "character" | "char")
}

/// `The maximum length of the name is 64`: no unit says otherwise.
fn measures_length(flat: &SentenceText, sentence: &Range<usize>, number: &Number) -> bool {
    let is_bare = matches!(unit(flat, sentence, number), "" | "and" | "or");
    is_bare && flat.lower[sentence.start..number.range.start].contains(" length")
}

/// The last place where a stretch of a text has one of the phrases.
fn last(flat: &SentenceText, range: &Range<usize>, phrases: &Phrases) -> Option<Range<usize>> {
    let (mut found, mut from) = (None, range.start);
    while let Some(it) = flat.find(&(from..range.end), phrases) {
        from = it.end;
        found = Some(it);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    fn shown(found: Option<Spanned<Bounds>>) -> String {
        found.map(|it| it.value.to_string()).unwrap_or_default()
    }

    #[test]
    fn ranges_have_one_end_or_two() {
        for (text, expected) in [
            ("How many. Valid values 1 to 24", "1 to 24"),
            ("Must be between 4 and 127, inclusive.", "4 to 127"),
            ("A number from -5 to 5.", "-5 to 5"),
            ("The range is 1-10.", "1 to 10"),
            ("The minimum is 5, and the maximum is 1,440.", "5 to 1440"),
            ("The maximum value is 999.", "at most 999"),
            ("At least 3.", "at least 3"),
            ("The minimum is 5 minutes; the maximum is 1 day.", ""),
            ("When it is on, the maximum is 9.", ""),
            ("The mean of up to the first 30 seconds.", ""),
            ("Returned from v1.0 to v2.0 and by 7.", ""),
            ("The number of rooms, 3 or 4.", ""),
            ("The maximum length is 64.", ""),
        ] {
            assert_eq!(shown(range(&SentenceText::new(&prose(text)))), expected, "{text}");
        }
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        for (text, expected) in [
            ("The title. The maximum length is 64 characters.", "at most 64"),
            ("The maximum length of the title is 64.", "at most 64"),
            ("Must be between 3 and 32 characters in length.", "3 to 32"),
            ("A word of 16-64 characters.", "16 to 64"),
            ("It can't exceed 1,024 characters.", "at most 1024"),
            ("The name cannot contain more than 50 characters or be blank.", "at most 50"),
            ("Up to 256 characters.", "at most 256"),
            ("Max limit is 256 chars.", "at most 256"),
            ("32 characters or less.", "at most 32"),
            ("Shows the first 150 characters.", ""),
            ("The maximum is 9.", ""),
            ("If it is short, up to 20 characters.", ""),
        ] {
            assert_eq!(shown(length(&SentenceText::new(&prose(text)))), expected, "{text}");
        }
    }
}
