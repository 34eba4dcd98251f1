//! Requests that come from the types of the `http` crate.

use docwright_runtime::{Bytes, Content, ErrorKind, Json, Method, Request};
use http::Request as HttpRequest;

const BASE: &str = "https://api.example/v1.0";

fn came(method: &str, uri: &str, headers: &[(&str, &str)], body: &'static str) -> HttpRequest<Bytes> {
    let builder = HttpRequest::builder().method(method).uri(uri);
    let builder = headers.iter().fold(builder, |it, (name, value)| it.header(*name, *value));
    builder.body(Bytes::from(body)).expect("a request")
}

#[test]
fn there_and_back_nothing_changes() {
    for request in [
        Request::<Json>::get("/users/{id}/x(a='{b}')", &["ada lovelace@example.com", "o'clock/é"])
            .filter("name eq 'a+b & c=d'")
            .query("$search", "\"50 %\"")
            .query("empty", "")
            .prefer("a")
            .prefer("b"),
        Request::post("/me/messages", &[]).json(&[1]).header("Authorization", "Bearer own").header("X-Name", "Zoë"),
        Request::put("/me/photo/$value", &[]).content(Content::new("ab").of_type("image/png")),
        Request::new(Method::Other("HEAD"), "/me", &[]),
        Request::patch("/me", &[]).json(&()),
        Request::delete("/me/messages/{id}", &["=="]).if_match("W/1"),
    ] {
        let sent = request.to_http(BASE).expect("a request that can be sent");
        let back = Request::<Json>::from_http(sent.clone(), BASE).expect("the same request");
        let again = back.to_http(BASE).expect("a request that can be sent");
        assert_eq!((again.method(), again.uri(), again.headers()), (sent.method(), sent.uri(), sent.headers()));
        assert_eq!((again.body(), back.method()), (sent.body(), request.method()));
        assert_eq!((back.path(), back.body_bytes()), (request.path(), request.body_bytes()));
        assert!(back.query_options().eq(request.query_options()), "{back:?}");
    }
}

#[test]
fn what_a_server_received() {
    let headers =
        [("Host", "proxy"), ("Connection", "close"), ("Content-Length", "1"), ("Prefer", "a"), ("Prefer", "b")];
    let request = Request::<Json>::from_http(came("POST", "/v1.0/a%2Fb?x=1+2&y&x=%2B", &headers, "1"), BASE);
    let request = request.expect("a request to the service");
    assert_eq!((request.path(), request.template()), ("/a%2Fb", "(http)"));
    assert_eq!(request.query_options().collect::<Vec<_>>(), [("x", "1 2"), ("y", ""), ("x", "+")]);
    assert_eq!(request.headers().collect::<Vec<_>>(), [("prefer", "a, b")]);
    assert_eq!(request.body_bytes().map(AsRef::as_ref), Some(&b"1"[..]));
    assert_eq!(
        Request::<Json>::from_http(came("GET", "/me", &[], ""), "https://h/").expect("no version").path(),
        "/me"
    );
}

#[test]
fn what_is_not_to_the_service_is_refused() {
    for (method, uri, header) in [
        ("GET", "https://evil.example/v1.0/me", "a"),
        ("GET", "https://api.example:8443/v1.0/me", "a"),
        ("GET", "http://api.example/v1.0/me", "a"),
        ("GET", "/beta/me", "a"),
        ("GET", "/v1.0", "a"),
        ("GET", "/v1.0x/me", "a"),
        ("GET", "/v1.0/../beta/me", "a"),
        ("GET", "/v1.0/%2e%2E/beta/me", "a"),
        ("GET", "/v1.0/a\\..\\..\\beta", "a"),
        ("GET", "/v1.0/me?x=%ff", "secret"),
        ("BREW", "/v1.0/me", "a"),
        ("OPTIONS", "*", "a"),
        ("CONNECT", "api.example:443", "a"),
    ] {
        let error = Request::<Json>::from_http(came(method, uri, &[("X", header)], ""), BASE).expect_err(uri);
        assert_eq!(error.kind(), ErrorKind::Request, "{method} {uri}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
