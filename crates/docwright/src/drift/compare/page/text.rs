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

use similar::DiffTag;

use crate::drift::change::{Change, Presence};
use crate::drift::compare::page::{format, told};
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Place, Snapshot};
use crate::text::difference::line_steps;
use crate::text::source::{FileId, Span};

/// The longest part of a text that names a change, in characters.
const MOST_LETTERS: usize = 120;

/// The most lines that others took the place of and are shown with them.
const REPLACED_LINES: usize = 3;

/// The changes of a page's text that none of `changes` shows; `None` where a side has no text.
pub(crate) fn unshown(sides: [&Snapshot; 2], path: &str, changes: &[&Change]) -> Option<Vec<Change>> {
    let old = Side::of(sides[0], path, changes, |it| [&it.old_place, &it.new_place])?;
    let new = Side::of(sides[1], path, changes, |it| [&it.new_place, &it.old_place])?;
    let texts = [ended(old.text), ended(new.text)];
    let mut found: BTreeMap<[String; 2], usize> = BTreeMap::new();
    let mut changed = Vec::new();
    for operation in line_steps(&texts[0], &texts[1]).iter().filter(|it| it.tag() != DiffTag::Equal) {
        let (before, now) = (operation.old_range(), operation.new_range());
        if old.is_whole(&before) || new.is_whole(&now) {
            continue;
        }
        let is_replaced = is_replaced(&old.text[old.bytes(&before)], &new.text[new.bytes(&now)]);
        // One side has changes whose hunks show these lines with their own.
        let shows = [old.is_alone_in(&before), new.is_alone_in(&now)].map(|it| it && is_replaced);
        for [before, now] in pieces([&old, &new], [before, now]) {
            let spans = [old.unshown(&before), new.unshown(&now)];
            let is_told = |at: usize| spans[at].is_none() && (shows[at] || spans[1 - at].is_none());
            if is_told(0) || is_told(1) {
                continue;
            }
            let words = titles([old.words(spans[0].as_ref()), new.words(spans[1].as_ref())]);
            let nth = found.entry(words.clone()).or_default();
            *nth += 1;
            let words = words.map(|it| if *nth > 1 && !it.is_empty() { format!("{it} ({nth})") } else { it });
            let places = [old.place(path, spans[0].as_ref()), new.place(path, spans[1].as_ref())];
            let is_unseen = old.is_unseen(spans[0].as_ref()) && new.is_unseen(spans[1].as_ref());
            let is_format = is_unseen || format::is_same(old.said(spans[0].as_ref()), new.said(spans[1].as_ref()));
            let rule = if is_format { Rule::PageFormat } else { Rule::PageText };
            changed.push(told(rule, path, words, places));
        }
    }
    Some(changed)
}

/// Lines that others took the place of, in parts: those that read the same at both ends, and what is between them, which is
/// one change where some of it was kept, and else two.
fn pieces(sides: [&Side<'_>; 2], lines: [Range<usize>; 2]) -> Vec<[Range<usize>; 2]> {
    let [mut before, mut now] = lines;
    let mut found = Vec::new();
    let is_same = |a: usize, b: usize| format::is_same(sides[0].line(a), sides[1].line(b));
    let most = |before: &Range<usize>, now: &Range<usize>| before.len().min(now.len());
    let first = (0..most(&before, &now)).take_while(|it| is_same(before.start + it, now.start + it)).count();
    found.push([before.start..before.start + first, now.start..now.start + first]);
    (before.start, now.start) = (before.start + first, now.start + first);
    let last = (1..=most(&before, &now)).take_while(|it| is_same(before.end - it, now.end - it)).count();
    let end = [before.end - last..before.end, now.end - last..now.end];
    (before.end, now.end) = (before.end - last, now.end - last);
    let texts = [sides[0].bytes(&before), sides[1].bytes(&now)];
    let is_unseen = sides[0].is_unseen(Some(&texts[0])) && sides[1].is_unseen(Some(&texts[1]));
    if is_unseen || is_alike(&sides[0].text[texts[0].clone()], &sides[1].text[texts[1].clone()]) {
        found.push([before, now]);
    } else {
        found.push([before, now.start..now.start]);
        found.push([end[0].start..end[0].start, now]);
    }
    found.push(end);
    found.retain(|it| it.iter().any(|it| !it.is_empty()));
    found
}

/// The words that name a change: the beginning of what each side says, or where the two begin to differ.
fn titles(words: [&str; 2]) -> [String; 2] {
    let cut = |it: &str| it.chars().take(MOST_LETTERS).collect::<String>();
    if cut(words[0]) != cut(words[1]) || words[0] == words[1] {
        return words.map(cut);
    }
    let same = words[0].char_indices().zip(words[1].chars()).take_while(|(a, b)| a.1 == *b).last();
    let same = &words[0][..same.map_or(0, |it| it.0.0)];
    let start = same.rfind(' ').map_or(0, |it| it + 1);
    words.map(|it| format!("…{}", cut(&it[start..])))
}

/// Lines that others took the place of are shown with them where both are few and some of what they say was kept.
pub fn is_replaced(before: &str, now: &str) -> bool {
    [before, now].iter().all(|it| it.lines().count() <= REPLACED_LINES) && is_alike(before, now)
}

/// Texts of which half of the words of the shorter one are in the other, or that have no words.
fn is_alike(before: &str, now: &str) -> bool {
    let words = |text: &str| -> BTreeMap<String, usize> {
        let mut all = BTreeMap::new();
        let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
        words.for_each(|it| *all.entry(it.to_lowercase()).or_default() += 1);
        all
    };
    let (before, now) = (words(before), words(now));
    let count = |all: &BTreeMap<String, usize>| all.values().sum::<usize>();
    let kept: usize = before.iter().map(|(word, count)| now.get(word).map_or(0, |it| *it.min(count))).sum();
    let least = count(&before).min(count(&now));
    if least == 0 { before.is_empty() && now.is_empty() } else { kept * 2 >= least }
}

/// A page on one side.
struct Side<'a> {
    file: FileId,
    text: &'a str,
    /// Where each line begins, and where the last one ends.
    starts: Vec<usize>,
    /// The parts that readers do not see: the front matter, and comments.
    unseen: Parts,
    /// Where changes have their places.
    shown: Parts,
    /// The places of items that the other side does not have.
    whole: Parts,
    /// Those of changes that have no place on the other side, in order.
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
        let (mut shown, mut whole, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        for it in changes {
            let [Some(here), there] = places(it) else { continue };
            let Some(span) = here.span.filter(|_| *here.path == *path) else { continue };
            let is_whole = it.presence != Presence::Both && it.item == it.owner;
            let range = span.start as usize..span.end as usize;
            alone.extend(there.is_none().then(|| range.clone()));
            // A place that has no length is that of the letter there.
            let seen = range.start..range.end.max(range.start + 1);
            if is_whole { &mut whole } else { &mut shown }.push(seen);
        }
        alone.sort_unstable_by_key(|it| it.start);
        let ends = text.split_inclusive('\n').scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        });
        Some(Self {
            file: *file,
            text,
            unseen: Parts::of(std::iter::once(0..front_matter(text)).chain(comments(text)).collect()),
            starts: std::iter::once(0).chain(ends).collect(),
            shown: Parts::of(shown),
            whole: Parts::of(whole),
            alone,
        })
    }

    /// A change that has no place on the other side has its own among the lines.
    fn is_alone_in(&self, lines: &Range<usize>) -> bool {
        let bytes = self.bytes(lines);
        let first = self.alone.partition_point(|it| it.start < bytes.start);
        self.alone[first..].iter().take_while(|it| it.start <= bytes.end).any(|it| it.end <= bytes.end)
    }

    fn bytes(&self, lines: &Range<usize>) -> Range<usize> {
        let at = |line: usize| self.starts.get(line).copied().unwrap_or(self.text.len());
        at(lines.start)..at(lines.end)
    }

    /// An item that the other side does not have is among the lines.
    fn is_whole(&self, lines: &Range<usize>) -> bool {
        self.whole.meet(&self.bytes(lines))
    }

    /// From the first of the lines that no change shows to the last.
    fn unshown(&self, lines: &Range<usize>) -> Option<Range<usize>> {
        let each = lines.clone().map(|it| self.bytes(&(it..it + 1)));
        // Blank lines say nothing.
        let said = each.filter(|it| !self.text[it.clone()].trim().is_empty());
        let unshown = said.filter(|line| !self.shown.meet(line));
        unshown.reduce(|first, last| first.start..last.end)
    }

    /// Nothing is said there, or it is said in the front matter or in a comment, which speak to tools.
    fn is_unseen(&self, span: Option<&Range<usize>>) -> bool {
        let is_in = |span: &Range<usize>| {
            let said = self.text[span.clone()].trim_end().len();
            said == 0 || self.unseen.hold(&(span.start..span.start + said))
        };
        span.is_none_or(is_in)
    }

    fn line(&self, at: usize) -> &'a str {
        &self.text[self.bytes(&(at..at + 1))]
    }

    fn said(&self, span: Option<&Range<usize>>) -> &'a str {
        span.map_or("", |it| &self.text[it.clone()])
    }

    /// The first line that says something, without what Markdown puts before it.
    fn words(&self, span: Option<&Range<usize>>) -> &'a str {
        let Some(span) = span else { return "" };
        let lines = || self.text[span.clone()].lines();
        let bare = |it: &'a str| it.trim_start_matches(['>', '#', '*', '-', '|', ' ']).trim();
        let is_said = |it: &&str| it.contains(char::is_alphanumeric) && !it.starts_with("[!");
        lines().map(bare).find(is_said).or_else(|| lines().map(str::trim).find(|it| !it.is_empty())).unwrap_or_default()
    }

    fn place(&self, path: &str, span: Option<&Range<usize>>) -> Option<Place> {
        let span = Span::new(self.file, span?.clone());
        Some(Place { path: path.into(), span: Some(span) })
    }
}

/// Where the front matter ends.
fn front_matter(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|it| it.trim_end() == "---").map_or(0, str::len);
    let mut at = first;
    for line in lines.take_while(|_| first > 0) {
        at += line.len();
        if line.trim_end() == "---" {
            return at;
        }
    }
    0
}

/// `<!-- … -->`
fn comments(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices("<!--").filter_map(|(start, _)| Some(start..start + text[start..].find("-->")? + "-->".len()))
}

/// A text whose last line ends, so that it is the same line where another follows.
fn ended(text: &str) -> Cow<'_, str> {
    if text.is_empty() || text.ends_with('\n') { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}\n")) }
}

/// Parts of a text, in order and apart from each other.
struct Parts(Vec<Range<usize>>);

impl Parts {
    fn of(mut parts: Vec<Range<usize>>) -> Self {
        parts.sort_unstable_by_key(|it| it.start);
        let mut joined: Vec<Range<usize>> = Vec::new();
        for part in parts {
            match joined.last_mut().filter(|it| part.start < it.end) {
                Some(last) => last.end = last.end.max(part.end),
                None => joined.push(part),
            }
        }
        Self(joined)
    }

    /// The first part that ends behind a place.
    fn behind(&self, at: usize) -> Option<&Range<usize>> {
        self.0.get(self.0.partition_point(|it| it.end <= at))
    }

    /// A part and the range have something in common.
    fn meet(&self, range: &Range<usize>) -> bool {
        self.behind(range.start).is_some_and(|it| it.start < range.end)
    }

    /// The range is in one part.
    fn hold(&self, range: &Range<usize>) -> bool {
        self.behind(range.start).is_some_and(|it| it.start <= range.start && range.end <= it.end)
    }
}
