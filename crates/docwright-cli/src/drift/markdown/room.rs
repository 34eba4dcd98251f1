//! The entries that fit into a text of limited size: the worst, and some of each class.

use std::collections::BTreeSet;

use docwright::drift::Class;

/// An eighth of the room is kept for each class.
const SHARE: usize = 8;

/// An entry that asks for room.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) class: Class,
    pub(super) area: &'a str,
    /// In characters.
    pub(super) size: usize,
}

/// The characters that frame the first entry of an area, and the first of a class in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frames {
    pub(super) area: usize,
    pub(super) class: usize,
}

/// Ranks of entries that fit, and the room that is left. Entries come the worst first, and so they are taken: each class up
/// to its share, then what there is still room for.
pub(super) fn choose(entries: &[Entry<'_>], frames: Frames, room: usize) -> (BTreeSet<usize>, usize) {
    let mut left = room;
    let mut chosen = BTreeSet::new();
    let (mut areas, mut classes) = (BTreeSet::new(), BTreeSet::new());
    for most in [room / SHARE, room] {
        for class in Class::ALL {
            let mut share = most.min(left);
            for (rank, it) in entries.iter().enumerate().filter(|it| it.1.class == class) {
                if chosen.contains(&rank) {
                    continue;
                }
                let area = if areas.contains(it.area) { 0 } else { frames.area };
                let class = if classes.contains(&(it.area, class)) { 0 } else { frames.class };
                let size = it.size + area + class;
                // What comes behind is not worse: it does not take the place.
                if size > share {
                    break;
                }
                (share, left) = (share - size, left - size);
                areas.insert(it.area);
                classes.insert((it.area, it.class));
                chosen.insert(rank);
            }
        }
    }
    (chosen, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_come_first_and_every_class_is_there() {
        let entries = |counts: [usize; 4]| -> Vec<Entry<'static>> {
            let classes = Class::ALL.into_iter().zip(counts);
            classes.flat_map(|(class, count)| (0..count).map(move |_| Entry { class, area: "a", size: 10 })).collect()
        };
        let frames = Frames { area: 5, class: 5 };
        let count = |counts: [usize; 4], room: usize| {
            let all = entries(counts);
            let (chosen, left) = choose(&all, frames, room);
            let of = |class| chosen.iter().filter(|it| all[**it].class == class).count();
            (Class::ALL.map(of), left)
        };
        assert_eq!(count([3, 2, 1, 4], 1000), ([3, 2, 1, 4], 875));
        // 800 characters: 100 are a share, in which 9 entries of the first class and 9 of another have room.
        let (chosen, left) = count([100, 100, 100, 100], 800);
        assert!(chosen[1..].iter().all(|it| *it == 9) && chosen[0] > 40 && left < 10, "{chosen:?} {left}");
        assert_eq!(count([0, 0, 0, 1], 5), ([0; 4], 5));
    }
}
