//! Changed files in which no item changed: every page is accounted for.

pub(crate) mod format;
pub(crate) mod text;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rayon::prelude::*;

use crate::drift::change::Change;
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Place, Snapshot};
use crate::text::links::is_snippet;

/// Pages that changed, as far as none of `changes` is there.
pub(crate) fn texts(old: &Snapshot, new: &Snapshot, changes: &[Change]) -> Vec<Change> {
    let places = changes.iter().flat_map(|it| it.old_place.iter().chain(&it.new_place));
    let told: BTreeSet<&str> = places.map(|it| &*it.path).collect();
    let silent = |it: &&String| !told.contains(it.as_str());
    let (mut gone, mut came) = (only(old, new), only(new, old));
    gone.retain(silent);
    came.retain(silent);
    let mut by_page: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for it in changes {
        let pages: BTreeSet<&str> = it.old_place.iter().chain(&it.new_place).map(|it| &*it.path).collect();
        pages.into_iter().for_each(|page| by_page.entry(page).or_default().push(it));
    }
    let edited = old.pages.iter().filter(|(path, text)| new.pages.get(*path).is_some_and(|it| it != *text));
    let edited: Vec<&String> = edited.map(|it| it.0).collect();
    let of_page = |path: &str| by_page.get(path).map_or(&[][..], Vec::as_slice);
    let unshown = |path: &&String| text::unshown([old, new], path, of_page(path));
    let lines: Vec<_> = edited.par_iter().map(unshown).collect();
    let change = |rule, before, now| change(rule, (before, old), (now, new));
    let mut found = Vec::new();
    for (path, lines) in edited.into_iter().zip(lines) {
        match lines {
            Some(lines) if !lines.is_empty() => found.extend(lines),
            // Blank lines came or went.
            Some(_) => found.extend(silent(&path).then(|| change(Rule::PageFormat, Some(path), Some(path)))),
            None => found.extend(silent(&path).then(|| change(Rule::PageText, Some(path), Some(path)))),
        }
    }
    // Moved to another folder or re-cased, and edited: one page, whose items say what became of them.
    let mut named: BTreeMap<String, VecDeque<&String>> = BTreeMap::new();
    came.into_iter().for_each(|it| named.entry(name(it)).or_default().push_back(it));
    for before in std::mem::take(&mut gone) {
        match named.get_mut(&name(before)).and_then(VecDeque::pop_front) {
            Some(now) => found.push(change(Rule::PageText, Some(before), Some(now))),
            None => gone.push(before),
        }
    }
    let mut came: Vec<_> = named.into_values().flatten().collect();
    came.sort();
    found.extend(gone.into_iter().map(|it| change(Rule::PageRemoved, Some(it), None)));
    found.extend(came.into_iter().map(|it| change(Rule::PageAdded, None, Some(it))));
    let about = About::of([old, new]);
    for it in &mut found {
        let place = it.new_place.as_ref().or(it.old_place.as_ref());
        let (area, functions) = place.and_then(|it| about.0.get(&*it.path)).copied().unwrap_or_default();
        (it.area, it.functions) = (area.to_owned(), functions);
    }
    found
}

/// The product area of what each page describes, and how many functions the page is about.
struct About<'a>(BTreeMap<&'a str, (&'a str, usize)>);

impl<'a> About<'a> {
    fn of(sets: [&'a Snapshot; 2]) -> Self {
        let mut pages: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
        for set in sets {
            let mut own: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
            for it in set.operations.values().chain(set.types.values()) {
                let (area, functions) = own.entry(&*it.place.path).or_default();
                *area = it.fact(Fact::Area);
                *functions += usize::from(it.kind == Kind::Operation);
            }
            pages.extend(own);
        }
        Self(pages)
    }
}

/// Pages of one set whose path and text the other does not have: a page that was only moved is no change.
fn only<'a>(here: &'a Snapshot, there: &Snapshot) -> Vec<&'a String> {
    let texts: BTreeSet<&String> = there.pages.values().collect();
    let alone = here.pages.iter().filter(|(path, text)| !there.pages.contains_key(*path) && !texts.contains(text));
    alone.map(|it| it.0).collect()
}

fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_lowercase()
}

fn change(rule: Rule, old: (Option<&String>, &Snapshot), new: (Option<&String>, &Snapshot)) -> Change {
    let place = |path: Option<&String>| path.map(|it| Place { path: it.as_str().into(), span: None });
    let text = |(path, set): (Option<&String>, &Snapshot)| path.and_then(|it| set.pages.get(it)).cloned();
    let item = new.0.or(old.0).cloned().unwrap_or_default();
    told(rule, &item, [old, new].map(|it| text(it).unwrap_or_default()), [place(old.0), place(new.0)])
}

/// A change of a page, with its texts and places on both sides.
fn told(rule: Rule, page: &str, [old, new]: [String; 2], [old_place, new_place]: [Option<Place>; 2]) -> Change {
    let rule = if is_snippet(page) { Rule::PageFormat } else { rule };
    let meaning = rule.meaning(Pair::default(), Pair::default(), ("", ""));
    Change { old, new, old_place, new_place, meaning, ..Change::new(rule, page) }
}
