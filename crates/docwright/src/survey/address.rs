//! Addresses of a documentation set: hosts, words in front of paths, and the root that all have in common.
//!
//! ```text
//! start := the first segment of a path that most lines begin with, `companies` of GET lampsPrefix/companies({id})/lamps
//! root  := what stands in front of a start in an address with a host
//! prefix:= what stands in front of a start in an address without one
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::survey::tally::{Count, Tally};
use crate::text::source::Spanned;

/// The addresses that a set's requests have.
#[derive(Debug, Clone, Default)]
pub struct Addresses {
    /// Schemes and hosts of requests, as written.
    pub hosts: Vec<Count>,
    /// The roots: hosts, with what stands between them and the paths.
    pub roots: Vec<Count>,
    /// Words in front of paths without a host.
    pub prefixes: Vec<Count>,
}

/// A segment in front of a start that so many times as many lines have is no start itself.
const RARE: usize = 5;

/// Collects the addresses of documented and of shown requests.
pub(super) fn collect(lines: &[&Spanned<String>], shown: &[&Spanned<String>]) -> Addresses {
    let starts = starts(lines);
    let (mut hosts, mut roots, mut prefixes) = (Tally::default(), Tally::default(), Tally::default());
    for line in lines.iter().chain(shown) {
        let (host, path) = split(&line.value);
        let segments: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
        let front = segments.iter().position(|it| starts.contains(name(it)));
        let front = front.map(|at| segments[..at].join("/"));
        match (host, front) {
            (Some(host), front) => {
                hosts.add(host, line.span, "");
                // What leads to nothing that is documented belongs to another service.
                let path = front.map(|it| if it.is_empty() { it } else { format!("/{it}") });
                path.into_iter().for_each(|it| roots.add(&format!("{host}{it}"), line.span, ""));
            }
            (None, Some(front)) if !front.is_empty() => {
                let slash = if line.value.starts_with('/') { "/" } else { "" };
                prefixes.add(&format!("{slash}{front}"), line.span, "");
            }
            (None, _) => {}
        }
    }
    Addresses { hosts: hosts.counts(), roots: roots.counts(), prefixes: prefixes.counts() }
}

/// `https://host` and the rest; a query counts for nothing.
fn split(target: &str) -> (Option<&str>, &str) {
    let target = target.split('?').next().unwrap_or(target);
    let Some(at) = target.find("://") else { return (None, target) };
    let end = target[at + 3..].find('/').map_or(target.len(), |it| at + 3 + it);
    (Some(&target[..end]), &target[end..])
}

/// `companies` of `companies({id})`.
fn name(segment: &str) -> &str {
    segment.split('(').next().unwrap_or(segment)
}

/// The segments that paths begin with, behind what they have in common.
fn starts(lines: &[&Spanned<String>]) -> BTreeSet<String> {
    let paths: Vec<Vec<&str>> = lines
        .iter()
        .map(|it| (split(&it.value), !it.value.starts_with('/')))
        .filter(|((host, path), _)| host.is_none() || path.len() > 1)
        .map(|((host, path), is_bare)| {
            let segments = path.split('/').filter(|it| !it.is_empty()).map(name);
            // A word without a slash in front stands for the service.
            segments.skip(usize::from(host.is_none() && is_bare && path.contains('/'))).collect()
        })
        .filter(|it: &Vec<&str>| !it.is_empty())
        .collect();
    let common = common(&paths);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for path in &paths {
        if let Some(first) = path.get(common.min(path.len() - 1)) {
            *counts.entry(first).or_default() += 1;
        }
    }
    let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut starts: BTreeMap<&str, usize> = BTreeMap::new();
    for (first, times) in ranked {
        // `api` of `api/v1/companies` leads to what others begin with.
        let leads_on = |path: &&Vec<&str>| {
            let behind = path.get(common + 1..).unwrap_or_default().iter().take(DEPTH);
            path.get(common) == Some(&first) && behind.flat_map(|it| starts.get(it)).any(|it| times * RARE < *it)
        };
        let leading = paths.iter().filter(leads_on).count();
        if !first.starts_with('{') && !is_version(first) && leading * 2 <= times {
            starts.insert(first, times);
        }
    }
    starts.into_keys().map(str::to_owned).collect()
}

/// So many segments may stand in front of a start.
const DEPTH: usize = 3;

/// `v1.0`
fn is_version(segment: &str) -> bool {
    segment.strip_prefix(['v', 'V']).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}

/// The number of segments that all paths begin with, of those that look like a version or stand before one.
fn common(paths: &[Vec<&str>]) -> usize {
    let Some(first) = paths.first() else { return 0 };
    let shared = (0..first.len()).take_while(|at| paths.iter().all(|it| it.get(*at) == first.get(*at))).count();
    let version = first[..shared].iter().rposition(|it| is_version(it)).map(|it| it + 1);
    version.unwrap_or_else(|| usize::from(shared > 0 && first[0].eq_ignore_ascii_case("api")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Span;
    use crate::text::source::tests::file;

    fn collected(lines: &[&str], shown: &[&str]) -> [Vec<String>; 2] {
        let spanned = |texts: &[&str]| -> Vec<Spanned<String>> {
            texts.iter().map(|it| Spanned::new((*it).to_owned(), Span::at_start(file()))).collect()
        };
        let (lines, shown) = (spanned(lines), spanned(shown));
        let found = collect(&lines.iter().collect::<Vec<_>>(), &shown.iter().collect::<Vec<_>>());
        [found.roots, found.prefixes].map(|it| it.into_iter().map(|it| it.text).collect())
    }

    #[test]
    fn roots_and_prefixes_stand_before_what_paths_begin_with() {
        let lines = [
            "lampsPrefix/rooms({id})/lamps",
            "lampsPrefix/rooms({id})",
            "lampsPrefix/rooms",
            "lampsPrefix/api/v1.0/rooms({id})/bulbs",
        ];
        let shown = ["https://{lampsPrefix}/api/v1.0/rooms(1)/lamps"];
        assert_eq!(
            collected(&lines, &shown),
            [vec!["https://{lampsPrefix}/api/v1.0"], vec!["lampsPrefix", "lampsPrefix/api/v1.0"]]
                .map(|it| it.into_iter().map(str::to_owned).collect::<Vec<_>>())
        );
        let lines = ["https://lamps.example/api/v2/lamps/{id}", "https://lamps.example/api/v2/rooms"];
        assert_eq!(collected(&lines, &[])[0], ["https://lamps.example/api/v2"]);
        assert_eq!(collected(&["/lamps", "/rooms/{id}"], &["/lamps/7"]), [Vec::<String>::new(), Vec::new()]);
    }
}
