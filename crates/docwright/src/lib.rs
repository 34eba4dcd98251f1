//! Compiles markdown API documentation into the source of a typed Rust crate.
//!
//! `docs → page::parse → Page → resolve → Api → lower → Krate → emit → files`: one noun and one function per phase, and
//! each phase sees only the noun before it.
//!
//! The last phase is the feature `emit`, on by default. Without it, what reads documentation and answers from it remains.

#![cfg_attr(not(feature = "emit"), allow(dead_code, reason = "some of what is decided is for the printer only"))]

pub mod api;
pub mod config;
pub mod dialect;
pub mod drift;
#[cfg(feature = "emit")]
mod emit;
pub mod examples;
pub mod explain;
#[cfg(all(any(fuzzing, test), feature = "emit"))]
#[doc(hidden)]
pub mod fuzz;
pub mod krate;
pub mod lint;
mod lower;
pub mod mock;
pub mod model;
pub mod odata;
pub mod page;
#[cfg(feature = "emit")]
mod report;
mod resolve;
pub mod survey;
pub mod text;
mod wire;

pub use text::{diagnostic, source};

#[cfg(feature = "emit")]
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::api::Api;
use crate::config::Config;
use crate::dialect::Dialect;
use crate::drift::Snapshot;
use crate::krate::Krate;
use crate::page::document::include;
use crate::page::{Outline, Page};
use crate::text::diagnostic::Diagnostic;
use crate::text::links::stem_of;
use crate::text::source::{FileId, Sources};

/// The lines of a `Cargo.toml` between which features are generated.
pub const FEATURE_MARKERS: [&str; 2] = ["# docwright features: begin", "# docwright features: end"];

/// Everything a run produces.
#[cfg(feature = "emit")]
#[derive(Debug, Clone, Default)]
pub struct Output {
    /// Files by path relative to the output folder: `src/lib.rs`, `REPORT.md`.
    pub files: BTreeMap<String, String>,
    /// The text of a `Cargo.toml`, for a folder that has none.
    pub manifest: String,
    /// The lines between [`FEATURE_MARKERS`] in any `Cargo.toml`.
    pub features: String,
    /// All findings, sorted by place and rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Pages of which nothing was read although they show a request or a table of properties.
    pub unread: survey::Unread,
}

/// The whole pipeline: documentation in, the source of a crate out.
#[cfg(feature = "emit")]
pub fn generate(sources: &Sources, config: &Config) -> Output {
    compile(sources, config, |_, _| ()).0
}

/// Like [`generate`], and returns the snapshot that drift compares.
#[cfg(feature = "emit")]
pub fn generate_with_snapshot(sources: &Sources, config: &Config) -> (Output, Snapshot) {
    compile(sources, config, |api, krate| Snapshot::of(api, krate, sources))
}

/// `observe` looks at what is printed, while it is.
#[cfg(feature = "emit")]
fn compile<T: Send>(sources: &Sources, config: &Config, observe: impl Fn(&Api, &Krate) -> T + Sync) -> (Output, T) {
    let Phases { pages, api, mut krate, diagnostics } = phases(sources, config);
    let (outcomes, shows) = examples::check_and_show(&pages, &api, &krate, sources, config);
    let report = report::report(&pages, &api, &krate, &diagnostics, sources, &outcomes);
    drop(outcomes);
    let unread = survey::unread(sources, config, &pages);
    krate.cases = shows.cases;
    krate.illustrate(shows.examples);
    drop(pages);
    let (mut files, observed) = rayon::join(|| emit::emit(&krate), || observe(&api, &krate));
    files.insert("REPORT.md".to_owned(), report);
    let output = Output {
        files,
        manifest: emit::manifest(&krate, &config.runtime_place),
        features: emit::features(&krate),
        diagnostics,
        unread,
    };
    (output, observed)
}

/// The [`features`](Output::features) of a crate that has a feature `client`: it is part of the default.
#[cfg(feature = "emit")]
#[must_use]
pub fn features_with_client(features: &str) -> String {
    emit::with_client(features)
}

/// Phase 1 over all pages, as those of the configured service.
pub fn read_pages(sources: &Sources, config: &Config) -> (Vec<Page>, Vec<Diagnostic>) {
    let dialect = dialect_of(config);
    let files: Vec<_> = sources.iter().filter(|(_, file)| is_page(&file.path)).map(|(id, _)| id).collect();
    let read: Vec<_> = files.into_par_iter().map(|file| page::parse(sources, &dialect, file)).collect();
    let mut diagnostics = Vec::new();
    let pages = read.into_iter().map(|(page, mut found)| {
        diagnostics.append(&mut found);
        page
    });
    let mut pages: Vec<Page> = pages.collect();
    diagnostics.extend(include::report_folders(&pages));
    diagnostics.extend(place(&mut pages, config));
    sort(&mut diagnostics);
    (pages, diagnostics)
}

/// The words of the set, with those of its service.
fn dialect_of(config: &Config) -> Dialect {
    Dialect::new(&config.dialect).with_accounts(config.service.accounts.given())
}

/// Reads addresses and lists of pages as those of the configured service.
fn place(pages: &mut [Page], config: &Config) -> Vec<Diagnostic> {
    let mut roots = config.service.roots();
    if !config.service.is_said() {
        roots.add_hosts(page::service::common_hosts(pages));
    }
    page::service::place(pages, &roots, config.service.lists.names())
}

/// Phase 1 over all pages, with the shape of every Markdown file by the rank of the file; what is only included is no page,
/// and has a shape all the same.
fn read_pages_with_outlines(sources: &Sources, config: &Config) -> (Vec<Page>, Vec<Option<Outline>>, Vec<Diagnostic>) {
    let dialect = &dialect_of(config);
    let read = |(file, path): (FileId, &str)| match is_page(path) {
        true => {
            let (page, outline, found) = page::parse_with_outline(sources, dialect, file);
            (Some(page), Some(outline), found)
        }
        false => (None, is_included(path).then(|| page::outline(sources, dialect, file)), Vec::new()),
    };
    let files: Vec<_> = sources.iter().map(|(file, it)| (file, it.path.as_str())).collect();
    let read: Vec<_> = files.into_par_iter().map(read).collect();
    let (mut pages, mut outlines, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    for (page, outline, mut found) in read {
        pages.extend(page);
        outlines.push(outline);
        diagnostics.append(&mut found);
    }
    diagnostics.extend(include::report_folders(&pages));
    diagnostics.extend(place(&mut pages, config));
    sort(&mut diagnostics);
    (pages, outlines, diagnostics)
}

/// Phases 1 and 2.
pub fn understand(sources: &Sources, config: &Config) -> (Api, Vec<Diagnostic>) {
    let (pages, mut diagnostics) = read_pages(sources, config);
    let (api, more) = resolve::resolve(&pages, sources, config);
    diagnostics.extend(more);
    sort(&mut diagnostics);
    (api, diagnostics)
}

/// Phases 1 to 3.
pub fn plan(sources: &Sources, config: &Config) -> (Krate, Vec<Diagnostic>) {
    let (api, mut diagnostics) = understand(sources, config);
    let (krate, more) = lower::lower(&api, sources, config);
    diagnostics.extend(more);
    sort(&mut diagnostics);
    (krate, diagnostics)
}

/// Everything that phases 1 to 3 made of a documentation set.
#[derive(Debug, Clone, Default)]
pub struct Phases {
    /// The pages as read.
    pub pages: Vec<Page>,
    /// The API that they document.
    pub api: Api,
    /// The crate, before it is printed.
    pub krate: Krate,
    /// All findings, sorted by place and rule.
    pub diagnostics: Vec<Diagnostic>,
}

/// Phases 1 to 3, each noun kept.
pub fn phases(sources: &Sources, config: &Config) -> Phases {
    let (pages, mut diagnostics) = read_pages(sources, config);
    let (api, more) = resolve::resolve(&pages, sources, config);
    diagnostics.extend(more);
    let (krate, more) = lower::lower(&api, sources, config);
    diagnostics.extend(more);
    sort(&mut diagnostics);
    Phases { pages, api, krate, diagnostics }
}

/// Phase 4: the Rust files of a crate by path, such as `src/lib.rs`.
#[cfg(feature = "emit")]
pub fn print(krate: &Krate) -> BTreeMap<String, String> {
    emit::emit(krate)
}

/// The source of a program that makes these calls of a crate's functions against the service at `DOCWRIGHT_BASE_URL`, and says
/// which were answered with what the function reads: files by path, such as `src/main.rs`.
#[cfg(feature = "emit")]
pub fn print_calls(krate: &Krate, calls: &[krate::Case]) -> BTreeMap<String, String> {
    emit::routes(krate, calls)
}

/// Phases 1 to 3, as what can be compared with another documentation set.
pub fn snapshot(sources: &Sources, config: &Config) -> (Snapshot, Vec<Diagnostic>) {
    let (api, mut diagnostics) = understand(sources, config);
    let (krate, more) = lower::lower(&api, sources, config);
    diagnostics.extend(more);
    sort(&mut diagnostics);
    (Snapshot::of(&api, &krate, sources), diagnostics)
}

/// Everything there is to say about a documentation set: what phases 1 to 3 find, what was `found` while it was read, and
/// what only matters to its readers; judged as the configuration says. `today` is `YYYY-MM-DD`, for suppressions that end.
pub fn lint(sources: &Sources, config: &Config, found: Vec<Diagnostic>, today: &str) -> Vec<Diagnostic> {
    let (pages, outlines, mut diagnostics) = read_pages_with_outlines(sources, config);
    diagnostics.extend(found);
    let (api, more) = resolve::resolve(&pages, sources, config);
    diagnostics.extend(more);
    let set = lint::Set::new(sources, config, &pages, &api, &outlines);
    let ((_, more), checked) = rayon::join(|| lower::lower(&api, sources, config), || lint::check(&set));
    diagnostics.extend(more);
    diagnostics.extend(checked);
    sort(&mut diagnostics);
    let mut judged = lint::apply(&set, diagnostics, today);
    sort(&mut judged);
    judged
}

/// Surveys a documentation set: its pages, and the words that no reader knows. `is_there` tells of a path from the root of the
/// set if it is a folder.
pub fn survey(sources: &Sources, config: &Config, is_there: &dyn Fn(&str) -> bool) -> survey::Survey {
    let (api, _) = understand(sources, config);
    let files = sources.iter().filter(|(_, file)| is_page(&file.path)).map(|(id, _)| id).collect();
    survey::survey(sources, config, &api, files, is_there)
}

/// Files that only other pages include are no pages of their own.
fn is_page(path: &str) -> bool {
    is_included(path) && !path.split('/').any(|folder| folder == "includes")
}

/// True of a Markdown file of the set; those beside it are for others to judge.
fn is_included(path: &str) -> bool {
    stem_of(path) != path && !path.starts_with("../")
}

/// By place, whichever phase found them in whichever order.
fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    diagnostics.dedup();
}
