//! Two ratios that hold on any machine, each the median of paired runs on one thread:
//!
//! - reading all pages, against nothing but the Markdown library's events over the same text (goal: at most 3.5);
//! - the whole run, against quoting, parsing and printing the same output alone (goal: at most 2).
//!
//! `cargo bench -p docwright` reads `DOCWRIGHT_CORPUS`, or the corpus beside the checkout, or `docs-input/graph`.

#![allow(clippy::print_stdout, reason = "a bench reports to whoever runs it")]

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use docwright::config::Config;
use docwright::source::Sources;
use quote::ToTokens;

/// The allocator of the command, for both sides of a ratio.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 5;

fn main() {
    let root = corpus();
    let sources = read_folder(&root);
    let config = Config::default();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread is to be had");
    let run = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    println!("{} files of {}, one thread, median of {RUNS} paired runs", sources.len(), root.display());
    pool.install(|| {
        let pairs = (0..RUNS).map(|_| {
            let ours = run(&mut || drop(black_box(docwright::read_pages(&sources, &config))));
            (ours, run(&mut || markdown_events(&sources)))
        });
        report("reading the pages / bare markdown events", pairs.collect());
        let output = docwright::generate(&sources, &config).files;
        let parsed = parse(&output);
        let pairs = (0..RUNS).map(|_| {
            let ours = run(&mut || drop(black_box(docwright::generate(&sources, &config))));
            (ours, run(&mut || print_again(&parsed)))
        });
        report("whole run / quote, parse and print alone", pairs.collect());
    });
}

fn report(what: &str, pairs: Vec<(Duration, Duration)>) {
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let seconds = |pick: fn(&(Duration, Duration)) -> Duration| pairs.iter().map(|it| pick(it).as_secs_f64()).collect();
    let ratio = median(pairs.iter().map(|(ours, bare)| ours.as_secs_f64() / bare.as_secs_f64()).collect());
    println!("{what}: {:.3} s / {:.3} s = {ratio:.2}", median(seconds(|it| it.0)), median(seconds(|it| it.1)));
}

fn markdown_events(sources: &Sources) {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    for (_, file) in sources.iter() {
        black_box(pulldown_cmark::Parser::new_ext(&file.text, options).into_offset_iter().count());
    }
}

fn parse(output: &BTreeMap<String, String>) -> Vec<syn::File> {
    let sources = output.iter().filter(|(path, _)| path.ends_with(".rs"));
    sources.map(|(path, text)| syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"))).collect()
}

fn print_again(files: &[syn::File]) {
    for file in files {
        let read: syn::File = syn::parse2(file.to_token_stream()).expect("what was parsed can be parsed");
        black_box(prettyplease::unparse(&read));
    }
}

fn corpus() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("DOCWRIGHT_CORPUS").map(PathBuf::from);
    let beside = here.join("../../../shared/corpus/2021-07/v1.0");
    named.or_else(|| beside.is_dir().then_some(beside)).unwrap_or_else(|| here.join("../../docs-input/graph"))
}

fn read_folder(root: &Path) -> Sources {
    let mut files = Vec::new();
    collect(root, root, &mut files);
    Sources::from_bytes(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("the folder is readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|it| it == "md") {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push((name, fs::read(&path).expect("the page is readable")));
        }
    }
}
