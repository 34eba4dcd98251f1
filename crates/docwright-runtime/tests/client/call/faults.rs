//! Connections that break, stall and trickle, and responses that are huge, cut off or nonsense.

use std::time::Duration;

use docwright_runtime::{Bytes, Collection, ErrorKind, Json, Request, RetryPolicy};
use tokio::time::Instant;

use crate::server::{Does, Piece, Server, json, with};

fn pieces(pieces: Vec<Piece>) -> Does {
    Does::Pieces(http::Response::builder().header("Content-Type", "application/json").body(()).unwrap(), pieces)
}

fn bytes(text: &'static str) -> Piece {
    Piece::Bytes(Bytes::from_static(text.as_bytes()))
}

fn list() -> Request<Collection<Json>> {
    Request::get("/users", &[])
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_breaks_in_the_body_is_tried_again() {
    let server =
        Server::script([pieces(vec![bytes(r#"{"value": ["#), Piece::Break]), json(200, r#"{"value": [1]}"#)]).await;
    let response = server.client().send(list().with_response()).await.unwrap();
    assert_eq!((response.value.value.len(), response.response.attempts()), (1, 2));
    let server = Server::start(|_| pieces(vec![bytes("{"), Piece::Break])).await;
    let error = server.client().send(list().returning::<Json>()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connection, 5));
    let post = Request::<Json>::post("/users", &[]).json(&1);
    assert_eq!(server.client().send(post).await.unwrap_err().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_shorter_than_announced_is_no_answer() {
    let short = || {
        let head = http::Response::builder().header("Content-Length", "100").body(()).unwrap();
        Does::Pieces(head, vec![bytes("{}"), Piece::Break])
    };
    let server = Server::script([short(), json(200, "{\"value\": []}")]).await;
    assert_eq!(server.client().send(list().with_response()).await.unwrap().response.attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_silent_service_is_given_up() {
    let silent = || pieces(vec![bytes("{"), Piece::Pause(Duration::from_secs(500)), bytes("}")]);
    let server = Server::start(move |_| silent()).await;
    let client = server.builder().read_timeout(Duration::from_secs(20)).retry(RetryPolicy::never()).build().unwrap();
    let start = Instant::now();
    let error = client.send(list()).await.unwrap_err();
    assert_eq!((error.kind(), error.is_retryable(), start.elapsed().as_secs()), (ErrorKind::Timeout, true, 20));
    assert!(error.to_string().starts_with("GET /users: the service took too long"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_trickle_is_read_or_ended_by_the_limit() {
    let trickle = || {
        let mut all = vec![bytes(r#"{"value": ["#)];
        all.extend((0..50).flat_map(|_| [bytes("1,"), Piece::Pause(Duration::from_secs(10))]));
        all.push(bytes("1]}"));
        pieces(all)
    };
    let server = Server::start(move |_| trickle()).await;
    assert_eq!(server.client().send(list()).await.unwrap().value.len(), 51);
    let client = server.builder().timeout(Duration::from_secs(60)).build().unwrap();
    assert_eq!(client.send(list()).await.unwrap_err().kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn two_hundred_megabytes_of_json() {
    let item = format!(r#"{{"@odata.id": "{}"}}"#, "a".repeat(20 << 20));
    let page = Bytes::from(format!(r#"{{"value": [{}]}}"#, vec![item; 10].join(",")));
    let cut = page.slice(..page.len() - 2);
    let server = Server::script([json(200, page), json(200, cut)]).await;
    let request = || Request::<Collection<docwright_runtime::Reference>>::get("/users", &[]);
    let read = server.client().send(request()).await.unwrap().value;
    assert_eq!(read.iter().map(|it| it.odata_id.as_ref().unwrap().len()).sum::<usize>(), 200 << 20);
    assert_eq!(server.client().send(request()).await.unwrap_err().kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn redirects_that_never_end() {
    let server = Server::start(|_| with(302, &[("Location", "/v1.0/again")], "")).await;
    let error = server.client().send(list()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Link);
    assert_eq!(error.to_string(), "GET /users: redirects lead in a circle; 302 Found");
    assert_eq!(server.seen().len(), 11);
}

#[tokio::test]
async fn redirects_of_every_kind() {
    let server = Server::start(|seen| match (seen.method.as_str(), seen.path.as_str()) {
        (_, "/v1.0/301" | "/v1.0/302" | "/v1.0/303" | "/v1.0/307" | "/v1.0/308") => {
            let status = seen.path[6..].parse().unwrap();
            with(status, &[("Location", "done")], "")
        }
        (method, path) => json(200, format!(r#"{{"did": "{method} {path} {}"}}"#, seen.body.len())),
    })
    .await;
    let client = server.client();
    for (method, status, want) in [
        ("GET", "301", Some("GET /v1.0/done 0")),
        ("GET", "302", Some("GET /v1.0/done 0")),
        ("GET", "308", Some("GET /v1.0/done 0")),
        ("POST", "303", Some("GET /v1.0/done 0")),
        ("POST", "307", Some("POST /v1.0/done 1")),
        ("POST", "308", Some("POST /v1.0/done 1")),
        ("POST", "302", None),
    ] {
        let request = Request::<Json>::new(docwright_runtime::Method::Other(method), "/{status}", &[status]);
        let request = if method == "POST" { request.json(&1) } else { Request::get("/{status}", &[status]) };
        let did = client.send(request).await.ok().map(|it| it["did"].as_str().unwrap().to_owned());
        assert_eq!(did.as_deref(), want, "{method} {status}");
    }
}

#[tokio::test]
async fn a_response_is_not_read_without_end() {
    let endless = || pieces((0..1000).map(|_| Piece::Bytes(Bytes::from(vec![b' '; 1 << 16]))).collect());
    let announced = || {
        let head = http::Response::builder().header("Content-Length", (1_u64 << 40).to_string()).body(()).unwrap();
        Does::Pieces(head, vec![bytes("{"), Piece::Pause(Duration::from_secs(1000))])
    };
    let server = Server::script([endless(), announced(), json(500, vec![b' '; 2 << 20])]).await;
    let client = server.builder().max_response(1 << 20).build().unwrap();
    for status in [200, 200, 500] {
        let error = client.send(list()).await.unwrap_err();
        assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Limit, Some(status), 1), "{error}");
        assert!(
            error.to_string().contains("the response is too large: the client takes at most 1048576 bytes"),
            "{error}"
        );
    }
    assert_eq!(server.seen().len(), 3);
}
