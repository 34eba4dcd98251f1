//! Listed values: members of an enumeration, or what a text can be.
//!
//! ```markdown
//! The status. Possible values are: `a`, `b` (the default), or `unknownFutureValue`. Use the `Prefer: …` header to get
//! the following values in this evolvable enum: `c`. Default is `a`. Valid values 4 to 16.
//! ```
//!
//! ```text
//! list   := lead item (gap item)*
//! lead   := "possible values" | "allowed values" | "one of" | "evolvable enum" | …
//! item   := code, else emphasis, else a plain word; never numbers for a numeric type
//! gap    := "," "and" "or" ";" "(remark)" | "- explanation" up to the next item, but no end of a sentence
//! ```

use std::ops::Range;

use crate::dialect::Dialect;
use crate::dialect::phrases::Phrases;
use crate::odata::Scalar;
use crate::odata::scalar::scalar;
use crate::page::sentence::text::{MarkKind, SentenceText, TextMark};
use crate::page::sentence::type_text::{self, TypeText};
use crate::page::sentence::values::{choice, plain};
use crate::text::source::Spanned;

/// Wordings that name a place where the values are listed.
static ELSEWHERE: Phrases =
    Phrases::new(&["those of", "those in", "the same as", "listed in", "defined by", "defined in"]);

/// The most values that are read of a description.
pub(crate) const MAX_VALUES: usize = 1000;

/// Between two items stands at most this much text.
const MAX_GAP: usize = 600;

/// Wordings that close a list: nothing else is taken.
pub(crate) static CLOSED: Phrases = Phrases::new(&[
    "must be",
    "allowed value",
    "valid value",
    "accepted value",
    "acceptable value",
    "permitted value",
    "only",
    "no other value",
]);

/// Wordings that turn a list into one of values that are not taken.
static DENIED: Phrases = Phrases::new(&[
    "not be",
    "not begin",
    "not start",
    "cannot",
    "can't",
    "must not",
    "may not",
    "except",
    "other than",
]);

/// Wordings that leave a list open: more may come.
pub(crate) static OPEN: Phrases = Phrases::new(&[
    "evolvable",
    "include",
    "for example",
    "examples",
    "such as",
    "e.g.",
    "other values",
    "custom value",
    "blank",
]);

/// The values that a description lists for a property of this type, and whether no other is taken.
pub(crate) fn read(dialect: &Dialect, flat: &SentenceText, ty: &TypeText) -> (Vec<Spanned<String>>, bool) {
    if is_numeric(ty) {
        return (Vec::new(), false);
    }
    let mut values: Vec<Spanned<String>> = Vec::new();
    let (mut from, mut is_closed) = (0, false);
    while let Some(lead) = flat.find(&(from..flat.text.len()), dialect.leads()) {
        from = lead.end;
        if flat.says(&lead_of(flat, &lead), &DENIED) {
            continue;
        }
        let (list, end) = list(flat, lead.end);
        is_closed |= !list.is_empty() && flat.says(&lead_of(flat, &lead), &CLOSED);
        for value in list {
            // One more shows that there are too many.
            if values.len() <= MAX_VALUES && !values.iter().any(|known| known.value == value.value) {
                values.push(value);
            }
        }
        from = end.max(lead.end);
    }
    if values.is_empty() && may_be_text(ty) {
        (values, is_closed) = choice::read(flat, is_text(ty));
    }
    if values.iter().all(|value| is_scalar_word(&value.value)) {
        return (Vec::new(), false);
    }
    // It is what a value is not: no text, and no member.
    values.retain(|it| it.value != "null");
    is_closed &= !flat.says(&(0..flat.text.len()), &OPEN);
    (values, is_closed)
}

/// A lead with the words in front of it that may close its list: `must be one of the following values`.
fn lead_of(flat: &SentenceText, lead: &Range<usize>) -> Range<usize> {
    let start = flat.lower[..lead.start].rfind(['.', ',', ';', '\n']).map_or(0, |at| at + 1);
    start..lead.end
}

fn is_text(ty: &TypeText) -> bool {
    let first = ty.names.first();
    first.is_none_or(|it| scalar(&it.text) == Some(Scalar::String))
}

/// Text, or something that is described nowhere but here.
fn may_be_text(ty: &TypeText) -> bool {
    let first = ty.names.first();
    first.is_none_or(|it| scalar(&it.text).map_or(it.target.is_none(), |it| it == Scalar::String))
}

fn is_numeric(ty: &TypeText) -> bool {
    let first = ty.names.first().map(|name| name.text.to_ascii_lowercase());
    first.is_some_and(|name| {
        let name = name.strip_prefix("edm.").unwrap_or(&name);
        type_text::is_primitive(name) && !matches!(name, "string" | "json" | "url" | "guid")
    })
}

/// `true`, `null`, `12`: values, but not members of an enumeration.
fn is_scalar_word(word: &str) -> bool {
    matches!(word, "true" | "false" | "null") || word.parse::<f64>().is_ok()
}

/// The items after a lead, and where the list ends.
fn list(flat: &SentenceText, from: usize) -> (Vec<Spanned<String>>, usize) {
    let near = flat.lower.floor_char_boundary(from + MAX_GAP);
    let stop = flat.lower[from..near].find(". ").map_or(near, |at| from + at);
    for kind in [MarkKind::Code, MarkKind::Strong, MarkKind::Emphasis] {
        let (items, end) = marked(flat, from, &kind);
        if !items.is_empty() {
            return (items, end);
        }
    }
    (plain::read(flat, from..stop), stop)
}

fn marked(flat: &SentenceText, from: usize, kind: &MarkKind) -> (Vec<Spanned<String>>, usize) {
    let mut items = Vec::new();
    let mut end = from;
    let first = flat.marks.partition_point(|mark| mark.range.start < from);
    for mark in &flat.marks[first..] {
        if mark.range.start > end + MAX_GAP {
            break;
        }
        // A mark inside of another of its kind is part of that.
        if mark.kind != *kind || mark.range.start < end {
            continue;
        }
        let gap = &flat.lower[end..mark.range.start];
        let leads = || !ends_sentence(gap) && gap.len() < 120 && !ELSEWHERE.are_in(gap);
        let fits = if items.is_empty() { leads() } else { is_gap(gap) };
        // A list ends where options of queries are spoken of: "Supports `$filter` (`eq`)".
        if !fits || flat.text[mark.range.clone()].starts_with('$') {
            break;
        }
        items.extend(item(flat, mark));
        end = mark.range.end;
    }
    (items, end)
}

/// The value that a mark holds, or the words of a list that stands in one mark.
fn item<'t>(flat: &'t SentenceText, mark: &TextMark) -> impl Iterator<Item = Spanned<String>> {
    let bare = |it: &'t str| it.trim_matches(['`', '"', '\'', ' ', ',', '.']);
    let text = bare(&flat.text[mark.range.clone()]);
    let is_word = |it: &str| it.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    let is_list = text.split(", ").all(is_word);
    let items: Vec<&str> = if is_list { text.split(", ").collect() } else { vec![text] };
    let span = mark.span;
    items.into_iter().filter(|it| !it.is_empty()).map(move |it| Spanned::new(it.to_owned(), span))
}

fn ends_sentence(gap: &str) -> bool {
    gap.contains(". ") || gap.contains(".\n")
}

fn is_gap(gap: &str) -> bool {
    let trimmed = gap.trim_start();
    let explains = ["-", "–", "—", ":", "(", "="].iter().any(|start| trimmed.starts_with(start));
    if explains {
        return gap.contains('\n') || !ends_sentence(gap);
    }
    let mut words = gap.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| matches!(word, "and" | "or" | "the" | "value" | "default")) && !ends_sentence(gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::graph::LEADS;
    use crate::page::document::context::tests::prose;
    use crate::text::source::Span;
    use crate::text::source::tests::file;

    fn values(text: &str, ty: &str) -> Vec<String> {
        let ty = type_text::from_name(ty, Span::at_start(file()));
        read(&Dialect::default(), &SentenceText::new(&prose(text)), &ty)
            .0
            .into_iter()
            .map(|value| value.value)
            .collect()
    }

    #[test]
    fn a_list_is_closed_where_the_description_says_so() {
        let ty = type_text::from_name("String", Span::at_start(file()));
        for (text, expected) in [
            ("Possible values are: `a`, `b`.", false),
            ("Must be one of the following values: `a`, `b`.", true),
            ("Allowed values: `a`, `b`.", true),
            ("Allowed values include `a`, `b`.", false),
            ("It must be `a` or `b`.", true),
            ("It can be `a` or `b`.", false),
            ("The text must be short. Possible values are: `a`, `b`.", false),
            ("Must be one of: `a`, `b`. Members of this evolvable enum: `c`.", false),
        ] {
            assert_eq!(read(&Dialect::default(), &SentenceText::new(&prose(text)), &ty).1, expected, "{text}");
        }
    }

    #[test]
    fn lists_are_found_after_their_lead() {
        let cases: &[(&str, &[&str])] = &[
            (
                "The importance. The possible values are: `low`, `normal`, and `high`. Default is `other`.",
                &["low", "normal", "high"],
            ),
            ("Possible values: `a` (the default), `b` - explained, `c`.", &["a", "b", "c"]),
            ("Can be one of: *a*, *b*.", &["a", "b"]),
            ("Possible values are: <ul><li>**a**: x. </li><li>**b**: y.</li></ul>", &["a", "b"]),
            ("Possible values are: Low, Normal, High.", &["Low", "Normal", "High"]),
            (
                "Values are: `a`, `unknownFutureValue`. You must use the `Prefer: x` request header to get the following values in this evolvable enum: `b`.",
                &["a", "unknownFutureValue", "b"],
            ),
            ("Possible values are `true` or `false`.", &[]),
            ("The values are those of **kind** on a room.", &[]),
            ("Possible values are: `null` (not yet), `a` (more).<br>Supports `$filter` (`eq`).", &["a"]),
            ("Must not begin with `x` or be one of the following values: `a`, `b`.", &[]),
            ("Possible values: `a, b, c`, or `d`.", &["a", "b", "c", "d"]),
            ("Valid values 4 to 16", &[]),
            ("Status can be: Draft, In Review, Open, Paid.", &["Draft", "In Review", "Open", "Paid"]),
            ("It can be: switched on, switched off.", &[]),
            ("Possible values are Active, Inactive or Closed", &["Active", "Inactive", "Closed"]),
            ("Accepted values are blank, Payment or All.", &["Payment", "All"]),
            ("The possible values are low, re-opened and high. Read-only.", &["low", "re-opened", "high"]),
            ("Possible values are known by name, number or colour of it.", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(values(text, "String"), *expected, "{text}");
        }
    }

    #[test]
    fn every_lead_leads_by_itself() {
        for lead in LEADS.list() {
            assert_eq!(values(&format!("The kind. {lead} `a` or `b`."), "String"), ["a", "b"], "{lead}");
        }
    }

    #[test]
    fn numbers_are_values_of_strings_only() {
        assert_eq!(values("Possible values: `1.1`, `2.0`, `x`.", "String"), ["1.1", "2.0", "x"]);
        assert_eq!(values("Possible values: `1`, `2`.", "Int32"), [""; 0]);
    }

    #[test]
    fn a_mark_inside_of_one_of_its_kind_is_part_of_it() {
        assert_eq!(values("Possible values are: ****on** or so**, **off**.", "String"), ["on or so", "off"]);
    }
}
