//! Choices of text values: `It can be "a" or "b"`, `either *a* or *b*`.
//!
//! ```text
//! choice := ("can be" | "either" | "must be" | …) value (("," | "or") value)+       a value is marked or in quotes
//!         | ("can be" | …) name ("," name)+ up to the end of the sentence
//!         | (":" | ";") name ("," name)+ up to the end of the sentence
//!         | value (("," | "or") value)+ and nothing else in the first sentence
//! ```

use std::ops::Range;

use crate::dialect::phrases::Phrases;
use crate::page::sentence::text::SentenceText;
use crate::page::sentence::values::list::{CLOSED, OPEN};
use crate::page::sentence::values::plain;
use crate::text::source::Spanned;

/// No value of a choice is longer.
const MAX_WORD: usize = 60;

/// Wordings in front of a choice of values.
static CHOICES: Phrases = Phrases::new(&[
    "can be",
    "is either",
    "can either be",
    "must be",
    "must either be",
    "either",
    "one of",
    "values are",
]);

/// The same for a type that has a name, of which a mere `either` tells some cases.
static OF_NAMED: Phrases =
    Phrases::new(&["can be", "is either", "can either be", "must be", "must either be", "values are"]);

/// `It can be "a" or "b"`: values that follow at once and are marked or in quotes, at least two.
pub(crate) fn read(flat: &SentenceText, is_text: bool) -> (Vec<Spanned<String>>, bool) {
    let mut from = 0;
    let leads = if is_text { &CHOICES } else { &OF_NAMED };
    while let Some(lead) = flat.find(&(from..flat.text.len()), leads) {
        from = lead.end;
        let (mut values, _) = values(flat, lead.end);
        if values.len() < 2 {
            values = plain::names(flat, lead.end);
        }
        if values.len() > 1 {
            return (values, flat.says(&lead, &CLOSED));
        }
    }
    let (alone, end) = values(flat, 0);
    if alone.len() > 1 && matches!(flat.text[end..].trim_start().chars().next(), None | Some('.')) {
        return (alone, false);
    }
    let colon = flat.text.find([':', ';']).filter(|at| is_text && !flat.says(&(0..*at), &OPEN));
    (colon.map(|at| plain::names_alone(flat, at)).unwrap_or_default(), false)
}

/// The values that stand one after the other, and where they end.
fn values(flat: &SentenceText, from: usize) -> (Vec<Spanned<String>>, usize) {
    let (mut values, mut end) = (Vec::new(), from);
    while let Some((name, after)) = quoted(flat, end, values.is_empty()) {
        values.push(Spanned::new(flat.text[name.clone()].to_owned(), flat.span(&name)));
        end = after;
    }
    (values, end)
}

/// The next value of a choice, which only a joining word may stand in front of, without its quotes; and where these end.
fn quoted(flat: &SentenceText, from: usize, is_first: bool) -> Option<(Range<usize>, usize)> {
    let mark = flat.marks.iter().find(|it| it.range.start >= from).map(|it| it.range.clone());
    let quote = flat.text[from..].find('"').map(|at| from + at);
    let quote = quote.and_then(|at| Some(at..at + 2 + flat.text[at + 1..].find('"')?));
    let next = mark.into_iter().chain(quote).min_by_key(|it| it.start)?;
    let gap = flat.lower[from..next.start].trim_matches([' ', ':', '\'']);
    let joins = matches!(gap, "," | "or" | ", or" | "and" | ", and" | "|");
    let fits = if is_first { matches!(gap, "" | "set to" | "either") } else { joins };
    // Within a mark, there may be a quote at one end alone.
    let open = flat.text[next.clone()].trim_start_matches('"');
    let word = open.trim_end_matches('"');
    let is_name = !word.is_empty() && word.len() <= MAX_WORD && !word.contains(['\n', '"', '{', '<']);
    let start = next.end - open.len();
    (fits && is_name).then_some((start..start + word.len(), next.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    #[test]
    fn a_choice_is_marked_or_quoted() {
        let cases: &[(&str, &[&str])] = &[
            ("It can be \"big\" or \"small\".", &["big", "small"]),
            ("The value is either `A` or `B`. `A` is the first.", &["A", "B"]),
            ("Must be *a*, *b*, or *c*.", &["a", "b", "c"]),
            ("It can be **\"größ** or **klein\"**.", &["größ", "klein"]),
            ("The size, one of `a` \\| `b`. Read-only.", &["a", "b"]),
            ("The kind. Can be Note,Account,Fixed Asset", &["Note", "Account", "Fixed Asset"]),
            ("It can be Open, Closed or Lost. Read-only.", &["Open", "Closed", "Lost"]),
            ("`Full` or `Partial`.", &["Full", "Partial"]),
            ("The kind of lamp; Floor, Desk, and Non-Electric. Required.", &["Floor", "Desk", "Non-Electric"]),
            ("Examples: Floor, Desk, Wall.", &[]),
            ("The country: `US`, `JP`, and `GB`.", &[]),
            ("`a` and `b` are told apart.", &[]),
            ("It can be Open or Closed.", &[]),
            ("It can be open, closed or lost.", &[]),
            ("It can be Open, Closed or seen by others.", &[]),
            ("It can be `a`.", &[]),
            ("It can be seen in `a` or `b`.", &[]),
            ("It cannot be `a` or `b`.", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> =
                read(&SentenceText::new(&prose(text)), true).0.into_iter().map(|it| it.value).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
