//! The look-up of renamed items by keys: two items are alike if they share a key.
//!
//! ```text
//! GET /lamps/{}/parts  ─▶  GET /halls/{}/parts        3 segments are the same: this one
//!                          GET /halls/{}/lamps        2
//! ```
//!
//! Among those that are alike, addresses that share more segments at their beginnings and ends go before others.

use std::collections::BTreeMap;

/// Segments at either end of an address that count: no address of people has more.
const SEGMENTS: usize = 16;

/// An item as it is looked up.
pub(crate) struct Entry<'a> {
    /// Any one of them makes items alike.
    pub(crate) keys: Vec<String>,
    /// The segments of its address, in lower case; none for what has no address.
    pub(crate) segments: Vec<&'a str>,
}

/// Ranks of old and new items that are alike, where each has no other that it could as well be.
pub(crate) fn pairs(old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<(usize, usize)> {
    let mut names = Names::default();
    let (old, new): (Vec<_>, Vec<_>) = (names.ends_of_all(old), names.ends_of_all(new));
    let (of_old, of_new) = (Index::of(&old), Index::of(&new));
    let sure = old.iter().enumerate().filter_map(|(a, it)| {
        let b = of_new.only(it)?;
        (of_old.only(&new[b]) == Some(a)).then_some((a, b))
    });
    sure.collect()
}

/// Numbers for beginnings and ends of addresses: one for each segment after another number.
#[derive(Default)]
struct Names<'a> {
    keys: BTreeMap<&'a str, u32>,
    steps: BTreeMap<(u32, &'a str), u32>,
    count: u32,
}

/// The beginnings of an address under each of its keys, and its ends, the shortest first.
struct Ends {
    before: Vec<Vec<u32>>,
    after: Vec<u32>,
    length: usize,
}

impl<'a> Names<'a> {
    fn ends_of_all(&mut self, entries: &'a [Entry<'a>]) -> Vec<Ends> {
        entries.iter().map(|it| self.ends(it)).collect()
    }

    fn ends(&mut self, of: &'a Entry<'a>) -> Ends {
        let keys: Vec<u32> = of.keys.iter().map(|it| self.key(it)).collect();
        let before = keys.into_iter().map(|key| self.walk(key, of.segments.iter())).collect();
        Ends { before, after: self.walk(0, of.segments.iter().rev()), length: of.segments.len() }
    }

    fn key(&mut self, key: &'a str) -> u32 {
        *self.keys.entry(key).or_insert_with(|| next(&mut self.count))
    }

    fn walk(&mut self, start: u32, segments: impl Iterator<Item = &'a &'a str>) -> Vec<u32> {
        let mut numbers = vec![start];
        let mut last = start;
        for it in segments.take(SEGMENTS) {
            last = *self.steps.entry((last, it)).or_insert_with(|| next(&mut self.count));
            numbers.push(last);
        }
        numbers
    }
}

fn next(count: &mut u32) -> u32 {
    *count += 1;
    *count
}

/// Items by each beginning with each end that do not overlap in their address.
struct Index(BTreeMap<(u32, u32), Few>);

/// An item, or several: which ones these are makes no difference.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Few {
    One(usize),
    Several,
}

impl Few {
    /// These, and one more.
    pub(crate) fn and(this: Option<Self>, rank: usize) -> Self {
        match this {
            None | Some(Self::One(_)) if this.is_none_or(|it| it == Self::One(rank)) => Self::One(rank),
            _ => Self::Several,
        }
    }
}

impl Index {
    fn of(all: &[Ends]) -> Self {
        let mut found: BTreeMap<(u32, u32), Few> = BTreeMap::new();
        for (rank, ends) in all.iter().enumerate() {
            let lengths = (0..=ends.length).flat_map(|shared| ends.of_length(shared));
            for at in lengths {
                let few = Few::and(found.get(&at).copied(), rank);
                found.insert(at, few);
            }
        }
        Self(found)
    }

    /// The item that shares most with another one; none where several do.
    fn only(&self, with: &Ends) -> Option<usize> {
        for shared in (0..=with.length.min(2 * SEGMENTS)).rev() {
            let mut best = None;
            for it in with.of_length(shared).filter_map(|it| self.0.get(&it)) {
                best = Some(match it {
                    Few::One(rank) => Few::and(best, *rank),
                    Few::Several => Few::Several,
                });
            }
            match best {
                Some(Few::One(rank)) => return Some(rank),
                Some(Few::Several) => return None,
                None => {}
            }
        }
        None
    }
}

impl Ends {
    /// Beginnings and ends that have so many segments together.
    fn of_length(&self, shared: usize) -> impl Iterator<Item = (u32, u32)> {
        self.before.iter().flat_map(move |before| {
            let split = before.iter().take(shared + 1).enumerate();
            split.filter_map(move |(at, start)| Some((*start, *self.after.get(shared - at)?)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
        let entries = |all: &[&'static str]| -> Vec<Entry<'static>> {
            all.iter().map(|it| Entry { keys: vec!["GET".to_owned()], segments: it.split('/').collect() }).collect()
        };
        let [old, new] = [old, new].map(|it| it.iter().map(|it| (*it).to_owned().leak() as &str).collect::<Vec<_>>());
        pairs(&entries(&old), &entries(&new))
    }

    #[test]
    fn an_address_is_the_one_that_shares_most() {
        assert_eq!(found(&["/lamps/{}/parts", "/lamps"], &["/halls/{}/parts", "/halls"]), [(0, 0)]);
        assert_eq!(found(&["/a/{}/b"], &["/a/{}/c", "/x/{}/b"]), []);
        assert_eq!(found(&["/a/b/c", "/a/b/d"], &["/a/x/c", "/a/x/d"]), [(0, 0), (1, 1)]);
        let long = ["/a".repeat(40), "/b".repeat(40)].map(|it| (it.clone() + "/x", it + "/y"));
        let [(a, b), (c, d)] = &long;
        assert_eq!(found(&[a, c], &[d, b]), [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_shared_part_counts_once() {
        assert_eq!(found(&["/a/a"], &["/a/a/a", "/a/b"]), [(0, 0)]);
    }
}
