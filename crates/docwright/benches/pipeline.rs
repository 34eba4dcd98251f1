//! How long a run takes, and two ratios that do not depend on the machine.
//!
//! - reading the documentation against bare `pulldown-cmark` events over the same text: at most 3;
//! - the whole run against quoting, parsing and formatting the same output alone: at most 2.
//!
//! `cargo bench --package docwright` reads the documentation in the folder that `DOCWRIGHT_CORPUS` names, else the corpus
//! beside the checkout, else `docs-input`.

#![allow(clippy::print_stdout, reason = "the ratios are what a bench is run for")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use divan::Bencher;
use docwright::config::Config;
use docwright::source::Sources;
use docwright::{generate, read_pages};
use pulldown_cmark::{Options, Parser};
use quote::ToTokens;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

/// How often each side of a ratio is timed; the fastest counts, the sides take turns.
const ROUNDS: usize = 7;

static DOCUMENTATION: LazyLock<(Sources, Config)> = LazyLock::new(documentation);

fn main() {
    divan::main();
    let (sources, config) = &*DOCUMENTATION;
    let reading = ratio(|| time(|| read_pages(sources)), || time(|| events(sources)));
    println!("reading pages / bare pulldown-cmark events: {reading:.2} (at most 3)");
    let files = output(sources, config);
    let run = ratio(|| time(|| generate(sources, config)), || reprint(&files));
    println!("whole run / quote, parse and format of its output: {run:.2} (at most 2)");
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn ratio(left: impl Fn() -> Duration, right: impl Fn() -> Duration) -> f64 {
    let rounds: Vec<_> = (0..ROUNDS).map(|_| (left(), right())).collect();
    let left = rounds.iter().map(|(left, _)| *left).min().unwrap_or_default();
    let right = rounds.iter().map(|(_, right)| *right).min().unwrap_or_default();
    left.as_secs_f64() / right.as_secs_f64()
}

/// The folder that the documentation is read from.
fn folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if let Some(corpus) = std::env::var_os("DOCWRIGHT_CORPUS") {
        return corpus.into();
    }
    let corpus = root.join("../shared/corpus/2021-07/v1.0");
    if corpus.is_dir() { corpus } else { root.join("docs-input") }
}

fn documentation() -> (Sources, Config) {
    let root = folder();
    let mut files = Vec::new();
    collect(&root, "", &mut files);
    assert!(!files.is_empty(), "there is no page in {}", root.display());
    println!("{} pages of {}", files.len(), root.display());
    let config = std::fs::read_to_string(root.join("docwright.yaml")).unwrap_or_default();
    let config = Config::parse(&config).expect("a valid configuration");
    let (mut sources, _) = Sources::from_bytes(files);
    config.correct(&mut sources);
    (sources, config)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if name.ends_with(".md") {
            files.push((name, std::fs::read(&path).expect("a readable file")));
        }
    }
}

#[divan::bench(max_time = 3)]
fn read(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| read_pages(&DOCUMENTATION.0));
}

#[divan::bench(max_time = 3)]
fn bare_events(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| events(&DOCUMENTATION.0));
}

#[divan::bench(max_time = 3)]
fn whole_run(bencher: Bencher<'_, '_>) {
    let (sources, config) = &*DOCUMENTATION;
    bencher.bench_local(|| generate(sources, config));
}

/// How many events all files have.
fn events(sources: &Sources) -> usize {
    let texts: Vec<&str> = sources.iter().map(|(_, file)| file.text.as_str()).collect();
    let count = |text: &&str| Parser::new_ext(text, Options::empty()).map(black_box).count();
    texts.par_iter().map(count).sum()
}

/// The Rust files of a run.
fn output(sources: &Sources, config: &Config) -> Vec<String> {
    let files = generate(sources, config).files;
    files.into_iter().filter(|(path, _)| path.ends_with(".rs")).map(|(_, text)| text).collect()
}

/// The time it takes to turn the syntax of files into tokens, back, and into text, which emission cannot do without. That
/// they have to be read before is not counted. Syntax cannot leave the thread that made it, so each file has its own watch.
fn reprint(files: &[String]) -> Duration {
    let time = |text: &String| {
        let file = syn::parse_file(text).expect("output is Rust");
        time(|| {
            let file: syn::File = syn::parse2(file.to_token_stream()).expect("output is Rust");
            prettyplease::unparse(&file)
        })
    };
    let all: Duration = files.par_iter().map(time).sum();
    let threads = u32::try_from(rayon::current_num_threads()).unwrap_or(u32::MAX);
    all / threads
}
