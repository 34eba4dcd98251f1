//! The mock: what it answers to the requests of the documentation itself, and to everything else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use docwright::config::Config;
use docwright::drift::{Making, Snapshot, restore};
use docwright::examples::{Rule as Found, Side, check};
use docwright::krate::{ArgumentPlace, Asks, Case, CaseBody, Function, Item, Krate};
use docwright::mock::{Answer, Context, Memory, Request, Response, Rule, Scenario, Service};

use crate::support::{beside, corpus, here, read_folder};

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
        let mut request = with_headers(function_of(&phases.krate, case), case, Request::new(method, target));
        if let Some(body) = body {
            request = match case.body {
                CaseBody::Content(_) => {
                    let request = request.with_header("Content-Type", "application/octet-stream");
                    Request { body: body.as_str().into(), ..request }
                }
                _ => request.with_json(body),
            };
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
    let (count, text) = refused(&here().join("../../docs-input/graph"));
    assert!(count > 50 && text.is_empty(), "{count}\n{text}");
    let Some(corpus) = corpus() else { return };
    let (count, text) = refused(&corpus);
    assert!(count > 1500 && text.is_empty(), "{count}\n{text}");
}

/// The answers that the documentation shows, and that a function reads without loss, are answered without a change.
#[test]
fn documented_answers_are_answered_as_they_are() {
    let Some(corpus) = corpus() else { return };
    let (sources, config) = (read_folder(&corpus), Config::default());
    let phases = docwright::phases(&sources, &config);
    let calls = docwright::examples::calls(&phases.api, &phases.krate, &sources, &config);
    let paths: BTreeMap<_, _> = calls.iter().map(|it| (&it.function, it)).collect();
    let cases = docwright::examples::cases(&phases.pages, &phases.api, &phases.krate, &sources, &config);
    let service = Service::new(read_folder(&corpus), &config);
    let (mut count, mut changed) = (0, Vec::new());
    for case in cases.iter().filter(|it| it.agrees) {
        let (Asks::Reads(_, text), Some(call)) = (&case.asks, paths.get(&case.function)) else { continue };
        let Ok(shown) = serde_json::from_str::<serde_json::Value>(text) else { continue };
        // What stands for a value is replaced by one.
        if ["-value\"", "\"String", "\"Date", "\"Boolean\"", "\"\""].iter().any(|it| text.contains(it)) {
            continue;
        }
        // What links to other pages and places is the mock's own.
        if ["@odata.nextLink", "@odata.deltaLink", "@odata.count", "uploadUrl"].iter().any(|it| shown.get(it).is_some())
        {
            continue;
        }
        let request = request_of(&phases.krate, call);
        let answers = (1..30).map(|rank| {
            let scenario = |_: &Request, _: Option<&str>| Some(Scenario::Example(rank));
            service.answer_in(&request.1, Context { scenario: &scenario, memory: None }).body
        });
        let same = |body: Vec<u8>| {
            let mut body: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
            body.as_object_mut().map(|it| it.remove("@odata.deltaLink"));
            body == shown || body.get("value") == Some(&shown)
        };
        count += 1;
        if !answers.into_iter().any(same) {
            changed.push(case.place.clone());
        }
    }
    assert!(count > 1000 && changed.is_empty(), "{} of {count}: {}", changed.len(), changed.join(" "));
}

fn function_of<'k>(krate: &'k Krate, call: &Case) -> &'k Function {
    let item = krate.modules[&call.function.module].items.iter().find(|it| *it.ident() == call.function.ident);
    let Some(Item::Function(function)) = item else { panic!("{call:?}") };
    function
}

/// The same request with the arguments of a call that are headers.
fn with_headers(function: &Function, call: &Case, request: Request) -> Request {
    let arguments = function.arguments.iter().zip(&call.arguments);
    arguments.fold(request, |request, (argument, (_, text))| match &argument.place {
        ArgumentPlace::Header(name) => request.with_header(name, text),
        _ => request,
    })
}

/// The name of a call's function, and its request.
fn request_of(krate: &Krate, call: &Case) -> (String, Request) {
    let function = function_of(krate, call);
    let (mut path, mut query) = (String::new(), Vec::new());
    let mut pieces = function.template.split("{}");
    path += pieces.next().unwrap_or_default();
    for (argument, (_, text)) in function.arguments.iter().zip(&call.arguments) {
        match &argument.place {
            ArgumentPlace::Header(_) => {}
            ArgumentPlace::Query(name) => query.push(format!("{name}={text}")),
            _ => path = path + text + pieces.next().unwrap_or_default(),
        }
    }
    query.extend(function.fixed_query.iter().map(|(name, value)| format!("{name}={value}")));
    let target = if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) };
    let request = Request::new(format!("{:?}", function.method).to_uppercase(), target);
    let request = with_headers(function, call, request);
    let request = match &call.body {
        CaseBody::Nothing | CaseBody::Omitted => request,
        CaseBody::Object(_, text) | CaseBody::Optional(text) | CaseBody::Json(text) => request.with_json(text),
        CaseBody::Content(text) => {
            let request = request.with_header("Content-Type", "application/octet-stream");
            Request { body: text.as_str().into(), ..request }
        }
    };
    let names = call.function.module.0.iter().chain([&call.function.ident]).map(|it| it.as_str());
    (names.collect::<Vec<_>>().join("::"), request)
}

/// The requests of a file: `### why`, a request line, headers, a blank line and a body.
fn requests(text: &str) -> Vec<(String, Request)> {
    let read = |block: &str| {
        let (title, rest) = block.split_once('\n').unwrap();
        let (head, body) = rest.trim().split_once("\n\n").unwrap_or((rest.trim(), ""));
        let mut lines = head.lines();
        let (method, target) = lines.next().unwrap().split_once(' ').unwrap();
        let mut request = Request::new(method, target).with_header("Host", "localhost:4010");
        for line in lines {
            let (name, value) = line.split_once(": ").unwrap();
            request = request.with_header(name, value);
        }
        request.body = body.trim().into();
        (title.to_owned(), request)
    };
    text.split("### ").skip(1).map(read).collect()
}

fn show(title: &str, request: &Request, answer: &Response) -> String {
    let mut text = format!("### {title}\n{} {}\n", request.method, request.target);
    if let Some(name) = answer.calls.first().and_then(|it| it.function.as_ref()) {
        let arguments: Vec<String> =
            answer.calls[0].arguments.iter().map(|(name, it)| format!("{name}={it}")).collect();
        let _ = writeln!(text, "= {name}({})", arguments.join(", "));
    }
    for note in answer.calls.first().iter().flat_map(|it| &it.notes) {
        let _ = writeln!(text, "~ {note}");
    }
    let _ = writeln!(text, "{}", answer.status);
    for (name, value) in &answer.headers {
        let _ = writeln!(text, "{name}: {value}");
    }
    format!("{text}\n{}\n", answer.text())
}

fn lamps() -> (Service, Vec<(String, Request)>) {
    asked(&here().join("tests/mock/lamps"))
}

fn asked(folder: &Path) -> (Service, Vec<(String, Request)>) {
    let service = Service::new(read_folder(&folder.join("input")), &Config::default());
    (service, requests(&fs::read_to_string(folder.join("requests.http")).unwrap()))
}

#[test]
fn every_answer_of_every_fixture() {
    insta::glob!("../mock", "*/requests.http", |file| {
        let folder = file.parent().unwrap();
        let (service, requests) = asked(folder);
        let answers: Vec<String> = requests.iter().map(|(title, it)| show(title, it, &service.answer(it))).collect();
        beside(folder).bind(|| insta::assert_snapshot!("answers", answers.join("\n")));
    });
}

/// The same requests in the same order have the same answers, also where the service remembers.
#[test]
fn every_deed_of_every_fixture() {
    insta::glob!("../mock", "*/deeds.http", |file| {
        let folder = file.parent().unwrap();
        let (service, _) = asked(folder);
        let requests = requests(&fs::read_to_string(file).unwrap());
        let memory = Memory::default();
        let context = Context { scenario: &|_, _| None, memory: Some(&memory) };
        let answers = || {
            let shown = requests.iter().map(|(title, it)| show(title, it, &service.answer_in(it, context)));
            shown.collect::<Vec<_>>().join("\n")
        };
        let first = answers();
        memory.clear();
        assert_eq!(first, answers());
        beside(folder).bind(|| insta::assert_snapshot!("deeds", first));
    });
}

#[test]
fn every_rule_refuses_something() {
    let (service, mut requests) = lamps();
    let mut large = Request::new("PUT", "/lamps/7");
    large.body = vec![b'x'; docwright::mock::MAX_BODY_BYTES + 1];
    requests.push((String::new(), large));
    // Some only fire where something is remembered.
    let memory = Memory::default();
    let remembers = Context { scenario: &|_, _| None, memory: Some(&memory) };
    let twice = ["DELETE", "GET"].map(|method| Request::new(method, "/lamps/7"));
    let mut late = Request::new("PUT", "/$mock/uploads/8").with_header("Content-Range", "bytes 4-5/6");
    late.body = b"ef".to_vec();
    let session = Request::new("POST", "/lamps/8/manual/createUploadSession");
    let deeds =
        [late.clone(), session, late].into_iter().chain(twice).map(|it| service.answer_in(&it, remembers).text());
    let said: String = deeds.chain(requests.iter().map(|(_, it)| service.answer(it).text())).collect();
    let silent: Vec<&str> =
        Rule::ALL.iter().map(|it| it.id()).filter(|it| !said.contains(&format!("\"{it}\""))).collect();
    assert!(silent.is_empty(), "nothing fires {silent:?}");
}

#[test]
fn the_same_request_has_the_same_answer() {
    let ((service, requests), (other, _)) = (lamps(), lamps());
    for (title, request) in requests.iter().chain(requests.iter().rev()) {
        assert_eq!(service.answer(request), other.answer(request), "{title}");
    }
}

#[test]
fn scenarios_hold_for_their_function_alone() {
    let (service, _) = lamps();
    let answer = |target: &str, scenario: Scenario| {
        let scenario = |_: &Request, it: Option<&str>| (it == Some("lamps::get")).then(|| scenario.clone());
        service.answer_in(&Request::new("GET", target), Context { scenario: &scenario, memory: None })
    };
    assert_eq!(answer("/lamps/7", Scenario::Status(503)).header("retry-after"), Some("1"));
    assert_eq!(answer("/lamps/7", Answer::json("{\"a\":1}").into()).text(), "{\"a\":1}");
    assert!(answer("/lamps/7", Scenario::Example(2)).text().contains("\"id\": \"8\""));
    assert_eq!(answer("/lamps", Scenario::Status(503)).status, 200);
    let batch =
        Request::new("POST", "/v1.0/$batch").with_json(r#"{"requests":[{"id":"a","method":"GET","url":"/lamps/7"}]}"#);
    let scenario = |_: &Request, it: Option<&str>| (it == Some("lamps::get")).then_some(Scenario::Status(410));
    let answer = service.answer_in(&batch, Context { scenario: &scenario, memory: None });
    let calls: Vec<_> = answer.calls.iter().map(|it| (it.function.as_deref(), it.status)).collect();
    assert_eq!(calls, [(None, 200), (Some("lamps::get"), 410)]);
}

/// Addresses that nobody should send.
const TARGETS: &[&str] = &[
    "",
    "/",
    "?",
    "//",
    "/%",
    "/%zz/%ff",
    "/lamps/",
    "/lamps('",
    "/lamps(a=",
    "/lamps/find(room=)",
    "*",
    "http://",
    "http://x",
    "/$mock/",
    "/$mock/uploads",
    "/$mock/uploads/%",
    "/v1.0",
    "/v1.0/",
    "/\u{0}\u{7f}é",
    "/lamps?$top=-1",
    "/lamps?$top=99999999999999999999",
    "/lamps?$skip=18446744073709551615&$skiptoken=mock-18446744073709551615",
    "/lamps?&&=&$select",
    "/lamps/7?$select=,,",
    "/lamps/near?floor",
];

/// Whatever comes, there is an answer, which is JSON if it says so.
#[test]
fn nothing_makes_it_panic() {
    let (service, requests) = lamps();
    let mut targets: Vec<String> = TARGETS.iter().map(|it| (*it).to_owned()).collect();
    targets.extend(requests.iter().map(|it| it.1.target.clone()));
    targets.push(format!("/lamps/{}", "a".repeat(1 << 20)));
    targets.push(format!("/{}", "(".repeat(5_000)));
    let deep = "[".repeat(100_000);
    let nested = format!("{{\"room\":{}1{}", "{\"inside\":".repeat(120), "}".repeat(121));
    let bodies: [&[u8]; 9] = [
        b"",
        b"\xff\xfe",
        b"{",
        b"null",
        b"[]",
        b"\"\\ud800\"",
        deep.as_bytes(),
        nested.as_bytes(),
        b"{\"requests\":[{\"id\":1},null]}",
    ];
    let plain = targets
        .iter()
        .flat_map(|it| ["GET", "POST", "DELETE", "", "\u{0}"].map(|method| (method, it.clone(), &b"{}"[..])));
    let sent = ["/lamps", "/lamps/7/dim", "/$batch", "/lamps/7/owners/$ref", "/$mock/uploads/1"].into_iter();
    let sent = sent.flat_map(|it| ["POST", "PUT"].map(|method| (method, it.to_owned())));
    let sent = sent.flat_map(|(method, it)| bodies.iter().map(move |body| (method, it.clone(), *body)));
    for (method, target, body) in plain.chain(sent) {
        let mut request =
            Request::new(method, &target).with_header("Prefer", "status=,example=9999999999999999999999,=");
        request.body = body.to_vec();
        let answer = service.answer(&request);
        assert!((200..600).contains(&answer.status), "{method} {target}: {}", answer.status);
        let json = answer.header("content-type") == Some("application/json");
        assert!(!json || serde_json::from_slice::<serde_json::Value>(&answer.body).is_ok(), "{method} {target}");
    }
}

/// A service of a saved model knows each function by the same request as one of the pages, and answers with the same status;
/// what neither shows is the same.
fn saved_like_pages(folder: &Path) -> (usize, Vec<String>) {
    let (sources, config) = (read_folder(folder), Config::default());
    let phases = docwright::phases(&sources, &config);
    let (snapshot, _) = docwright::snapshot(&sources, &config);
    let text = snapshot.to_lines(&Making::now(&config));
    let (snapshot, _) = Snapshot::from_lines(&text).unwrap();
    let saved = Service::restored(restore(&snapshot), &config);
    let pages = Service::new(read_folder(folder), &config);
    let calls = docwright::examples::calls(&phases.api, &phases.krate, &sources, &config);
    let differ = calls.iter().filter_map(|call| {
        let (name, request) = request_of(&phases.krate, call);
        let [one, other] = [&pages, &saved].map(|it| it.answer(&request));
        let called = |it: &Response| (it.status, it.calls[0].function.clone(), it.calls[0].arguments.clone());
        let (one, other_called) = (called(&one), called(&other));
        (one != other_called).then(|| format!("{name}: {one:?} {other_called:?} {}", other.text()))
    });
    (calls.len(), differ.collect())
}

#[test]
fn a_saved_model_serves_without_the_pages() {
    let (count, differ) = saved_like_pages(&here().join("../../docs-input/graph"));
    assert!(count > 200 && differ.is_empty(), "{} of {count}:\n{}", differ.len(), differ.join("\n"));
    let (count, differ) = saved_like_pages(&here().join("tests/mock/lamps/input"));
    assert!(count > 10 && differ.is_empty(), "{} of {count}:\n{}", differ.len(), differ.join("\n"));
    let Some(corpus) = corpus() else { return };
    let (count, differ) = saved_like_pages(&corpus);
    assert!(count > 3000 && differ.is_empty(), "{} of {count}:\n{}", differ.len(), differ.join("\n"));
}
