//! The spans that differ of a fact that several places state.
//!
//! Several paragraphs are about one operation, and two pages have permission tables of one.

use similar::DiffTag;

use crate::drift::snapshot::{Place, Stretch};
use crate::text::difference::steps;

/// The stretches that differ, in one place on each side; no place where a side has nothing that the other has not. Where
/// all say the same, something else makes the difference, and the first ones stand for it.
pub(crate) fn differing(old: &[Stretch], new: &[Stretch]) -> [Option<Place>; 2] {
    let before = old.iter().zip(new).take_while(|(a, b)| a.says == b.says).count();
    let (old_rest, new_rest) = (&old[before..], &new[before..]);
    let after = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a.says == b.says).count();
    let rests = [&old_rest[..old_rest.len() - after], &new_rest[..new_rest.len() - after]];
    if rests.iter().all(|it| it.is_empty()) {
        return [old, new].map(|it| it.first().map(|it| it.place.clone()));
    }
    rests.map(whole)
}

/// The same of lists of query options, one of which was open. A side that has nothing that the other has not shows what it
/// has first.
pub(crate) fn opening(old: &[Stretch], new: &[Stretch]) -> [Option<Place>; 2] {
    let first = |all: &[Stretch]| all.first().map(|it| it.place.clone());
    let [before, now] = differing(old, new);
    [before.or_else(|| first(old)), now.or_else(|| first(new))]
}

/// The first of the runs of stretches that differ, or the first that has one of which `is_wanted` holds: a text is told by
/// what changed of it first, and what else changed of it as lines of its page.
pub(crate) fn first_differing(
    old: &[Stretch],
    new: &[Stretch],
    is_wanted: impl Fn(&Stretch) -> bool,
) -> [Option<Place>; 2] {
    let [before, now] = [old, new].map(|all| all.iter().map(|it| it.says.as_str()).collect::<Vec<_>>());
    let found = steps(&before, &now);
    let runs = || found.iter().filter(|it| it.tag() != DiffTag::Equal);
    let wanted = runs().find(|it| new[it.new_range()].iter().any(&is_wanted)).or_else(|| runs().next());
    match wanted {
        Some(it) => [whole(&old[it.old_range()]), whole(&new[it.new_range()])],
        None => differing(old, new),
    }
}

/// From the first stretch to the last that stands on the same page.
fn whole(stretches: &[Stretch]) -> Option<Place> {
    let mut place = stretches.first()?.place.clone();
    if let Some(span) = &mut place.span {
        let others = stretches.iter().filter_map(|it| it.place.span).filter(|it| it.file == span.file);
        span.end = others.map(|it| it.end).fold(span.end, u32::max);
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::{FileId, Sources, Span};

    fn stretches(file: FileId, text: &str) -> Vec<Stretch> {
        let words = text.split(' ').filter(|it| !it.is_empty()).enumerate();
        let place = |at: usize| Place { path: "".into(), span: Some(Span::new(file, at * 10..at * 10 + 5)) };
        words.map(|(at, it)| Stretch { says: it.to_owned(), place: place(at) }).collect()
    }

    #[test]
    fn the_place_is_what_differs() {
        let sources = Sources::from_texts([("a.md", "")]);
        let file = sources.iter().next().unwrap().0;
        for (old, new, want) in [
            ("a b c", "a c", [Some((10, 15)), None]),
            ("a c", "a b b2 c", [None, Some((10, 25))]),
            ("a b c", "a x c", [Some((10, 15)), Some((10, 15))]),
            ("a b", "a b", [Some((0, 5)), Some((0, 5))]),
            ("", "a", [None, Some((0, 5))]),
            ("a a", "a", [Some((10, 15)), None]),
        ] {
            let found = differing(&stretches(file, old), &stretches(file, new));
            let found = found.map(|it| it.and_then(|it| it.span).map(|it| (it.start, it.end)));
            assert_eq!(found, want, "{old} -> {new}");
        }
    }
}
