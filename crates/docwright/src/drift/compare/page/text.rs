//! Changed lines of a page that no change of an item shows.
//!
//! ```diff
//!  |name|String|Its name.|
//! +|colors|String collection|Its colors.|     property/added is here
//! +
//! +Lamps of a hall have one color.            page/text-changed
//! ```
//!
//! A row of a table is one unit, a line of the front matter is, else what stands between blank lines; a unit that a change
//! has its place in is shown. An item that comes or goes as a whole takes with it all that comes or goes around it.

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

/// The changes of a page's text that none of `changes` shows; `None` where a side has no text.
pub(crate) fn unshown(sides: [&Snapshot; 2], path: &str, changes: &[Change]) -> Option<Vec<Change>> {
    let old = Side::of(sides[0], path, changes, |it| &it.old_place)?;
    let new = Side::of(sides[1], path, changes, |it| &it.new_place)?;
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
        // Lines that others take the place of are shown with them.
        let is_shown = |side: &Side<'_>, lines, span: &Option<_>| span.is_none() && side.says(lines);
        if spans.iter().all(Option::is_none) || is_shown(&old, &before, &spans[0]) || is_shown(&new, &now, &spans[1]) {
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
    /// The lines of the front matter, each of which says something of its own.
    front: usize,
    /// Where changes have their places, and the places of items that the other side does not have.
    shown: [Vec<Range<usize>>; 2],
}

impl<'a> Side<'a> {
    /// `place` is that of a change on this side.
    fn of(set: &'a Snapshot, path: &str, changes: &[Change], place: fn(&Change) -> &Option<Place>) -> Option<Self> {
        let (file, text) = set.texts.get(path)?;
        let mut shown = [Vec::new(), Vec::new()];
        for it in changes {
            let Some(here) = place(it) else { continue };
            let Some(span) = here.span.filter(|_| here.path == path) else { continue };
            let is_whole = it.presence != Presence::Both && it.item == it.owner;
            shown[usize::from(is_whole)].push(span.start as usize..span.end as usize);
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
        })
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

    /// From the first unit of the lines that no change shows to the last.
    fn unshown(&self, lines: &Range<usize>) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        let mut unit = lines.start;
        for line in lines.clone() {
            let (this, next) = (self.line(line), line + 1);
            let goes_on = next < lines.end && next >= self.front && !is_alone(this) && !is_alone(self.line(next));
            if goes_on {
                continue;
            }
            let bytes = self.bytes(&(unit..next));
            unit = next;
            if !self.shown[0].iter().any(|it| meet(it, &bytes)) {
                let start = found.as_ref().map_or(bytes.start, |it| it.start);
                found = Some(start..bytes.end);
            }
        }
        // Blank lines say nothing.
        found.filter(|it| !self.text[it.clone()].trim().is_empty())
    }

    /// There is no span, or it is one of the front matter, whose lines speak to tools.
    fn is_front(&self, span: Option<&Range<usize>>) -> bool {
        let end = self.bytes(&(0..self.front)).end;
        span.is_none_or(|it| it.end <= end)
    }

    fn said(&self, span: Option<&Range<usize>>) -> &'a str {
        span.map_or("", |it| &self.text[it.clone()])
    }

    /// Some line says something.
    fn says(&self, lines: &Range<usize>) -> bool {
        !self.text[self.bytes(lines)].trim().is_empty()
    }

    fn line(&self, line: usize) -> &str {
        &self.text[self.bytes(&(line..line + 1))]
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

/// Rows of tables and blank lines are units of their own.
fn is_alone(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('|')
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end.max(a.start + 1)
}
