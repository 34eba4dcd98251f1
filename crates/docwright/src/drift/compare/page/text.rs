//! Changed lines of a page that no change of an item shows.
//!
//! ```diff
//!  |name|String|Its name.|
//! +|colors|String collection|Its colors.|     property/added is here
//! +
//! +Lamps of a hall have one color.            page/text-changed
//! ```
//!
//! A line that a change has its place in is shown. An item that comes or goes as a whole takes with it all that comes or goes
//! around it, and a change that has a place on one side only is shown with the few lines that its own took the place of.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use similar::{DiffTag, TextDiff};

use crate::drift::change::{Change, Presence};
use crate::drift::compare::page::{format, told};
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Place, Snapshot};
use crate::text::source::{FileId, Span};

/// The longest part of a text that names a change, in characters.
const MOST_LETTERS: usize = 120;

/// Lines that others took the place of are shown with them, unless there are more than these of either.
pub const REPLACED_LINES: usize = 3;

/// The changes of a page's text that none of `changes` shows; `None` where a side has no text.
pub(crate) fn unshown(sides: [&Snapshot; 2], path: &str, changes: &[&Change]) -> Option<Vec<Change>> {
    let old = Side::of(sides[0], path, changes, |it| [&it.old_place, &it.new_place])?;
    let new = Side::of(sides[1], path, changes, |it| [&it.new_place, &it.old_place])?;
    let texts = [ended(old.text), ended(new.text)];
    let diff = TextDiff::from_lines(&*texts[0], &*texts[1]);
    let mut found: BTreeMap<[String; 2], usize> = BTreeMap::new();
    let mut changed = Vec::new();
    for operation in diff.ops().iter().filter(|it| it.tag() != DiffTag::Equal) {
        let (before, now) = (operation.old_range(), operation.new_range());
        if old.is_whole(&before) || new.is_whole(&now) {
            continue;
        }
        let spans = [old.unshown(&before), new.unshown(&now)];
        let is_replaced = |lines: &Range<usize>, by: (&Side<'_>, &Range<usize>), span: &Option<_>| {
            span.is_none() && lines.len().max(by.1.len()) <= REPLACED_LINES && by.0.is_alone_in(by.1)
        };
        if spans.iter().all(Option::is_none)
            || is_replaced(&now, (&old, &before), &spans[0])
            || is_replaced(&before, (&new, &now), &spans[1])
        {
            continue;
        }
        let words = [old.words(spans[0].as_ref()), new.words(spans[1].as_ref())];
        let nth = found.entry(words.clone()).or_default();
        *nth += 1;
        let words = words.map(|it| if *nth > 1 && !it.is_empty() { format!("{it} ({nth})") } else { it });
        let places = [old.place(path, spans[0].as_ref()), new.place(path, spans[1].as_ref())];
        let is_front = old.is_front(spans[0].as_ref()) && new.is_front(spans[1].as_ref());
        let is_format = is_front || format::is_same(old.said(spans[0].as_ref()), new.said(spans[1].as_ref()));
        let rule = if is_format { Rule::PageFormat } else { Rule::PageText };
        changed.push(told(rule, path, words, places));
    }
    Some(changed)
}

/// A page on one side.
struct Side<'a> {
    file: FileId,
    text: &'a str,
    /// Where each line begins, and where the last one ends.
    starts: Vec<usize>,
    /// How many lines the front matter has.
    front: usize,
    /// Where changes have their places, and the places of items that the other side does not have.
    shown: [Vec<Range<usize>>; 2],
    /// Those of changes that have no place on the other side.
    alone: Vec<Range<usize>>,
}

impl<'a> Side<'a> {
    /// `places` are those of a change on this side and on the other.
    fn of(
        set: &'a Snapshot,
        path: &str,
        changes: &[&Change],
        places: fn(&Change) -> [&Option<Place>; 2],
    ) -> Option<Self> {
        let (file, text) = set.texts.get(path)?;
        let (mut shown, mut alone) = ([Vec::new(), Vec::new()], Vec::new());
        for it in changes {
            let [Some(here), there] = places(it) else { continue };
            let Some(span) = here.span.filter(|_| here.path == path) else { continue };
            let is_whole = it.presence != Presence::Both && it.item == it.owner;
            let range = span.start as usize..span.end as usize;
            alone.extend(there.is_none().then(|| range.clone()));
            shown[usize::from(is_whole)].push(range);
        }
        let ends = text.split_inclusive('\n').scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        });
        Some(Self {
            file: *file,
            text,
            front: front_matter(text),
            starts: std::iter::once(0).chain(ends).collect(),
            shown,
            alone,
        })
    }

    /// A change that has no place on the other side has its own among the lines.
    fn is_alone_in(&self, lines: &Range<usize>) -> bool {
        let bytes = self.bytes(lines);
        self.alone.iter().any(|it| bytes.start <= it.start && it.end <= bytes.end)
    }

    fn bytes(&self, lines: &Range<usize>) -> Range<usize> {
        let at = |line: usize| self.starts.get(line).copied().unwrap_or(self.text.len());
        at(lines.start)..at(lines.end)
    }

    /// An item that the other side does not have is among the lines.
    fn is_whole(&self, lines: &Range<usize>) -> bool {
        let bytes = self.bytes(lines);
        self.shown[1].iter().any(|it| meet(it, &bytes))
    }

    /// From the first of the lines that no change shows to the last.
    fn unshown(&self, lines: &Range<usize>) -> Option<Range<usize>> {
        let each = lines.clone().map(|it| self.bytes(&(it..it + 1)));
        // Blank lines say nothing.
        let said = each.filter(|it| !self.text[it.clone()].trim().is_empty());
        let unshown = said.filter(|line| !self.shown[0].iter().any(|it| meet(it, line)));
        unshown.reduce(|first, last| first.start..last.end)
    }

    /// There is no span, or it is one of the front matter, whose lines speak to tools.
    fn is_front(&self, span: Option<&Range<usize>>) -> bool {
        let end = self.bytes(&(0..self.front)).end;
        span.is_none_or(|it| it.end <= end)
    }

    fn said(&self, span: Option<&Range<usize>>) -> &'a str {
        span.map_or("", |it| &self.text[it.clone()])
    }

    /// The first line that says something, without what Markdown puts before it.
    fn words(&self, span: Option<&Range<usize>>) -> String {
        let Some(span) = span else { return String::new() };
        let mut said =
            self.text[span.clone()].lines().map(|it| it.trim_start_matches(['>', '#', '*', '-', '|', ' ']).trim());
        let is_said = |it: &&str| !it.is_empty() && !it.starts_with("[!");
        said.find(is_said).unwrap_or_default().chars().take(MOST_LETTERS).collect()
    }

    fn place(&self, path: &str, span: Option<&Range<usize>>) -> Option<Place> {
        let span = Span::new(self.file, span?.clone());
        Some(Place { path: path.to_owned(), span: Some(span) })
    }
}

/// How many lines the front matter has.
fn front_matter(text: &str) -> usize {
    let mut lines = text.lines();
    let is_there = lines.next().is_some_and(|it| it.trim_end() == "---");
    let end = lines.position(|it| it.trim_end() == "---");
    end.filter(|_| is_there).map_or(0, |it| it + 2)
}

/// A text whose last line ends, so that it is the same line where another follows.
fn ended(text: &str) -> Cow<'_, str> {
    if text.is_empty() || text.ends_with('\n') { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}\n")) }
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end.max(a.start + 1)
}
