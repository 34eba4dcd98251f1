//! Telling apart the names of one place: the fields of a struct, the members of an enumeration, the types of a module.

use std::collections::BTreeSet;

use crate::lower::names::ident::{Case, Name, Reason, change, spell, valid, words};

/// The names taken in one place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
}

/// The kind of name that is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// How it is spelled.
    pub(crate) case: Case,
    /// It comes in several forms, each with its prefix: an accessor and its setter.
    pub(crate) prefixes: &'static [&'static str],
    /// Names, as words, that generated code or its runtime have themselves.
    pub(crate) reserved: &'static [&'static str],
}

impl Scope {
    /// Takes a name for a text of the documentation: its own, else one with a number. Returns the words with it, so
    /// that other spellings of the name stay in step.
    pub(crate) fn take(&mut self, text: &str, kind: Kind) -> (String, Name) {
        self.take_words(words(text), change(text), kind)
    }

    /// The same for a name whose words, and what it took to make them, are known.
    pub(crate) fn take_words(&mut self, mut plain: String, mut reason: Option<Reason>, kind: Kind) -> (String, Name) {
        let form = |prefix: &str, words: &str| match prefix {
            "" => spell(words, kind.case),
            _ => spell(&format!("{prefix}{words}"), kind.case),
        };
        let is_reserved = |prefix: &&str| {
            let mut reserved = kind.reserved.iter();
            reserved.any(|it| it.strip_prefix(*prefix) == Some(plain.as_str()))
        };
        if kind.prefixes.iter().any(is_reserved) {
            plain.push('_');
            reason = Some(Reason::Reserved);
        }
        let mut chosen = plain.clone();
        let mut number = 1_usize;
        while kind.prefixes.iter().any(|it| self.taken.contains(&form(it, &chosen))) {
            number += 1;
            chosen = format!("{}_{number}", plain.trim_end_matches('_'));
            reason = Some(Reason::Taken);
        }
        self.taken.extend(kind.prefixes.iter().map(|it| form(it, &chosen)));
        let name = valid(spell(&chosen, kind.case));
        let reason = name.reason.or(reason);
        (chosen, Name { reason, ..name })
    }

    /// Takes the first free of several names in snake case, given as words; `None` when all are taken.
    pub(crate) fn first_free(&mut self, wanted: impl IntoIterator<Item = String>) -> Option<(String, Name)> {
        let (rank, words) = wanted.into_iter().enumerate().find(|(_, words)| !self.taken.contains(words))?;
        self.taken.insert(words.clone());
        let name = valid(words.clone());
        let reason = if rank > 0 { Some(Reason::Taken) } else { name.reason };
        Some((words, Name { reason, ..name }))
    }
}

/// The order in which names of one place are taken, as ranks: plain ones first, so that `queryString` keeps its name and
/// `query_string` gets a number.
pub(crate) fn plain_first<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<usize> {
    let has_symbols = |text: &str| text.bytes().any(|it| !it.is_ascii_alphanumeric());
    let mut ranked: Vec<(bool, usize)> = texts.enumerate().map(|(rank, text)| (has_symbols(text), rank)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, rank)| rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: Kind = Kind { case: Case::Snake, prefixes: &[""], reserved: &["rest"] };
    const MEMBER: Kind = Kind { case: Case::Camel, ..FIELD };
    const ACCESSOR: Kind = Kind { prefixes: &["", "set_"], reserved: &["set_null"], ..FIELD };

    fn take<const N: usize>(kind: Kind, texts: [&str; N]) -> [String; N] {
        let mut scope = Scope::default();
        texts.map(|text| scope.take(text, kind).1.ident.to_string())
    }

    #[test]
    fn a_scope_tells_names_apart_by_number() {
        assert_eq!(
            take(FIELD, ["queryString", "query_string", "query string"]),
            ["query_string", "query_string_2", "query_string_3"]
        );
        assert_eq!(take(FIELD, ["rest", "Rest", "type", "Type"]), ["rest_", "rest_2", "r#type", "type_2"]);
        assert_eq!(
            take(MEMBER, ["remoteControl", "remote_Control", "a1", "a_1"]),
            ["RemoteControl", "RemoteControl2", "A1", "A1_2"]
        );
    }

    #[test]
    fn accessors_and_setters_share_a_scope() {
        assert_eq!(take(ACCESSOR, ["foo", "setFoo", "null"]), ["foo", "set_foo_2", "null_"]);
    }

    #[test]
    fn plain_names_come_first() {
        assert_eq!(plain_first(["query_string", "queryString", "a-b"].into_iter()), [1, 0, 2]);
    }
}
