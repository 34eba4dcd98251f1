//! The lines of the documentation that a change is about, before and after, as a part of a unified diff.
//!
//! Where the change has lines of its own on both sides, these are the hunk. Where they read the same, or there are none,
//! something else on the page made the change, and what differs between the pages is shown.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::ops::Range;

use docwright::drift::{Change, Group, Place, is_replaced};
use docwright::source::FileId;
use docwright::text::difference::hunk::{header, hunks, line_changes};
use docwright::text::difference::{lines, steps};
use similar::{ChangeTag, DiffOp, DiffTag};

use super::side::Side;
use crate::render::Places;
use crate::terminal::clean;

/// Lines of one hunk; more help nobody.
const MOST_LINES: usize = 40;
/// Unchanged lines around what differs elsewhere on a page.
const CONTEXT: usize = 1;

/// Makes hunks, looking at each page only once however many changes it has.
pub(super) struct Hunks<'a> {
    sides: [&'a Side; 2],
    places: [Option<Places<'a>>; 2],
    pages: BTreeMap<[Option<FileId>; 2], Page>,
}

/// How a page differs from its former self.
struct Page {
    operations: Vec<DiffOp>,
    lines: Vec<Line>,
}

/// Lines before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    /// The lines, headers between them.
    pub(super) lines: Vec<Line>,
    /// The lines are not those of the change's own place.
    pub(super) is_elsewhere: bool,
}

/// A line of a hunk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) mark: Mark,
    /// Without a line end, harmless to terminals.
    pub(super) text: String,
}

/// The kind of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `@@ -1,2 +1,3 @@`
    Header,
    Removed,
    Added,
    Same,
}

impl From<ChangeTag> for Mark {
    fn from(side: ChangeTag) -> Self {
        match side {
            ChangeTag::Delete => Self::Removed,
            ChangeTag::Insert => Self::Added,
            ChangeTag::Equal => Self::Same,
        }
    }
}

impl<'a> Hunks<'a> {
    /// Hunks of two sides; saved models have no lines.
    pub(super) fn new(old: &'a Side, new: &'a Side) -> Self {
        let places = [old, new].map(|it| it.docs.as_ref().map(|it| Places::new(&it.sources)));
        Self { sides: [old, new], places, pages: BTreeMap::new() }
    }

    /// The hunk of changes that are told together: that of the first, and where they are lines of one page, of all.
    pub(super) fn of_group(&mut self, group: &Group<'_>) -> Option<Hunk> {
        if !group.first().is_of_lines() {
            return self.of(group.first());
        }
        let mut hunks: Vec<(usize, Hunk)> = Vec::new();
        for it in &group.changes {
            let line =
                [&it.new_place, &it.old_place].into_iter().flatten().find_map(|it| it.span).map_or(0, |it| it.start);
            hunks.extend(self.of(it).map(|hunk| (line as usize, hunk)));
        }
        hunks.sort_by_key(|it| it.0);
        let lines: Vec<Line> = hunks.into_iter().flat_map(|it| it.1.lines).collect();
        (!lines.is_empty()).then(|| Hunk { lines, is_elsewhere: false }.cut())
    }

    /// The hunk of a change; `None` where a side that has something to say is a saved model.
    pub(super) fn of(&mut self, change: &Change) -> Option<Hunk> {
        let named = [change.old_place.as_ref(), change.new_place.as_ref()];
        let path = named[1].or(named[0]).map(|it| &*it.path)?;
        if (0..2).any(|at| named[at].is_some() && self.places[at].is_none()) {
            return None;
        }
        let files = [0, 1].map(|at| self.file(at, named[at].map_or(path, |it| &*it.path)));
        let own = [0, 1].map(|at| named[at].and_then(|it| self.lines(at, it)));
        let texts = [0, 1].map(|at| own[at].as_ref().map(|it| self.text(at, it)));
        let hunk = match (&own, texts) {
            ([Some(old), Some(new)], [Some(before), Some(now)]) if before != now => {
                match named.map(|it| it.map(|it| &*it.path)) {
                    [Some(was), Some(is)] if was != is => {
                        apart([(was, old.1.clone(), &before), (is, new.1.clone(), &now)])
                    }
                    _ => exact([(old.1.clone(), &before), (new.1.clone(), &now)]),
                }
            }
            ([Some(old), None], [Some(before), _]) => {
                let at = self.counterpart(files, &old.1, false);
                let now = files[1].map(|file| self.text(1, &(file, at.clone()))).unwrap_or_default();
                exact([(old.1.clone(), &before), (at, &now)])
            }
            ([None, Some(new)], [_, Some(now)]) => {
                let at = self.counterpart(files, &new.1, true);
                let before = files[0].map(|file| self.text(0, &(file, at.clone()))).unwrap_or_default();
                exact([(at, &before), (new.1.clone(), &now)])
            }
            _ => Hunk { lines: self.page(files).lines.clone(), is_elsewhere: true },
        };
        (!hunk.lines.is_empty()).then(|| hunk.cut())
    }

    /// The lines, from 1, in which the pages of a change begin to differ; for changes of pages, which have no place in them.
    pub(super) fn page_lines(&mut self, change: &Change) -> [Option<usize>; 2] {
        let named = [change.old_place.as_ref(), change.new_place.as_ref()];
        let files = [0, 1].map(|at| named[at].and_then(|it| self.file(at, &it.path)));
        let first = self.page(files).operations.iter().find(|it| it.tag() != DiffTag::Equal);
        let lines = first.map(|it| [it.old_range().start + 1, it.new_range().start + 1]);
        [0, 1].map(|at| files[at].and_then(|_| Some(lines?[at])))
    }

    /// The lines of the other page that are the same, or that these took the place of; else where these would stand.
    fn counterpart(&mut self, files: [Option<FileId>; 2], lines: &Range<usize>, is_new: bool) -> Range<usize> {
        let Some((here, there, tag)) = self.page(files).around(lines.start, is_new) else { return 0..0 };
        if tag == DiffTag::Equal && lines.end <= here.end {
            let at = there.start + (lines.start - here.start);
            return at..at + lines.len();
        }
        let mut text = |at: usize, lines: &Range<usize>| {
            files[at].map(|it| self.text(at, &(it, lines.clone()))).unwrap_or_default()
        };
        if tag == DiffTag::Replace && lines.end <= here.end {
            let (before, now) = (text(usize::from(is_new), &here), text(usize::from(!is_new), &there));
            if is_replaced(&before, &now) {
                return there;
            }
        }
        let at = (there.start + (lines.start - here.start)).min(there.end);
        at..at
    }

    fn file(&self, side: usize, path: &str) -> Option<FileId> {
        self.sides[side].docs.as_ref()?.sources.find(path)
    }

    /// The lines of a place, from 0; `None` when it has none.
    fn lines(&mut self, side: usize, place: &Place) -> Option<(FileId, Range<usize>)> {
        let (span, places) = (place.span?, self.places[side].as_mut()?);
        let range = places.range(span);
        let first = places.line(span.file, range.start).0;
        let last = places.line(span.file, range.end.max(range.start + 1) - 1).0;
        Some((span.file, first - 1..last))
    }

    fn text(&mut self, side: usize, (file, lines): &(FileId, Range<usize>)) -> Cow<'a, str> {
        self.places[side].as_mut().map(|it| it.lines(*file, lines)).unwrap_or_default()
    }

    fn page(&mut self, files: [Option<FileId>; 2]) -> &Page {
        let text = |at: usize| files[at].and_then(|it| Some(self.places[at].as_ref()?.text(it))).unwrap_or_default();
        let (old, new) = (text(0), text(1));
        self.pages.entry(files).or_insert_with(|| Page::new(old, new))
    }
}

impl Page {
    fn new(old: &str, new: &str) -> Self {
        let (old, new) = (lines(old), lines(new));
        let operations = steps(&old, &new);
        let mut shown = Vec::new();
        for hunk in hunks(operations.clone(), [&old, &new], CONTEXT) {
            shown.push(Line { mark: Mark::Header, text: hunk.header });
            shown.extend(hunk.lines.into_iter().map(|(side, it)| line(side, it)));
        }
        Self { operations, lines: shown }
    }

    /// The step of the difference in which a line is, as lines here and lines on the other page.
    fn around(&self, line: usize, is_new: bool) -> Option<(Range<usize>, Range<usize>, DiffTag)> {
        let sides = |it: &DiffOp| {
            let (old, new) = (it.old_range(), it.new_range());
            if is_new { (new, old, it.tag()) } else { (old, new, it.tag()) }
        };
        self.operations.iter().map(sides).find(|(here, ..)| here.contains(&line))
    }
}

/// A hunk of just these lines, each range with its text.
fn exact([(old, before), (new, now)]: [(Range<usize>, &str); 2]) -> Hunk {
    let mut shown = vec![title(&old, &new)];
    shown.extend(line_changes(before, now).into_iter().map(|(side, it)| line(side, it)));
    Hunk { lines: shown, is_elsewhere: false }
}

/// A hunk of lines of two pages, which are no two versions of one.
fn apart(sides: [(&str, Range<usize>, &str); 2]) -> Hunk {
    let [(was, old, before), (is, new, now)] = sides;
    let named = |path: &str, title: Line| Line { text: format!("{} {}", title.text, clean(path, false)), ..title };
    let mut lines = vec![named(was, title(&old, &(0..0)))];
    lines.extend(before.lines().map(|it| line(ChangeTag::Delete, it)));
    lines.push(named(is, title(&(0..0), &new)));
    lines.extend(now.lines().map(|it| line(ChangeTag::Insert, it)));
    Hunk { lines, is_elsewhere: false }
}

fn title(old: &Range<usize>, new: &Range<usize>) -> Line {
    Line { mark: Mark::Header, text: header(old, new) }
}

fn line(side: ChangeTag, text: &str) -> Line {
    Line { mark: side.into(), text: clean(text.trim_end_matches('\n'), false).into_owned() }
}

impl Hunk {
    fn cut(mut self) -> Self {
        let more = self.lines.len().saturating_sub(MOST_LINES);
        if more > 0 {
            self.lines.truncate(MOST_LINES);
            self.lines.push(Line { mark: Mark::Header, text: format!("… {more} more lines") });
        }
        self
    }
}

impl Line {
    /// The sign before the text.
    pub(super) fn sign(&self) -> &'static str {
        match self.mark {
            Mark::Header => "",
            Mark::Removed => "-",
            Mark::Added => "+",
            Mark::Same => " ",
        }
    }
}

impl fmt::Display for Hunk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, it) in self.lines.iter().enumerate() {
            if at > 0 {
                f.write_char('\n')?;
            }
            write!(f, "{}{}", it.sign(), it.text)?;
        }
        Ok(())
    }
}
