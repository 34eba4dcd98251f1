//! Examples checked as a contract: requests against functions, JSON against types.
//!
//! Every request is one that a function makes, every answer is read into the type of its function without loss.
//!
//! ```text
//! Pages ─▶ requests  ─▶ Routes::find ─▶ function, arguments ─▶ same method, path, query, body?   ─┐
//!                                                                                                 ├─▶ Report
//!          responses ─▶ its response ─▶ Reader ─▶ read? lost? changed? unknown?                ─┘
//! ```
//!
//! Nothing is compiled: a `Reader` gives the types of the [`Krate`] the meaning that the runtime gives them.
//! Each example has one [`Outcome`]; whatever was found in it has a [`Rule`] and both places.

pub(crate) mod calls;
pub(crate) mod cases;
pub(crate) mod illustration;
pub(crate) mod literal;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod shown;
pub(crate) mod summary;
pub(crate) mod values;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::api::{Api, Evidence, Operation, Variant};
use crate::config::Config;
#[cfg(feature = "emit")]
pub(crate) use crate::examples::illustration::check_and_show;
pub(crate) use crate::examples::shown::Shown;
pub use crate::examples::summary::Share;
use crate::krate::{Case, Function, Krate, Method};
use crate::odata::Address;
use crate::page::{ApiPage, Page, PageKind};
use crate::text::source::{FileId, Sources, Span, Spanned};
pub use crate::wire::arguments::Call;
pub use crate::wire::finding::{Category, Effect, Finding, Rule};
use crate::wire::reader::Reader;
use crate::wire::routes;
pub use crate::wire::routes::{Entry, Miss, Routes};
use crate::wire::types::Models;

/// The outcomes of all examples, by place.
#[derive(Debug, Default)]
pub struct Report<'a> {
    /// One for each request and each answer.
    pub outcomes: Vec<Outcome<'a>>,
}

/// The outcome of one example.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The side that is shown.
    pub side: Side,
    /// Its first line.
    pub span: Span,
    /// The call that makes the request.
    pub call: Option<Call<'a>>,
    /// The function whose request is answered.
    pub answers: Option<Entry<'a>>,
    /// The status of an answer.
    pub status: Option<u16>,
    /// The answer is readable, and the documentation names its type.
    pub typed: bool,
    /// The findings, by place.
    pub findings: Vec<Finding>,
    /// JSON that stands for what only looks like a value, by place.
    pub stand_ins: Vec<(Span, &'static str)>,
}

/// The two sides of an HTTP exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// A request.
    Request,
    /// An answer.
    Response,
}

/// Checks the examples of all pages.
pub fn check<'a>(pages: &[Page], api: &'a Api, krate: &'a Krate, sources: &'a Sources, config: &Config) -> Report<'a> {
    check_and(pages, api, krate, sources, config, |_, _, _| ()).0
}

/// The examples of all pages as tests of the compiled crate, for those of which a program can say whether they agree.
pub fn cases(pages: &[Page], api: &Api, krate: &Krate, sources: &Sources, config: &Config) -> Vec<Case> {
    check_and(pages, api, krate, sources, config, cases::of_page).1.concat()
}

/// Checks the examples of all pages, and looks at those of each.
fn check_and<'a, T: Send>(
    pages: &[Page],
    api: &'a Api,
    krate: &'a Krate,
    sources: &'a Sources,
    config: &Config,
    look: impl Fn(&Check<'_>, &ApiPage, &[Outcome<'_>]) -> T + Sync,
) -> (Report<'a>, Vec<T>) {
    let cx = Check::new(pages, api, krate, sources, config);
    let of_page = |file, page: &ApiPage| {
        let outcomes = cx.page(file, page);
        let seen = look(&cx, page, &outcomes);
        vec![(outcomes, seen)]
    };
    let (outcomes, seen): (Vec<_>, Vec<_>) = of_pages(pages, of_page).into_iter().unzip();
    (Report { outcomes: outcomes.into_iter().flatten().collect() }, seen)
}

/// One call of every function, in the order of modules and names, with arguments and a body of the right types.
pub fn calls(api: &Api, krate: &Krate, sources: &Sources, config: &Config) -> Vec<Case> {
    calls::all(krate, &Models::of(krate, api, &config.namespace), sources)
}

/// The answers that the documentation shows, in its order.
pub(crate) fn shown(pages: &[Page], api: &Api, krate: &Krate, sources: &Sources, config: &Config) -> Vec<Shown> {
    let cx = Check::new(pages, api, krate, sources, config);
    of_pages(pages, |file, page| shown::of_page(&cx, page, &cx.page(file, page)))
}

/// The results for each page of an operation, in their order.
fn of_pages<T: Send>(pages: &[Page], of: impl Fn(FileId, &ApiPage) -> Vec<T> + Sync) -> Vec<T> {
    let of_page = |page: &Page| match &page.kind {
        PageKind::Api(it) => of(page.file, it),
        _ => Vec::new(),
    };
    let found: Vec<Vec<T>> = pages.par_iter().map(of_page).collect();
    found.into_iter().flatten().collect()
}

/// The context of every check.
pub(crate) struct Check<'a> {
    api: &'a Api,
    krate: &'a Krate,
    sources: &'a Sources,
    models: Models<'a>,
    routes: Routes<'a>,
    /// The functions of each page, in the order of its lines.
    by_page: BTreeMap<FileId, Vec<(Span, Entry<'a>)>>,
    /// The service's own host.
    host: String,
    /// The version of the API that most requests ask.
    version: Option<String>,
}

impl<'a> Check<'a> {
    fn new(pages: &[Page], api: &'a Api, krate: &'a Krate, sources: &'a Sources, config: &Config) -> Self {
        let models = Models::of(krate, api, &config.namespace);
        let routes = Routes::of(krate, &config.namespace);
        let mut by_page: BTreeMap<FileId, Vec<(Span, Entry<'a>)>> = BTreeMap::new();
        for entry in routes::entries(krate) {
            for line in &entry.function.lines {
                by_page.entry(line.span.file).or_default().push((line.span, entry));
            }
        }
        by_page.values_mut().for_each(|it| it.sort_by_key(|it| it.0));
        let host = Address::read(config.service.address()).host.unwrap_or_default().to_ascii_lowercase();
        Self { api, krate, sources, models, routes, by_page, host, version: usual_version(pages) }
    }

    /// The examples of a page.
    fn page(&self, file: FileId, page: &ApiPage) -> Vec<Outcome<'a>> {
        let mut outcomes = Vec::new();
        let own = self.by_page.get(&file).map_or(&[][..], Vec::as_slice);
        for example in &page.examples {
            let request = example.request.as_ref().map(|it| request::check(self, file, page, it));
            let made = request.as_ref().and_then(|it| it.call.as_ref()).map(|it| it.entry);
            let is_other = request.as_ref().is_some_and(|it| it.findings.iter().any(|it| it.rule == Rule::OtherHost));
            let method = example.request.as_ref().map(|it| it.line.method);
            outcomes.extend(request);
            let Some(response) = example.response.as_ref().filter(|_| !is_other) else { continue };
            let entry = made.or_else(|| self.nearest(own, method, response.span));
            let mut outcome = response::check(self, entry.map(|it| it.function), response);
            outcome.answers = entry;
            // What is only guessed convicts nobody, and proves nothing.
            outcome.typed &= made.is_some();
            let is_told = matches!(outcome.verdict(), Rule::Agrees | Rule::ErrorAnswer | Rule::TypeUnnamed);
            if made.is_none() && !is_told {
                outcome.findings.clear();
                outcome.add(Rule::RequestMissing, "the answer is not one to the page's request lines", outcome.span);
            }
            outcomes.push(outcome);
        }
        outcomes
    }

    /// The function that an answer without a documented request is most likely about: of the last block of request lines
    /// before it, the first one of the method.
    fn nearest(&self, own: &[(Span, Entry<'a>)], method: Option<Method>, answer: Span) -> Option<Entry<'a>> {
        let between = |a: Span, b: Span| self.sources.text(Span { start: a.end, end: b.start, ..a });
        let blocks = own.chunk_by(|a, b| !between(a.0, b.0).contains("```"));
        let block = blocks.take_while(|it| it[0].0 < answer).last()?;
        let fits = |it: &&(Span, Entry<'a>)| method.is_none_or(|method| it.1.function.method == method);
        block.iter().find(fits).or(own.iter().find(fits)).or(own.first()).map(|it| it.1)
    }

    /// The first line of an example.
    fn first_line(&self, span: Span) -> Span {
        let text = self.sources.text(span);
        let start = span.start as usize + (text.len() - text.trim_start().len());
        let line = text.trim_start().lines().next().unwrap_or_default().trim_end();
        Span::new(span.file, start..start + line.len())
    }

    /// Where the documentation says what a function is sent or answers, on a page if it says so there.
    fn evidence(&self, function: &Function, fact: FactOf, page: FileId) -> Option<Span> {
        let told = || evidence(self.api, function, fact);
        told().find(|it| it.file == page).or_else(|| told().next())
    }
}

/// The evidence of a fact of an operation, in the case that is called.
pub(crate) type FactOf = fn(&Operation, Variant) -> &[Evidence];

/// The places of the documentation that say what a function is sent or answers, as it was decided.
pub(crate) fn evidence(api: &Api, function: &Function, fact: FactOf) -> impl Iterator<Item = Span> {
    let evidence = function.lines.iter().flat_map(move |it| fact(&api.operations[it.operation], it.variant));
    evidence.filter(|it| it.agrees).map(|it| it.span)
}

/// The places of the documentation that require a header of the function's requests.
pub(crate) fn required_header(api: &Api, function: &Function, name: &str) -> impl Iterator<Item = Span> {
    let headers = function.lines.iter().flat_map(|it| &api.operations[it.operation].headers);
    headers.filter(move |it| it.always && it.name.eq_ignore_ascii_case(name)).map(|it| it.doc.span)
}

impl<'a> Outcome<'a> {
    fn new(side: Side, span: Span) -> Self {
        Self {
            side,
            span,
            call: None,
            answers: None,
            status: None,
            typed: false,
            findings: Vec::new(),
            stand_ins: Vec::new(),
        }
    }

    fn add(&mut self, rule: Rule, message: impl Into<String>, span: Span) {
        self.findings.push(Finding::new(rule, message, span));
    }

    fn take(&mut self, reader: Reader<'_>) {
        self.findings.extend(reader.findings);
        self.stand_ins.extend(reader.stand_ins);
    }

    /// The weightiest of its findings.
    pub fn verdict(&self) -> Rule {
        self.findings.iter().map(|it| it.rule).max().unwrap_or(Rule::Agrees)
    }

    /// The function makes exactly this request, or reads the answer and writes exactly this again.
    pub fn is_exact(&self) -> bool {
        self.findings.iter().all(|it| it.rule.effect() == Effect::Same)
    }

    /// Nothing is lost: the same is sent or written again, if in another spelling.
    pub fn is_lossless(&self) -> bool {
        self.findings.iter().all(|it| it.rule.effect() != Effect::Differs)
    }

    /// It is about an operation of this API.
    pub fn counts(&self) -> bool {
        self.verdict().category() != Category::Beside
    }
}

impl Finding {
    fn new(rule: Rule, message: impl Into<String>, span: Span) -> Self {
        Self { rule, message: message.into(), span, related: Vec::new(), kept: false }
    }

    fn with(mut self, message: &str, span: Option<Span>) -> Self {
        self.related.extend(span.map(|it| Spanned::new(message.to_owned(), it)));
        self
    }
}

/// The version of the API that most requests of the documentation ask.
fn usual_version(pages: &[Page]) -> Option<String> {
    let api = pages.iter().filter_map(|it| match &it.kind {
        PageKind::Api(it) => Some(it),
        _ => None,
    });
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for request in api.flat_map(|it| &it.examples).filter_map(|it| it.request.as_ref()) {
        if let Some(version) = Address::read(&request.line.target).version {
            *counts.entry(version.to_ascii_lowercase()).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|it| it.1).map(|it| it.0)
}
