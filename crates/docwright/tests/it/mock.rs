//! The mock: what it answers to the requests of the documentation itself, and to everything else.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use docwright::config::Config;
use docwright::examples::{Rule as Found, Side, check};
use docwright::krate::Asks;
use docwright::mock::{Request, Service};

use crate::support::{corpus, here, read_folder};

/// Sends every request of the documentation that is exactly one of a function, as the function writes it; says how many
/// there are and which were refused.
fn refused(folder: &Path) -> (usize, String) {
    let (sources, config) = (read_folder(folder), Config::default());
    let phases = docwright::phases(&sources, &config);
    let report = check(&phases.pages, &phases.api, &phases.krate, &sources, &config);
    let agree = report.outcomes.iter().filter(|it| it.side == Side::Request && it.verdict() == Found::Agrees);
    let agree: BTreeSet<_> =
        agree.map(|it| sources.position(it.span)).map(|it| format!("{}:{}", it.path, it.line)).collect();
    let cases = docwright::examples::cases(&phases.pages, &phases.api, &phases.krate, &sources, &config);
    let service = Service::new(read_folder(folder), &config);
    let (mut count, mut text) = (0, String::new());
    for case in cases.iter().filter(|it| agree.contains(&it.place)) {
        let Asks::Sends(line, body) = &case.asks else { continue };
        let (method, target) = line.split_once(' ').unwrap();
        let mut request = Request::new(method, target);
        if let Some(body) = body {
            request = request.with_json(body);
        }
        let answer = service.answer(&request);
        if answer.status >= 400 {
            let _ = writeln!(text, "{}: {}", case.place, answer.text());
        }
        count += 1;
    }
    (count, text)
}

#[test]
fn the_requests_of_the_documentation_are_accepted() {
    let (count, text) = refused(&here().join("../../docs-input"));
    assert!(count > 50 && text.is_empty(), "{count}\n{text}");
    let Some(corpus) = corpus() else { return };
    let (count, text) = refused(&corpus);
    assert!(count > 1500 && text.is_empty(), "{count}\n{text}");
}
