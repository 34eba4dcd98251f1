//! Open enumerations and flags: known members by index, everything else as the text that came.

use std::fmt;

/// The members of an enum, printed by the generator.
///
/// ```
/// use docwright_runtime::{Members, Token};
///
/// // Generated enums have such a table, and a constant for every member.
/// const COLORS: &Members = &Members { name: "test.color", doc: "", wire: &["red", "blue"] };
/// assert_eq!(Token::read("blue", COLORS), Token::member(1));
/// ```
#[derive(Debug)]
#[doc(hidden)]
pub struct Members {
    /// The qualified OData name, `example.mail.importance`.
    pub name: &'static str,
    /// The published page, or nothing.
    pub doc: &'static str,
    /// The members as they stand in JSON.
    pub wire: &'static [&'static str],
}

impl Members {
    /// The index of a member. The service's spelling differs from the documentation's in case here and there, so case decides nothing.
    fn find(&self, text: &str) -> Option<usize> {
        let exact = self.wire.iter().position(|member| *member == text);
        exact.or_else(|| self.wire.iter().position(|member| member.eq_ignore_ascii_case(text)))
    }
}

/// The value of an open enum.
///
/// It derives its equality so that constants of it may stand in patterns.
///
/// ```
/// use docwright_runtime::{Members, Token};
///
/// const COLORS: &Members = &Members { name: "test.color", doc: "", wire: &["red", "blue"] };
/// assert_eq!(Token::read("RED", COLORS).as_str(COLORS), "red");
/// // What is newer than the documentation stays as it came.
/// assert_eq!(Token::read("mauve", COLORS).as_str(COLORS), "mauve");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[doc(hidden)]
pub struct Token(Repr);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Repr {
    Member(u16),
    Other(Box<str>),
}

impl Token {
    /// The member at this place of [`Members::wire`].
    #[must_use]
    pub const fn member(index: u16) -> Self {
        Self(Repr::Member(index))
    }

    /// A value to be filled in.
    #[must_use]
    #[inline]
    pub fn blank() -> Self {
        Self(Repr::Other(Box::default()))
    }

    /// The member of this name, or the text as it is.
    #[must_use]
    pub fn read(text: &str, members: &Members) -> Self {
        match members.find(text).and_then(|index| u16::try_from(index).ok()) {
            Some(index) => Self::member(index),
            None => Self(Repr::Other(text.into())),
        }
    }

    /// The value as it stands in JSON.
    #[must_use]
    pub fn as_str<'a>(&'a self, members: &Members) -> &'a str {
        match &self.0 {
            Repr::Member(index) => members.wire.get(usize::from(*index)).copied().unwrap_or_default(),
            Repr::Other(text) => text,
        }
    }
}

/// The value of a flags enum: a set of members, and what came besides them.
///
/// ```
/// use docwright_runtime::{Flags, Members};
///
/// const COLORS: &Members = &Members { name: "test.color", doc: "", wire: &["red", "blue"] };
/// let both = Flags::read("blue,red", COLORS);
/// assert_eq!(both, Flags::member(0).union(Flags::member(1)));
/// assert!(both.contains(&Flags::member(1)));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[doc(hidden)]
pub struct Flags {
    known: u64,
    other: Option<Box<str>>,
}

impl Flags {
    /// The empty set.
    #[must_use]
    pub const fn new() -> Self {
        Self { known: 0, other: None }
    }

    /// The set of the member at this place of [`Members::wire`], which is below 64.
    #[must_use]
    pub const fn member(index: u32) -> Self {
        Self { known: 1u64.wrapping_shl(index), other: None }
    }

    /// Reads a comma-separated set.
    #[must_use]
    pub fn read(text: &str, members: &Members) -> Self {
        let mut flags = Self::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match members.find(part) {
                Some(index) if index < 64 => flags.known |= 1 << index,
                _ => flags.add_other(part),
            }
        }
        flags
    }

    fn add_other(&mut self, part: &str) {
        self.other = Some(match self.other.take() {
            None => part.into(),
            Some(others) if others.split(',').any(|other| other == part) => others,
            Some(others) => format!("{others},{part}").into(),
        });
    }

    /// Everything that is in one of the two sets.
    #[must_use]
    pub fn union(mut self, other: Self) -> Self {
        self.known |= other.known;
        for part in other.other.iter().flat_map(|parts| parts.split(',')) {
            self.add_other(part);
        }
        self
    }

    /// True when everything of `other` is in this set.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let mine = |part: &str| self.other.iter().flat_map(|parts| parts.split(',')).any(|own| own == part);
        self.known & other.known == other.known && other.other.iter().flat_map(|parts| parts.split(',')).all(mine)
    }

    /// Writes the set as it stands in JSON: `a,b`, members in the order of the documentation.
    ///
    /// # Errors
    /// Those of the formatter.
    pub fn print(&self, members: &Members, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_text(members))
    }

    pub(crate) fn to_text(&self, members: &Members) -> String {
        let known = members.wire.iter().take(64).enumerate().filter(|(index, _)| self.known >> index & 1 == 1);
        let parts: Vec<&str> = known.map(|(_, member)| *member).chain(self.other.as_deref()).collect();
        parts.join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::{Flags, Members, Token};

    const COLORS: &Members = &Members { name: "test.color", doc: "", wire: &["red", "darkBlue", "unknownFutureValue"] };

    #[test]
    fn a_token_is_a_member_or_the_text_that_came() {
        for (text, want, known) in [
            ("red", "red", true),
            ("DARKBLUE", "darkBlue", true),
            ("darkblue", "darkBlue", true),
            ("mauve", "mauve", false),
            ("", "", false),
            (" red", " red", false),
        ] {
            let token = Token::read(text, COLORS);
            assert_eq!(token.as_str(COLORS), want);
            assert_eq!((0..3).any(|index| token == Token::member(index)), known, "{text}");
        }
    }

    #[test]
    fn flags_are_sets() {
        for (text, want) in [
            ("red", "red"),
            ("darkBlue,red", "red,darkBlue"),
            ("red, DarkBlue", "red,darkBlue"),
            ("mauve,red,mauve", "red,mauve"),
            ("", ""),
            (",,red,", "red"),
        ] {
            assert_eq!(Flags::read(text, COLORS).to_text(COLORS), want);
        }
        let set = Flags::member(0).union(Flags::read("mauve", COLORS));
        assert!(
            set.contains(&Flags::member(0))
                && set.contains(&Flags::read("mauve", COLORS))
                && set.contains(&Flags::new())
        );
        assert!(!set.contains(&Flags::member(1)) && !set.contains(&Flags::read("pink", COLORS)));
        assert_eq!(set.clone().union(set.clone()), set);
    }
}
