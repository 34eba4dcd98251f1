//! The documentation sets that findings are in: their names for people and for repositories, and their line numbers.

use docwright::source::{Position, Span};

use super::finding::Place;
use super::places::Places;
use crate::Home;
use crate::docs::DocSet;
use crate::place;

/// One set for most commands, the old one and the new one for `drift`.
pub(crate) struct Sets<'a>(Vec<Set<'a>>);

/// A documentation set.
pub(crate) struct Set<'a> {
    /// Stands before the paths of its pages for people.
    shown: String,
    /// Stands before the paths of its pages for the repository; may be empty.
    repository: String,
    /// Its lines; a saved model has none.
    places: Option<Places<'a>>,
}

/// A place in a file for programs; lines and columns count from 1, columns in characters, the end is exclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    /// Relative to the repository, with `/`.
    pub(crate) path: String,
    pub(crate) start: (usize, usize),
    pub(crate) end: (usize, usize),
}

impl<'a> Set<'a> {
    /// A set, or without pages a saved model, whose pages people know by this prefix.
    pub(crate) fn new(shown: String, docs: Option<&'a DocSet>, home: &Home) -> Self {
        let repository = docs.map(|it| home.in_repository(&it.folder)).unwrap_or_default();
        Self { shown, repository, places: docs.map(|it| Places::new(&it.sources)) }
    }
}

impl<'a> Sets<'a> {
    /// A single set.
    pub(crate) fn of(docs: &'a DocSet, home: &Home) -> Self {
        Self(vec![Set::new(place::shown(&docs.folder), Some(docs), home)])
    }

    /// Both sides of a comparison.
    pub(crate) fn two(old: Set<'a>, new: Set<'a>) -> Self {
        Self(vec![old, new])
    }

    /// The path of a page as people write it.
    pub(super) fn shown(&self, at: &Place) -> String {
        self.0.get(at.set).map_or_else(|| at.path.to_owned(), |it| format!("{}/{}", it.shown, at.path))
    }

    /// The lines of a place's set and its text, where both are known.
    pub(super) fn text(&mut self, at: &Place) -> Option<(&mut Places<'a>, Span)> {
        Some((self.0.get_mut(at.set)?.places.as_mut()?, at.span?))
    }

    /// Where a place begins, by its path in the set.
    pub(super) fn position(&mut self, at: &Place) -> Option<Position> {
        self.text(at).map(|(places, span)| places.of(span).0)
    }

    /// The place for programs; a page as a whole is its beginning. A saved model has none.
    pub(super) fn region(&mut self, at: &Place) -> Option<Region> {
        let set = self.0.get_mut(at.set)?;
        let places = set.places.as_mut()?;
        let ends = at.span.map(|span| places.of(span));
        let [start, end] = ends.map_or([(1, 1); 2], |(a, b)| [(a.line, a.column), (b.line, b.column)]);
        let path =
            if set.repository.is_empty() { at.path.to_owned() } else { format!("{}/{}", set.repository, at.path) };
        Some(Region { path, start, end })
    }
}
