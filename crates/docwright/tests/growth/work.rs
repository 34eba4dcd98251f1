//! The cost of a documentation set: bytes allocated, the most at a time, seconds.

use std::hint::black_box;
use std::time::Instant;

use docwright::config::Config;
use docwright::drift::compare;
use docwright::source::Sources;
use peak_alloc::PeakAlloc;

use crate::ALLOCATOR;

/// Paths and texts of a documentation set.
pub(crate) type Set = Vec<(String, String)>;

/// Inputs that grow in one way.
#[derive(Clone, Copy)]
pub(crate) struct Family {
    pub(crate) name: &'static str,
    /// The smaller number of items to compare.
    pub(crate) n: usize,
    pub(crate) input: Input,
}

#[derive(Clone, Copy)]
pub(crate) enum Input {
    /// One set, which is compiled and judged.
    Set(fn(usize) -> Set),
    /// Two sets, which are compared.
    Pair(fn(usize) -> [Set; 2]),
}

/// The cost of one input.
pub(crate) struct Cost {
    /// All that was allocated.
    pub(crate) bytes: usize,
    /// The most at a time.
    pub(crate) peak: usize,
    /// The size of the input.
    pub(crate) size: usize,
    pub(crate) seconds: f64,
    /// Ticks of the processor, a hundred a second, where the system tells.
    pub(crate) processor: Option<f64>,
}

/// The cost of an input of `n` items: compiled and judged, or compared.
pub(crate) fn measure(family: &Family, n: usize) -> Cost {
    let sets = input(family, n);
    let size = sets.iter().flatten().map(|(_, text)| text.len()).sum();
    let sets: Vec<Sources> = sets.into_iter().map(sources).collect();
    let (bytes, start, before_ticks) = (ALLOCATOR.total_allocated(), Instant::now(), ticks());
    let peak = peak_of(|| run(&sets));
    Cost {
        bytes: ALLOCATOR.total_allocated() - bytes,
        peak,
        size,
        seconds: start.elapsed().as_secs_f64(),
        // Less than one is not told.
        processor: ticks().zip(before_ticks).map(|(now, then)| (now - then).max(1.0)),
    }
}

fn input(family: &Family, n: usize) -> Vec<Set> {
    match family.input {
        Input::Set(make) => vec![make(n)],
        Input::Pair(make) => make(n).into(),
    }
}

/// The most bytes at a time while the pages of an input are read and nothing is made of them yet, and the bytes that are read:
/// included text as often as it is included.
pub(crate) fn reading(family: &Family, n: usize) -> (usize, usize) {
    let sets = input(family, n);
    let size = sets.iter().map(size_of).sum();
    let sets: Vec<Sources> = sets.into_iter().map(sources).collect();
    let read = |set: &Sources| drop(black_box(docwright::read_pages(set, &Config::default())));
    (peak_of(|| sets.iter().for_each(read)), size)
}

fn size_of(set: &Set) -> usize {
    let size = |(path, text): &(String, String)| {
        let name = path.strip_prefix("includes/").unwrap_or(path);
        let uses = set.iter().map(|it| it.1.matches(&format!("/includes/{name})")).count()).sum::<usize>();
        text.len() * uses.max(1)
    };
    set.iter().map(size).sum()
}

/// The most bytes that something holds at a time.
fn peak_of(work: impl FnOnce()) -> usize {
    let before = PeakAlloc.current_usage();
    PeakAlloc.reset_peak_usage();
    work();
    PeakAlloc.peak_usage().saturating_sub(before)
}

/// The time of the processor that this process took so far: fields 14 and 15 of `proc(5)`.
fn ticks() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields = text.rsplit(')').next()?.split_whitespace();
    fields.skip(11).take(2).map(|it| it.parse::<f64>().ok()).sum()
}

fn sources(set: Set) -> Sources {
    Sources::from_bytes(set.into_iter().map(|(path, text)| (path, text.into_bytes())).collect())
}

fn run(sets: &[Sources]) {
    let config = Config::default();
    if let [old, new] = sets {
        let [old, new] = [old, new].map(|it| docwright::snapshot(it, &config).0);
        black_box(compare(&old, &new));
    }
    for set in sets.iter().filter(|_| sets.len() == 1) {
        black_box(docwright::generate(set, &config));
        black_box(docwright::lint(set, &config, Vec::new(), "2026-01-01"));
    }
}
