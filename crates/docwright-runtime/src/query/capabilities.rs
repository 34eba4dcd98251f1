//! Documented capabilities of a property: filterable, sortable, returned by default.

use std::fmt;

/// The documented capabilities of a property: `Message::SUBJECT.capabilities()`.
///
/// It is a text of words, so that a constant costs little: `select-only $filter(eq,ne) $orderby`. The documentation is often
/// silent; that a word is missing does not mean that the service refuses.
///
/// ```
/// use docwright_runtime::Capabilities;
///
/// const SUBJECT: Capabilities = Capabilities::new("default $filter(eq,startswith) $orderby");
/// const CAN_SORT: bool = SUBJECT.can_order_by();
/// assert!(CAN_SORT && SUBJECT.can_filter() && SUBJECT.can_filter_by("eq") && !SUBJECT.can_filter_by("gt"));
/// assert_eq!(SUBJECT.filter_operators().collect::<Vec<_>>(), ["eq", "startswith"]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Capabilities(&'static str);

impl Capabilities {
    /// Reads the words `default`, `select-only`, `$filter` or `$filter(eq,ne)`, `$orderby`, `$search`, `$count`, `$expand`,
    /// `read-only`, parted by blanks.
    #[must_use]
    pub const fn new(words: &'static str) -> Self {
        Self(words)
    }

    /// The words; empty when the documentation says nothing.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// It is said to be returned without being asked for.
    #[must_use]
    pub const fn returned_by_default(self) -> bool {
        self.after("default", false).is_some()
    }

    /// It is only returned when `$select` names it.
    #[must_use]
    pub const fn returned_only_on_select(self) -> bool {
        self.after("select-only", false).is_some()
    }

    /// Only the service writes it.
    #[must_use]
    pub const fn is_read_only(self) -> bool {
        self.after("read-only", false).is_some()
    }

    /// It may stand in `$filter`.
    #[must_use]
    pub const fn can_filter(self) -> bool {
        self.after("$filter", false).is_some()
    }

    /// It may stand in `$filter` with this operator or function: `eq`, `startswith`. Where the documentation lists none, all
    /// are welcome.
    #[must_use]
    pub const fn can_filter_by(self, operator: &str) -> bool {
        match self.after("$filter", false) {
            None => false,
            Some(at) if at < self.0.len() && self.0.as_bytes()[at] == b'(' => self.after(operator, true).is_some(),
            Some(_) => true,
        }
    }

    /// The operators and functions that `$filter` takes, lower-case; none when the documentation does not list them.
    pub fn filter_operators(self) -> impl Iterator<Item = &'static str> {
        let list = self.0.split(' ').find_map(|word| word.strip_prefix("$filter(")?.strip_suffix(')'));
        list.into_iter().flat_map(|list| list.split(','))
    }

    /// It may stand in `$orderby`.
    #[must_use]
    pub const fn can_order_by(self) -> bool {
        self.after("$orderby", false).is_some()
    }

    /// It may stand in `$search`.
    #[must_use]
    pub const fn can_search(self) -> bool {
        self.after("$search", false).is_some()
    }

    /// It may be counted.
    #[must_use]
    pub const fn can_count(self) -> bool {
        self.after("$count", false).is_some()
    }

    /// It may stand in `$expand`.
    #[must_use]
    pub const fn can_expand(self) -> bool {
        self.after("$expand", false).is_some()
    }

    /// Where a word ends: one of the text, or one of those in parentheses.
    const fn after(self, word: &str, in_parentheses: bool) -> Option<usize> {
        let (text, word) = (self.0.as_bytes(), word.as_bytes());
        let (mut start, mut at, mut depth) = (0, 0, false);
        while at <= text.len() {
            let end = at == text.len() || matches!(text[at], b' ' | b'(' | b',' | b')');
            if end {
                if depth == in_parentheses && is_at(text, start, at, word) {
                    return Some(at);
                }
                start = at + 1;
                if at < text.len() && matches!(text[at], b'(' | b')') {
                    depth = text[at] == b'(';
                }
            }
            at += 1;
        }
        None
    }
}

/// True when this part of a text is the word.
const fn is_at(text: &[u8], start: usize, end: usize, word: &[u8]) -> bool {
    if word.is_empty() || end - start != word.len() {
        return false;
    }
    let mut at = 0;
    while at < word.len() {
        if text[start + at] != word[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Prints the words.
impl fmt::Display for Capabilities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Capabilities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Capabilities").field(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Capabilities;

    /// Every question, as one text.
    fn yes(words: &'static str) -> String {
        let it = Capabilities::new(words);
        let answers = [
            ("default", it.returned_by_default()),
            ("select", it.returned_only_on_select()),
            ("read", it.is_read_only()),
            ("filter", it.can_filter()),
            ("eq", it.can_filter_by("eq")),
            ("e", it.can_filter_by("e")),
            ("nothing", it.can_filter_by("")),
            ("order", it.can_order_by()),
            ("search", it.can_search()),
            ("count", it.can_count()),
            ("expand", it.can_expand()),
        ];
        answers.iter().filter(|it| it.1).map(|it| it.0).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_read_whole() {
        for (words, want) in [
            ("", ""),
            ("default", "default"),
            ("select-only read-only", "select read"),
            ("$filter", "filter eq e nothing"),
            ("$filter(eq,ne) $orderby", "filter eq order"),
            ("$filter(ne,eq)", "filter eq"),
            ("$filter(ne) $search $count $expand", "filter search count expand"),
            ("$filters $orderbyx defaults", ""),
            ("$filter(default,$search)", "filter"),
            ("eq", ""),
        ] {
            assert_eq!(yes(words), want, "{words}");
        }
    }
}
