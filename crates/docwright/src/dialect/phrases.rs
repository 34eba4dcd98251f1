//! [`Phrases`]: fixed wordings that a text is searched for, as one automaton for each list.
//!
//! ```text
//! text    "Two responses: the response body contains a user."
//! phrases "response body", "body"        found at 20..33, where a word begins; "response body" comes first in the list
//! words   "response"                     found at 20..28; it ends inside "responses"
//! ```

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, Input, MatchKind};

/// A list of phrases or words, in lower case; the letter case of a text does not count.
#[derive(Debug)]
pub(crate) struct Phrases {
    list: &'static [&'static str],
    /// Only whole words count.
    whole: bool,
    /// Built when it is first asked for.
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Phrases {
    /// Phrases begin with a word and may end inside one: `deriv`. Where several begin, the one that is listed first counts.
    pub(crate) const fn new(list: &'static [&'static str]) -> Self {
        Self { list, whole: false, automaton: OnceLock::new() }
    }

    /// Words stand alone.
    pub(crate) const fn words(list: &'static [&'static str]) -> Self {
        Self { list, whole: true, automaton: OnceLock::new() }
    }

    /// The phrases of a list, and further ones.
    pub(crate) fn with(base: &Self, added: &[String]) -> Self {
        let all = Self { list: base.list, whole: base.whole, automaton: OnceLock::new() };
        let words = added.iter().map(String::as_str).chain(base.list.iter().copied());
        let built = all.build(words).ok();
        all.automaton.get_or_init(|| built);
        all
    }

    /// All of them, to test each.
    #[cfg(test)]
    pub(crate) fn list(&self) -> &'static [&'static str] {
        self.list
    }

    /// True when a text has one of them.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.find(text, 0..text.len()).is_some()
    }

    /// The first place in a stretch of a text that has one of them; what stands before the stretch tells where words begin.
    pub(crate) fn find(&self, text: &str, mut range: Range<usize>) -> Option<Range<usize>> {
        // No list is as long as what an automaton cannot be built of.
        let automaton = self.automaton.get_or_init(|| self.build(self.list.iter().copied()).ok()).as_ref()?;
        while let Some(found) = automaton.find(Input::new(text).range(range.clone())) {
            if self.counts(text.as_bytes(), &found.range()) {
                return Some(found.range());
            }
            // One that counts may begin inside one that does not.
            range.start = found.start() + 1;
        }
        None
    }

    fn build<'w>(&self, words: impl Iterator<Item = &'w str>) -> Result<AhoCorasick, aho_corasick::BuildError> {
        // Of `collection` and `collections`, the longer one is the word that stands there.
        let kind = if self.whole { MatchKind::LeftmostLongest } else { MatchKind::LeftmostFirst };
        AhoCorasick::builder().ascii_case_insensitive(true).match_kind(kind).build(words)
    }

    fn counts(&self, text: &[u8], found: &Range<usize>) -> bool {
        let before = found.start.checked_sub(1).map(|at| text[at]);
        let after = text.get(found.end).copied();
        let inside = |byte: Option<u8>, is: fn(u8) -> bool| byte.is_some_and(is);
        let begins = !inside(before, |it| it.is_ascii_alphanumeric() || it >= 0x80);
        let joins = |it: u8| it.is_ascii_alphanumeric() || it == b'_';
        begins && (!self.whole || !inside(before, joins) && !inside(after, joins))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static BODIES: Phrases = Phrases::new(&["response body", "no response", "body", "deriv"]);
    static MANY: Phrases = Phrases::words(&["collection", "collections", "or"]);

    fn first(phrases: &Phrases, text: &'static str) -> Option<&'static str> {
        phrases.find(text, 0..text.len()).map(|it| &text[it])
    }

    #[test]
    fn phrases_begin_with_a_word() {
        let cases = [
            ("The Response Body is empty", Some("Response Body")),
            ("antibody, somebody", None),
            // What begins inside another word hides nothing.
            ("piano response body", Some("response body")),
            ("is derived from", Some("deriv")),
            ("überbody", None),
        ];
        for (text, expected) in cases {
            assert_eq!(first(&BODIES, text), expected, "{text}");
        }
    }

    #[test]
    fn a_stretch_has_what_lies_in_it() {
        let text = "somebody: body";
        assert_eq!(BODIES.find(text, 4..14), Some(10..14));
        assert_eq!(BODIES.find(text, 0..13), None);
    }

    #[test]
    fn words_stand_alone() {
        assert_eq!(first(&MANY, "sourcecollection collection"), Some("collection"));
        assert_eq!(first(&MANY, "Collections of x"), Some("Collections"));
        assert_eq!([first(&MANY, "for"), first(&MANY, "or_not"), first(&MANY, "a_or")], [None; 3]);
    }
}
