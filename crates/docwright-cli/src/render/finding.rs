//! A finding as every output format takes it: rule, level, message, places and help.

use std::borrow::Cow;

use docwright::source::{Sources, Span, Spanned};

/// One finding of `lint`, `examples` or `drift`.
#[derive(Debug)]
pub(crate) struct Finding<'a> {
    /// The id of its rule.
    pub(crate) rule: Cow<'a, str>,
    /// How bad it is.
    pub(crate) level: Level,
    /// The word for people: `warning`, `breaking`.
    pub(crate) name: &'static str,
    /// One sentence without a final full stop.
    pub(crate) message: Cow<'a, str>,
    /// Its places, in the order in which people read them.
    pub(crate) places: Vec<Place<'a>>,
    /// The help of its rule, where that is to stand beside it.
    pub(crate) help: Option<&'static str>,
    /// How to fix this one, where that is not what the help of its rule says.
    pub(crate) advice: Option<&'a str>,
    /// Changes of the text that fix it for certain.
    pub(crate) fix: Vec<(Place<'a>, &'a str)>,
    /// Facts about a change between two sets.
    pub(crate) change: Option<Change<'a>>,
}

/// The scale that code hosts share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Note,
    Info,
    Warning,
    Error,
}

/// A place in one of the documentation sets that are written about.
#[derive(Debug, Clone)]
pub(crate) struct Place<'a> {
    /// The rank of the set.
    pub(crate) set: usize,
    /// The path in the set.
    pub(crate) path: &'a str,
    /// The text; a page as a whole has none.
    pub(crate) span: Option<Span>,
    /// The text beside the mark; empty where the message says it.
    pub(crate) label: &'a str,
    pub(crate) role: Role,
}

/// The part of a place in a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The finding is here.
    Own,
    /// It is the other side of a contradiction, or the like.
    Related,
    /// It was here, in the older one of two sets.
    Former,
}

/// The part of a finding that only a change between two sets has.
#[derive(Debug)]
pub(crate) struct Change<'a> {
    /// Its meaning for callers, in one sentence.
    pub(crate) meaning: String,
    /// Why it is taken for what it is; may be empty.
    pub(crate) reason: String,
    /// Why it is accepted, if it is.
    pub(crate) accepted: Option<&'a str>,
    /// The vendor's announcement or the lack of one, if the changelog was asked.
    pub(crate) announced: Option<String>,
    /// A digest that stays the same when lines move.
    pub(crate) fingerprint: &'a str,
    /// How the page differs elsewhere, as styled lines.
    pub(crate) hunk: Vec<String>,
}

impl<'a> Place<'a> {
    /// A place in the only set.
    pub(crate) fn of(sources: &'a Sources, span: Span, label: &'a str, role: Role) -> Self {
        Self { set: 0, path: &sources[span.file].path, span: Some(span), label, role }
    }

    /// The place of a finding in the only set, and the related ones with what they say.
    pub(crate) fn all(sources: &'a Sources, own: Span, related: &'a [Spanned<String>]) -> Vec<Self> {
        let related = related.iter().map(|it| Self::of(sources, it.span, &it.value, Role::Related));
        std::iter::once(Self::of(sources, own, "", Role::Own)).chain(related).collect()
    }
}

impl Finding<'_> {
    /// The place that it is at.
    pub(crate) fn own(&self) -> Option<&Place<'_>> {
        self.places.iter().find(|it| it.role == Role::Own)
    }

    /// The places that it is related to.
    pub(crate) fn related(&self) -> impl Iterator<Item = &Place<'_>> {
        self.places.iter().filter(|it| it.role == Role::Related)
    }
}
