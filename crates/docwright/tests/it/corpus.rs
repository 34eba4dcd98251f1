//! The whole of a real documentation: nothing panics, everything is Rust, nothing depends on order or threads.

use std::collections::BTreeMap;

use docwright::config::Config;
use docwright::source::Sources;

use crate::support::{corpus, here, read_folder};

fn sets() -> Vec<Sources> {
    let own = here().join("../../docs-input/graph");
    corpus().into_iter().chain([own]).map(|it| read_folder(&it)).collect()
}

fn generate(sources: &Sources) -> BTreeMap<String, String> {
    docwright::generate(sources, &Config::default()).files
}

#[test]
fn every_file_is_rust_and_says_where_it_comes_from() {
    for sources in sets() {
        for (path, text) in generate(&sources).iter().filter(|(path, _)| path.ends_with(".rs")) {
            assert!(text.starts_with("// @generated"), "{path}");
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}

#[test]
fn a_colon_in_documentation_has_something_after_it() {
    for sources in sets() {
        for (path, text) in generate(&sources).iter().filter(|(path, _)| path.ends_with(".rs")) {
            let mut lines = text.lines().map(str::trim).enumerate().peekable();
            while let Some((at, line)) = lines.next() {
                let is_colon = line.strip_prefix("///").is_some_and(|it| it.trim_end().ends_with(':'));
                while is_colon && lines.next_if(|it| it.1 == "///").is_some() {}
                let is_conditional = lines.peek().is_some_and(|it| it.1.starts_with("#[cfg_attr("));
                let follows = lines.peek().and_then(|it| it.1.strip_prefix("/// "));
                let shown = is_conditional || follows.is_some_and(|it| !it.starts_with("# ") && !is_answer(it));
                assert!(!is_colon || shown, "{path}:{}: {line}", at + 1);
            }
        }
    }
}

/// `` `GET /users` answers … ``, the generated sentence behind an introduction.
fn is_answer(line: &str) -> bool {
    line.starts_with('`') && line.contains("` answers")
}

#[test]
fn almost_every_operation_page_is_generated() {
    for sources in sets() {
        let (pages, _) = docwright::read_pages(&sources, &Config::default());
        let (api, _) = docwright::understand(&sources, &Config::default());
        let is_api = |path: &str| path.starts_with("api/");
        let wanted = pages.iter().filter(|page| is_api(&sources[page.file].path)).count();
        let mut generated: Vec<_> = api.operations.iter().map(|it| it.page).collect();
        generated.dedup();
        assert!(generated.len() * 1000 >= wanted * 995, "{} of {wanted}", generated.len());
    }
}

#[test]
fn order_line_ends_and_threads_do_not_matter() {
    for sources in sets() {
        let expected = generate(&sources);
        let mut files: Vec<(String, Vec<u8>)> =
            sources.iter().map(|(_, file)| (file.path.clone(), file.text.replace('\n', "\r\n").into_bytes())).collect();
        // A fixed shuffle: by the reversed path.
        files.sort_by_key(|(path, _)| path.chars().rev().collect::<String>());
        let shuffled = Sources::from_bytes(files);
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let found = pool.install(|| generate(&shuffled));
            assert!(
                found == expected,
                "{} files differ",
                found.iter().filter(|it| expected.get(it.0) != Some(it.1)).count()
            );
        }
    }
}
