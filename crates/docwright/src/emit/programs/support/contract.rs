//! Assertions of contract tests on HTTP requests and responses.

#![allow(dead_code)]

use docwright_runtime::{FromResponse, Item, Json, Request, Response};

/// An object that the documentation shows as sent.
pub fn object<T: Item>(place: &str, text: &str) -> T {
    docwright_runtime::json::from_str(text).unwrap_or_else(|error| panic!("{place}: {error}"))
}

/// JSON that the documentation shows as sent.
pub fn json(place: &str, text: &str) -> Json {
    object(place, text)
}

/// Compares the request that a function makes with the one that is shown.
pub fn sends<R>(place: &str, request: Request<R>, line: &str, body: Option<&str>, agrees: bool) {
    let made = format!("{} {}", request.method(), request.path_and_query());
    let sent = request.body_bytes().map(|it| String::from_utf8_lossy(it).into_owned());
    let problem = request.check().err().map(|it| it.to_string());
    compare(place, &made, sent.as_deref(), line, body, problem, agrees);
}

/// Reads a response into the function's type, writes it again, and compares.
pub fn reads<R: FromResponse + docwright_runtime::serde::Serialize>(
    place: &str,
    request: Request<R>,
    status: u16,
    body: &str,
    agrees: bool,
) {
    let read = request.read(&Response::new(status, body.to_owned())).map_err(|it| it.to_string());
    let written = read.map(|it| serde_json::to_string(&it).unwrap_or_default());
    again(place, written, body, agrees);
}

/// Reads a text as an object of this type, writes it again, and compares.
pub fn takes<T: Item>(place: &str, body: &str, agrees: bool) {
    let read = docwright_runtime::json::from_str::<T>(body);
    again(place, read.and_then(|it| docwright_runtime::json::to_string(&it)).map_err(|it| it.to_string()), body, agrees);
}

fn compare(
    place: &str,
    made: &str,
    sent: Option<&str>,
    line: &str,
    body: Option<&str>,
    problem: Option<String>,
    agrees: bool,
) {
    let same_body = match (sent, body) {
        (Some(sent), Some(body)) => sent == body || same_json(sent, body),
        (None, None) => true,
        _ => false,
    };
    let same = problem.is_none() && parts(made) == parts(line) && same_body;
    assert_eq!(same, agrees, "{place}\nshown: {line}\n       {body:?}\nmade:  {made}\n       {sent:?}\n{problem:?}");
}

fn again(place: &str, written: Result<String, String>, body: &str, agrees: bool) {
    let same = written.as_ref().is_ok_and(|it| same_json(it, body));
    assert_eq!(same, agrees, "{place}\nshown: {body}\nread:  {written:?}");
}

/// Method and path, and the query in any order: what percent-encoding stands for.
fn parts(line: &str) -> (String, Vec<String>) {
    let (path, query) = line.split_once('?').unwrap_or((line, ""));
    let mut query: Vec<String> = query.split('&').map(decoded).collect();
    query.sort_unstable();
    (decoded(path), query)
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok()).filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn same_json(a: &str, b: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<Json>(text).ok();
    read(a).zip(read(b)).is_some_and(|(a, b)| same(&a, &b))
}

/// `1` and `1.0` are the same number.
fn same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}
