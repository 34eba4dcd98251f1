//! Every changed line of a page that stays is a line of some change.

use std::ops::Range;

use docwright::drift::{Change, Place, Presence, Report, Snapshot, compare, is_replaced};
use docwright::text::difference::line_steps;
use similar::DiffTag;

use super::{months, pairs};

/// A page on one side of a comparison.
struct Page<'a> {
    text: &'a str,
    /// The places of changes: a range, whether the item is on this side only, whether the other side has no place.
    told: Vec<(Range<usize>, bool, bool)>,
}

impl<'a> Page<'a> {
    fn new(text: &'a str, path: &str, report: &Report, places: fn(&Change) -> [&Option<Place>; 2]) -> Self {
        let told = |it: &Change| {
            let [Some(here), there] = places(it) else { return None };
            let span = here.span.filter(|_| *here.path == *path)?;
            let is_whole = it.presence != Presence::Both && it.item == it.owner;
            Some((span.start as usize..span.end as usize, is_whole, there.is_none()))
        };
        Self { text, told: report.changes.iter().filter_map(told).collect() }
    }

    fn bytes(&self, lines: &Range<usize>) -> Range<usize> {
        let at = |line: usize| self.text.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
        at(lines.start)..at(lines.end)
    }

    fn said(&self, bytes: &Range<usize>) -> &'a str {
        &self.text[bytes.clone()]
    }

    fn has(&self, bytes: &Range<usize>, is_right: impl Fn(&(Range<usize>, bool, bool)) -> bool) -> bool {
        self.told.iter().any(|it| it.0.start < bytes.end && bytes.start < it.0.end && is_right(it))
    }
}

/// Changed lines that no change shows, and how many lines changed.
fn untold(old: &Snapshot, new: &Snapshot) -> (Vec<String>, usize) {
    let report = compare(old, new);
    let (mut found, mut count) = (Vec::new(), 0);
    for (path, (_, text)) in &old.texts {
        let Some((_, now)) = new.texts.get(path).filter(|it| it.1 != *text) else { continue };
        // The last line is the same with and without an end.
        let ended = [text, now].map(|it| format!("{}\n", it.strip_suffix('\n').unwrap_or(it)));
        let pages = [
            Page::new(&ended[0], path, &report, |it| [&it.old_place, &it.new_place]),
            Page::new(&ended[1], path, &report, |it| [&it.new_place, &it.old_place]),
        ];
        for it in line_steps(&ended[0], &ended[1]).iter().filter(|it| it.tag() != DiffTag::Equal) {
            let ranges = [it.old_range(), it.new_range()];
            let bytes = [0, 1].map(|side| pages[side].bytes(&ranges[side]));
            // An item that comes or goes takes with it what is around it.
            let is_whole = (0..2).any(|side| pages[side].has(&bytes[side], |it| it.1));
            for side in 0..2 {
                let by = pages[1 - side].has(&bytes[1 - side], |it| it.2);
                let is_replaced = by && is_replaced(pages[0].said(&bytes[0]), pages[1].said(&bytes[1]));
                for line in ranges[side].clone() {
                    let here = pages[side].bytes(&(line..line + 1));
                    let said = pages[side].text[here.clone()].trim();
                    count += usize::from(!said.is_empty());
                    if !said.is_empty() && !is_whole && !is_replaced && !pages[side].has(&here, |_| true) {
                        found.push(format!("{path}:{}: {said}", line + 1));
                    }
                }
            }
        }
    }
    (found, count)
}

#[test]
fn every_changed_line_is_in_some_change() {
    for [old, new] in pairs() {
        for [a, b] in [[&old, &new], [&new, &old]] {
            let (found, _) = untold(a, b);
            // Blank lines alone are told of the page as a whole.
            assert!(found.is_empty(), "{found:#?}");
        }
    }
    let Some([old, new]) = months() else { return };
    assert!(untold(&old, &new).1 > 1000);
}
