//! Settings and requests, as they arrive at the server.

use std::collections::BTreeMap;
use std::time::Duration;

use docwright_runtime::client::{Body, BoxFuture, Fault, Service, Transport};
use docwright_runtime::{
    AccessToken, Bytes, Client, Collection, ErrorKind, Json, Method, Reference, Request, ReqwestTransport, RetryPolicy,
    Typed, Value, WithResponse,
};

use crate::server::{Seen, Server, json, with};

#[tokio::test]
async fn a_request_is_sent_and_its_answer_read() {
    let server = Server::script([json(200, r#"{"displayName": "Ada"}"#)]).await;
    let request = Request::<Json>::get("/users/{id}", &["ada@example.com"]).select(["displayName"]);
    let user = request.send(&server.client()).await.unwrap();
    assert_eq!(user["displayName"], "Ada");
    let seen = &server.seen()[0];
    assert_eq!(seen.line(), "GET /v1.0/users/ada@example.com?$select=displayName");
    assert_eq!(seen.header("authorization"), Some("Bearer very-secret"));
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert!(seen.header("user-agent").unwrap().starts_with("docwright-runtime/"));
    let id = seen.header("client-request-id").unwrap();
    assert!(id.len() == 36 && id.as_bytes()[14] == b'4', "{id}");
}

#[tokio::test]
async fn a_service_names_the_program_until_the_settings_do() {
    let server = Server::start(|_| json(200, "{}")).await;
    let lamps = || Service::at(server.url("/v1.0")).user_agent("lamps/1");
    for (client, want) in [
        (Client::at(lamps(), AccessToken::new("t")), "lamps/1"),
        (Client::at(lamps(), AccessToken::new("t")).user_agent("own/2"), "own/2"),
    ] {
        client.allow_http_loopback().build().unwrap().send(Request::<Json>::get("/me", &[])).await.unwrap();
        assert_eq!(server.seen().last().unwrap().header("user-agent"), Some(want));
    }
}

#[tokio::test]
async fn settings_are_sent_and_requests_have_the_last_word() {
    let server = Server::start(|_| json(200, "{}")).await;
    let builder = server.builder().user_agent("lamps/1").header("X-Team", "blue").header("Prefer", "a");
    let client = builder.retry(RetryPolicy::never()).timeout(Duration::from_secs(60)).build().unwrap();
    client
        .send(Request::<Json>::get("/me", &[]).header("prefer", "b").header("client-request-id", "mine"))
        .await
        .unwrap();
    let seen = &server.seen()[0];
    for (name, want) in [("user-agent", "lamps/1"), ("x-team", "blue"), ("prefer", "b"), ("client-request-id", "mine")]
    {
        assert_eq!(seen.header(name), Some(want));
    }
}

#[test]
fn a_service_is_an_address_or_more() {
    let base = |set: fn(docwright_runtime::client::ClientBuilder) -> docwright_runtime::client::ClientBuilder| {
        set(Client::at("https://api.example/v1.0/", AccessToken::new("t")))
            .build()
            .map(|client| client.base_url().to_owned())
            .map_err(|it| it.to_string())
    };
    assert_eq!(base(|it| it).unwrap(), "https://api.example/v1.0");
    assert_eq!(base(|it| it.base_url("https://gate.example/g/v1.0/")).unwrap(), "https://gate.example/g/v1.0");
    for (set, why) in [
        (base(|it| it.base_url("http://gate.example")), "not encrypted"),
        (base(|it| it.base_url("http://127.0.0.1:1")), "for tests"),
        (base(|it| it.base_url("https://a:b@gate.example")), "credentials"),
        (base(|it| it.base_url("gate.example")), "cannot be the address"),
        (base(|it| it.trust("http://gate.example")), "not encrypted"),
        (base(|it| it.header("a b", "c")), "not the name of a header"),
        (base(|it| it.header("a", "b\nc")), "characters"),
        (base(|it| it.proxy("::")), "the proxy cannot be used"),
    ] {
        assert!(set.as_ref().is_err_and(|it| it.contains(why)), "{set:?}, not {why}");
    }
}

#[tokio::test]
async fn a_proxy_is_asked_in_place_of_the_service() {
    let proxy = Server::script([json(200, r#"{"by": "proxy"}"#)]).await;
    let client = Client::at("http://127.0.0.1:9/v1.0", AccessToken::new("t")).allow_http_loopback();
    let client = client.proxy(proxy.url("")).build().unwrap();
    assert_eq!(client.send(Request::<Json>::get("/me", &[])).await.unwrap()["by"], "proxy");
}

#[tokio::test]
async fn any_method_path_and_type() {
    let server = Server::start(|seen| match seen.method.as_str() {
        "HEAD" => with(200, &[("ETag", "\"7\"")], ""),
        _ => json(200, seen.body.clone()),
    })
    .await;
    let client = server.client();
    let sent = BTreeMap::from([("a".to_owned(), vec![1, 2])]);
    let echo =
        Request::<Typed<BTreeMap<String, Vec<u32>>>>::new(Method::Other("REPORT"), "/x/{y}/z", &["a b"]).json(&sent);
    assert_eq!(client.send(echo).await.unwrap().0, sent);
    let head = Request::<()>::new(Method::Other("HEAD"), "/x", &[]).with_response();
    let WithResponse { response, .. } = client.send(head).await.unwrap();
    assert_eq!((response.header("ETag"), response.attempts()), (Some("\"7\""), 1));
    assert_eq!(server.lines(), ["REPORT /v1.0/x/a%20b/z", "HEAD /v1.0/x"]);
    let wrong = client.send(Request::<Json>::new(Method::Other("A B"), "/x", &[])).await.unwrap_err();
    assert!(wrong.to_string().contains("\"A B\" is not a method"), "{wrong}");
    let nowhere = client.send(Request::<Json>::get("/users/{id}", &[".."])).await.unwrap_err();
    assert_eq!((nowhere.template(), nowhere.attempts()), (Some("/users/{id}"), 0));
}

#[tokio::test]
async fn a_count_is_a_number_of_text() {
    let server = Server::script([with(200, &[("Content-Type", "text/plain")], "\u{feff}1042")]).await;
    let request = Request::<i64>::get("/users/$count", &[]).header("X-Level", "eventual");
    assert_eq!(request.send(&server.client()).await.unwrap(), 1042);
    assert_eq!(server.seen()[0].header("x-level"), Some("eventual"));
}

#[test]
fn requests_and_answers_are_those_of_the_http_crate() {
    let request = Request::<Json>::post("/users/{id}/x", &["a/b"]).json(&1).header("Prefer", "p").query("$top", "1");
    let sent = request.to_http("https://api.example/v1.0/").unwrap();
    assert_eq!(sent.uri(), "https://api.example/v1.0/users/a%2Fb/x?$top=1");
    assert_eq!(
        (sent.method().as_str(), sent.body().as_ref(), &sent.headers()["prefer"]),
        ("POST", &b"1"[..], &"p".parse::<http::HeaderValue>().unwrap())
    );
    let came = http::Response::builder().status(201).body(Bytes::from("{\"a\":1}")).unwrap();
    assert_eq!(request.read_http(came).unwrap()["a"], 1);
    let failed = http::Response::builder().status(404).body(Bytes::new()).unwrap();
    assert!(request.read_http(failed).unwrap_err().is_not_found());
    // Whatever the path is, the authority is that of the base.
    let sly = Request::<Json>::new(Method::Get, "@evil.example/x", &[]);
    assert_eq!(sly.to_http("https://here.example").unwrap().uri().host(), Some("here.example"));
    for base in ["", "here.example", "/v1.0", "ftp://here.example", "https://"] {
        assert!(request.to_http(base).is_err(), "{base}");
    }
}

/// A stack that knows no network.
struct Canned;

impl Transport for Canned {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>> {
        let body = format!("{{\"uri\": \"{}\"}}", request.uri());
        Box::pin(async { Ok(http::Response::new(Body::from(body))) })
    }
    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

#[tokio::test]
async fn any_http_stack_will_do() {
    let client = Client::at("https://api.example/v1.0", AccessToken::new("t")).transport(Canned).build().unwrap();
    let response = client.send(Request::<Json>::get("/me", &[])).await.unwrap();
    assert_eq!(response["uri"], "https://api.example/v1.0/me");
}

#[tokio::test]
async fn a_reqwest_client_that_is_there_already() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1.0/away" => with(302, &[("Location", "/v1.0/me")], ""),
        _ => json(200, "{}"),
    })
    .await;
    let ready = |policy| reqwest::Client::builder().redirect(policy).build().unwrap();
    let client =
        server.builder().transport(ReqwestTransport::new(ready(reqwest::redirect::Policy::none()))).build().unwrap();
    client.send(Request::<Json>::get("/away", &[])).await.unwrap();
    // One that follows redirects by itself may have sent anything anywhere.
    let transport = ReqwestTransport::new(ready(reqwest::redirect::Policy::default()));
    let client = server.builder().retry(RetryPolicy::never()).transport(transport).build().unwrap();
    let error = client.send(Request::<Json>::get("/away", &[])).await.unwrap_err();
    assert!(error.to_string().contains("followed a redirect by itself"), "{error}");
}

#[tokio::test]
async fn what_has_no_body_says_so() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1.0/away" => with(303, &[("Location", "/v1.0/done")], ""),
        _ => with(204, &[], ""),
    })
    .await;
    let client = server.client();
    for (method, want) in [
        (Method::Post, Some("0")),
        (Method::Put, Some("0")),
        (Method::Patch, Some("0")),
        (Method::Get, None),
        (Method::Delete, None),
    ] {
        let request = Request::<()>::new(method, "/x", &[]);
        let alone = request.to_http("https://api.example").unwrap();
        assert_eq!(alone.headers().get("content-length").map(http::HeaderValue::as_bytes), want.map(str::as_bytes));
        client.send(request).await.unwrap();
        let seen = server.seen().pop().unwrap();
        let said = (seen.header("content-length"), seen.header("transfer-encoding"), seen.header("content-type"));
        assert_eq!(said, (want, None, None), "{method}");
    }
    let empty = docwright_runtime::Content::new("").of_type("text/plain");
    client.send(Request::<()>::put("/x", &[]).content(empty)).await.unwrap();
    assert_eq!(server.seen().pop().unwrap().header("content-length"), Some("0"));
    // Where a redirect makes it a GET, and where a stream takes its place, it is said no longer.
    client.send(Request::<()>::post("/away", &[])).await.unwrap();
    assert_eq!(server.seen().pop().unwrap().header("content-length"), None);
    client.send_stream(Request::<()>::post("/x", &[]), "text/plain", Body::from("abc")).await.unwrap();
    assert_eq!(server.seen().pop().unwrap().header("content-length"), Some("3"));
}

#[tokio::test]
async fn a_success_that_says_nothing_is_one() {
    for (status, body) in [(200, ""), (201, ""), (202, ""), (204, ""), (200, " \r\n"), (200, "\u{feff}")] {
        let server = Server::start(move |_| with(status, &[], body)).await;
        let client = server.client();
        let said = format!("{status} {body:?}");
        assert_eq!(client.send(Request::<Json>::post("/x", &[])).await.unwrap(), Json::Null, "{said}");
        client.send(Request::<()>::post("/x", &[])).await.unwrap();
        assert_eq!(client.send(Request::<Reference>::get("/x", &[])).await.unwrap(), Reference::default(), "{said}");
        let list = Request::<Collection<Json>>::get("/x", &[]);
        assert_eq!(client.send(list.clone()).await.unwrap(), Collection::default(), "{said}");
        assert!(client.items(list).collect().await.unwrap().is_empty(), "{said}");
        assert_eq!(client.send(Request::<Value<i64>>::get("/x", &[])).await.unwrap().value, None, "{said}");
        let typed = Request::<Typed<Vec<u8>>>::get("/x", &[]);
        assert!(client.send(typed.clone()).await.unwrap().0.is_empty(), "{said}");
        assert_eq!(client.send(typed.returning::<Typed<Option<u8>>>()).await.unwrap().0, None, "{said}");
        // There is no number that nothing could be.
        let count = client.send(Request::<i64>::get("/x/$count", &[])).await.unwrap_err();
        assert_eq!((count.kind(), count.status()), (ErrorKind::Decode, Some(status)), "{said}");
    }
}

#[tokio::test]
async fn a_search_is_sent_as_it_is_meant() {
    let server = Server::start(|_| json(200, r#"{"value": []}"#)).await;
    for (text, want) in [
        ("blue chair", r#""blue chair""#),
        ("from:ada AND subject:x", r#""from:ada AND subject:x""#),
        (r#"a "b" c\d"#, r#""a \"b\" c\\d""#),
        ("NOTHING", r#""NOTHING""#),
        (r#""a:b" OR "c:d""#, r#""a:b" OR "c:d""#),
        (r#"("a:b" OR "c:d") AND "e""#, r#"("a:b" OR "c:d") AND "e""#),
        (r#"NOT "a:b""#, r#"NOT "a:b""#),
        (r#"NOT("a:b")"#, r#"NOT("a:b")"#),
    ] {
        Request::<Collection<Json>>::get("/users", &[]).search(text).send(&server.client()).await.unwrap();
        let path = server.seen().pop().unwrap().path;
        let sent = url_text(path.strip_prefix("/v1.0/users?$search=").unwrap());
        assert_eq!(sent, want, "{text}");
    }
}

/// The text that was encoded for a query.
fn url_text(encoded: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || rest.next().and_then(|it| char::from(it).to_digit(16)).unwrap();
        bytes.push(if byte == b'%' { (digit() * 16 + digit()) as u8 } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn a_client_of_another_version_shares_the_token() {
    let server = Server::start(|_| json(200, "{}")).await;
    let client = server.client();
    let beta = client.with_version("beta").unwrap();
    assert_eq!(beta.base_url(), server.url("/beta"));
    beta.send(Request::<Json>::get("/lamps", &[])).await.unwrap();
    client.send(Request::<Json>::get("/lamps", &[])).await.unwrap();
    assert_eq!(server.lines(), ["GET /beta/lamps", "GET /v1.0/lamps"]);
    assert!(server.seen().iter().all(Seen::has_token));
    for version in ["", ".", "..", "a/b", "a?b", "a b", "%2e"] {
        assert!(client.with_version(version).is_err(), "{version:?}");
    }
    assert!(client.with_base_url(&server.url("")).unwrap().with_version("beta").is_err(), "it has no version");
    assert!(
        client.with_base_url("http://elsewhere.example/beta").is_err(),
        "the token goes nowhere without encryption"
    );
}
