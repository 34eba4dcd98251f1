//! Growth: the cost of a page or a set of n items, against one of 16 n.
//!
//! Work is counted in allocated bytes, which are the same on every machine. `cargo test -p docwright --test growth -- --ignored
//! --nocapture` prints the figures of larger inputs, with seconds; `FAMILY=NAME` chooses, `TIMES=4` makes them larger.

#![allow(clippy::print_stdout, reason = "a table for whoever asks for it")]

mod drifting;
mod pages;
mod sets;
mod work;

use std::sync::{Mutex, Once, PoisonError};

use cap::Cap;
use peak_alloc::PeakAlloc;

use crate::work::{Family, measure, reading};

#[global_allocator]
static ALLOCATOR: Cap<PeakAlloc> = Cap::new(PeakAlloc, usize::MAX);

/// Between n and 16 n items, the bytes for each at most double.
const MOST_GROWTH: f64 = 2.0;

/// The most that a page may take of memory at a time while it is read: so much for any page, and so many times its own size.
const MOST_READING: (usize, usize) = (1 << 20, 64);

/// The same for all that is made of it: a row of 22 bytes is a field, its documentation, its code and tests.
const MOST_MEMORY: (usize, usize) = (1 << 20, 640);

/// Families that took time and nothing else.
const SEARCHED: &[&str] = &[
    "automatic links",
    "links to headings",
    "reference links",
    "reference links in rows",
    "types that come to further areas",
];

fn families() -> Vec<Family> {
    pages::FAMILIES.iter().chain(sets::FAMILIES).chain(drifting::FAMILIES).copied().collect()
}

/// Waits until no other test allocates, and works on one thread: of several, it depends on luck which of them does what.
fn alone() -> impl Drop {
    static ALONE: Mutex<()> = Mutex::new(());
    static STARTED: Once = Once::new();
    let alone = ALONE.lock();
    STARTED.call_once(|| rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap());
    alone.unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn every_family_grows_with_its_items() {
    let _alone = alone();
    let slow = costly();
    assert!(slow.is_empty(), "{slow:#?}");
}

#[test]
#[ignore = "time is no count: `cargo xtask ci` measures it, by itself"]
fn what_is_searched_for_is_found_among_many_as_among_few() {
    let _alone = alone();
    let slow = searched();
    assert!(slow.is_empty(), "{slow:#?}");
}

/// Families of which the last items take more than the first.
fn costly() -> Vec<String> {
    let mut slow = Vec::new();
    for family in families() {
        // What is made once, such as tables of words, is made before.
        measure(&family, family.n);
        let [first, few, many] = [1, family.n, family.n * 16].map(|n| (n, measure(&family, n)));
        let each = |it: &(usize, work::Cost)| it.1.bytes.saturating_sub(first.1.bytes) as f64 / (it.0 - 1) as f64;
        let growth = each(&many) / each(&few);
        if growth > MOST_GROWTH {
            slow.push(format!("{}: {growth:.1} times the bytes for each of {} items", family.name, many.0));
        }
        let compiling = ("compile", MOST_MEMORY, (many.1.peak, many.1.size));
        for (what, (any, times), (bytes, size)) in [("read", MOST_READING, reading(&family, many.0)), compiling] {
            if bytes > any + times * size {
                slow.push(format!("{}: {bytes} bytes at a time to {what} a page of {size}", family.name));
            }
        }
    }
    slow
}

/// Families of which the last items take longer than the first, by the processor's own time.
///
/// Text that is searched again for each of 16 times the items takes up to 16 times longer for each, a table that is looked up in
/// takes as long.
fn searched() -> Vec<String> {
    let mut slow = Vec::new();
    for family in families().into_iter().filter(|it| SEARCHED.contains(&it.name)) {
        let [few, many] = [256, 4096].map(|n| measure(&family, n).processor.map(|it| it / n as f64));
        if let (Some(few), Some(many)) = (few, many)
            && many > 4.0 * few
        {
            slow.push(format!("{}: {:.1} times as long for each of 4096 items", family.name, many / few));
        }
    }
    slow
}

#[test]
#[ignore = "takes minutes: it is for people who look at the figures"]
fn figures() {
    let _alone = alone();
    let asked = |name| std::env::var(name).unwrap_or_default();
    let (wanted, times) = (asked("FAMILY"), asked("TIMES").parse().unwrap_or(4));
    println!(
        "{:<36} {:>6} {:>10} {:>10} {:>9} {:>9} {:>8} {:>7} {:>9}",
        "family", "n", "KiB each", "peak KiB", "peak/size", "read/size", "s", "growth", "of time"
    );
    for family in families().into_iter().filter(|it| it.name.contains(&wanted)) {
        let base = measure(&family, 1);
        let (mut first, mut first_time) = (None, None);
        for n in [1, 4, 16].map(|it| it * times * family.n) {
            let (it, (read, size)) = (measure(&family, n), reading(&family, n));
            let each = it.bytes.saturating_sub(base.bytes) as f64 / (n - 1) as f64;
            let growth = each / *first.get_or_insert(each);
            let time = it.processor.unwrap_or(f64::NAN) / n as f64;
            let time_growth = time / *first_time.get_or_insert(time);
            println!(
                "{:<36} {n:>6} {:>10.2} {:>10} {:>9.1} {:>9.1} {:>8.2} {growth:>7.2} {time_growth:>9.2}",
                family.name,
                each / 1024.0,
                it.peak / 1024,
                it.peak as f64 / it.size as f64,
                read as f64 / size as f64,
                it.seconds,
            );
        }
    }
}
