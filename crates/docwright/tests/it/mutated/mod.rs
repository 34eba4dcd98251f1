//! Damaged pages of our own documentation: what holds of every set holds of these.
//!
//! A set that does not hold is named by its number: `DOCWRIGHT_SEED=17 cargo test -p docwright --test it -- mutated` reads it alone,
//! and leaves its pages in the folder that it names. `DOCWRIGHT_SETS=5000` reads so many.

mod grammar;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use docwright::config::Config;
use docwright::diagnostic::{Diagnostic, Rule};
use docwright::drift::compare;
use docwright::lint::fix;
use docwright::source::Sources;
use rayon::prelude::*;

use crate::mutated::grammar::Mutator;
use crate::support::{here, read_folder};

const SETS: u64 = 200;

/// Paths and texts.
type Files = Vec<(String, Vec<u8>)>;

#[test]
fn what_holds_of_every_set_holds_of_damaged_ones() {
    let pages: Vec<Files> =
        ["graph", "lamps"].map(|it| files(&read_folder(&here().join("../../docs-input").join(it)))).into();
    let asked = |name| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let (alone, sets) = (asked("DOCWRIGHT_SEED"), asked("DOCWRIGHT_SETS").unwrap_or(SETS));
    let seeds: Vec<u64> = alone.map_or((0..sets).collect(), |it| vec![it]);
    let failed: Vec<String> = seeds
        .into_par_iter()
        .filter_map(|seed| {
            let set = damaged(&pages[usize::from(seed % 4 == 3)], seed);
            if alone.is_some() {
                keep(&set);
            }
            let verdict =
                catch_unwind(AssertUnwindSafe(|| check(&set))).unwrap_or_else(|_| Err("it panics".to_owned()));
            verdict.err().map(|why| format!("set {seed}: {why}"))
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn files(sources: &Sources) -> Files {
    sources.iter().map(|(_, it)| (it.path.clone(), it.text.as_bytes().to_vec())).collect()
}

/// A few pages that stand together, some of them damaged.
fn damaged(all: &Files, seed: u64) -> Files {
    let mut mutator = Mutator::new(seed);
    let start = mutator.below(all.len());
    let near: Vec<usize> = (0..3).map(|it| (start + it) % all.len()).chain([mutator.below(all.len())]).collect();
    let mut chosen: Files = near.into_iter().map(|it| all[it].clone()).collect();
    chosen.sort();
    chosen.dedup();
    let other = chosen[0].0.rsplit('/').next().unwrap_or_default().to_owned();
    for (_, bytes) in &mut chosen {
        *bytes = mutator.damage(&String::from_utf8_lossy(bytes), &other).into_bytes();
    }
    chosen
}

/// Leaves a set for people to look at.
fn keep(set: &Files) {
    let folder = std::env::temp_dir().join("docwright-damaged");
    let _ = fs::remove_dir_all(&folder);
    for (path, bytes) in set {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    eprintln!("the pages are in {}", folder.display());
}

/// The first thing that does not hold of a set.
fn check(set: &Files) -> Result<(), String> {
    let config = Config::default();
    let sources = Sources::from_bytes(set.clone());
    let (output, snapshot) = docwright::generate_with_snapshot(&sources, &config);
    for (path, text) in output.files.iter().filter(|it| it.0.ends_with(".rs")) {
        syn::parse_file(text).map_err(|error| format!("{path} is no Rust: {error}"))?;
    }
    let backwards = Sources::from_bytes(set.iter().rev().cloned().collect());
    let (again, other) = docwright::generate_with_snapshot(&backwards, &config);
    ensure(again.files == output.files, "it is generated in two ways")?;
    ensure(again.diagnostics == output.diagnostics, "other findings in another order")?;
    let report = compare(&snapshot, &other);
    ensure(report.changes.is_empty(), "it differs from itself")?;
    fixed(set, &sources, &config)
}

fn ensure(holds: bool, else_say: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(else_say.to_owned()) }
}

/// One run of fixes leaves nothing to fix, and the API what it was.
fn fixed(set: &Files, sources: &Sources, config: &Config) -> Result<(), String> {
    let findings = |of: &Sources| docwright::lint(of, config, Diagnostic::of_unreadable(of), "2026-01-01");
    let before = findings(sources);
    let after = after(set, sources, &before);
    let left = findings(&after);
    if let Some(it) = left.iter().find(|it| !it.fix.is_empty()) {
        return Err(format!(
            "after --fix, it can be fixed again: {}: {} at {}",
            it.rule,
            it.message,
            after.position(it.span)
        ));
    }
    // What was no table says something from then on.
    let others: Vec<Diagnostic> = before.into_iter().filter(|it| it.rule != Rule::BrokenTable).collect();
    let after = self::after(set, sources, &others);
    let [old, new] = [sources, &after].map(|it| docwright::snapshot(it, config).0);
    let changed = compare(&old, &new).changes.into_iter().find(|it| !it.id().starts_with("page/"));
    changed.map_or(Ok(()), |it| {
        Err(format!("--fix changes what is understood: {}: {} ({} -> {})", it.id(), it.item, it.old, it.new))
    })
}

/// The set after the fixes of findings.
fn after(set: &Files, sources: &Sources, findings: &[Diagnostic]) -> Sources {
    let edits = fix::edits(findings);
    let mut files = set.clone();
    for (path, bytes) in &mut files {
        if let Some(edits) = sources.find(path).and_then(|it| edits.get(&it)) {
            *bytes = edits.apply(bytes);
        }
    }
    Sources::from_bytes(files)
}
